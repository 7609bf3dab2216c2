"""How far inputs were read, so that a run that stopped can be taken up."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from firsthand.domain.page import Mark
from firsthand.store import codec
from firsthand.store.tables import marks
from firsthand.store.upsert import insert_new


def all_marks(connection: Connection) -> tuple[Mark, ...]:
    """Every mark that stopped runs have left, by input."""
    ordered = select(marks.c.mark).order_by(marks.c.input, marks.c.identity)
    return tuple(codec.decode(record, Mark) for record in connection.scalars(ordered))


def put(connection: Connection, some: Collection[Mark]) -> None:
    """Keep marks, each in place of an earlier one of its input."""
    drop(connection, some)
    for mark in some:
        row = {"input": mark.input, "identity": mark.identity, "mark": codec.encode(mark).decode()}
        insert_new(connection, marks, row)


def drop(connection: Connection, some: Collection[Mark]) -> None:
    """Forget the marks of some inputs, whatever they say."""
    for mark in some:
        same = (marks.c.input == mark.input, marks.c.identity == mark.identity)
        connection.execute(delete(marks).where(*same))

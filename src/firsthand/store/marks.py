"""How far inputs were read, so that a run that stopped can be taken up."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from firsthand.domain.page import Mark
from firsthand.store import codec
from firsthand.store.engine import Database
from firsthand.store.tables import marks
from firsthand.store.upsert import insert_new


class MarkLog:
    """The marks that runs have left in a store; empty while none has stopped.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Mark, ...]:
        """Every mark, by input."""
        ordered = select(marks.c.mark).order_by(marks.c.input, marks.c.identity)
        with self._database.reading() as connection:
            return tuple(codec.decode(record, Mark) for record in connection.scalars(ordered))

    def put(self, some: Collection[Mark]) -> None:
        """Keep marks, each in place of an earlier one of its input; all that stands before them must be in the store."""
        with self._database.writing() as connection:
            for mark in some:
                _drop(connection, mark)
                row = {"input": mark.input, "identity": mark.identity, "mark": codec.encode(mark).decode()}
                insert_new(connection, marks, row)

    def drop(self, some: Collection[Mark]) -> None:
        """Forget the marks of some inputs, whatever they say: the run has come to its end."""
        with self._database.writing() as connection:
            for mark in some:
                _drop(connection, mark)


def _drop(connection: Connection, mark: Mark) -> None:
    connection.execute(delete(marks).where(marks.c.input == mark.input, marks.c.identity == mark.identity))

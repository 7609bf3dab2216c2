"""The view with traces: what it keeps of the documents that it was made from, so that the next process goes on where this one stopped.

The traces of a document are written in the transaction that takes the document into the view, and changed in those that change what the view
makes of it. So the rows that are there tell which documents the view in place was made from. A view that was put up without traces, or by
another program, has none that count.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from firsthand.domain.decision import Decision
from firsthand.domain.errors import StoreError
from firsthand.domain.event import Aggregate, Amendment, Chronicle
from firsthand.domain.values import Place
from firsthand.store import codec, log, revision, versions, view
from firsthand.store.batches import batches
from firsthand.store.engine import Database
from firsthand.store.tables import chronicle_parts, events, state, traces

_AT_ONCE = 500
_CRC = 4  # bytes
_LEVEL = 1
_BLOBS = ("mark", "links", "notes", "scores")


@dataclass(frozen=True)
class Trace:
    """What the view keeps of one document; the store does not look into it.

    Attributes:
        document: its key.
        mark: what depends on the document alone.
        links: what ties it to other documents.
        notes: what it tells, as the view has it.
        scores: how it compares with others; parts are put one after the other.
    """

    document: str
    mark: bytes
    links: bytes
    notes: bytes
    scores: bytes


@dataclass(frozen=True)
class Changes:
    """What changed in the traces with the view.

    Attributes:
        program: which program made them.
        obeyed: decisions that the view obeys, undone ones and undos included.
        marks, links, notes: of the documents that have others than before; of a new document all three are there.
        scores: what is added to those of documents.
        gone: documents that the view is no longer made from.
    """

    program: str
    obeyed: int
    marks: Mapping[str, bytes] = field(default_factory=dict)
    links: Mapping[str, bytes] = field(default_factory=dict)
    notes: Mapping[str, bytes] = field(default_factory=dict)
    scores: Mapping[str, bytes] = field(default_factory=dict)
    gone: Collection[str] = ()


@dataclass(frozen=True)
class Shown:
    """An event of the view as far as it tells which it is; see `domain.event.Event`."""

    id: str
    anchor: str
    place: Place | None
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """The view in place with its traces, and the store beside it, all of one moment.

    Attributes:
        basis: revision of the store.
        viewed: revision that the view was made from.
        obeyed: decisions that the view obeys.
        decisions: all that were made.
        newest: id of each document to the key of its newest version.
        revised: ids of the documents of which there are several versions.
        traces: of the documents that the view was made from, by key; None for those that are damaged.
        events, aggregates: of the view.
        parts: ids of its operations, aggregates and statements.
    """

    basis: int
    viewed: int
    obeyed: int
    decisions: tuple[Decision, ...]
    newest: dict[str, str]
    revised: frozenset[str]
    traces: dict[str, Trace | None]
    events: tuple[Shown, ...]
    aggregates: tuple[Aggregate, ...]
    parts: frozenset[str]


class TracedView:
    """The view of one store and its traces.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def standing(self, program: str) -> Standing | None:
        """The view in place, where this program made it and kept its traces; else None."""
        with self._database.reading() as connection:
            row = connection.execute(select(state)).one()
            if row.program != program:
                return None
            first = versions.beginnings()
            newest = select(first.c.id, first.c.key).where(first.c.age == 1)
            return Standing(
                basis=row.revision,
                viewed=row.viewed,
                obeyed=row.obeyed,
                decisions=log.all_decisions(connection),
                newest={found.id: found.key for found in connection.execute(newest)},
                revised=frozenset(versions.revised(connection)),
                traces=dict(_held(connection)),
                events=tuple(_shown(connection)),
                aggregates=tuple(view.parts(connection, Aggregate)),
                parts=frozenset(connection.scalars(select(chronicle_parts.c.id))),
            )

    def replace(self, chronicle: Chronicle, at: datetime, *, basis: int, changes: Changes) -> bool:
        """Put up a new view with its traces, in place of all there are; see `Store.replace_chronicle`."""
        with self._database.writing() as connection:
            if not revision.claim_view(connection, basis):
                return False
            view.put(connection, chronicle, at)
            connection.execute(delete(traces))
            _write(connection, changes)
            return True

    def amend(self, amendment: Amendment, at: datetime, *, seen: int, basis: int, changes: Changes) -> bool:
        """Change the view and its traces; see `Store.amend_chronicle`.

        Returns:
            False, and nothing changed, where the view in place is another one or has no traces of this program.
        """
        with self._database.writing() as connection:
            if revision.viewed(connection) != seen or _program(connection) != changes.program:
                return False
            if not revision.claim_view(connection, basis):
                return False
            view.amend(connection, amendment, at)
            _write(connection, changes)
            return True


def damaged(connection: Connection) -> Iterator[str]:
    """Keys of the documents whose traces are damaged, sorted."""
    yield from sorted(document for document, trace in _held(connection) if trace is None)


def _program(connection: Connection) -> str | None:
    return connection.scalar(select(state.c.program))


def _held(connection: Connection) -> Iterator[tuple[str, Trace | None]]:
    rows = connection.execute(select(traces), execution_options={"yield_per": _AT_ONCE})
    for row in rows.mappings():
        yield row["document"], _trace(row)


def _trace(row: RowMapping) -> Trace | None:
    try:
        return Trace(row["document"], *(_unseal(row[name]) for name in _BLOBS))
    except StoreError:
        return None


def _shown(connection: Connection) -> Iterator[Shown]:
    rows = connection.execute(select(events.c.event), execution_options={"yield_per": _AT_ONCE})
    for (record,) in rows:
        yield codec.decode(record, Shown)


def _write(connection: Connection, changes: Changes) -> None:
    for some in batches(sorted(changes.gone)):
        connection.execute(delete(traces).where(traces.c.document.in_(some)))
    held = _keys(connection, {*changes.marks, *changes.links, *changes.notes, *changes.scores})
    new = sorted(changes.notes.keys() - held)
    for some in batches(new):
        connection.execute(insert(traces), [_row(document, changes) for document in some])
    for name, changed in (("mark", changes.marks), ("links", changes.links), ("notes", changes.notes)):
        for some in batches(sorted(held & changed.keys())):
            _set(connection, name, {document: changed[document] for document in some})
    for some in batches(sorted(held & changes.scores.keys())):
        before = connection.execute(
            select(traces.c.document, traces.c.scores).where(traces.c.document.in_(some))
        )
        _set(
            connection,
            "scores",
            {row.document: _added(row.scores, changes.scores[row.document]) for row in before},
        )
    connection.execute(update(state).values(program=changes.program, obeyed=changes.obeyed))


def _row(document: str, changes: Changes) -> dict[str, object]:
    return {
        "document": document,
        "mark": _seal(changes.marks[document]),
        "links": _seal(changes.links[document]),
        "notes": _seal(changes.notes[document]),
        "scores": _seal(changes.scores.get(document, b"")),
    }


def _set(connection: Connection, name: str, contents: Mapping[str, bytes]) -> None:
    statement = (
        update(traces).where(traces.c.document == bindparam("of")).values({name: bindparam("content")})
    )
    rows = [{"of": document, "content": _seal(content)} for document, content in contents.items()]
    if rows:
        connection.execute(statement, rows)


def _keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    return {
        document
        for some in batches(sorted(keys))
        for document in connection.scalars(select(traces.c.document).where(traces.c.document.in_(some)))
    }


MOST_SCORES = 1 << 16
"""Bytes of scores kept of one document; where there would be more, those that came last stay."""


def _added(sealed: bytes, more: bytes) -> bytes:
    try:
        before = _unseal(sealed)
    except StoreError:
        before = b""
    return before + more if len(before) + len(more) <= MOST_SCORES else more


def _seal(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CRC, "little") + zlib.compress(content, _LEVEL)


def _unseal(sealed: bytes) -> bytes:
    try:
        content = zlib.decompress(sealed[_CRC:])
    except zlib.error as fault:
        raise StoreError(f"stored traces are damaged ({fault})") from fault
    if zlib.crc32(content) != int.from_bytes(sealed[:_CRC], "little"):
        raise StoreError("stored traces are damaged: their checksum does not fit")
    return content

"""Copying a whole store into another database, and proving that nothing was lost on the way.

The copy is made in one transaction, or in a file that takes its name when it is whole: there is a complete copy, or none. Nothing is
resumed; an interrupted copy is begun anew. Which tables there are is known from the metadata alone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, select, text

from firsthand.domain.errors import StoreError
from firsthand.domain.event import Event
from firsthand.store import codec, revision, schema, search
from firsthand.store.bulk import Row, insert_rows
from firsthand.store.digests import Digest
from firsthand.store.engine import Database
from firsthand.store.opening import prepare
from firsthand.store.retelling import texts_of
from firsthand.store.tables import events, pages, state
from firsthand.store.tables_of_runs import metadata
from firsthand.store.warc_folder import WarcFolder

_AT_ONCE = 200  # rows in memory: a page can have megabytes
_INDEXED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a copy is.

    Attributes:
        doing: one word or two for a person.
        done, total: rows.
    """

    doing: str
    done: int
    total: int


Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A table of the copy, found equal to that of the original: its rows, and their `Digest`."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of a copy.

    Attributes:
        source, target: the addresses, without passwords.
        tables: by name.
        archive: folder that holds bytes of the copy's pages, None where all are in the database.
        is_archive_shared: whether this is the folder of the original, which was not copied.
    """

    source: str
    target: str
    tables: dict[str, CopiedTable]
    archive: str | None
    is_archive_shared: bool


def copy_store(
    source: Database,
    folder: WarcFolder | None,
    target: str,
    *,
    archive: Path | None = None,
    tell: Tell | None = None,
) -> Copied:
    """Copy a store while it is in use, as it is at this moment.

    Args:
        source: the store.
        folder: its archive, None where it has none or it is not known.
        target: address of the copy: a file that is not there, or a PostgreSQL database without a store or with an empty one.
        archive: a new folder for the archive of the copy. None stands for one beside a SQLite file; a copy in PostgreSQL then goes on to
            use the folder of the original.
        tell: is told how far it is.

    Raises:
        StoreError: the copy is not empty, the original is of another version, bytes of its pages are out of reach, the copy turned out
            different, or the surroundings fail. Nothing is left of the copy then.
    """
    made = Database(target)
    with closing(made):
        prepare(source, create=False)
        with source.reading() as original:
            beside = _Archive.of(original, folder, archive or made.archive_path)
            work = _Work(original, source.name, made.name, beside, tell)
            with beside.growing():
                if made.path is not None:
                    work.into_file(made.path)
                else:
                    work.into_server(made)
        if not made.is_sqlite:
            made.settle()
        return Copied(source.name, made.name, work.tables, beside.shown, beside.is_shared)


@dataclass
class _Archive:
    """Where the WARC files of the copy stand: none, those of the original, or copies."""

    folder: WarcFolder | None
    target: Path | None
    ends: dict[str, int]

    @classmethod
    def of(cls, original: Connection, folder: WarcFolder | None, target: Path | None) -> _Archive:
        end = func.max(pages.c.warc_offset + pages.c.warc_length)
        asked = (
            select(pages.c.warc_file, end).where(pages.c.warc_file.is_not(None)).group_by(pages.c.warc_file)
        )
        ends = {row[0]: int(row[1]) for row in original.execute(asked)}
        if ends and folder is None:
            raise StoreError(
                "bytes of its pages stand in archive files: name their folder with the setting `archive`"
            )
        if folder is None or not ends:
            return cls(None, None, {})
        if target is not None and target.resolve() == folder.path.resolve():
            target = None
        if target is not None and target.exists():
            raise StoreError(f"{target} exists already: name a new folder for the archive of the copy")
        return cls(folder, target, ends)

    @property
    def is_shared(self) -> bool:
        return self.folder is not None and self.target is None

    @property
    def shown(self) -> str | None:
        return None if self.folder is None else str(self.target or self.folder.path)

    @contextmanager
    def growing(self) -> Iterator[None]:
        """Take away what a fault leaves half done."""
        try:
            yield
        finally:
            if self.target is not None:
                shutil.rmtree(_part(self.target), ignore_errors=True)

    def put(self) -> None:
        """Copy the files; whatever the rows point to is in them by now."""
        if self.folder is None:
            return
        if self.target is not None:
            growing = _part(self.target)
            shutil.rmtree(growing, ignore_errors=True)
            self.folder.copy_to(growing)
            growing.rename(self.target)
        sizes = WarcFolder(self.target or self.folder.path).sizes()
        for name, end in sorted(self.ends.items()):
            if sizes.get(name, 0) < end:
                raise StoreError(
                    f"the archive file {name} is missing or ends before its last record: restore it first"
                )


class _Work:
    """One copy."""

    def __init__(
        self, original: Connection, source: str, target: str, archive: _Archive, tell: Tell | None
    ) -> None:
        self.tables: dict[str, CopiedTable] = {}
        self._original = original
        self._names = source, target
        self._archive = archive
        self._tell = tell
        self._done = 0
        counts = [_count(original, table) for table in metadata.sorted_tables]
        self._total = 2 * sum(counts) + _count(original, events)

    def into_file(self, path: Path) -> None:
        """Make a new SQLite file: under another name until it is whole."""
        if path.exists():
            raise StoreError(f"{path} exists already: a store is copied into a new file")
        growing = _part(path)
        growing.unlink(missing_ok=True)
        try:
            with closing(Database(f"sqlite:///{growing}")) as made:
                with made.driver_connection() as driver:
                    driver.execute(
                        "PRAGMA journal_mode = OFF"
                    )  # a file that does not become whole is thrown away
                with made.writing() as connection:
                    schema.create(connection, made.name)
                    self._fill(connection)
                made.settle()
                made.make_room()
            with growing.open("rb") as file:
                os.fsync(file.fileno())
            self._archive.put()
            growing.rename(path)
        except OSError as fault:
            raise StoreError(f"{path}: {fault.strerror or fault}") from fault
        finally:
            growing.unlink(missing_ok=True)

    def into_server(self, made: Database) -> None:
        """Fill a database of a server, in one transaction."""
        with made.writing() as connection:
            schema.create(connection, made.name)
            schema.require_current(connection, made.name)
            _require_empty(connection, made.name)
            self._fill(connection)
            _set_sequences(connection)
            self._archive.put()

    def _fill(self, connection: Connection) -> None:
        connection.execute(delete(state))  # which a new store comes with
        for table in metadata.sorted_tables:
            digest = Digest()
            insert_rows(connection, table, self._rows(table, digest))
            self.tables[table.name] = CopiedTable(digest.rows, str(digest))
        self._index(connection)
        for table in metadata.sorted_tables:
            self._verify(connection, table)

    def _rows(self, table: Table, digest: Digest) -> Iterator[Row]:
        names = [column.name for column in table.columns]
        for row in self._stream(self._original, table, table.name):
            digest.add(row)
            yield dict(zip(names, row, strict=True))

    def _verify(self, connection: Connection, table: Table) -> None:
        digest = Digest()
        for row in self._stream(connection, table, f"proving {table.name}"):
            digest.add(row)
        copied = CopiedTable(digest.rows, str(digest))
        if copied != self.tables[table.name]:
            source, target = self._names
            raise StoreError(
                f"{target}: the table {table.name} of the copy has {copied.rows} rows and those of {source} are "
                f"{self.tables[table.name].rows}, or some differ; nothing was kept of the copy"
            )

    def _stream(self, connection: Connection, table: Table, doing: str) -> Iterator[tuple[object, ...]]:
        rows = connection.execute(select(table), execution_options={"yield_per": _AT_ONCE})
        for some in rows.partitions():
            yield from map(tuple, some)
            self._on(doing, len(some))

    def _index(self, connection: Connection) -> None:
        """Make the full-text index, which is not the same on both databases, from what was copied."""
        after = -1
        asked = select(events.c.number, events.c.event).order_by(events.c.number).limit(_INDEXED_AT_ONCE)
        while rows := connection.execute(asked.where(events.c.number > after)).all():
            held = {row.number: codec.decode(row.event, Event) for row in rows}
            search.index(connection, texts_of(connection, held))
            self._on("the index", len(rows))
            after = rows[-1].number

    def _on(self, doing: str, rows: int) -> None:
        self._done += rows
        if self._tell is not None:
            self._tell(Progress(doing, self._done, self._total))


def _require_empty(connection: Connection, name: str) -> None:
    taken = [
        table.name
        for table in metadata.sorted_tables
        if table is not state and connection.execute(select(table).limit(1)).first() is not None
    ]
    if taken or revision.revision(connection):
        held = f" ({', '.join(taken[:3])})" if taken else ""
        raise StoreError(f"{name} holds a store that is not empty{held}: name a new database for the copy")


def _set_sequences(connection: Connection) -> None:
    """Let the server count on from the largest number."""
    quote = connection.dialect.identifier_preparer.quote
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None or (largest := connection.scalar(select(func.max(column)))) is None:
            continue
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :column), :largest)"),
            {"table": quote(table.name), "column": column.name, "largest": largest},
        )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")

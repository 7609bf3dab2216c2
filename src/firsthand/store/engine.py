"""Connections: one database address, read and write transactions, the habits of each database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from firsthand.domain.errors import StoreError
from firsthand.store.faults import store_faults

BUSY_SECONDS = 60.0
"""How long a transaction waits for another process before it gives up."""

_WRITES = "firsthand_writes"
_WRITER = 0x46697274
"""The advisory lock that the one writer of a PostgreSQL store holds; any fixed number."""

_ON_SERVER: dict[str, object] = {
    "connect_timeout": 10,
    "application_name": "firsthand",
    # A cable that was cut says nothing: ask after half a minute of silence, give up a minute later.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 6,
    "tcp_user_timeout": 90_000,
}


class Database:
    """A database behind an address.

    Args:
        url: `sqlite:///path/to/file` or `postgresql://user@host/name`.

    Raises:
        StoreError: an address that is none of these, or a driver that is not installed.
    """

    def __init__(self, url: str) -> None:
        self.url = _address(url)
        self.name = self.url.render_as_string(hide_password=True)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = _engine(self.url, is_sqlite=self.is_sqlite)

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @property
    def archive_path(self) -> Path | None:
        """Where the archive of a SQLite database lies unless a setting says otherwise."""
        return archive_beside(self.path) if self.path else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store, whatever others write meanwhile.

        Raises:
            StoreError: see `store_faults`.
        """
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with store_faults(self.name), self._engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self, *, beside: bool = False) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all. Writers take turns: one at a time has the store.

        SQLite locks the file. In PostgreSQL a writer holds an advisory lock until its transaction ends, however it ends; readers go on.

        Args:
            beside: what is written is no part of the record (who is signed in), so that on PostgreSQL it need not wait for the writer.

        Raises:
            StoreError: see `store_faults`.
        """
        with (
            store_faults(self.name),
            self._engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            if not self.is_sqlite:
                _wait_at_most(connection, BUSY_SECONDS)
                if not beside:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER})
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As `writing`, to change tables: SQLite remakes them, and would take that for the loss of what others refer to.

        Raises:
            StoreError: see `store_faults`.
        """
        if not self.is_sqlite:
            with self.writing() as connection:
                yield connection
            return
        with store_faults(self.name), self._engine.connect() as connection:
            driver = cast("sqlite3.Connection", connection.connection.driver_connection)
            driver.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
            try:
                with connection.execution_options(**{_WRITES: True}).begin():
                    yield connection
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    def settle(self) -> None:
        """Let the database take stock of what it holds, so that it finds things the short way; after many rows were written.

        Raises:
            StoreError: see `store_faults`.
        """
        with store_faults(self.name):
            if self.is_sqlite:
                with self.writing() as connection:
                    connection.execute(text("PRAGMA analysis_limit = 1000"))
                    connection.execute(text("ANALYZE"))
            else:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.execute(text("VACUUM (ANALYZE)"))

    def make_room(self) -> None:
        """Make the file of a SQLite database if need be, and let readers and a writer work on it side by side."""
        if self.is_sqlite:
            with self.driver_connection() as connection:
                connection.execute("PRAGMA journal_mode = WAL")  # kept in the file

    @contextmanager
    def driver_connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of the SQLite driver itself, for what SQL cannot say.

        Raises:
            StoreError: see `store_faults`.
        """
        with store_faults(self.name):
            pooled = self._engine.raw_connection()
            try:
                yield cast("sqlite3.Connection", pooled.driver_connection)
            finally:
                pooled.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def archive_beside(path: Path) -> Path:
    """The folder of the archive of a database file: `desk.warc` for `desk.db`."""
    return path.with_name(f"{path.name if path.suffix == '.warc' else path.stem}.warc")


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as fault:
        raise StoreError(
            f"not the address of a store: {url!r}; write sqlite:///file.db or postgresql://..."
        ) from fault
    if address.drivername == "sqlite" and address.database not in (None, "", ":memory:"):
        return address
    if address.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return address.set(drivername="postgresql+psycopg")
    shown = address.render_as_string(hide_password=True)
    raise StoreError(f"no store can be kept at {shown}; write sqlite:///file.db or postgresql://...")


def _engine(url: URL, *, is_sqlite: bool) -> Engine:
    if is_sqlite:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args=_ON_SERVER)
    except ModuleNotFoundError as fault:
        raise StoreError(
            "a store in PostgreSQL needs the psycopg driver: pip install 'firsthand[postgres]'"
        ) from fault
    event.listen(engine, "connect", _prepare_server)
    return engine


def _wait_at_most(connection: Connection, seconds: float) -> None:
    """Let the transaction give up on a lock that another one holds."""
    connection.execute(
        text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": f"{int(1000 * seconds)}ms"}
    )


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")  # safe with a write-ahead log: a crash loses no integrity
    cursor.execute("PRAGMA cache_size = -32000")  # KiB; two megabytes unless told otherwise
    cursor.close()


def _prepare_server(connection: Any, _record: object) -> None:
    """Plans are not compiled: for answers within a second, PostgreSQL takes longer to compile them than to give them."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and locks later can fail halfway."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

"""Copies of a SQLite store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from firsthand.domain.errors import StoreError
from firsthand.store.engine import Database
from firsthand.store.faults import store_faults


def back_up(database: Database, path: Path) -> None:
    """Copy a store into a new file while it is in use (SQLite online backup API).

    The copy grows under a name of its own and takes its name when it is whole.

    Raises:
        StoreError: the file exists or cannot be written, or the store is kept in PostgreSQL.
    """
    if not database.is_sqlite:
        raise StoreError(f"{database.name} is kept in PostgreSQL: back it up with pg_dump")
    if path.exists():
        raise StoreError(f"{path} exists already: name a new file for the backup")
    growing = path.with_name(f"{path.name}.part")
    try:
        with store_faults(str(path)), database.driver_connection() as source:
            growing.unlink(missing_ok=True)
            with closing(sqlite3.connect(growing)) as target:
                source.backup(target)
        growing.rename(path)
    except OSError as fault:
        raise StoreError(f"{path}: {fault.strerror or fault}") from fault
    finally:
        growing.unlink(missing_ok=True)

"""Copies of a SQLite store."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from firsthand.domain.errors import StoreError
from firsthand.store.engine import Database, archive_beside
from firsthand.store.faults import store_faults
from firsthand.store.warc_folder import WarcFolder


def back_up(database: Database, folder: WarcFolder | None, path: Path) -> None:
    """Copy a store into a new file while it is in use (SQLite online backup API), and its archive beside it.

    The copies grow under names of their own and take their names when they are whole. The database is copied
    first: whatever its copy points to is in the archive by then.

    Raises:
        StoreError: the file exists or cannot be written, or the store is kept in PostgreSQL.
    """
    if not database.is_sqlite:
        raise StoreError(
            f"{database.name} is kept in PostgreSQL: back it up with pg_dump, then copy the archive's folder"
        )
    beside = archive_beside(path)
    for taken in (path, beside):
        if taken.exists():
            raise StoreError(f"{taken} exists already: name a new file for the backup")
    growing, growing_beside = (p.with_name(f"{p.name}.part") for p in (path, beside))
    try:
        with store_faults(str(path)), database.driver_connection() as source:
            growing.unlink(missing_ok=True)
            with closing(sqlite3.connect(growing)) as target:
                source.backup(target)
        if folder is not None:
            shutil.rmtree(growing_beside, ignore_errors=True)
            folder.copy_to(growing_beside)
            growing_beside.rename(beside)
        growing.rename(path)
    except OSError as fault:
        raise StoreError(f"{path}: {fault.strerror or fault}") from fault
    finally:
        growing.unlink(missing_ok=True)
        shutil.rmtree(growing_beside, ignore_errors=True)

"""What databases complain of, as one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from firsthand.domain.errors import StoreError

# SQLite result codes (sqlite.org/rescode.html) by the start of their name.
_ADVICE: tuple[tuple[str, str], ...] = (
    ("SQLITE_FULL", "the disk is full: free some space and run again; nothing was half-written"),
    ("SQLITE_READONLY", "the store is read-only: check the rights of the file and its folder"),
    ("SQLITE_PERM", "the store may not be opened: check the rights of the file and its folder"),
    ("SQLITE_BUSY", "another process holds the store: wait for it to end and run again"),
    ("SQLITE_LOCKED", "another process holds the store: wait for it to end and run again"),
    ("SQLITE_CORRUPT", "the file is damaged: restore a backup"),
    ("SQLITE_NOTADB", "the file is no SQLite database: name another file"),
    ("SQLITE_CANTOPEN", "the file cannot be opened: check that its folder exists and may be written to"),
    ("SQLITE_IOERR", "the disk reports an error: check it, then run `firsthand store check`"),
    ("SQLITE_NOLFS", "the file system does not take files this large"),
    ("SQLITE_TOOBIG", "a record is larger than the database takes"),
)


@contextmanager
def store_faults(name: str) -> Iterator[None]:
    """Turn faults of the store's surroundings into `StoreError`; a bug in our SQL propagates as it is.

    Args:
        name: the store as shown to people, without its password.

    Raises:
        StoreError: full disk, read-only file, lock held too long, damaged file, server gone, ...
    """
    try:
        yield
    except DBAPIError as fault:
        if not _is_surroundings(fault):
            raise
        raise StoreError(f"{name}: {_advice(fault.orig)}") from fault
    except PoolTimeoutError as fault:
        raise StoreError(f"{name}: too many connections are open at once") from fault
    except sqlite3.Error as fault:
        raise StoreError(f"{name}: {_advice(fault)}") from fault


def _is_surroundings(fault: DBAPIError) -> bool:
    if getattr(fault.orig, "sqlite_errorname", "") == "SQLITE_ERROR":  # wrong SQL
        return False
    return isinstance(fault, OperationalError | InterfaceError) or type(fault) is DatabaseError


def _advice(fault: BaseException | None) -> str:
    code = getattr(fault, "sqlite_errorname", "") or ""
    for start, advice in _ADVICE:
        if code.startswith(start):
            return advice
    lines = str(fault).strip().splitlines()
    return lines[0] if lines else type(fault).__name__

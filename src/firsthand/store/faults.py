"""What databases complain of, as one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from firsthand.domain.errors import NotHeldError, StoreAwayError, StoreError
from firsthand.store import messages as says


class ConnectionLostError(StoreAwayError):
    """The server of a store cannot be reached, or hung up in the midst of a transaction. Nothing of that is kept unless it was just
    being committed, when nobody can tell; so only what may be done twice is done again (see `patience`).
    """


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

# PostgreSQL (appendix A of its manual) by the start of the code.
_SERVER_ADVICE: tuple[tuple[str, str], ...] = (
    ("55P03", "another process holds the store: wait for it to end and run again"),
    ("40P01", "another process was in the way: run again"),
    ("40001", "another process was in the way: run again"),
    ("53100", "the disk of the server is full: free some space and run again; nothing was half-written"),
    ("53200", "the server is out of memory; nothing was half-written"),
    ("53300", "the server takes no more connections: close some, or raise max_connections"),
    ("25006", "the server is read-only: it may be a standby; nothing was written"),
    ("28", "the server does not let this user in: check name and password"),
    ("3D000", "there is no such database on the server: make it with createdb"),
    ("42501", "this user may not do that there: ask whoever looks after the server for the right"),
    ("XX001", "the server reports damaged data: restore a backup"),
    ("XX002", "the server reports a damaged index: REINDEX, or restore a backup"),
)
# The connection is gone, or none could be made: classes 08 and 57P (shutdown, crash, starting up).
_LOST = ("08", "57P")
# What passes by itself, or once somebody has seen to the machine: locks, full disks, disks that report an error, servers without
# room or in recovery.
_PASSES = ("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_NOMEM")
_PASSES_ON_SERVER = ("55P03", "40P01", "40001", "53", "25006")


@contextmanager
def store_faults(name: str) -> Iterator[None]:
    """Turn faults of the store's surroundings into `StoreError`; a bug in our SQL propagates as it is.

    Args:
        name: the store as shown to people, without its password.

    Raises:
        StoreAwayError: what may pass: full disk, lock held too long, server gone, ...
        StoreError: what does not: read-only file, damaged file, ...
        NotHeldError: what was asked for or given holds characters that no database keeps.
    """
    try:
        yield
    except UnicodeEncodeError as fault:
        # half of a surrogate pair, which stands for a byte of the command line that is not UTF-8
        raise NotHeldError(says.NOT_UTF_8(name=name)) from fault
    except DBAPIError as fault:
        if isinstance(fault, DataError) and "NUL (0x00)" in str(fault.orig):
            raise NotHeldError(says.NO_NULLS(name=name)) from fault
        if not _is_surroundings(fault):
            raise
        if _is_lost(fault):
            raise ConnectionLostError(
                f"{name}: the connection to the server was lost or could not be made ({_first_line(fault.orig)}); nothing was half-written"
            ) from fault
        raise _error(fault.orig)(f"{name}: {_advice(fault.orig)}") from fault
    except PoolTimeoutError as fault:
        raise StoreAwayError(f"{name}: too many connections are open at once") from fault
    except sqlite3.Error as fault:
        raise _error(fault)(f"{name}: {_advice(fault)}") from fault


def _is_surroundings(fault: DBAPIError) -> bool:
    if getattr(fault.orig, "sqlite_errorname", "") == "SQLITE_ERROR":  # wrong SQL
        return False
    if (_sqlstate(fault.orig) or "").startswith(("25006", "42501", "XX00")):  # drivers file these elsewhere
        return True
    return isinstance(fault, OperationalError | InterfaceError) or type(fault) is DatabaseError


def _is_lost(fault: DBAPIError) -> bool:
    if isinstance(fault.orig, sqlite3.Error):
        return False
    code = _sqlstate(fault.orig)
    return fault.connection_invalidated or (
        code.startswith(_LOST) if code else isinstance(fault, OperationalError)
    )


def _error(fault: BaseException | None) -> type[StoreError]:
    """The error that a fault of the surroundings is raised as."""
    name = getattr(fault, "sqlite_errorname", "") or ""
    passes = name.startswith(_PASSES) or (_sqlstate(fault) or "").startswith(_PASSES_ON_SERVER)
    return StoreAwayError if passes else StoreError


def _sqlstate(fault: BaseException | None) -> str | None:
    code = getattr(fault, "sqlstate", None)
    return code if isinstance(code, str) else None


def _advice(fault: BaseException | None) -> str:
    if state := _sqlstate(fault):
        for start, advice in _SERVER_ADVICE:
            if state.startswith(start):
                return advice
    code = getattr(fault, "sqlite_errorname", "") or ""
    for start, advice in _ADVICE:
        if code.startswith(start):
            return advice
    return _first_line(fault)


def _first_line(fault: BaseException | None) -> str:
    lines = str(fault).strip().splitlines()
    return lines[0] if lines else type(fault).__name__

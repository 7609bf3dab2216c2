"""Copies of a store to keep, and the way back from them. A backup is always a SQLite file, with its archive in a folder beside it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from firsthand.domain.errors import StoreError
from firsthand.store import schema
from firsthand.store.engine import Database, archive_beside
from firsthand.store.faults import store_faults
from firsthand.store.opening import require_file
from firsthand.store.transfer import Tell, copy_store
from firsthand.store.warc_folder import WarcFolder

_BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file in use


def back_up(database: Database, folder: WarcFolder | None, path: Path, *, tell: Tell | None = None) -> None:
    """Copy a store into a new file while it is in use, and its archive beside it.

    A SQLite file is copied as it is (SQLite online backup API), a store in PostgreSQL row by row, see `copy_store`. The copies grow under
    names of their own and take their names when they are whole. The database is copied first: whatever its copy points to is in the
    archive by then.

    Raises:
        StoreError: the file exists or cannot be written.
    """
    beside = archive_beside(path)
    _require_new(path, beside)
    if not database.is_sqlite:
        copy_store(database, folder, f"sqlite:///{path}", tell=tell)
        return
    with _growing(path, beside):
        with store_faults(str(path)), database.driver_connection() as source:
            _copy_file(source, _part(path))
        if folder is not None:
            folder.copy_to(_part(beside))
            _part(beside).rename(beside)
        _part(path).rename(path)


def restore(
    backup: Path, target: str, *, archive: Path | None = None, replace: bool = False, tell: Tell | None = None
) -> tuple[Path, ...]:
    """Make a store from a backup, which stays as it is.

    Args:
        backup: the file that `back_up` made; the archive is looked for beside it.
        target: address of the store.
        archive: folder of the store's archive; None for the one beside a SQLite file. A store in PostgreSQL without it goes on to use the
            folder of the backup.
        replace: put a SQLite store that is there aside; a database of a server has to be empty.
        tell: see `copy_store`.

    Returns:
        The files and folders that were put aside.

    Raises:
        StoreError: the backup is damaged or none, the store is there already, or the surroundings fail; the store is as it was then.
    """
    held, made = Database(f"sqlite:///{backup}"), Database(target)
    with closing(held), closing(made):
        require_file(held)
        _require_whole(held)
        beside = archive_beside(backup)
        folder = WarcFolder(beside) if beside.is_dir() else None
        path, home = made.path, archive or made.archive_path
        if path is None or home is None:
            copy_store(held, folder, target, archive=archive, tell=tell)
            return ()
        if not replace:
            _require_new(path, home)
        with _growing(path, home):
            with store_faults(str(path)), held.driver_connection() as source:
                _copy_file(source, _part(path))
            if folder is not None:
                folder.copy_to(_part(home))
            aside = _put_aside(path, home)
            if folder is not None:
                _part(home).rename(home)
            _part(path).rename(path)
        made.make_room()
        return aside


def _require_new(*paths: Path) -> None:
    for taken in paths:
        if taken.exists():
            raise StoreError(f"{taken} exists already: name a new file")


def _require_whole(held: Database) -> None:
    with held.reading() as connection:
        if schema.version_of(connection) is None:
            raise StoreError(f"{held.name} holds no store: name the file that `firsthand store backup` made")
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise StoreError(f"{held.name} is damaged ({found}): use another backup")


def _copy_file(source: sqlite3.Connection, growing: Path) -> None:
    with closing(sqlite3.connect(growing)) as target:
        source.backup(target)


@contextmanager
def _growing(*paths: Path) -> Iterator[None]:
    """Begin with nothing under the names that the copies grow under, and leave nothing there."""
    try:
        _clear(paths)
        yield
    except OSError as fault:
        raise StoreError(f"{paths[0]}: {fault.strerror or fault}") from fault
    finally:
        _clear(paths)


def _clear(paths: tuple[Path, ...]) -> None:
    for path in map(_part, paths):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _put_aside(path: Path, home: Path) -> tuple[Path, ...]:
    """Give a store that is there another name, its archive too."""
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    moved = []
    for old in (*(path.with_name(f"{path.name}{ending}") for ending in ("", *_BESIDE)), home):
        if old.exists():
            ending = next((e for e in _BESIDE if old != home and old.name.endswith(e)), "")
            aside = old.with_name(f"{old.name.removesuffix(ending)}.{moment}{ending}")
            old.rename(aside)
            moved.append(aside)
    return tuple(moved)


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")

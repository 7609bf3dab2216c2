"""What must hold of a database before it is used as a store."""

from __future__ import annotations

from firsthand.domain.errors import StoreError
from firsthand.store import schema
from firsthand.store.engine import Database


def prepare(database: Database, *, create: bool) -> None:
    """Make sure that a database holds a store of the present version.

    Args:
        database: the database.
        create: make the store where there is none.

    Raises:
        StoreError: there is none, or one of another version.
    """
    if create:
        database.make_room()
        with database.writing() as connection:
            schema.create(connection, database.name)
    else:
        require_file(database)
    with database.reading() as connection:
        schema.require_current(connection, database.name)


def require_file(database: Database) -> None:
    """Refuse a SQLite store that is not there: opening it would make an empty one.

    Raises:
        StoreError: there is none.
    """
    path = database.path
    if path is not None and not path.is_file():
        raise StoreError(
            f"there is no store at {path}: make one with `firsthand store init` or `firsthand ingest`"
        )

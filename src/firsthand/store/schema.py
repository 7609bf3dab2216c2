"""Making a store, and bringing an older one up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, inspect, select, text

from firsthand.domain.errors import StoreError
from firsthand.store import names, search
from firsthand.store.tables import state
from firsthand.store.tables_of_runs import metadata

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = tuple(f"{number:04}" for number in range(1, 15))
"""Every schema version, oldest first; a test holds them to the migrations. The last one is this program's."""

VERSION_TABLE = (
    "firsthand_version"  # not Alembic's default: a PostgreSQL database may serve another program too
)

_version = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32), primary_key=True))
_LOCK = 0x46697273  # any fixed number: two programs that make a store at once take turns


def version_of(connection: Connection) -> str | None:
    """The schema version of a database, None where it holds no store."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(select(_version.c.version_num))


def create(connection: Connection, name: str) -> None:
    """Make the tables of a new store, unless it has been made in the meantime.

    Made from the table definitions rather than by running the migrations: importing Alembic takes longer
    than all the rest. A test proves that both ways lead to the same tables.

    Raises:
        StoreError: the file is the database of another program.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if version_of(connection) is not None:
        return
    if connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise StoreError(f"{name} is the database of another program: name another file")
    metadata.create_all(connection)
    for statement in search.CREATE[connection.dialect.name]:
        connection.execute(text(statement))
    names.prepare(connection)
    connection.execute(insert(state).values(id=1, revision=0, viewed=0))
    _version.create(connection)
    connection.execute(insert(_version).values(version_num=VERSIONS[-1]))


def require_current(connection: Connection, name: str) -> None:
    """Check that a store can be used as it is.

    Raises:
        StoreError: no store, an older one, or one that a newer program made.
    """
    found = version_of(connection)
    if found is None:
        raise StoreError(f"{name} holds no store: make one with `firsthand store init`")
    if found not in VERSIONS:
        raise StoreError(
            f"{name} was made by a newer version of firsthand (schema {found}, this one knows {VERSIONS[-1]}): "
            "update firsthand"
        )
    if found != VERSIONS[-1]:
        raise StoreError(
            f"{name} has schema {found}, this version of firsthand needs {VERSIONS[-1]}: "
            "make a backup and run `firsthand store migrate`"
        )


def migrate(connection: Connection, name: str) -> tuple[str, ...]:
    """Run the migrations that a store lacks, in the transaction of the connection.

    Returns:
        The versions it went through, empty where it was up to date.

    Raises:
        StoreError: no store, or one that a newer program made.
    """
    found = version_of(connection)
    if found in VERSIONS and found != VERSIONS[-1]:
        from alembic import command  # noqa: PLC0415 - takes most of a second to import

        command.upgrade(alembic_config(connection), "head")
        return VERSIONS[VERSIONS.index(found) + 1 :]
    require_current(connection, name)
    return ()


def alembic_config(connection: Connection) -> Config:
    """Configure Alembic to run our migrations over a connection."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

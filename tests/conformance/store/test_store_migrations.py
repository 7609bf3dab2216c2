"""The migrations, run from nothing, make the tables that a new store is given at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from firsthand.store import Store
from firsthand.store.engine import Database
from firsthand.store.schema import VERSION_TABLE, VERSIONS, alembic_config, version_of
from firsthand.store.tables_of_people import metadata

_CATALOGUES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE name LIKE 'event_search%' ORDER BY name",
    "postgresql": "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'event_search' ORDER BY 1",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest) -> Callable[[], str]:
    return request.getfixturevalue(f"new_{request.param}_url")


def _is_ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    return not (name or "").startswith(
        ("event_search", "ix_entity_names_trigrams")
    )  # the latter where pg_trgm is


def test_migrations_and_tables_agree(new_url: Callable[[], str], newsroom: Any) -> None:
    migrated, made = Database(new_url()), new_url()
    Store.open(made, create=True).close()
    with migrated.writing() as connection:
        command.upgrade(alembic_config(connection), "head")
    with migrated.reading() as connection:
        assert version_of(connection) == VERSIONS[-1]
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_object": _is_ours, "version_table": VERSION_TABLE},
        )
        assert compare_metadata(context, metadata) == []
        index = connection.execute(text(_CATALOGUES[connection.dialect.name])).all()
        orders = connection.execute(text("SELECT id, revision, viewed FROM state")).all()
    with Database(made).reading() as connection:
        assert connection.execute(text(_CATALOGUES[connection.dialect.name])).all() == index
        assert connection.execute(text("SELECT id, revision, viewed FROM state")).all() == orders
    migrated.close()


def test_a_migrated_store_is_used_like_any_other(new_url: Callable[[], str], newsroom: Any) -> None:
    url = new_url()
    database = Database(url)
    if database.is_sqlite:
        database.make_room()
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "head")
    database.close()
    with Store.open(url) as store:
        page = newsroom.page()
        assert store.add(page, newsroom.read(page))
        assert store.check() == ()

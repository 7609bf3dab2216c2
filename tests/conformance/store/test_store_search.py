"""Words in French and in English are found in their forms; a phrase as it stands; where the databases differ, they do as is documented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from firsthand.domain.event import Chronicle
from firsthand.store import EventFilter, Store
from firsthand.store.schema import VERSIONS, alembic_config

TOLD: dict[str, tuple[str | None, str]] = {
    "en": ("en", "Gunmen attacked two villages near the border. Soldiers were killed, residents said."),
    "fr": (
        "fr",
        "Des hommes armés ont attaqué deux localités. Des soldats ont été tués et des civils enlevés.",
    ),
    "de": ("de", "Bewaffnete griffen zwei Dörfer an."),
    "none": (None, "Attacks were reported in the villages."),
}

BOTH = [
    ("attacked", {"en"}),
    ("attack", {"en"}),
    ("attacking villages", {"en"}),
    ("soldier killed", {"en"}),
    ('"soldiers were killed"', {"en"}),
    ('"soldier was killed"', set()),
    ('"villages near" attack', {"en"}),
    ("attaqué", {"fr"}),
    ("ATTAQUE localites", {"fr"}),
    ("armés", {"fr"}),
    ("dorfer", {"de"}),
    ("dorf", set()),
    ("attacks", {"none", "en"}),
    ("the", {"en", "none"}),
    ("village gunman", set()),
    ("gunmen attaqué", set()),
    ("menaka", {"en", "fr", "de", "none"}),
]

FRENCH = [
    ("attaques", {"fr"}),
    ("attaquée", {"fr"}),
    ("soldat tué", {"fr"}),
    ("enlèvement civil", {"fr"}),
    ("localité", {"fr"}),
]
"""Other forms of French words than stand there: found by PostgreSQL, whose stemmer knows French, not by SQLite."""


def _fill(store: Store, newsroom: Any) -> None:
    events = []
    for name, (language, words) in TOLD.items():
        page = newsroom.page(name, words)
        read = newsroom.read(page, title=None)
        read = replace(read, document=replace(read.document, language=language))
        reports = tuple(
            replace(read.reports[0], id=f"rep_{name}_{n}", trigger=sentence.span)
            for n, sentence in enumerate(read.document.sentences)
        )
        read = replace(read, reports=reports, claims=())
        store.add(page, read)
        events.append(newsroom.event(read, id=name, actors=()))
    store.replace_chronicle(Chronicle(tuple(events)), newsroom.start)


def _found(store: Store, query: str) -> set[str]:
    return {event.id for event in store.events(EventFilter(text=query))}


@pytest.mark.parametrize("query", [*BOTH, *FRENCH], ids=lambda one: one[0])
def test_word_forms(filled: Store, query: tuple[str, set[str]]) -> None:
    expected = query[1] if query in BOTH or not filled.database.is_sqlite else set()
    assert _found(filled, query[0]) == expected


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, newsroom: Any) -> Any:
    url = (
        f"sqlite:///{tmp_path_factory.mktemp('search')}/store.db"
        if request.param == "sqlite"
        else request.getfixturevalue("new_postgresql_url")()
    )
    with Store.open(url, create=True) as store:
        _fill(store, newsroom)
        yield store


def test_an_event_that_goes_leaves_no_words(store: Store, newsroom: Any) -> None:
    _fill(store, newsroom)
    store.replace_chronicle(Chronicle(), newsroom.start)
    with store.database.reading() as connection:
        for table in (
            ("event_search", "event_search_stems") if store.database.is_sqlite else ("event_search",)
        ):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0  # noqa: S608


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_older_store_is_given_stems_and_names(
    request: pytest.FixtureRequest, database: str, newsroom: Any
) -> None:
    """The migration finds in the store what a new store is given as it is written."""
    new: Callable[[], str] = request.getfixturevalue(f"new_{database}_url")
    url = new()
    with Store.open(url, create=True) as store:
        _fill(store, newsroom)
        before = _held(store)
        with store.database.migrating() as connection:
            _take_back(connection)
            command.upgrade(alembic_config(connection), "0011")
            _say_version(connection, VERSIONS[-1])  # what later versions make is there
    with Store.open(url) as store:
        assert _held(store) == before
        for query, expected in BOTH:
            assert _found(store, query) == expected


def _held(store: Store) -> list[Any]:
    with store.database.reading() as connection:
        names = connection.execute(
            text("SELECT kind, entity, folded, name FROM entity_names ORDER BY 1, 2, 3")
        ).all()
        if store.database.is_sqlite:
            stems: Any = connection.scalars(text("SELECT rowid FROM event_search_stems ORDER BY 1")).all()
        else:
            stems = connection.execute(text("SELECT rowid, stems FROM event_search ORDER BY 1")).all()
        return [names, stems]


def _take_back(connection: Any) -> None:
    """Take away what version 0011 made."""
    indexes = ("ix_event_ids_left", "ix_event_actors_names", "ix_documents_captured", "ix_event_facts_point",
               "ix_event_facts_event_type", "ix_event_facts_grade", "ix_event_facts_n_origins")  # fmt: skip
    for name in indexes:
        connection.execute(text(f"DROP INDEX {name}"))
    connection.execute(text("DROP TABLE entity_names"))
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TABLE event_search_stems"))
    else:
        connection.execute(text("ALTER TABLE event_search DROP COLUMN stems"))
    _say_version(connection, VERSIONS[VERSIONS.index("0011") - 1])


def _say_version(connection: Any, version: str) -> None:
    connection.execute(text("UPDATE firsthand_version SET version_num = :v"), {"v": version})

"""Actors and places are found by names that are spelled in some other way, by the server or by us, with the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import Chronicle, EventActor
from firsthand.domain.report import Role
from firsthand.domain.values import Place, PlaceKind
from firsthand.store import Store, names
from firsthand.store.names import NameKind, Names

ACTORS = {
    "jnim": "Jama'at Nusrat al-Islam wal-Muslimin",
    "ansarul": "Ansarul Islam",
    "dan-na": "Dan Na Ambassagou",
    "mli-army": "Forces armées maliennes",
    "bfa-army": "Forces armées burkinabè",
    "wagner": "Wagner Group",
}
PLACES = {
    "geonames:1": "Ménaka",
    "geonames:2": "Tinzaouatène",
    "geonames:3": "Djibo",
    "geonames:4": "Ouagadougou",
}
ASKED = [
    ("ansar ul islam", NameKind.ACTOR),
    ("ANSARUL ISLM", NameKind.ACTOR),
    ("nusrat al islam", NameKind.ACTOR),
    ("armee malienne", NameKind.ACTOR),
    ("vagner", NameKind.ACTOR),
    ("dan nan ambasagou", NameKind.ACTOR),
    ("forces", NameKind.ACTOR),
    ("100%", NameKind.ACTOR),
    ("xyz", NameKind.ACTOR),
    ("!?", NameKind.ACTOR),
    ("menaca", NameKind.PLACE),
    ("tinzawaten", NameKind.PLACE),
    ("tinzaouaten", NameKind.PLACE),
    ("ouaga", NameKind.PLACE),
]


def _fill(store: Store, newsroom: Any) -> None:
    page = newsroom.page()
    read = newsroom.read(page)
    store.add(page, read)
    events = [
        newsroom.event(
            read,
            id=f"ev_{number}",
            actors=(EventActor(actor, name, Role.INITIATOR, ActorKind.REBEL),),
            place=Place(town, 15.0, 0.0, 10, PlaceKind.SETTLEMENT, "MLI", entry=entry),
        )
        for number, ((actor, name), (entry, town)) in enumerate(
            zip(ACTORS.items(), [*PLACES.items(), *PLACES.items()], strict=False)
        )
    ]
    store.replace_chronicle(Chronicle(tuple(events)), newsroom.start)


@pytest.fixture
def with_trigrams(trigram_url: str, newsroom: Any) -> Iterator[Store]:
    with Store.open(trigram_url, create=True) as store:
        _fill(store, newsroom)
        yield store


def test_a_misspelled_name_is_found(store: Store, newsroom: Any) -> None:
    _fill(store, newsroom)
    found = Names(store.database)
    assert found.like("ansar ul islam", NameKind.ACTOR)[0].id == "ansarul"
    assert [n.id for n in found.like("vagner", NameKind.ACTOR)] == ["wagner"]
    assert {n.id for n in found.like("forces", NameKind.ACTOR)} == {"mli-army", "bfa-army"}
    (town,) = found.like("menaca", NameKind.PLACE)
    assert (town.id, town.name, town.events, town.likeness) == ("geonames:1", "Ménaka", 2, 0.4)
    assert found.like("xyz", NameKind.ACTOR) == ()
    assert len(found.like("forces", NameKind.ACTOR, 1)) == 1


def test_a_name_of_no_event_any_more_is_not_found(store: Store, newsroom: Any) -> None:
    _fill(store, newsroom)
    kept = [event for event in store.events() if event.actors[0].id != "wagner"]
    store.replace_chronicle(
        Chronicle(tuple(replace(e, first_seen=None, updated=None) for e in kept)), newsroom.start
    )
    assert Names(store.database).like("wagner", NameKind.ACTOR) == ()


@pytest.mark.slow
def test_the_server_answers_as_we_do(with_trigrams: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Names(with_trigrams.database)
    with with_trigrams.database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO entity_names SELECT 'place', 'other:' || n, md5(n::text), md5(n::text) FROM generate_series(1, 5000) n"
            )
        )
    with_trigrams.database.settle()
    with with_trigrams.database.reading() as connection:
        assert names.has_trigrams(connection)
        plan = "\n".join(
            connection.scalars(text("EXPLAIN SELECT entity FROM entity_names WHERE folded %>> 'menaca'"))
        )
    assert "ix_entity_names_trigrams" in plan
    by_server = [found.like(*asked) for asked in ASKED]
    assert any(by_server)
    monkeypatch.setattr(names, "has_trigrams", lambda connection: False)
    assert [found.like(*asked) for asked in ASKED] == by_server


@pytest.mark.slow
def test_who_may_not_make_extensions_has_the_same_answers(trigram_url: str, newsroom: Any) -> None:
    """A store whose user may not make an extension is made and answers all the same."""
    from sqlalchemy import create_engine, make_url  # noqa: PLC0415

    address = make_url(trigram_url)
    admin = create_engine(address.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    user = f"{address.database}_limited"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE ROLE {user} LOGIN"))
        connection.execute(text(f"CREATE SCHEMA {user} AUTHORIZATION {user}"))
        connection.execute(
            text(f"ALTER ROLE {user} SET search_path = {user}")
        )  # so that what is in public is out of reach
    try:
        with Store.open(
            address.set(username=user).render_as_string(hide_password=False), create=True
        ) as store:
            with store.database.reading() as connection:
                assert not names.has_trigrams(connection)
            _fill(store, newsroom)
            assert [n.id for n in Names(store.database).like("vagner", NameKind.ACTOR)] == ["wagner"]
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP OWNED BY {user} CASCADE"))
            connection.execute(text(f"DROP ROLE {user}"))
        admin.dispose()

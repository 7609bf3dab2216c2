"""What the pages of actors, places, sources and trends ask: each answer is what walking over the events gives, on both databases."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text, update

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import (
    Casualty,
    Chronicle,
    DatePrecision,
    Event,
    EventActor,
    EventDate,
    EventOrigin,
    Grade,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.store import EventFilter, Store
from firsthand.store.entity_queries import EntityQueries, Losses
from firsthand.store.schema import VERSIONS, alembic_config
from firsthand.store.source_queries import SourceQueries
from firsthand.store.tables import documents
from firsthand.store.trend_queries import Dimension, TrendQueries

AT = datetime(2026, 1, 1, tzinfo=UTC)
START = date(2024, 1, 1)
PLACES = (
    None,
    Place("Gao", 16.0, 0.0, 10, PlaceKind.SETTLEMENT, "MLI", "Gao", entry="gn:1"),
    Place("Ansongo", 15.7, 0.5, 10, PlaceKind.SETTLEMENT, "MLI", "Gao", entry="gn:2"),
    Place("Mali", 17.0, -3.0, 900, PlaceKind.COUNTRY, "MLI", entry="country:MLI"),
    Place("Djibo", 14.1, -1.6, 10, PlaceKind.SETTLEMENT, "BFA", "Sahel", entry="gn:3"),
)
ORIGINS = (("wire:reuters", "Reuters"), ("outlet:gao-times", "Gao Times"), ("party:jnim", "JNIM"))
OUTLETS = ("Gao Times", "Bamako Soir", None)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def held(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, list[Event]]]:
    """A store of events of every sort, without pages."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('rooms')}/store.db"
    else:
        url = request.getfixturevalue("new_postgresql_url")()
    with Store.open(url, create=True) as store:
        store.replace_chronicle(Chronicle(events=tuple(_event(n) for n in range(160))), AT)
        yield store, list(store.events())


def _event(n: int) -> Event:
    draw = random.Random(n)  # noqa: S311 - made-up events
    day = START + timedelta(days=draw.randrange(120))
    possible = draw.choice(
        (
            None, DaySet(), DaySet.day(day), DaySet.day(day), DaySet.between(day, day + timedelta(days=9)),
            DaySet.weekday(0, day, day + timedelta(days=40)), DaySet.between(date.min, day), DaySet.between(day, date.max),
        )
    )  # fmt: skip
    names = (("jnim", "JNIM"), ("mli-army", "Armée du Mali"), ("fla", "FLA"))
    actors = tuple(
        EventActor(*draw.choice(names), role, ActorKind.REBEL)
        for role in draw.sample((Role.INITIATOR, Role.TARGET, Role.PARTICIPANT), draw.randrange(4))
    )
    figures = tuple(
        Casualty(CasualtyKind.KILLED, group, side, low, low + 1, draw.choice((None, low + 4)), "", ())
        for group, side in draw.sample(
            [(g, s) for g in ("soldiers", "persons") for s in (Side.INITIATOR, Side.TARGET, Side.UNKNOWN)], 2
        )
        for low in (draw.randrange(9),)
    )
    killed = draw.choice((None, 0, 3, 12, 2**70))
    origins = draw.sample(ORIGINS, draw.randrange(3))
    return Event(
        id=f"ev_{n:03d}",
        event_type=draw.choice(("armed-clash", "attack")),
        date=EventDate(possible, DatePrecision.UNKNOWN),
        place=draw.choice(PLACES),
        actors=actors,
        casualties=figures,
        claimed_by=("jnim",) if n % 9 == 0 else (),
        grade=draw.choice(list(Grade)),
        documents=(),
        origins=tuple(
            EventOrigin(*origin, tuple(f"page {k}" for k in draw.sample(range(6), draw.randrange(3))))
            for origin in origins
        ),
        claims=(),
        contradictions=(),
        reports=(),
        tolls=() if killed is None else (Toll(CasualtyKind.KILLED, killed, killed, None, "", ()),),
    )


def _parties(event: Event) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for actor in event.actors:
        found[actor.id].add(actor.role.value)
    for actor_id in event.claimed_by:
        found[actor_id].add("claimant")
    return found


def test_actors_are_counted_by_event_and_role(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    queries = EntityQueries(store.database)
    assert queries.actors() == Counter(actor for event in events for actor in _parties(event))
    roles = Counter(role for event in events for role in _parties(event).get("jnim", ()))
    assert queries.roles("jnim") == roles
    assert queries.roles("nobody") == {}


def test_company_is_told_by_side(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    sides = {"initiator", "target"}
    expected: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for event in events:
        parties = _parties(event)
        for other in parties if "jnim" in parties else ():
            if other != "jnim":
                own, theirs = parties["jnim"] & sides, parties[other] & sides
                expected[other][0] += 1
                expected[other][1] += bool(own & theirs)
                expected[other][2] += any(a != b for a in own for b in theirs)
    told = {c.actor: [c.events, c.together, c.against] for c in EntityQueries(store.database).company("jnim")}
    assert told == expected
    assert len(EntityQueries(store.database).company("jnim", 1)) == 1


def test_losses_are_those_of_the_side_that_an_actor_is_on(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    with store.database.reading() as connection:
        rows = connection.execute(
            text(
                "SELECT e.id, l.side, l.low, l.best, l.high FROM event_losses l JOIN events e ON e.number = l.event"
            )
        ).all()
    assert rows
    by_event: dict[str, dict[str, Any]] = defaultdict(dict)
    for id_, side, low, best, high in rows:
        assert low <= best <= (best if high is None else high)
        by_event[id_][side] = (low, best, high)
    expected = {"own": [0, 0, 0, 0, 0], "other": [0, 0, 0, 0, 0]}
    for event in events:
        sides = _parties(event).get("jnim", set()) & {"initiator", "target"}
        if len(sides) == 1:
            (own,) = sides
            for side, (low, best, high) in by_event[event.id].items():
                add = (1, low, best, best if high is None else high, high is None)
                whose = "own" if side == own else "other"
                expected[whose] = [a + b for a, b in zip(expected[whose], add, strict=True)]
    told = EntityQueries(store.database).losses("jnim")
    assert told == (Losses(*expected["own"]), Losses(*expected["other"]))


def test_bounds_of_a_side_hold_whether_groups_overlap_or_not(store: Store) -> None:
    def figure(group: str, low: int, best: int, high: int | None, side: Side = Side.TARGET) -> Casualty:
        return Casualty(CasualtyKind.KILLED, group, side, low, best, high, "", ())

    toll = Toll(CasualtyKind.KILLED, 10, 14, 16, "", ())
    event = replace(
        _event(1),
        casualties=(figure("soldiers", 8, 9, 10), figure("persons", 10, 12, 15), figure("militants", 1, 2, None, Side.INITIATOR)),
        tolls=(toll,),
    )  # fmt: skip
    store.replace_chronicle(Chronicle(events=(event,)), AT)
    with store.database.reading() as connection:
        found = connection.execute(text("SELECT side, low, best, high FROM event_losses ORDER BY side")).all()
    assert [tuple(row) for row in found] == [("initiator", 1, 2, None), ("target", 10, 12, 16)]


def test_places_are_counted(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    queries = EntityQueries(store.database)
    placed = [event for event in events if event.place]
    assert dict(queries.countries()) == Counter(e.place.country for e in placed if e.place)
    assert dict(queries.areas("MLI")) == Counter(
        e.place.admin1 for e in placed if e.place and e.place.country == "MLI"
    )
    spots = {spot.place.entry: spot.events for spot in queries.spots()}
    assert spots == Counter(e.place.entry for e in placed if e.place)
    assert {spot.place.entry for spot in queries.spots("MLI", "Gao")} == {"gn:1", "gn:2"}
    spot = queries.spot("gn:3")
    assert spot is not None
    assert (spot.place.name, spot.events) == ("Djibo", spots["gn:3"])
    assert queries.spot("gn:99") is None
    assert (
        sum(day.events for day in queries.days(country="MLI", admin1="Gao")) == spots["gn:1"] + spots["gn:2"]
    )
    latest = queries.latest(5, entry="gn:1")
    assert len(latest) == 5
    assert all(e.place and e.place.entry == "gn:1" for e in latest)


def test_first_hands_are_counted(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    queries = SourceQueries(store.database)
    expected = Counter(origin.id for event in events for origin in event.origins)
    assert {hand.id: hand.events for hand in queries.hands()} == expected
    assert [hand.id for hand in queries.hands("wire")] == ["wire:reuters"]
    assert [hand.name for hand in queries.hands(words="gao t")] == ["Gao Times"]
    assert queries.hands(words="%") == ()
    assert queries.kinds() == {"wire": 1, "outlet": 1, "party": 1}
    hand = queries.hand("wire:reuters")
    assert hand is not None
    alone = sum(1 for event in events if [o.id for o in event.origins] == ["wire:reuters"])
    assert (hand.name, hand.events, hand.alone, hand.outlets) == (
        "Reuters",
        expected["wire:reuters"],
        alone,
        0,
    )
    assert queries.hand("wire:nobody") is None
    assert sum(day.events for day in queries.days(origin="party:jnim")) == expected["party:jnim"]
    assert all("party:jnim" in {o.id for o in e.origins} for e in queries.latest(origin="party:jnim"))


def test_outlets_are_told_with_what_is_their_own(store: Store, newsroom: Any) -> None:
    names = ("a.txt", "b.txt", "c.txt")
    for n, (name, outlet) in enumerate(zip(names, OUTLETS, strict=True)):
        page = newsroom.page(
            name, f"Gunmen attacked convoy {n} near Gao on Tuesday. Nobody was hurt.", days=n
        )
        store.add(page, newsroom.read(page))
        with store.database.writing() as connection:
            connection.execute(
                update(documents)
                .where(documents.c.id == name)
                .values(outlet=outlet, published=date(2025, 6, 3 + n))
            )
    reuters, own = (
        EventOrigin("wire:reuters", "Reuters", ("a.txt", "b.txt")),
        EventOrigin("outlet:gao-times", "Gao Times", ("a.txt",)),
    )
    first, second = replace(_event(1), origins=(reuters, own)), replace(_event(2), origins=(reuters,))
    store.replace_chronicle(Chronicle(events=(first, second)), AT)
    queries = SourceQueries(store.database)
    told = {outlet.name: outlet for outlet in queries.outlets()}
    assert set(told) == {"Gao Times", "Bamako Soir"}
    gao = told["Gao Times"]
    assert (gao.documents, gao.events, gao.own, gao.relayed) == (1, 2, 1, 1)
    assert (gao.first, gao.last) == (date(2025, 6, 3), date(2025, 6, 3))
    assert (told["Bamako Soir"].events, told["Bamako Soir"].own) == (2, 0)
    assert queries.outlet("Gao Times") == gao
    assert queries.outlet("Nobody") is None
    assert queries.months("Gao Times") == {(2025, 6): 1}
    assert {hand.id: hand.events for hand in queries.relayed("Gao Times")} == {
        "wire:reuters": 2,
        "outlet:gao-times": 1,
    }
    assert queries.relays("wire:reuters") == (("Bamako Soir", 2), ("Gao Times", 2))
    assert {e.id for e in queries.latest(outlet="Bamako Soir")} == {first.id, second.id}
    assert sum(day.events for day in queries.days(outlet="Gao Times")) == 2
    read, undated = TrendQueries(store.database).documents(date(2025, 6, 4), date(2025, 6, 30))
    assert (read, undated) == ({date(2025, 6, 4): 1, date(2025, 6, 5): 1}, 0)


def _dated(event: Event) -> DaySet | None:
    possible = event.date.possible
    if not possible or possible.start in (None, date.min) or possible.end in (None, date.max):
        return None
    return possible


@pytest.mark.parametrize(
    "filters",
    [EventFilter(), EventFilter(country="MLI"), EventFilter(type="attack"), EventFilter(actor="fla")],
    ids=str,
)
def test_tallies_are_those_of_the_events_that_can_lie_in_the_period(
    held: tuple[Store, list[Event]], filters: EventFilter
) -> None:
    store, _ = held
    first, last = date(2024, 2, 3), date(2024, 3, 4)
    period = DaySet.between(first, last)
    expected: Counter[tuple[tuple[int, int], ...]] = Counter()
    for event in store.events(filters):
        possible = _dated(event)
        if possible is not None and possible & period:
            expected[tuple((a.toordinal(), b.toordinal()) for a, b in possible.intervals)] += 1
    queries = TrendQueries(store.database)
    found: Counter[tuple[tuple[int, int], ...]] = Counter()
    for tally in queries.tallies(filters, first.toordinal(), last.toordinal()):
        found[tally.runs] += tally.events
        assert tally.low <= tally.best <= tally.high
        assert tally.figures <= tally.events
    assert found == expected
    assert sum(expected.values()) > 5
    undated = sum(1 for event in store.events(filters) if _dated(event) is None)
    assert queries.left_out(filters, first.toordinal(), last.toordinal()).undated == undated


@pytest.mark.parametrize("dimension", list(Dimension))
def test_tallies_by_value_add_up(held: tuple[Store, list[Event]], dimension: Dimension) -> None:
    store, events = held
    first, last = START.toordinal(), START.toordinal() + 59
    period = DaySet.between(START, START + timedelta(days=59))

    def values(event: Event) -> set[tuple[str, ...]]:
        place = event.place
        match dimension:
            case Dimension.COUNTRY:
                return {(place.country,)} if place and place.country else set()
            case Dimension.ADMIN1:
                return {(place.country, place.admin1)} if place and place.country and place.admin1 else set()
            case Dimension.TYPE:
                return {(event.event_type,)}
            case Dimension.ACTOR:
                return {(actor,) for actor in _parties(event)}

    expected = Counter(v for e in events if (days := _dated(e)) and days & period for v in values(e))
    queries = TrendQueries(store.database)
    named = [value for value, _ in queries.largest(EventFilter(), dimension, first, last, 20)]
    assert set(named) >= set(expected)
    found: Counter[tuple[str, ...]] = Counter()
    for tally in queries.tallies(EventFilter(), first, last, dimension, named):
        found[tally.value] += tally.events
    assert found == expected
    few = queries.tallies(EventFilter(), first, last, dimension, named[:1])
    assert {tally.value for tally in few} == {named[0]}


def test_the_extent_is_of_dated_events(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    starts = [days.start.toordinal() for e in events if (days := _dated(e)) and days.start]
    queries = TrendQueries(store.database)
    assert queries.extent(EventFilter()) == (min(starts), max(starts))
    assert queries.extent(EventFilter(country="FRA")) is None


def test_rows_go_with_their_events(store: Store) -> None:
    store.replace_chronicle(Chronicle(events=tuple(_event(n) for n in range(20))), AT)
    store.replace_chronicle(Chronicle(), AT)
    with store.database.reading() as connection:
        for table in ("event_losses", "event_origins"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0  # noqa: S608


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest) -> Callable[[], str]:
    return request.getfixturevalue(f"new_{request.param}_url")


def test_an_older_store_is_given_the_rows_that_a_new_one_has(new_url: Callable[[], str]) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import

    url = new_url()
    tables = {"event_losses": "event, side", "event_origins": "event, origin, document"}

    def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
        with store.database.reading() as connection:
            return {
                table: [tuple(r) for r in connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}"))]  # noqa: S608
                for table, order in tables.items()
            }

    with Store.open(url, create=True) as store:
        store.replace_chronicle(Chronicle(events=tuple(_event(n) for n in range(60))), AT)
        before = rows(store)
        assert all(before.values())
        with store.database.migrating() as connection:
            for table in tables:
                connection.execute(text(f"DROP TABLE {table}"))
            for index in ("ix_documents_outlet", "ix_documents_published", "ix_event_facts_ends"):
                connection.execute(text(f"DROP INDEX {index}"))
            connection.execute(
                text("UPDATE firsthand_version SET version_num = :v"),
                {"v": VERSIONS[VERSIONS.index("0008") - 1]},
            )
        with store.database.migrating() as connection:
            command.upgrade(alembic_config(connection), "0008")
        assert rows(store) == before


def test_answers_follow_the_view(store: Store) -> None:
    queries, event = TrendQueries(store.database), _event(2)
    event = replace(event, date=EventDate(DaySet.day(START), DatePrecision.DAY))
    assert queries.extent(EventFilter()) is None
    store.replace_chronicle(Chronicle(events=(event,)), AT)
    day = START.toordinal()
    assert queries.extent(EventFilter()) == (day, day)
    assert sum(t.events for t in queries.tallies(EventFilter(), day, day)) == 1
    store.replace_chronicle(Chronicle(), AT + timedelta(hours=1))
    assert queries.tallies(EventFilter(), day, day) == ()

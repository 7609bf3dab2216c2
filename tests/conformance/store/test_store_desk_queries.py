"""What a desk asks: each answer is what walking over the events gives, on both databases."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from firsthand.domain.actor import ActorKind
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import (
    Chronicle,
    DatePrecision,
    Event,
    EventActor,
    EventDate,
    EventOrigin,
    Grade,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.store import EventFilter, Store
from firsthand.store.desk_queries import DeskQueries, Order
from firsthand.store.schema import VERSIONS, alembic_config

AT = datetime(2026, 1, 1, tzinfo=UTC)
START = date(2024, 1, 1)
FILTERS = [
    EventFilter(),
    EventFilter(country="mli"),
    EventFilter(admin1="gao"),
    EventFilter(country="BFA", admin1="SAHEL"),
    EventFilter(admin1="Nowhere"),
    EventFilter(since=date(2024, 3, 1)),
    EventFilter(until=date(2024, 3, 1)),
    EventFilter(since=date(2024, 3, 4), until=date(2024, 3, 6)),
    EventFilter(near=(16.0, 0.0, 120)),
    EventFilter(near=(16.0, 0.0, 0)),
    EventFilter(near=(-17.0, 179.9, 200)),
    EventFilter(near=(89.9, 12.0, 300)),
    EventFilter(near=(0.0, 0.0, 20_015)),
    EventFilter(near=(0.0, 0.0, 20_016)),
    EventFilter(bbox=(170, -30, -170, 30)),
    EventFilter(bbox=(-1, 15, 1, 17)),
    EventFilter(grade=Grade.CONTESTED),
    EventFilter(type="Battles"),
    EventFilter(type="armed-clash", grade=Grade.CLAIMED, country="BFA"),
    EventFilter(actor="JNIM"),
    EventFilter(actor="armée du mali"),
    EventFilter(min_origins=2),
    EventFilter(min_killed=10),
    EventFilter(min_killed=0),
    EventFilter(unreviewed=True),
    EventFilter(unreviewed=False),
    EventFilter(text="gao"),
    EventFilter(text='"gao nord"'),
    EventFilter(text="armed -nothing OR *"),
    EventFilter(id="ev_007"),
    EventFilter(country="MLI", since=date(2024, 2, 1), until=date(2024, 5, 1), min_killed=1, unreviewed=True),
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def held(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, list[Event]]]:
    """A store of events of every sort."""
    events = [_event(n) for n in range(240)]
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('queries')}/store.db"
    else:
        url = request.getfixturevalue("new_postgresql_url")()
    with Store.open(url, create=True) as store:
        store.replace_chronicle(Chronicle(events=tuple(events)), AT)
        yield store, list(store.events())


def _event(n: int) -> Event:
    draw = random.Random(n)  # noqa: S311 - made-up events
    places = (
        None, Place("Gao", 16.0, 0.0, 10, PlaceKind.SETTLEMENT, "MLI", "Gao", entry="gn:1"),
        Place("Gao Nord", 16.4, 0.3, 5, PlaceKind.SETTLEMENT, "MLI"), Place("Djibo", 14.1, -1.6, 10, PlaceKind.SETTLEMENT, "BFA"),
        Place("Suva", -17.5, 179.5, 5, PlaceKind.SETTLEMENT), Place("Taveuni", -17.0, -179.9, 5, PlaceKind.SETTLEMENT),
        Place("Pole", 89.5, -100, 5, PlaceKind.NATURAL), Place("Antipode", 0.0, 180.0, 1, PlaceKind.NATURAL),
    )  # fmt: skip
    day = START + timedelta(days=draw.randrange(200))
    possible = draw.choice(
        (
            None, DaySet(), DaySet.day(day), DaySet.day(day), DaySet.between(day, day + timedelta(days=9)),
            DaySet.weekday(0, day, day + timedelta(days=40)), DaySet.between(date.min, day), DaySet.between(day, date.max),
        )
    )  # fmt: skip
    killed = draw.choice((None, 0, 3, 12, 2**70))
    return Event(
        id=f"ev_{n:03d}",
        event_type=draw.choice(("armed-clash", "attack", "suicide-bomb", "government-regains-territory")),
        date=EventDate(possible, DatePrecision.UNKNOWN),
        place=draw.choice(places),
        actors=tuple(
            EventActor(*draw.choice((("jnim", "JNIM"), ("mli-army", "Armée du Mali"))), role, ActorKind.REBEL)
            for role in draw.sample((Role.INITIATOR, Role.TARGET), draw.randrange(3))
        ),
        casualties=(),
        claimed_by=("jnim",) if n % 9 == 0 else (),
        grade=draw.choice(list(Grade)),
        documents=(),
        origins=tuple(EventOrigin(f"o{k}", f"Origin {k}", ()) for k in range(draw.randrange(4))),
        claims=(),
        contradictions=(),
        reports=(),
        decisions=("dec_1",) if n % 5 == 0 else (),
        tolls=() if killed is None else (Toll(CasualtyKind.KILLED, killed, killed, None, "", ()),),
    )


def _passing(held: tuple[Store, list[Event]], filters: EventFilter) -> list[Event]:
    """By the way that the exports go, whose meaning is fixed by `EventFilter.lets_through`."""
    return list(held[0].events(filters))


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_counts_and_pages_are_those_of_the_exports(
    held: tuple[Store, list[Event]], filters: EventFilter
) -> None:
    queries, passing = DeskQueries(held[0].database), _passing(held, filters)
    assert queries.count(filters) == len(passing)
    for order in Order:
        shown, after = [], None
        while True:
            page = queries.page(filters, order, after, 31, are_few=len(passing) < 100)
            assert page.after is None or len(page.events) == 31
            shown += page.events
            if (after := page.after) is None:
                break
        assert len(shown) == len(passing)
        assert {event.id for event in shown} == {event.id for event in passing}
    located = [event for event in passing if event.place]
    points = queries.points(filters, 1000)
    assert points is not None
    assert {point.id for point in points} == {event.id for event in located}
    assert sum(cell.events for cell in queries.cells(filters, 2.5)) == len(located)


def test_conditions_that_only_the_narrow_rows_answer(held: tuple[Store, list[Event]]) -> None:
    """`min_killed` and `unreviewed` mean what their words say."""
    store, events = held
    queries = DeskQueries(store.database)

    def killed(event: Event) -> int | None:
        toll = event.toll(CasualtyKind.KILLED)
        return toll.best if toll else None

    assert queries.count(EventFilter(min_killed=4)) == sum((killed(e) or 0) >= 4 for e in events)
    assert queries.count(EventFilter(min_killed=0)) == sum(killed(e) is not None for e in events)
    assert queries.count(EventFilter(unreviewed=True)) == sum(not e.decisions for e in events)


@pytest.mark.parametrize("filters", FILTERS[:20], ids=str)
def test_facets_leave_their_own_condition_out(held: tuple[Store, list[Event]], filters: EventFilter) -> None:
    facets = DeskQueries(held[0].database).facets(filters)
    assert facets.total == len(_passing(held, filters))
    countries = Counter(
        e.place.country if e.place else None for e in _passing(held, replace(filters, country=None))
    )
    assert facets.countries == countries
    assert facets.types == Counter(e.event_type for e in _passing(held, replace(filters, type=None)))
    assert facets.grades == Counter(str(e.grade) for e in _passing(held, replace(filters, grade=None)))


def test_actors_are_counted_once_for_each_event(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    expected = Counter(actor for e in events for actor in {*(a.id for a in e.actors), *e.claimed_by})
    assert dict(DeskQueries(store.database).actors(EventFilter())) == expected
    some = EventFilter(country="MLI", actor="jnim")
    counted = Counter(
        actor
        for e in _passing(held, EventFilter(country="MLI"))
        for actor in {*(a.id for a in e.actors), *e.claimed_by}
    )
    assert dict(DeskQueries(store.database).actors(some)) == counted


def test_days_are_counted_by_both_ends(held: tuple[Store, list[Event]]) -> None:
    store, events = held
    counts = DeskQueries(store.database).days(EventFilter())
    assert sum(c.events for c in counts) == len(events)
    assert list(counts) == sorted(counts, key=lambda c: (c.first, c.last))
    single = Counter(
        e.date.possible.start.toordinal()
        for e in events
        if e.date.possible and e.date.possible.is_day and e.date.possible.start
    )
    assert Counter({c.first: c.events for c in counts if c.is_dated and c.first == c.last}) == single
    some = EventFilter(since=date(2024, 3, 1))
    assert DeskQueries(store.database).days(some, whole=True) == counts


@pytest.mark.parametrize("order", list(Order))
def test_pages_are_in_order_and_undated_ones_last(held: tuple[Store, list[Event]], order: Order) -> None:
    store, events = held
    queries = DeskQueries(store.database)
    shown, after = [], None
    while True:
        page = queries.page(EventFilter(), order, after, 11)
        shown += page.events
        if (after := page.after) is None:
            break
    assert len({e.id for e in shown}) == len(shown) == len(events)
    if order in (Order.NEWEST, Order.OLDEST):
        starts = [e.date.possible.start if e.date.possible else None for e in shown]
        dated = [start for start in starts if start is not None]
        assert starts == [*dated, *[None] * (len(starts) - len(dated))]
        assert dated == sorted(dated, reverse=order is Order.NEWEST)
    if order is Order.DEADLIEST:
        tolls = [toll.best if (toll := e.toll(CasualtyKind.KILLED)) else -1 for e in shown]
        assert tolls == sorted(tolls, reverse=True)


def test_a_place_in_another_list_is_refused(held: tuple[Store, list[Event]]) -> None:
    queries = DeskQueries(held[0].database)
    after = queries.page(EventFilter(), Order.NEWEST, None, 3).after
    assert after is not None
    for word, order in (
        (after, Order.OLDEST),
        ("nonsense", Order.NEWEST),
        (after[:-3], Order.NEWEST),
        ("WzFd", Order.NEWEST),
    ):
        with pytest.raises(ConfigError):
            queries.page(EventFilter(), order, word)


def test_more_points_than_are_wanted_are_not_given(held: tuple[Store, list[Event]]) -> None:
    queries = DeskQueries(held[0].database)
    assert queries.points(EventFilter(), 5) is None
    inside = queries.points(EventFilter(), 1000, (-1.0, 15.0, 1.0, 17.0))
    assert inside
    assert {(p.lat, p.lon) for p in inside} == {(16.0, 0.0), (16.4, 0.3)}


def test_the_extent_is_that_of_the_points(held: tuple[Store, list[Event]]) -> None:
    queries = DeskQueries(held[0].database)
    assert queries.extent(EventFilter(country="MLI")) == (0.0, 16.0, 0.3, 16.4)
    assert queries.extent(EventFilter(country="FRA")) is None


def test_answers_follow_the_view(store: Store) -> None:
    queries = DeskQueries(store.database)
    assert queries.facets(EventFilter()).total == 0
    events = [_event(n) for n in range(3)]
    store.replace_chronicle(Chronicle(events=tuple(events)), AT)
    assert queries.facets(EventFilter()).total == 3
    assert sum(c.events for c in queries.days(EventFilter())) == 3
    changed = replace(events[0], grade=Grade.DISCOUNTED, event_type="agreement")
    store.replace_chronicle(Chronicle(events=(changed, events[1])), AT + timedelta(hours=1))
    assert queries.facets(EventFilter()).types["agreement"] == 1
    assert queries.facets(EventFilter()).total == 2


def test_an_event_that_loses_its_runs_of_days_loses_their_rows(store: Store) -> None:
    scattered = replace(
        _event(1),
        date=EventDate(DaySet.days([START, date(2024, 6, 1)]), DatePrecision.PERIOD),
    )
    between = EventFilter(since=date(2024, 3, 1), until=date(2024, 3, 2))
    store.replace_chronicle(Chronicle(events=(scattered,)), AT)
    assert DeskQueries(store.database).count(between) == 0
    run = replace(scattered, date=EventDate(DaySet.between(START, date(2024, 6, 1)), DatePrecision.PERIOD))
    store.replace_chronicle(Chronicle(events=(run,)), AT)
    assert DeskQueries(store.database).count(between) == 1
    store.replace_chronicle(Chronicle(), AT)
    with store.database.reading() as connection:
        for table in ("event_facts", "event_days"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0  # noqa: S608


def test_an_older_store_is_given_the_rows_that_a_new_one_has(new_url: Callable[[], str]) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import

    from firsthand.store.engine import Database  # noqa: PLC0415

    url = new_url()
    events = tuple(_event(n) for n in range(60))
    with Store.open(url, create=True) as store:
        store.replace_chronicle(Chronicle(events=events), AT)
        before = {name: _rows(store, name) for name in ("event_facts", "event_days")}
        with store.database.migrating() as connection:
            for name in ("event_facts", "event_days"):
                connection.execute(text(f"DROP TABLE {name}"))
            connection.execute(text("DROP INDEX ix_event_actors_events"))
            connection.execute(
                text("UPDATE firsthand_version SET version_num = :v"),
                {"v": VERSIONS[VERSIONS.index("0007") - 1]},
            )
    database = Database(url)
    with database.migrating() as connection:
        command.upgrade(alembic_config(connection), "0007")
    database.close()
    database = Database(url)
    with Store.open(url) if VERSIONS[-1] == "0007" else Store(database, None) as store:
        assert {name: _rows(store, name) for name in before} == before
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest) -> Callable[[], str]:
    return request.getfixturevalue(f"new_{request.param}_url")


def _rows(store: Store, table: str) -> list[Any]:
    order = "event, day_from"
    with store.database.reading() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}"))]  # noqa: S608

"""The view: permanent ids, moments, redirects, filters."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Extraction, Field
from firsthand.domain.errors import ConfigError, NotHeldError, StoreError
from firsthand.domain.event import (
    Aggregate,
    Amendment,
    Chronicle,
    DatePrecision,
    Event,
    EventActor,
    EventDate,
    EventDocument,
    EventOrigin,
    Grade,
    Operation,
    Statement,
)
from firsthand.domain.report import Role
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.store import EventFilter, Store

HOUR = timedelta(hours=1)


def _told(store: Store, newsroom: Any, *names: str) -> list[Extraction]:
    told = []
    for name in names:
        page = newsroom.page(name)
        told.append(newsroom.read(page))
        store.add(page, told[-1])
    return told


def _plain(events: Sequence[Event]) -> list[Event]:
    return [replace(event, redirects=(), first_seen=None, updated=None) for event in events]


def test_what_is_put_up_comes_back(store: Store, newsroom: Any) -> None:
    (told,) = _told(store, newsroom, "a")
    event = newsroom.event(told)
    chronicle = Chronicle(
        (event,),
        (Operation("op_1", "raids", (event.id,), claims=told.claims),),
        (
            Aggregate(
                "ag_1", Field.KILLED, "soldiers", DaySet.day(date(2025, 5, 1)), ("MLI",), told.claims, (), ()
            ),
        ),
        (Statement("st_1", "un", None, "We are concerned.", (), ()),),
    )
    assert store.replace_chronicle(chronicle, newsroom.start)
    assert _plain(list(store.events())) == [event]
    assert store.event(event.id).first_seen == newsroom.start
    assert tuple(store.operations()) == chronicle.operations
    assert store.operation("op_1") == chronicle.operations[0]
    assert tuple(store.aggregates()) == chronicle.aggregates
    assert tuple(store.statements()) == chronicle.statements
    assert store.published_ids() == {told.reports[0].id: event.id}
    assert not store.is_stale()
    assert store.check() == ()


def test_putting_up_the_same_again_changes_no_moment(store: Store, newsroom: Any) -> None:
    a, b = _told(store, newsroom, "a", "b")
    events = (newsroom.event(a), newsroom.event(b))
    store.replace_chronicle(Chronicle(events), newsroom.start)
    before = list(store.events())
    changed = replace(events[0], grade=Grade.CONTESTED)
    store.replace_chronicle(Chronicle((changed, events[1])), newsroom.start + HOUR)
    after = {event.id: event for event in store.events()}
    assert after[events[1].id] in before
    assert after[changed.id].first_seen == newsroom.start
    assert after[changed.id].updated == newsroom.start + HOUR
    assert after[changed.id].grade is Grade.CONTESTED


def test_a_merged_id_leads_to_the_event_that_holds_its_reports(store: Store, newsroom: Any) -> None:
    a, b, c = _told(store, newsroom, "a", "b", "c")
    singles = [newsroom.event(told) for told in (a, b, c)]
    store.replace_chronicle(Chronicle(tuple(singles)), newsroom.start)
    pair = newsroom.event(a, b, id=singles[0].id)
    store.replace_chronicle(Chronicle((pair, singles[2])), newsroom.start + HOUR)
    assert store.event(singles[1].id).id == pair.id
    assert store.event(pair.id).redirects == (singles[1].id,)
    assert [event.id for event in store.events(EventFilter(id=singles[1].id))] == [pair.id]
    whole = newsroom.event(a, b, c, id=singles[2].id)
    store.replace_chronicle(Chronicle((whole,)), newsroom.start + 2 * HOUR)
    for single in singles:
        assert store.event(single.id).id == whole.id
    assert store.event(whole.id).redirects == tuple(sorted([singles[0].id, singles[1].id]))
    assert set(store.published_ids().values()) == {whole.id}


def test_a_merge_can_be_undone(store: Store, newsroom: Any) -> None:
    a, b = _told(store, newsroom, "a", "b")
    apart = Chronicle((newsroom.event(a), newsroom.event(b)))
    store.replace_chronicle(apart, newsroom.start)
    store.replace_chronicle(Chronicle((newsroom.event(a, b, id=apart.events[0].id),)), newsroom.start + HOUR)
    store.replace_chronicle(apart, newsroom.start + 2 * HOUR)
    for event in apart.events:
        assert store.event(event.id).id == event.id
        assert store.event(event.id).redirects == ()
        assert store.event(event.id).first_seen == newsroom.start


def test_a_withdrawn_id_says_so_and_comes_back_under_its_old_id(store: Store, newsroom: Any) -> None:
    (told,) = _told(store, newsroom, "a")
    event = newsroom.event(told)
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    store.replace_chronicle(Chronicle(), newsroom.start + HOUR)
    with pytest.raises(StoreError, match="withdrawn on 2025-06-03"):
        store.event(event.id)
    assert list(store.events(EventFilter(id=event.id))) == []
    assert store.published_ids() == {told.reports[0].id: event.id}
    store.replace_chronicle(Chronicle((event,)), newsroom.start + 2 * HOUR)
    assert store.event(event.id).first_seen == newsroom.start
    assert store.event(event.id).updated == newsroom.start + 2 * HOUR


def test_an_id_that_the_view_itself_takes_over_is_followed(store: Store, newsroom: Any) -> None:
    (told,) = _told(store, newsroom, "a")
    event = newsroom.event(told, redirects=("ev_of_old",))
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    assert store.event("ev_of_old").id == event.id
    assert store.event(event.id).redirects == ("ev_of_old",)


def test_a_document_captured_anew_keeps_its_event_reachable(store: Store, newsroom: Any) -> None:
    (old,) = _told(store, newsroom, "a")
    event = newsroom.event(old)
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    page = newsroom.page("a", "Some gunmen attacked a convoy near Ménaka, killing 12.", days=1)
    store.add(page, newsroom.read(page))
    renewed = newsroom.event(newsroom.read(page))
    assert renewed.id != event.id
    store.replace_chronicle(Chronicle((renewed,)), newsroom.start + HOUR)
    assert store.event(event.id).id == renewed.id


def test_a_report_of_several_events_identifies_none(store: Store, newsroom: Any) -> None:
    a, b = _told(store, newsroom, "a", "b")
    towns = (newsroom.event(a, id="ev_1"), newsroom.event(a, b, id="ev_2"))
    store.replace_chronicle(Chronicle(towns), newsroom.start)
    assert store.published_ids() == {b.reports[0].id: "ev_2"}


def test_ids_resolve_through_any_history_of_merges_and_splits(store: Store, newsroom: Any) -> None:
    told = _told(store, newsroom, *"abcdef")
    chance = random.Random(7)  # noqa: S311
    published: set[str] = set()
    for step in range(12):
        groups: dict[int, list[Extraction]] = {}
        for one in told:
            groups.setdefault(chance.randrange(4), []).append(one)
        previous = store.published_ids()
        events: dict[str, Event] = {}
        for group in groups.values():
            old = sorted({previous[r.id] for e in group for r in e.reports if r.id in previous} - set(events))
            event = newsroom.event(*group, **({"id": old[0]} if old else {}))
            events.setdefault(event.id, event)
        store.replace_chronicle(
            Chronicle(tuple(events[k] for k in sorted(events))), newsroom.start + step * HOUR
        )
        published |= set(events)
        for known in published:
            assert store.event(known).id in events
        redirects = {old: event.id for event in store.events() for old in event.redirects}
        assert all(store.event(old).id == new for old, new in redirects.items())


def test_an_amended_view_is_the_one_put_up_whole(store: Store, newsroom: Any) -> None:
    told = _told(store, newsroom, *"abcdef")
    chance = random.Random(11)  # noqa: S311
    basis = store.revision()
    store.replace_chronicle(Chronicle(), newsroom.start, basis=basis)
    before = Chronicle()
    for step in range(1, 12):
        groups: dict[int, list[Extraction]] = {}
        for one in chance.sample(told, chance.randrange(1, 7)):
            groups.setdefault(chance.randrange(3), []).append(one)
        events = {event.id: event for event in (newsroom.event(*group) for group in groups.values())}
        after = Chronicle(
            tuple(events[key] for key in sorted(events)),
            tuple(Operation(f"op_{at}", f"raids {step}", ()) for at in range(chance.randrange(3))),
            statements=tuple(
                Statement(f"st_{at}", "un", None, "We are concerned.", (), ())
                for at in range(chance.randrange(3))
            ),
        )
        kept = {event.id: event for event in before.events}
        parts = {part.id for part in (*after.operations, *after.statements)}
        amendment = Amendment(
            events=tuple(event for event in after.events if kept.get(event.id) != event),
            operations=after.operations,
            statements=after.statements,
            gone=frozenset(kept.keys() - events.keys()),
            lost=frozenset(
                part.id for part in (*before.operations, *before.statements) if part.id not in parts
            ),
        )
        at = newsroom.start + step * HOUR
        assert store.amend_chronicle(amendment, at, seen=basis, basis=basis)
        amended = list(store.events()), dict(store.published_ids()), _ids(store, kept.keys() | events.keys())
        assert store.replace_chronicle(after, at, basis=basis)
        assert amended == (
            list(store.events()),
            dict(store.published_ids()),
            _ids(store, kept.keys() | events.keys()),
        )
        assert _plain(list(store.events(EventFilter()))) == list(after.events)
        assert (tuple(store.operations()), tuple(store.statements())) == (after.operations, after.statements)
        before = after


def _ids(store: Store, ids: Collection[str]) -> dict[str, str]:
    """What each id leads to."""
    found = {}
    for event_id in ids:
        try:
            found[event_id] = store.event(event_id).id
        except StoreError:
            found[event_id] = ""
    return found


def test_an_amendment_of_another_view_changes_nothing(store: Store, newsroom: Any) -> None:
    (a,) = _told(store, newsroom, "a")
    basis = store.revision()
    store.replace_chronicle(Chronicle((newsroom.event(a),)), newsroom.start, basis=basis)
    (event,) = store.events()
    amendment = Amendment(gone=frozenset([event.id]))
    assert not store.amend_chronicle(amendment, newsroom.start, seen=basis - 1, basis=basis)
    assert not store.amend_chronicle(amendment, newsroom.start, seen=basis, basis=basis - 1)
    assert list(store.events()) == [event]


def test_the_view_that_saw_more_prevails(store: Store, newsroom: Any) -> None:
    (a,) = _told(store, newsroom, "a")
    early = store.revision()
    (b,) = _told(store, newsroom, "b")
    late = store.revision()
    assert store.is_stale()
    assert store.replace_chronicle(
        Chronicle((newsroom.event(a), newsroom.event(b))), newsroom.start, basis=late
    )
    assert not store.replace_chronicle(Chronicle((newsroom.event(a),)), newsroom.start, basis=early)
    assert len(list(store.events())) == 2
    assert not store.is_stale()


def test_a_view_built_before_the_last_page_is_stale(store: Store, newsroom: Any) -> None:
    (a,) = _told(store, newsroom, "a")
    basis = store.revision()
    _told(store, newsroom, "b")
    assert store.replace_chronicle(Chronicle((newsroom.event(a),)), newsroom.start, basis=basis)
    assert store.is_stale()


@pytest.fixture
def gallery(store: Store, newsroom: Any) -> Store:
    """Five events that differ in everything that can be asked for."""
    names = {
        "menaka": "Gunmen attacked a convoy near Ménaka. At least 12 soldiers were killed.",
        "tokyo": "Protesters marched through the capital for peace.",
        "fiji": "Villagers fought over a boundary of land.",
        "undated": "Shells hit a market; nobody says when.",
        "nowhere": "A drone struck a truck in the desert at dawn.",
    }
    told = {}
    for name, text in names.items():
        page = newsroom.page(name, text)
        told[name] = newsroom.read(page, title=f"Title of {name}")
        store.add(page, told[name])
    jnim = EventActor("jnim", "Jama'at Nusrat al-Islam", Role.INITIATOR, ActorKind.REBEL)
    day = lambda *d: EventDate(DaySet.days(date(2025, *one) for one in d), DatePrecision.DAY)  # noqa: E731
    two = (EventOrigin("wire:afp", "AFP", ("menaka",)), EventOrigin("monitor:x", "X", ("other",)))
    store.replace_chronicle(
        Chronicle(
            (
                newsroom.event(
                    told["menaka"],
                    id="menaka",
                    actors=(jnim,),
                    origins=two,
                    grade=Grade.CORROBORATED,
                    date=day((6, 3)),
                ),
                newsroom.event(
                    told["tokyo"],
                    id="tokyo",
                    event_type="peaceful-protest",
                    date=day((7, 1)),
                    place=Place("Tokyo", 35.69, 139.69, 10, PlaceKind.SETTLEMENT, "JPN"),
                    actors=(),
                ),
                newsroom.event(
                    told["fiji"],
                    id="fiji",
                    date=day((6, 1), (6, 8), (6, 15)),
                    actors=(),
                    claimed_by=("jnim",),
                    place=Place("Taveuni", -16.8, 179.97, 10, PlaceKind.NATURAL, "FJI"),
                ),
                newsroom.event(
                    told["undated"], id="undated", date=EventDate(None, DatePrecision.UNKNOWN), actors=()
                ),
                newsroom.event(
                    told["nowhere"],
                    id="nowhere",
                    place=None,
                    date=EventDate(DaySet(), DatePrecision.UNKNOWN),
                    actors=(),
                ),
            )
        ),
        newsroom.start,
    )
    return store


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, ["fiji", "menaka", "tokyo", "nowhere", "undated"]),
        ({"since": date(2025, 6, 2), "until": date(2025, 6, 7)}, ["menaka", "undated"]),
        ({"since": date(2025, 6, 8)}, ["fiji", "tokyo", "undated"]),
        ({"until": date(2025, 6, 1)}, ["fiji", "undated"]),
        ({"country": "mli"}, ["menaka", "undated"]),
        ({"country": "XXX"}, []),
        ({"bbox": (-10.0, 10.0, 10.0, 20.0)}, ["menaka", "undated"]),
        ({"bbox": (170.0, -30.0, -170.0, 0.0)}, ["fiji"]),
        ({"near": (-16.8, -179.97, 20.0)}, ["fiji"]),
        ({"near": (15.9, 2.4, 5.0)}, ["menaka", "undated"]),
        ({"near": (90.0, 0.0, 8_000.0)}, ["tokyo"]),
        ({"actor": "JNIM"}, ["fiji", "menaka"]),
        ({"actor": "jama’at nusrat al islam"}, ["menaka"]),
        ({"actor": "nobody"}, []),
        ({"type": "peaceful-protest"}, ["tokyo"]),
        ({"type": "battles"}, ["fiji", "menaka", "nowhere", "undated"]),
        ({"type": "Armed clash"}, ["fiji", "menaka", "nowhere", "undated"]),
        ({"type": "Riots"}, []),
        ({"grade": Grade.CORROBORATED}, ["menaka"]),
        ({"min_origins": 2}, ["menaka"]),
        ({"text": "soldiers MENAKA"}, ["menaka"]),
        ({"text": '"attacked a convoy"'}, ["menaka"]),
        ({"text": '"convoy attacked"'}, []),
        ({"text": "title tokyo"}, ["tokyo"]),
        ({"text": "jnim"}, ["fiji", "menaka"]),
        ({"text": "AND OR NOT ( * :"}, []),
        ({"text": "'; DROP TABLE events; --"}, []),
        ({"text": "!?"}, []),
        ({"id": "tokyo"}, ["tokyo"]),
        ({"id": "none"}, []),
        ({"country": "MLI", "text": "soldiers", "min_origins": 3}, []),
    ],
)
def test_a_filter_finds_exactly(gallery: Store, conditions: dict[str, Any], found: list[str]) -> None:
    assert [event.id for event in gallery.events(EventFilter(**conditions))] == found


def test_an_event_type_that_is_none_is_refused(gallery: Store) -> None:
    with pytest.raises(ConfigError, match="'Batles'"):
        list(gallery.events(EventFilter(type="Batles")))


def test_a_changed_event_is_found_by_its_new_words_only(gallery: Store, newsroom: Any) -> None:
    event = gallery.event("tokyo")
    moved = replace(event, place=Place("Kyoto", 35.0, 135.8, 10, PlaceKind.SETTLEMENT, "JPN"), documents=())
    gallery.replace_chronicle(Chronicle((moved,)), newsroom.start + HOUR)
    assert [e.id for e in gallery.events(EventFilter(text="kyoto"))] == ["tokyo"]
    assert list(gallery.events(EventFilter(text="tokyo"))) == []
    assert list(gallery.events(EventFilter(text="soldiers"))) == []


def test_check_finds_a_claim_whose_text_has_gone(store: Store, newsroom: Any) -> None:
    (told,) = _told(store, newsroom, "a")
    claim = told.claims[0]
    wrong = replace(claim, span=replace(claim.span, text="13"))
    stray = replace(claim, document="doc_gone")
    event = newsroom.event(
        told, claims=(wrong, stray), documents=(EventDocument("a", told.document.key, "reports"),)
    )
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    messages = [finding.message for finding in store.check()]
    assert len(messages) == 2
    assert "no longer matches" in messages[0]
    assert "not there" in messages[1]


@pytest.mark.parametrize("name", ["evt_\0", "evt_\udcff"])
def test_what_no_text_has_is_not_held(store: Store, name: str) -> None:
    with pytest.raises(NotHeldError):
        store.event(name)

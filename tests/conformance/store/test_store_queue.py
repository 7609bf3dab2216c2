"""The review queue of a store: order, settling, coming back, shortened ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from firsthand.domain.errors import StoreError
from firsthand.domain.event import Chronicle, DatePrecision, EventDate, Grade, Ruled, Toll
from firsthand.domain.report import CasualtyKind
from firsthand.store import EventFilter, Store
from firsthand.store.queue import Queue

HOUR = timedelta(hours=1)


def _toll(number: int) -> tuple[Toll, ...]:
    return (Toll(CasualtyKind.KILLED, number, number, number, "said", ()),)


def _events(store: Store, newsroom: Any, *tolls: int) -> list[Any]:
    """One event for each toll, each told by a page of its own."""
    made = []
    for n, dead in enumerate(tolls):
        page = newsroom.page(f"{n}.txt", f"Page {n} tells of it.")
        read = newsroom.read(page)
        store.add(page, read)
        made.append(
            newsroom.event(read, tolls=_toll(dead), updated=newsroom.start, first_seen=newsroom.start)
        )
    return made


def _put(store: Store, newsroom: Any, events: list[Any], hours: int) -> None:
    assert store.replace_chronicle(
        Chronicle(tuple(sorted(events, key=lambda e: e.id))), newsroom.start + hours * HOUR
    )


def test_what_harmed_most_comes_first_and_pages_follow_each_other(store: Store, newsroom: Any) -> None:
    made = _events(store, newsroom, 3, 400, 50, 3, 3)
    _put(store, newsroom, made, 1)
    queue = Queue(store.database)
    whole = [event.id for event in queue.events()]
    assert whole[:2] == [made[1].id, made[2].id]
    assert sorted(whole[2:]) == sorted(made[n].id for n in (0, 3, 4))
    paged: list[str] = []
    while len(paged) < len(whole):
        paged += [event.id for event in queue.events(limit=2, after=paged[-1] if paged else None)]
    assert paged == whole
    assert queue.awaiting() == 5
    assert queue.events(after=whole[-1]) == ()


def test_filters_hold(store: Store, newsroom: Any) -> None:
    made = _events(store, newsroom, 3, 4)
    later = EventDate(None, DatePrecision.UNKNOWN)
    made[1] = replace(made[1], place=None, date=later)
    _put(store, newsroom, made, 1)
    queue = Queue(store.database)
    assert [event.id for event in queue.events(EventFilter(country="MLI"))] == [made[0].id]
    assert queue.awaiting(EventFilter(country="MLI")) == 1
    assert [event.id for event in queue.events(EventFilter(id=made[1].id))] == [made[1].id]
    assert queue.events(EventFilter(until=date(2000, 1, 1), country="MLI")) == ()


def test_what_is_settled_drops_out_and_comes_back_when_something_new_is_told(
    store: Store, newsroom: Any
) -> None:
    (event,) = _events(store, newsroom, 3)
    _put(store, newsroom, [event], 1)
    queue = Queue(store.database)
    verdict = Ruled("accept", "dec_1", "ana", newsroom.start + 2 * HOUR)
    accepted = replace(event, ruled=(verdict,), decisions=("dec_1",))
    _put(store, newsroom, [accepted], 2)
    assert queue.events() == ()
    assert queue.awaiting() == 0
    assert queue.is_settled(event.id)
    assert [held.id for held in queue.events(settled=True)] == [event.id]

    copied = newsroom.read(newsroom.page("copy.txt"))
    store.add(newsroom.page("copy.txt"), copied)
    with_copy = replace(accepted, documents=newsroom.event(copied).documents + accepted.documents)
    _put(store, newsroom, [with_copy], 3)
    assert queue.events() == ()  # a copy that changes nothing is nothing new

    revised = replace(with_copy, tolls=_toll(9))
    _put(store, newsroom, [revised], 4)
    assert [held.id for held in queue.events()] == [event.id]
    again = replace(revised, ruled=(replace(verdict, at=newsroom.start + 5 * HOUR),), decisions=("dec_2",))
    _put(store, newsroom, [again], 5)
    assert queue.events() == ()


def test_a_correction_alone_settles_nothing_and_brings_nothing_back(store: Store, newsroom: Any) -> None:
    (event,) = _events(store, newsroom, 3)
    _put(store, newsroom, [event], 1)
    set_on = Ruled("date", "dec_1", "ana", newsroom.start + 2 * HOUR)
    corrected = replace(event, ruled=(set_on,), decisions=("dec_1",), grade=Grade.CONTESTED)
    _put(store, newsroom, [corrected], 2)
    queue = Queue(store.database)
    assert [held.id for held in queue.events()] == [event.id]
    verdict = Ruled("accept", "dec_2", "ana", newsroom.start + 2 * HOUR)
    accepted = replace(corrected, ruled=(set_on, verdict), decisions=("dec_1", "dec_2"))
    _put(store, newsroom, [accepted], 3)
    undone = replace(accepted, ruled=(verdict,), decisions=("dec_2",), grade=Grade.SINGLE_ORIGIN)
    _put(store, newsroom, [undone], 4)
    assert queue.is_settled(event.id)  # what people decided is no new evidence


def test_ids_may_be_shortened_while_one_alone_begins_so(store: Store, newsroom: Any) -> None:
    made = _events(store, newsroom, 3, 4)
    _put(store, newsroom, made, 1)
    queue = Queue(store.database)
    first = made[0].id
    assert queue.find(first) == first
    assert queue.find(first[:-2], ("event",)) == first
    (report,) = queue.reports(made[0].reports)
    assert (report.document_id, report.status) == ("0.txt", "asserted")
    assert queue.find(report.id[:-1], ("report",)) == report.id
    with pytest.raises(StoreError, match="too short"):
        queue.find("ev_a")
    with pytest.raises(StoreError, match="there is no event"):
        queue.find("ev_nowhere", ("event",))
    common = _common(made[0].id, made[1].id)
    if len(common) > len("ev_abcd"):
        with pytest.raises(StoreError, match="several"):
            queue.find(common)


def test_events_are_found_by_what_tells_them(store: Store, newsroom: Any) -> None:
    (event,) = _events(store, newsroom, 3)
    _put(store, newsroom, [event], 1)
    queue = Queue(store.database)
    assert queue.events_of(event.reports) == (event.id,)
    _put(store, newsroom, [], 2)
    assert queue.events_of(event.reports) == ()
    assert queue.reports_under(event.id) == frozenset(event.reports)


def test_what_stood_there_before_is_kept_with_a_decision(store: Store, newsroom: Any) -> None:
    decision = replace(newsroom.decision("rep_1"), was='"armed-clash"')
    store.append_decision(decision)
    assert store.decisions() == (decision,)


def _common(a: str, b: str) -> str:
    return a[: next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))]

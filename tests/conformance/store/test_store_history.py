"""The history of events: appended when the view changes, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from firsthand.domain.change import Changed
from firsthand.domain.event import Chronicle, Grade
from firsthand.store import Store

HOUR = timedelta(hours=1)


def _told(store: Store, newsroom: Any, *names: str) -> list[Any]:
    told = []
    for name in names:
        page = newsroom.page(name)
        extraction = newsroom.read(page)
        store.add(page, extraction)
        told.append(extraction)
    return told


def test_a_view_put_up_again_adds_no_entry(store: Store, newsroom: Any) -> None:
    (a,) = _told(store, newsroom, "a")
    event = newsroom.event(a)
    for hours in range(3):
        store.replace_chronicle(Chronicle((event,)), newsroom.start + hours * HOUR)
    (entry,) = store.history(event.id)
    assert entry.changes[0].what is Changed.PUBLISHED
    assert (entry.event, entry.at, entry.documents) == (event.id, newsroom.start, ("a",))


def test_entries_are_appended_in_order_with_their_cause(store: Store, newsroom: Any) -> None:
    a, b = _told(store, newsroom, "a", "b")
    event = newsroom.event(a)
    wider = newsroom.event(a, b, id=event.id, grade=Grade.CORROBORATED)
    ruled = replace(wider, grade=Grade.DISCOUNTED, decisions=("dec_1",))
    for hours, shown in enumerate((event, wider, ruled)):
        store.replace_chronicle(Chronicle((shown,)), newsroom.start + hours * HOUR)
    first, second, third = store.history(event.id)
    assert [entry.because for entry in (first, second, third)] == ["page a", "page b", "decision dec_1"]
    assert {change.what for change in third.changes} == {Changed.GRADE, Changed.DECISION}
    assert second.at == newsroom.start + HOUR


def test_a_clock_that_runs_backwards_keeps_order_and_moments(store: Store, newsroom: Any) -> None:
    (a,) = _told(store, newsroom, "a")
    event = newsroom.event(a)
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    store.replace_chronicle(Chronicle((replace(event, grade=Grade.CLAIMED),)), newsroom.start - HOUR)
    held = store.event(event.id)
    assert held.first_seen is not None
    assert held.updated is not None
    assert held.updated >= held.first_seen
    assert [entry.changes[0].what for entry in store.history(event.id)] == [Changed.PUBLISHED, Changed.GRADE]


def test_a_merge_joins_histories_and_a_split_parts_them(store: Store, newsroom: Any) -> None:
    a, b = _told(store, newsroom, "a", "b")
    apart = (newsroom.event(a), newsroom.event(b))
    whole = newsroom.event(a, b, id=apart[0].id)
    store.replace_chronicle(Chronicle(apart), newsroom.start)
    store.replace_chronicle(Chronicle((whole,)), newsroom.start + HOUR)
    merged = store.history(apart[1].id)
    assert merged == store.history(whole.id)
    assert [(entry.event, entry.changes[0].what, entry.changes[0].old) for entry in merged[2:]] == [
        (whole.id, Changed.MERGED, apart[1].id),
        (apart[1].id, Changed.MERGED, None),
    ]
    store.replace_chronicle(Chronicle(apart), newsroom.start + 2 * HOUR)
    assert {entry.event for entry in store.history(whole.id)} == {whole.id}
    assert [entry.changes[0].what for entry in store.history(apart[1].id)] == [
        Changed.PUBLISHED,
        Changed.MERGED,
        Changed.PUBLISHED,
    ]


def test_a_withdrawn_event_keeps_its_history(store: Store, newsroom: Any) -> None:
    (a,) = _told(store, newsroom, "a")
    event = newsroom.event(a)
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    store.replace_chronicle(Chronicle(), newsroom.start + HOUR)
    assert [entry.changes[0].what for entry in store.history(event.id)] == [
        Changed.PUBLISHED,
        Changed.WITHDRAWN,
    ]
    assert store.history("evt_unheard_of") == ()

"""What was told, and what waits to be sent: the same on every database."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from firsthand.domain.alert import Alert, AlertKind, DeliveryState, Slot
from firsthand.domain.event import Chronicle, Event, Grade
from firsthand.store import EventFilter, Store
from firsthand.store.alerts import AlertLog, Watermark
from firsthand.store.outbox import Outbox

HOUR = timedelta(hours=1)
FIRST = (AlertKind.FIRST,)


@pytest.fixture
def log(store: Store) -> AlertLog:
    return AlertLog(store.database)


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return Outbox(store.database)


def _events(store: Store, newsroom: Any, *names: str) -> tuple[Event, ...]:
    told = []
    for name in names:
        page = newsroom.page(name)
        extraction = newsroom.read(page)
        store.add(page, extraction)
        told.append(newsroom.event(extraction))
    return tuple(told)


def _alert(event: Event, newsroom: Any, kinds: tuple[AlertKind, ...] = FIRST, seen: int = 1) -> Alert:
    return Alert.of("rule", event, kinds, newsroom.start, (), seen)


def test_what_changed_is_told_by_present_ids(store: Store, log: AlertLog, newsroom: Any) -> None:
    a, b = _events(store, newsroom, "a", "b")
    assert (log.newest(), log.changed(0)) == (0, ())
    store.replace_chronicle(Chronicle((a, b)), newsroom.start)
    seen = log.newest()
    assert set(log.changed(0)) == {a.id, b.id}
    assert log.changed(seen) == ()
    merged = replace(a, reports=a.reports + b.reports, documents=a.documents + b.documents)
    store.replace_chronicle(Chronicle((merged,)), newsroom.start + HOUR)
    assert log.changed(seen) == (a.id,)
    assert log.current(b.id) == a.id
    assert {entry.event for entry in log.revisions((a.id, b.id), seen)} == {a.id, b.id}
    store.replace_chronicle(Chronicle(), newsroom.start + 2 * HOUR)
    assert log.changed(seen) == ()
    assert log.current(a.id) is None
    assert log.withdrawn(seen) == {a.id: {a.id, b.id}}
    assert log.withdrawn(log.newest()) == {}
    assert log.ids_of(a.id) == {a.id, b.id}
    assert log.ids_of(b.id) == {b.id}
    store.replace_chronicle(Chronicle((merged,)), newsroom.start + 3 * HOUR)
    assert log.withdrawn(seen) == {}


def test_events_are_matched_among_some(store: Store, log: AlertLog, newsroom: Any) -> None:
    a, b = _events(store, newsroom, "a", "b")
    store.replace_chronicle(Chronicle((a, replace(b, grade=Grade.CLAIMED))), newsroom.start)
    wanted = EventFilter(country="MLI", type="Battles", text="convoy", grade=Grade.SINGLE_ORIGIN)
    assert [event.id for event in log.matching(wanted)] == [a.id]
    assert [event.id for event in log.matching(wanted, (b.id,))] == []
    assert [event.id for event in log.matching(wanted, (b.id, a.id))] == [a.id]
    assert list(log.matching(wanted, ())) == []


def test_a_rule_moves_on_only_from_where_it_looked(
    store: Store, log: AlertLog, outbox: Outbox, newsroom: Any
) -> None:
    (a,) = _events(store, newsroom, "a")
    slot = Slot("desk", "en", newsroom.start)
    assert log.watermark("rule") is None
    assert log.record("rule", None, Watermark("c", 1), [(_alert(a, newsroom), (slot,))])
    assert not log.record("rule", None, Watermark("c", 1), [(_alert(a, newsroom), (slot,))])
    assert not log.record(
        "rule", Watermark("c", 0), Watermark("c", 2), [(_alert(a, newsroom, seen=2), (slot,))]
    )
    assert not log.record("rule", Watermark("d", 1), Watermark("d", 2), [])
    assert log.watermark("rule") == Watermark("c", 1)
    assert log.told((a.id,)) == (_alert(a, newsroom),)
    assert log.told((a.id,), "other") == ()
    assert len(outbox.log(10)) == 1
    assert log.record("rule", Watermark("c", 1), Watermark("d", 5), [])


def test_processes_that_look_at_once_tell_once(store: Store, url: str, newsroom: Any) -> None:
    (a,) = _events(store, newsroom, "a")
    done: list[bool] = []

    def settle() -> None:
        with Store.open(url) as mine:
            slot = Slot("desk", "en", newsroom.start)
            done.append(
                AlertLog(mine.database).record(
                    "rule", None, Watermark("c", 1), [(_alert(a, newsroom), (slot,))]
                )
            )

    threads = [threading.Thread(target=settle) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, False, False, True]
    assert len(AlertLog(store.database).told((a.id,))) == 1


def test_a_message_takes_alerts_up_until_its_first_try(
    log: AlertLog, outbox: Outbox, store: Store, newsroom: Any
) -> None:
    (a,) = _events(store, newsroom, "a")
    slot = Slot("desk", "en", newsroom.start + HOUR)
    first, second, third = (_alert(a, newsroom, seen=n) for n in (1, 2, 3))
    log.record("rule", None, Watermark("c", 1), [(first, (slot,))])
    log.record("rule", Watermark("c", 1), Watermark("c", 2), [(second, (slot,))])
    now = newsroom.start + HOUR
    assert outbox.due(newsroom.start) == ()
    (delivery,) = outbox.due(now)
    assert outbox.parts(delivery.id) == (first, second)
    assert outbox.claim(delivery, now, now + HOUR)
    log.record("rule", Watermark("c", 2), Watermark("c", 3), [(third, (slot,))])
    (other,) = outbox.due(now)
    assert outbox.parts(other.id) == (third,)
    assert outbox.parts(delivery.id) == (first, second)


def test_a_digest_gathers_incidents_and_a_message_at_once_does_not(
    log: AlertLog, outbox: Outbox, store: Store, newsroom: Any
) -> None:
    a, b = (_alert(event, newsroom) for event in _events(store, newsroom, "a", "b"))
    slots = (Slot("desk", "en", newsroom.start), Slot("desk", "fr", newsroom.start, is_digest=True))
    log.record("rule", None, Watermark("c", 1), [(a, slots), (b, slots)])
    parts = {(d.is_digest, outbox.parts(d.id)) for d in outbox.due(newsroom.start)}
    assert parts == {(False, (a,)), (False, (b,)), (True, (a, b))}


def test_a_message_is_taken_up_by_one_process_and_again_after_its_lease(
    log: AlertLog, outbox: Outbox, store: Store, newsroom: Any
) -> None:
    (a,) = _events(store, newsroom, "a")
    now = newsroom.start
    log.record("rule", None, Watermark("c", 1), [(_alert(a, newsroom), (Slot("desk", "en", now),))])
    (delivery,) = outbox.due(now)
    assert outbox.claim(delivery, now, now + HOUR)
    assert not outbox.claim(delivery, now, now + HOUR)
    assert outbox.due(now + HOUR / 2) == ()
    (again,) = outbox.due(now + HOUR)
    assert (again.id, again.attempts) == (delivery.id, 1)
    assert outbox.claim(again, now + HOUR, now + 2 * HOUR)
    outbox.try_again(again.id, now + 3 * HOUR, "no answer")
    assert outbox.due(now + 2 * HOUR) == ()
    (third,) = outbox.due(now + 3 * HOUR)
    assert (third.error, third.attempts) == ("no answer", 2)


def test_what_was_given_up_can_be_taken_up_again(
    log: AlertLog, outbox: Outbox, store: Store, newsroom: Any
) -> None:
    a, b = (_alert(event, newsroom) for event in _events(store, newsroom, "a", "b"))
    now, slot = newsroom.start, Slot("desk", "en", newsroom.start)
    log.record("rule", None, Watermark("c", 1), [(a, (slot,)), (b, (slot,))])
    dead, sent = outbox.due(now)
    outbox.finish(dead.id, DeliveryState.DEAD, now, "gone")
    outbox.finish(sent.id, DeliveryState.SENT, now)
    assert outbox.due(now) == ()
    assert [d.id for d in outbox.log(10, DeliveryState.DEAD)] == [dead.id]
    assert [d.id for d in outbox.log(1)] == [sent.id]
    assert outbox.revive(now, ("note_other",)) == 0
    assert outbox.revive(now + HOUR) == 1
    (again,) = outbox.due(now + HOUR)
    assert (again.id, again.state, again.done) == (dead.id, DeliveryState.WAITING, None)


def test_a_message_can_wait_untried(log: AlertLog, outbox: Outbox, store: Store, newsroom: Any) -> None:
    (a,) = _events(store, newsroom, "a")
    now = newsroom.start
    log.record("rule", None, Watermark("c", 1), [(_alert(a, newsroom), (Slot("desk", "en", now),))])
    (delivery,) = outbox.due(now)
    outbox.postpone(delivery, now + HOUR)
    assert outbox.due(now) == ()
    assert outbox.due(now + HOUR)[0].attempts == 0

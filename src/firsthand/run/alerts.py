"""Alerts over a store: what its rules have to tell is written down, and what is due is sent."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from firsthand.alerts.deciding import Look, decide, retract
from firsthand.alerts.message import Message
from firsthand.alerts.reading import AlertBook
from firsthand.alerts.rule import Rule
from firsthand.domain.alert import Alert, Delivery, DeliveryState
from firsthand.domain.event import Event
from firsthand.run.composing import Composer
from firsthand.run.dispatch import Dispatcher, Outcome
from firsthand.run.sending import Post
from firsthand.store.alerts import AlertLog, Watermark
from firsthand.store.filters import EventFilter

if TYPE_CHECKING:
    from firsthand.knowledge.actors import ActorList
    from firsthand.store import Store

_TRIES = 5  # to look, where other processes look at the same time
_AT_ONCE = 200  # events
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a look at a store.

    Attributes:
        rule: who looked.
        before, after: from where and how far it looked.
        alerts: what it has to tell, with what is only noted as known.
    """

    rule: Rule
    before: Watermark | None
    after: Watermark
    alerts: tuple[Alert, ...]


@dataclass(frozen=True)
class AlertSummary:
    """What came of a run.

    Attributes:
        decided: alerts that were written down, those only noted left out.
        outcomes: what became of each message that was due.
    """

    decided: tuple[Alert, ...] = ()
    outcomes: tuple[Outcome, ...] = field(default=())


def present() -> datetime:
    """The time of day (UTC)."""
    return datetime.now(UTC)


def run_alerts(
    store: Store,
    book: AlertBook,
    post: Post,
    *,
    clock: Callable[[], datetime] = present,
    actors: ActorList | None = None,
) -> AlertSummary:
    """Write down what the rules have to tell of what changed since they looked last, and send what is due.

    Nothing is sent before it is written down; a run that was cut off is made up for by the next one, and runs at the same
    time in several processes share the work.

    Args:
        store: with its view up to date; see `Store.is_stale`.
        book: rules and channels.
        post: gives the sender of a channel.
        clock: gives the time of day (UTC).
        actors: names parties; None for the bundled list.

    Raises:
        StoreError: the store cannot be read or written.
        ConfigError: a rule asks for an event type that the codebook does not have.
    """
    log, now = AlertLog(store.database), clock()
    decided = [alert for rule in book.rules for alert in _settle(log, rule, now)]
    return AlertSummary(tuple(decided), Dispatcher(store, book, post, clock, actors).deliver())


def look(log: AlertLog, rule: Rule, now: datetime) -> Finding:
    """Find what a rule has to tell. Changes nothing."""
    before = log.watermark(rule.name)
    after = Watermark(rule.conditions, log.newest())
    at = Look(now, after.seen)
    candidates = _candidates(log, rule, before, now)
    alerts: list[Alert] = []
    while batch := tuple(islice(candidates, _AT_ONCE)):
        alerts += _decided(log, rule, batch, at, before)
    if before is not None:
        alerts += _retracted(log, rule, at, before)
    return Finding(rule, before, after, tuple(alerts))


def _settle(log: AlertLog, rule: Rule, now: datetime) -> tuple[Alert, ...]:
    """Look, and write down what was found."""
    for _ in range(_TRIES):
        found = look(log, rule, now)
        if found.before == found.after:
            return ()
        told = [(alert, rule.slots(now) if alert.is_sent else ()) for alert in found.alerts]
        if log.record(rule.name, found.before, found.after, told):
            return tuple(alert for alert in found.alerts if alert.is_sent)
    _log.warning("other processes keep looking for the rule %r; the next run makes up for it", rule.name)
    return ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    event: Event
    is_match: bool
    is_known: bool


def _candidates(log: AlertLog, rule: Rule, before: Watermark | None, now: datetime) -> Iterator[_Candidate]:
    """Events that a rule may have something to tell of: those that changed since it looked last. A rule that is new, or asks
    for other incidents than before, also looks through all that the store holds; what it finds there is no news.
    """
    changed = () if before is None else log.changed(before.seen)
    if before is None or before.conditions != rule.conditions:
        news = frozenset(changed)
        for event in log.matching(rule.filters):
            if event.id not in news and rule.holds(event, now):
                yield _Candidate(event, is_match=True, is_known=True)
    matching = {event.id for event in log.matching(rule.filters, changed)} if changed else set()
    for event in log.matching(EventFilter(), changed):
        is_match = event.id in matching and rule.holds(event, now)
        yield _Candidate(event, is_match=is_match, is_known=False)


def _decided(
    log: AlertLog, rule: Rule, batch: tuple[_Candidate, ...], at: Look, before: Watermark | None
) -> Iterator[Alert]:
    ids = {name for candidate in batch for name in _ids(candidate.event)}
    all_told = () if before is None else log.told(ids, rule.name)
    for candidate in batch:
        event = candidate.event
        mine = _ids(event)
        told = tuple(alert for alert in all_told if alert.event in mine)
        since = told[-1].seen if told else at.seen if before is None else before.seen
        revisions = () if candidate.is_known and not told else log.revisions(mine, since)
        alert = decide(
            rule, event, told, revisions, at, is_match=candidate.is_match, is_known=candidate.is_known
        )
        if alert is not None:
            yield alert


def _retracted(log: AlertLog, rule: Rule, at: Look, before: Watermark) -> Iterator[Alert]:
    """What was told and is no more."""
    gone = log.withdrawn(before.seen)
    all_told = log.told({name for ids in gone.values() for name in ids}, rule.name)
    for event_id, ids in gone.items():
        alert = retract(rule, event_id, tuple(told for told in all_told if told.event in ids), at)
        if alert is not None:
            yield alert


def _ids(event: Event) -> frozenset[str]:
    """Every id that an event had."""
    return frozenset((event.id, *event.redirects))


@dataclass(frozen=True)
class Rehearsal:
    """What a run would do for a rule.

    Attributes:
        rule: which.
        known: how many incidents it would note as known and not tell.
        messages: what it would tell, an alert in each.
    """

    rule: Rule
    known: int
    messages: tuple[tuple[Alert, Message], ...]


def rehearse(
    store: Store,
    book: AlertBook,
    *,
    clock: Callable[[], datetime] = present,
    actors: ActorList | None = None,
) -> Iterator[Rehearsal]:
    """Write what a run would tell, a rule at a time. Changes and sends nothing.

    Args:
        store: see `run_alerts`.
        book: rules and channels.
        clock: gives the time of day (UTC).
        actors: names parties; None for the bundled list.
    """
    log, now = AlertLog(store.database), clock()
    composer = Composer(store, book, actors)
    for rule in book.rules:
        found = look(log, rule, now).alerts
        slot = rule.slots(now)[0]
        messages = []
        for alert in found:
            draft = Delivery(
                alert.id,
                slot.channel,
                slot.language,
                is_digest=False,
                state=DeliveryState.WAITING,
                due=slot.due,
            )
            if alert.is_sent and (message := composer.message(draft, (alert,), now)) is not None:
                messages.append((alert, message))
        yield Rehearsal(rule, sum(not alert.is_sent for alert in found), tuple(messages))

"""What a rule has to tell of an incident now, given what it told before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.alerts.rule import Rule, is_reported
from firsthand.domain.alert import Alert, AlertKind, Facts
from firsthand.domain.change import Changed, Revision
from firsthand.domain.event import DocumentRole, Event, Grade


@dataclass(frozen=True, slots=True)
class Look:
    """When a rule looks, and how far.

    Attributes:
        now: when (UTC).
        seen: number of the last entry of the change log.
    """

    now: datetime
    seen: int


def decide(
    rule: Rule,
    event: Event,
    told: tuple[Alert, ...],
    revisions: Sequence[Revision],
    look: Look,
    *,
    is_match: bool,
    is_known: bool = False,
) -> Alert | None:
    """What to tell.

    An incident that was told is followed wherever it goes: that its toll fell below what the rule asks for, or that its
    evidence was withdrawn, matters to whom it was told.

    Args:
        rule: who asks.
        event: as it stands.
        told: what the rule told of it, and of events that went into it, oldest first.
        revisions: what changed in it, and in events that went into it, since it was told last, or else since the rule looked last.
        look: now.
        is_match: whether the conditions of the rule hold.
        is_known: whether the store held it before the rule was first used, so that it is no news.

    Returns:
        None where there is nothing to tell.
    """
    is_told = any(alert.is_sent for alert in told)
    if not is_reported(event):
        return retract(rule, event.id, told, look)
    if not told:
        if not is_match or (not is_known and only_recalled(event, revisions)):
            return None
        is_silent = AlertKind.FIRST not in rule.on or (is_known and not rule.backlog)
        return Alert.of(
            rule.name, event, (AlertKind.KNOWN if is_silent else AlertKind.FIRST,), look.now, told, look.seen
        )
    merged = _merged(event, told, revisions)
    kinds = () if only_recalled(event, revisions) else tuple(_differences(rule, Facts.of(event), told))
    kinds = tuple(kind for kind in kinds if is_told or kind is not AlertKind.WITHDRAWN)
    if merged:
        kinds += (AlertKind.MERGED,)
    return Alert.of(rule.name, event, kinds, look.now, told, look.seen, merged) if kinds else None


def retract(rule: Rule, event_id: str, told: tuple[Alert, ...], look: Look) -> Alert | None:
    """What to tell of an incident of which nothing is left, or nothing that reports it: once, to whom it was told.

    Args:
        rule: who asks.
        event_id: id of the incident.
        told: what the rule told of it, and of events that went into it, oldest first.
        look: now.
    """
    if not any(alert.is_sent for alert in told) or told[-1].facts.grade is Grade.DISCOUNTED:
        return None
    return Alert.of_gone(rule.name, event_id, look.now, told, look.seen)


def _merged(event: Event, told: Sequence[Alert], revisions: Sequence[Revision]) -> tuple[str, ...]:
    """Ids of incidents that were told and that went into this one since."""
    sent = {alert.event for alert in told if alert.is_sent} - {event.id}
    went = {
        change.old or entry.event
        for entry in revisions
        for change in entry.changes
        if change.what is Changed.MERGED
    }
    return tuple(sorted(sent & went))


def only_recalled(event: Event, revisions: Sequence[Revision]) -> bool:
    """Whether everything that changed in an event comes of documents that only recall it.

    A change without a document, made by a person or by what is known of other events, is none of these.
    """
    roles = {document.id: document.role for document in event.documents}
    return bool(revisions) and all(
        entry.documents
        and not entry.decisions
        and all(roles.get(document) is DocumentRole.MENTIONS for document in entry.documents)
        for entry in revisions
    )


def _last_of_each(told: Sequence[Alert]) -> tuple[Facts, ...]:
    """What was told last of the incident, and of each that went into it; of those that were told as one, what was told since."""
    start = max((n for n, alert in enumerate(told) if AlertKind.MERGED in alert.kinds), default=0)
    return tuple({alert.event: alert.facts for alert in told[start:]}.values())


def _differences(rule: Rule, facts: Facts, told: Sequence[Alert]) -> Iterable[AlertKind]:
    """Why to tell it again: it is other than everything that was told of it last. After a merge it need only agree with one
    of the two that were told, until it was told that they are one.

    Whoever was told of it is told that its evidence was withdrawn, or that what was told to be withdrawn is not, whatever else the rule
    tells.
    """
    last = _last_of_each(told)
    is_back = AlertKind.WITHDRAWN in told[-1].kinds and facts.grade is not Grade.DISCOUNTED
    is_regraded = all(before.grade is not facts.grade for before in last)
    if is_back or (AlertKind.REVISED in rule.on and all(_is_revised(rule, before, facts) for before in last)):
        yield AlertKind.REVISED
    if is_regraded and AlertKind.GRADE in rule.on:
        yield AlertKind.GRADE
    elif is_regraded and facts.grade is Grade.DISCOUNTED:
        yield AlertKind.WITHDRAWN


def _is_revised(rule: Rule, before: Facts, facts: Facts) -> bool:
    return any(
        rule.threshold.is_reached(rule.figure.of(before.figure(kind)), rule.figure.of(facts.figure(kind)))
        for kind in rule.threshold.kinds
    )

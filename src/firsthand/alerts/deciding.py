"""What a rule has to tell of an incident now, given what it told before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.alerts.rule import Rule, is_reported
from firsthand.domain.alert import Alert, AlertKind, Facts
from firsthand.domain.change import Revision
from firsthand.domain.event import DocumentRole, Event


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
    if not is_reported(event):
        return None
    if not told:
        if not is_match or (not is_known and only_recalled(event, revisions)):
            return None
        is_silent = AlertKind.FIRST not in rule.on or (is_known and not rule.backlog)
        return Alert.of(
            rule.name, event, (AlertKind.KNOWN if is_silent else AlertKind.FIRST,), look.now, told, look.seen
        )
    if only_recalled(event, revisions):
        return None
    last = _last_of_each(told)
    kinds = tuple(_differences(rule, Facts.of(event), last))
    return Alert.of(rule.name, event, kinds, look.now, told, look.seen) if kinds else None


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
    """What was told last of the incident, and of each that went into it."""
    return tuple({alert.event: alert.facts for alert in told}.values())


def _differences(rule: Rule, facts: Facts, last: Sequence[Facts]) -> Iterable[AlertKind]:
    """Why to tell it again: it is other than everything that was told of it last. After a merge it need only agree with one
    of the two that were told.
    """
    if AlertKind.REVISED in rule.on and all(_is_revised(rule, before, facts) for before in last):
        yield AlertKind.REVISED
    if AlertKind.GRADE in rule.on and all(before.grade is not facts.grade for before in last):
        yield AlertKind.GRADE


def _is_revised(rule: Rule, before: Facts, facts: Facts) -> bool:
    return any(
        rule.threshold.is_reached(rule.figure.of(before.figure(kind)), rule.figure.of(facts.figure(kind)))
        for kind in rule.threshold.kinds
    )

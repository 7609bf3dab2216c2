"""What is told to people who asked to be told, and what became of telling it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from firsthand.domain.event import Event, Grade
from firsthand.domain.ids import content_id
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet, Place


class AlertKind(StrEnum):
    """Why an incident is told."""

    FIRST = "first"  # the incident is new to whom the rule tells
    REVISED = "revised"  # a figure is further from what was told than the rule lets pass
    GRADE = "grade"  # the evidence is graded otherwise than was told
    WITHDRAWN = "withdrawn"  # nothing tells of it any more, or what tells of it is discounted; said once to whom it was told
    MERGED = "merged"  # an incident that was told turned out to be this one; said once to whom it was told
    KNOWN = "known"  # held before the rule was first used, or a rule that tells no first report: noted and never sent


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """Everybody harmed in one way, as it stood when it was told. See `Toll`."""

    kind: CasualtyKind
    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What later reports of an incident are compared with."""

    grade: Grade
    figures: tuple[ToldFigure, ...] = ()

    @classmethod
    def of(cls, event: Event) -> Facts:
        """Those of an event as it stands."""
        return cls(
            event.grade,
            tuple(ToldFigure(toll.kind, toll.low, toll.best, toll.high) for toll in event.tolls),
        )

    def figure(self, kind: CasualtyKind) -> ToldFigure | None:
        """Everybody harmed in one way, None where there was no number."""
        return next((figure for figure in self.figures if figure.kind is kind), None)


WITHDRAWN = Facts(Grade.DISCOUNTED)
"""What is held of an incident that nothing tells of any more."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What an incident was called when it was told, for when nothing else is left of it.

    Attributes:
        event_type: code of the codebook.
        possible: its possible days.
        place: where.
    """

    event_type: str
    possible: DaySet | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Alert:
    """One incident that one rule has something to tell of. Written down before anything is sent, and never changed.

    Attributes:
        id: content-derived from rule, incident, kinds, how often the rule told of it before, and `seen`.
        rule: name of the rule.
        event: id of the incident, as it was then.
        kinds: why; never empty.
        at: when it was decided (UTC).
        facts: as they are told.
        seen: number of the last entry of the store's change log when it was decided.
        before: as they were told last, None where they were not.
        outline: None in alerts of before this was kept.
        merged: ids of incidents that were told and went into this one.
    """

    id: str
    rule: str
    event: str
    kinds: tuple[AlertKind, ...]
    at: datetime
    facts: Facts
    seen: int
    before: Facts | None = None
    outline: Outline | None = None
    merged: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        rule: str,
        event: Event,
        kinds: Iterable[AlertKind],
        at: datetime,
        told: tuple[Alert, ...],
        seen: int,
        merged: tuple[str, ...] = (),
    ) -> Alert:
        """What a rule tells of an event.

        Args:
            rule: its name.
            event: as it stands.
            kinds: why.
            at: now (UTC).
            told: what the rule told of the incident before, oldest first.
            seen: see above.
            merged: see above.
        """
        names = tuple(kinds)
        alert_id = content_id("alert", [rule, event.id, sorted(names), len(told), seen])
        before = told[-1].facts if told else None
        outline = Outline(event.event_type, event.date.possible, event.place)
        return cls(alert_id, rule, event.id, names, at, Facts.of(event), seen, before, outline, merged)

    @classmethod
    def of_gone(cls, rule: str, event_id: str, at: datetime, told: tuple[Alert, ...], seen: int) -> Alert:
        """What a rule tells of an event that is no more.

        Args:
            rule: its name.
            event_id: id of the event.
            at: now (UTC).
            told: what the rule told of the incident before, oldest first; not empty.
            seen: see above.
        """
        kinds = (AlertKind.WITHDRAWN,)
        alert_id = content_id("alert", [rule, event_id, sorted(kinds), len(told), seen])
        last = told[-1]
        return cls(alert_id, rule, event_id, kinds, at, WITHDRAWN, seen, last.facts, last.outline)

    @property
    def is_sent(self) -> bool:
        """Whether it goes out at all."""
        return AlertKind.KNOWN not in self.kinds


class DeliveryState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"  # for its time, or for another try
    SENT = "sent"
    DEAD = "dead"  # given up: `firsthand alerts retry` takes it up again
    FOLDED = "folded"  # nothing of it was left to tell: the incident had been told, or is no more


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one channel.

    Attributes:
        id: tells receivers that a second copy is one; the same at each try.
        channel: name of the channel.
        language: "en" or "fr".
        is_digest: whether it gathers what came up until its time.
        state: see `DeliveryState`.
        due: when it is tried next (UTC); while it is being sent, when another process may take it up.
        attempts: how often it was tried.
        error: why the last try failed, None where none did.
        done: when it was sent, given up or folded (UTC).
    """

    id: str
    channel: str
    language: str
    is_digest: bool
    state: DeliveryState
    due: datetime
    attempts: int = 0
    error: str | None = None
    done: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """Where and when an alert is told.

    Attributes:
        channel: name of the channel.
        language: "en" or "fr".
        due: when (UTC).
        is_digest: whether it waits for what else comes up until then.
    """

    channel: str
    language: str
    due: datetime
    is_digest: bool = False

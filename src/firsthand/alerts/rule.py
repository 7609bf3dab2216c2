"""What a person asks to be told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from firsthand.alerts.schedule import Timing
from firsthand.domain.alert import AlertKind, Facts, Slot, ToldFigure
from firsthand.domain.event import DocumentRole, Event, Grade
from firsthand.domain.ids import Canonical, content_id
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet, haversine_km
from firsthand.store.filters import EventFilter

GRADES: Mapping[Grade, int] = {
    grade: rank
    for rank, grade in enumerate(
        (
            Grade.DISCOUNTED,
            Grade.CLAIMED,
            Grade.CONTESTED,
            Grade.SINGLE_ORIGIN,
            Grade.CORROBORATED,
            Grade.ACKNOWLEDGED,
        )
    )
}
"""Grades by how much they ask of the evidence, for "at least" alone: a contested incident is told by several origins
that disagree whether, where or by whom, which is more than one party's word and less than an origin nobody disputes."""


class Bound(StrEnum):
    """Which of the three numbers of a figure counts."""

    LOW = "low"
    BEST = "best"
    HIGH = "high"

    def of(self, figure: ToldFigure | None) -> int:
        """The number; the best where no origin gives a largest one, 0 where there is no figure."""
        if figure is None:
            return 0
        number: int | None = getattr(figure, self.value)
        return figure.best if number is None else number


@dataclass(frozen=True, slots=True)
class Office:
    """A point that somebody looks after, and how far around it."""

    name: str
    lat: float
    lon: float
    km: float

    def distance(self, event: Event) -> float | None:
        """Kilometres to the point of an event, None where it has no place."""
        place = event.place
        return None if place is None else haversine_km(self.lat, self.lon, place.lat, place.lon)


@dataclass(frozen=True, slots=True)
class Threshold:
    """How far a figure has to move to be told again; where both are set, both have to be reached.

    Attributes:
        persons: this many more or fewer.
        percent: this much of the smaller of the two; from no figure to one counts as enough.
        kinds: the figures that are watched.
    """

    persons: int = 1
    percent: float = 0.0
    kinds: tuple[CasualtyKind, ...] = (CasualtyKind.KILLED,)

    def is_reached(self, old: int, new: int) -> bool:
        """Whether the way from one number to another is far enough."""
        moved = abs(new - old)
        return moved >= max(self.persons, 1) and moved * 100 >= self.percent * min(old, new)


@dataclass(frozen=True)
class Rule:
    """What to tell, of which incidents, when and to whom.

    Attributes:
        name: unique; the log of what was told goes by it.
        filters: conditions as everywhere else.
        offices: where there are any, the incident has to lie within the reach of one of them.
        allow_uncertain: whether an incident also counts that may lie within that reach, its radius considered.
        min_killed: at least so many killed.
        figure: which number of a figure counts, here and for revisions.
        min_grade: at least this grade, see `GRADES`.
        within_days: some possible day of the incident is no longer ago than this.
        on: what is told.
        threshold: of revisions.
        backlog: whether incidents are told that the store held before the rule was first used.
        timing: when.
        language: "en" or "fr".
        channels: names of the channels.
    """

    name: str
    timing: Timing
    channels: tuple[str, ...]
    filters: EventFilter = field(default_factory=EventFilter)
    offices: tuple[Office, ...] = ()
    allow_uncertain: bool = False
    min_killed: int | None = None
    figure: Bound = Bound.BEST
    min_grade: Grade | None = None
    within_days: int | None = None
    on: tuple[AlertKind, ...] = (AlertKind.FIRST, AlertKind.REVISED, AlertKind.GRADE)
    threshold: Threshold = Threshold()
    backlog: bool = False
    language: str = "en"

    def holds(self, event: Event, now: datetime) -> bool:
        """Whether the conditions hold that `filters` does not know.

        Args:
            event: one that `filters` lets through.
            now: now (UTC).
        """
        return (
            is_reported(event)
            and (not self.offices or self.nearest(event) is not None)
            and (self.min_killed is None or self._killed(event) >= self.min_killed)
            and (self.min_grade is None or GRADES[event.grade] >= GRADES[self.min_grade])
            and self._is_recent(event, now)
        )

    def nearest(self, event: Event) -> tuple[Office, float] | None:
        """The nearest office in whose reach an event lies, with the distance in km.

        A place no finer than a region or a country says nothing of the distance to an office: such an incident is left
        out, unless the rule allows for uncertain ones and the circle of the place meets that of the office.
        """
        if event.place is None:
            return None
        slack = event.place.radius_km if self.allow_uncertain else 0.0
        if not event.place.is_local and not self.allow_uncertain:
            return None
        reached = [
            (distance, office)
            for office in self.offices
            if (distance := office.distance(event)) is not None and distance <= office.km + slack
        ]
        distance, office = min(reached, key=lambda pair: (pair[0], pair[1].name), default=(0.0, None))
        return None if office is None else (office, distance)

    def slots(self, now: datetime) -> tuple[Slot, ...]:
        """Where and when what came up now goes."""
        due, is_digest = self.timing.due(now), self.timing.digest is not None
        return tuple(Slot(channel, self.language, due, is_digest) for channel in self.channels)

    @property
    def conditions(self) -> str:
        """A fingerprint of which incidents the rule asks for; how and when it tells them is no part of it."""
        filters: dict[str, Canonical] = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in vars(self.filters).items()
            if value is not None
        }
        content: dict[str, Canonical] = {
            "filters": filters,
            "offices": [[office.lat, office.lon, office.km] for office in self.offices],
            "allow_uncertain": self.allow_uncertain,
            "min_killed": self.min_killed,
            "figure": self.figure,
            "min_grade": self.min_grade,
            "within_days": self.within_days,
        }
        return content_id("rule", content)

    def _killed(self, event: Event) -> int:
        return self.figure.of(Facts.of(event).figure(CasualtyKind.KILLED))

    def _is_recent(self, event: Event, now: datetime) -> bool:
        possible = event.date.possible
        if self.within_days is None or possible is None:
            return True
        return bool(possible & DaySet.between(now.date() - timedelta(days=self.within_days), date.max))


def is_reported(event: Event) -> bool:
    """Whether some document reports the event as its news; one that is only recalled is never told."""
    return any(document.role is DocumentRole.REPORTS for document in event.documents)

"""How alike two happenings are: named, weighted features that explain a score, and vetoes.

The weights are set by hand so that the score reads as evidence: the same town (2.0) on the same day (2.0)
is nearly enough; the same town alone needs the same parties or a common text; the same country never is
enough without the day, the parties and the figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.domain.actor import ActorKind
from firsthand.domain.codebook import DisorderType
from firsthand.domain.report import Role
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import PlaceKind
from firsthand.events.figures import comparable
from firsthand.events.geography import same_place
from firsthand.events.sketches import Sketch
from firsthand.events.timing import Pattern, gap_days
from firsthand.events.vetoes import veto
from firsthand.events.vocabulary import EventTypes

THRESHOLD = 3.0
"""Score from which two happenings are taken for one incident."""

_REPOSTED = 31  # days between two pages that both tell it as news without sharing a text
_ARMED = (
    ActorKind.REBEL,
    ActorKind.MILITIA,
    ActorKind.COMMUNAL,
    ActorKind.PRIVATE_MILITARY,
    ActorKind.UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence for (positive) or against (negative) one incident."""

    name: str
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All evidence on two happenings; a veto stands above any score."""

    features: tuple[Feature, ...]
    veto: str | None = None

    @property
    def score(self) -> float:
        """Sum of the weights."""
        return round(sum(feature.weight for feature in self.features), 6)


def compare(a: Sketch, b: Sketch, types: EventTypes) -> Comparison:
    """Weigh the evidence that two happenings are one incident. Symmetric in its first two arguments."""
    excluded = veto(a, b)
    if excluded is not None:
        return Comparison((), excluded)
    features = (
        *_type(a, b, types),
        *_where(a, b),
        *_when(a, b),
        *_who(a, b),
        *_counts(a, b),
        *_text(a, b),
    )
    return Comparison(features)


def _type(a: Sketch, b: Sketch, types: EventTypes) -> Iterator[Feature]:
    if not a.types or not b.types:
        return
    if a.types & b.types:
        yield Feature("type", 0.6, "same kind of event")
        return
    entries = [[types.get(code) for code in sorted(happening.types)] for happening in (a, b)]
    if {entry.acled_event_type for entry in entries[0]} & {entry.acled_event_type for entry in entries[1]}:
        yield Feature("type", 0.4, "kindred events")
    elif all(any(_is_violent(entry.disorder_type) for entry in side) for side in entries):
        yield Feature("type", 0.2, "both are violent")
    else:
        yield Feature("type", -1.5, "different kinds of event")


def _is_violent(disorder: DisorderType) -> bool:
    return disorder is not DisorderType.DEMONSTRATIONS


def _where(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if a.place is None or b.place is None:
        yield Feature("place", -1.0 if a.document != b.document else -0.5, "one of them names no place")
    elif a.place.is_local and b.place.is_local:
        if same_place(a.place, b.place):
            yield Feature("place", 2.0, f"both at {min(a.place.name, b.place.name)}")
        else:
            yield Feature("place", 1.0, f"{a.place.distance_km(b.place):.0f} km apart")
    elif PlaceKind.COUNTRY in (a.place.kind, b.place.kind) or PlaceKind.REGION in (
        a.place.kind,
        b.place.kind,
    ):
        yield Feature("place", -1.0, "known to the country only")
    else:
        yield Feature("place", 0.5, "one place lies in the other's area")


def _when(a: Sketch, b: Sketch) -> Iterator[Feature]:
    first, second = a.when, b.when
    if first.days is not None and second.days is not None:
        gap = gap_days(first.days, second.days)
        if gap:
            yield Feature("date", -1.0, f"{gap} days apart")
        else:
            yield _overlap(first.days & second.days)
    elif first.pattern is not None and second.pattern is not None:
        is_same = first.pattern == second.pattern
        yield Feature("date", 0.8 if is_same else -1.5, "same weekday" if is_same else "different weekdays")
    elif first.pattern is not None and second.days is not None:
        yield from _pattern(second.days, first.pattern)
    elif second.pattern is not None and first.days is not None:
        yield from _pattern(first.days, second.pattern)
    if a.family != b.family:
        yield from _published(a, b)


def _overlap(shared: DaySet) -> Feature:
    span = len(shared)
    weight = 2.0 if span == 1 else 1.5 if span <= 3 else 1.0 if span <= 7 else 0.5 if span <= 31 else 0.1
    return Feature("date", weight, f"{span} possible days in common")


def _pattern(days: DaySet, pattern: Pattern) -> Iterator[Feature]:
    if len(days) <= 31:
        fits = bool(pattern.within(days))
        yield Feature(
            "date", 0.8 if fits else -1.5, "the weekday fits" if fits else "the weekday does not fit"
        )


def _published(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if a.horizon is None or b.horizon is None:
        return
    days = abs((a.latest - b.latest).days)
    if not a.horizon & b.horizon:
        yield Feature("published", -4.0, f"told as news {days} days apart")
    elif days > _REPOSTED:
        yield Feature("published", -1.0, f"told as news {days} days apart")


def _who(a: Sketch, b: Sketch) -> Iterator[Feature]:
    for role, weight in ((Role.INITIATOR, 0.8), (Role.TARGET, 0.5)):
        ours, theirs = a.actors(role), b.actors(role)
        if not ours or not theirs:
            continue
        named = {actor for actor in ours & theirs if not actor.startswith("generic:")}
        if named:
            yield Feature(role.value, weight, f"both name {', '.join(sorted(named))}")
        elif ours & theirs:
            yield Feature(role.value, weight / 2, "described alike")
        elif _can_be_one(a, b, role):
            yield Feature(role.value, weight / 4, "one description can cover the other's party")
        else:
            yield Feature(role.value, -1.0, f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}")


def _can_be_one(a: Sketch, b: Sketch, role: Role) -> bool:
    """Whether a description on one side ("gunmen") can mean the party that the other side names."""
    kinds = [{party.kind for party in side.parties if party.role is role} for side in (a, b)]
    is_generic = any(actor.startswith("generic:") for actor in a.actors(role) | b.actors(role))
    return is_generic and (
        bool(kinds[0] & kinds[1]) or all(any(kind in _ARMED for kind in side) for side in kinds)
    )


def _counts(a: Sketch, b: Sketch) -> Iterator[Feature]:
    pairs = list(comparable(a.counts, b.counts))
    if any(x.value == y.value and (x.value or 0) >= 3 for x, y in pairs):
        yield Feature("count", 0.8, "the same figure")
    elif any(x.compatible(y) for x, y in pairs):
        yield Feature("count", 0.2, "figures that can both hold")
    elif pairs:
        yield Feature("count", -0.5, "different figures")


def _text(a: Sketch, b: Sketch) -> Iterator[Feature]:
    if a.document == b.document:
        yield Feature("text", 1.0, "told in one text")
    elif a.family == b.family and a.sentences & b.sentences:
        yield Feature("text", 3.0, "one sentence in two versions of one text")
    elif a.family == b.family:
        yield Feature("text", 1.0, "rewrites of one text")

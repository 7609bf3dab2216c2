"""How urgently a person should look at an event: how doubtful it is, times how much hangs on it.

Doubts are weighed one by one, each as the chance (0 to 1) that looking would change something, and joined as if they were independent:
1 - (1 - a)(1 - b)... What hangs on an event grows with the logarithm of its toll, and halves with each year since it happened. The weights are our
judgement, not measured; they order a list and mean nothing beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import log2, prod

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim
from firsthand.domain.event import ContradictionType, DatePrecision, Event, Grade, Toll
from firsthand.domain.groups import CIVILIAN_GROUPS
from firsthand.domain.report import CasualtyKind, Role

HALF_LIFE_DAYS = 365.25
"""After which an event of equal doubt and toll is half as urgent."""

_FLOOR = (
    0.02  # of a record that nothing speaks against: a person may still find what the machine does not see
)
_GRADES = {Grade.CLAIMED: 0.4, Grade.CONTESTED: 0.5, Grade.SINGLE_ORIGIN: 0.15, Grade.DISCOUNTED: 0.1}
_CONTRADICTIONS = {
    ContradictionType.PLACE: 0.45,
    ContradictionType.ACTOR: 0.45,
    ContradictionType.DATE: 0.35,
    ContradictionType.COUNT: 0.35,
    ContradictionType.CONFIRMATION: 0.3,
    ContradictionType.OUTCOME: 0.25,
}
_PRECISIONS = {
    DatePrecision.WEEK: 0.1,
    DatePrecision.MONTH: 0.25,
    DatePrecision.PERIOD: 0.35,
    DatePrecision.UNKNOWN: 0.5,
}
_WIDE_KM = 15.0  # up to here ACLED calls a location exact
_HARMED = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED, CasualtyKind.MISSING)
_ON_CIVILIANS = "attack"  # the code of violence against civilians
_UNSPECIFIC = "other-strategic"  # the code of what is none of the other types


class DoubtKind(StrEnum):
    """What is doubtful of an event."""

    GRADE = "grade"
    HEDGED = "hedged"  # one origin, and that with words of doubt or without confirmation
    CONTRADICTION = "contradiction"
    DATE = "date"
    NO_PLACE = "no-place"
    RADIUS = "radius"
    TYPE = "type"
    TOLL = "toll"  # the bounds lie far apart
    LINK = "link"  # one report hardly fits the others
    ACTOR = "actor"  # nobody is named


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt.

    Attributes:
        kind: see `DoubtKind`.
        weight: chance that looking would change something, 0 to 1.
        of: which one, where there can be several: the type of a contradiction, the grade, the kind of harm.
        extent: how large, in the unit of the kind: days, kilometres, a probability, a number of contradictions.
    """

    kind: DoubtKind
    weight: float
    of: str = ""
    extent: float | None = None


def doubts(event: Event) -> tuple[Doubt, ...]:
    """The doubts about an event, gravest first; what a person settled is none."""
    found = sorted(
        _doubts(event, settled_fields(event)), key=lambda doubt: (-doubt.weight, doubt.kind, doubt.of)
    )
    return tuple(found)


def doubt(event: Event) -> float:
    """All doubts about an event in one number, 0 to 1."""
    return 1 - (1 - _FLOOR) * prod(1 - item.weight for item in doubts(event))


def consequence(event: Event) -> float:
    """How much hangs on an event, from 1: persons harmed (the dead in full, the others in part), civilians, rows of others that depend on it."""
    weight = 1.0 + log2(1 + harmed(event))
    if strikes_civilians(event):
        weight *= 1.5
    if event.operation is not None:
        weight *= 1.2
    return round(weight, 6)


def urgency(event: Event) -> float:
    """Doubt times consequence times recency, as a logarithm to the base 2, so that the order of two events is the same on any day."""
    day = happened(event)
    recency = day.toordinal() / HALF_LIFE_DAYS if day is not None else 0.0
    return round(log2(doubt(event)) + log2(consequence(event)) + recency, 6)


def happened(event: Event) -> date | None:
    """The last day it may have happened, that of the first report where nothing tells."""
    possible = event.date.possible
    if possible is not None and possible and possible.end is not None:
        return possible.end
    return event.first_seen.date() if event.first_seen else None


def harmed(event: Event) -> float:
    """Persons harmed: of each kind the largest number that is told; who was not killed counts a quarter."""
    return sum(
        max(toll.best, toll.high or 0) * (1.0 if toll.kind is CasualtyKind.KILLED else 0.25)
        for toll in event.tolls
        if toll.kind in _HARMED
    )


def strikes_civilians(event: Event) -> bool:
    """Whether civilians were struck or harmed."""
    return any(
        actor.kind is ActorKind.CIVILIANS and actor.role is Role.TARGET for actor in event.actors
    ) or any(row.group in CIVILIAN_GROUPS for row in event.casualties)


def settled_at(event: Event) -> datetime | None:
    """When a person last accepted or rejected the event as a whole; None where nobody has."""
    verdicts = [entry.at for entry in event.ruled if entry.field in ("accept", "reject") and entry.applies]
    return max(verdicts, default=None)


def settled_fields(event: Event) -> frozenset[str]:
    """Names of the fields that a person settled: "date", "place", "count", "toll", "actor", "grade", "claim", ..."""
    return frozenset(entry.field.partition(":")[0] for entry in event.ruled if entry.applies)


def _doubts(event: Event, settled: frozenset[str]) -> Iterator[Doubt]:
    if "grade" not in settled and event.grade in _GRADES:
        yield Doubt(DoubtKind.GRADE, _GRADES[event.grade], event.grade.value)
    if (
        "claim" not in settled
        and len(event.origins) < 2
        and event.claims
        and all(map(_is_hedged, event.claims))
    ):
        yield Doubt(DoubtKind.HEDGED, 0.3)
    yield from _contradictions(event, settled)
    yield from _days(event, settled)
    yield from _place(event, settled)
    if "event_type" not in settled and _is_ill_typed(event):
        yield Doubt(DoubtKind.TYPE, 0.1, event.event_type)
    if settled.isdisjoint({"count", "toll"}):
        yield from (
            Doubt(DoubtKind.TOLL, _spread(toll), toll.kind.value) for toll in event.tolls if _spread(toll)
        )
    if event.link is not None and event.link < 0.9:
        yield Doubt(DoubtKind.LINK, round(0.6 * (1 - event.link), 4), extent=event.link)
    if "actor" not in settled and all(actor.id.startswith("generic:") for actor in event.actors):
        yield Doubt(DoubtKind.ACTOR, 0.08)


def _contradictions(event: Event, settled: frozenset[str]) -> Iterator[Doubt]:
    answers = {
        ContradictionType.PLACE: {"place"},
        ContradictionType.DATE: {"date"},
        ContradictionType.ACTOR: {"actor", "claimed_by"},
        ContradictionType.COUNT: {"count", "toll", "claim"},
        ContradictionType.OUTCOME: {"claim"},
        ContradictionType.CONFIRMATION: {"claim"},
    }
    for kind in ContradictionType:
        count = sum(item.type is kind for item in event.contradictions)
        if count and settled.isdisjoint(answers[kind]):
            yield Doubt(DoubtKind.CONTRADICTION, _CONTRADICTIONS[kind], kind.value, count)


def _days(event: Event, settled: frozenset[str]) -> Iterator[Doubt]:
    if "date" in settled or event.date.precision not in _PRECISIONS:
        return
    possible = event.date.possible
    days = len(possible) if possible is not None and possible and possible.start and possible.end else None
    yield Doubt(DoubtKind.DATE, _PRECISIONS[event.date.precision], event.date.precision.value, days)


def _place(event: Event, settled: frozenset[str]) -> Iterator[Doubt]:
    if "place" in settled:
        return
    if event.place is None:
        yield Doubt(DoubtKind.NO_PLACE, 0.4)
    elif event.place.radius_km > _WIDE_KM:
        weight = min(0.35, 0.06 * log2(event.place.radius_km / _WIDE_KM) + 0.05)
        yield Doubt(DoubtKind.RADIUS, round(weight, 4), event.place.kind.value, event.place.radius_km)


def _spread(toll: Toll) -> float:
    """Chance that looking at bounds that lie apart would settle them, from how many times the high is of the low."""
    if toll.kind not in _HARMED or toll.high is None or toll.high <= toll.low + 1:
        return 0.0
    return round(min(0.4, 0.1 * log2((toll.high + 1) / (toll.low + 1))), 4)


def _is_ill_typed(event: Event) -> bool:
    """Whether the type says little, or that civilians were struck of whom nothing is told."""
    return event.event_type == _UNSPECIFIC or (
        event.event_type == _ON_CIVILIANS and bool(event.actors) and not strikes_civilians(event)
    )


def _is_hedged(claim: Claim) -> bool:
    return bool(claim.hedges) or claim.official is False

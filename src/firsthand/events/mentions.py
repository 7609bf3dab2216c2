"""How well a background report fits an incident that it may recall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from firsthand.blocking import number
from firsthand.domain.report import Role
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.calendar import Solution
from firsthand.events.figures import comparable
from firsthand.events.geography import near, within
from firsthand.events.sketches import Count, Sketch
from firsthand.events.timing import gap_days
from firsthand.events.wording import likeness

ENOUGH = 2.0
"""Evidence from which a mention may recall an incident: a town, or a region with party and figure; a country with a
party is not enough."""

_NOWHERE = -0.3  # party and figure alone are not enough; with the day they are
_NEARLY = 0.1  # part of a figure by which a recalled count may be rounded
_USUAL = 0.12  # likeness that pages about different incidents often have
_LIKENESS = 9.0  # weight of what goes beyond
_NAMES = 1.0  # weight of two names in common
_MOST = 3.0
_CLEAR = 0.3  # lead over the next best incident; without it the mention links to nothing


@dataclass(frozen=True, slots=True)
class Gist:
    """What of an incident a mention is compared with before words are, each thing once however many pages tell it.

    Attributes:
        documents: numbers of the documents that tell of it.
        places, counts: as they are told.
        initiators: ids of actors.
        types: codes of event types.
    """

    documents: frozenset[int]
    places: tuple[Place, ...]
    initiators: frozenset[str]
    counts: tuple[Count, ...]
    types: frozenset[str]

    @classmethod
    def of(cls, told: Sequence[Sketch]) -> Self:
        """The gist of what asserted happenings tell."""
        return cls(
            documents=frozenset(number(sketch.document) for sketch in told),
            places=tuple(dict.fromkeys(sketch.place for sketch in told if sketch.place is not None)),
            initiators=frozenset(actor for sketch in told for actor in sketch.actors(Role.INITIATOR)),
            counts=tuple(dict.fromkeys(count for sketch in told for count in sketch.counts)),
            types=frozenset(code for sketch in told for code in sketch.types),
        )


def clearly_best(scores: Mapping[str, float]) -> str | None:
    """The incident that a mention recalls; None where none fits well enough or two fit nearly alike.

    Args:
        scores: incidents with the evidence that each is recalled.
    """
    ranked = sorted((-score, key) for key, score in scores.items() if score >= ENOUGH)
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEAR):
        return None
    return ranked[0][1]


def evidence_of_recall(
    mention: Sketch, gist: Gist, solution: Solution, told: Callable[[], Iterable[Sketch]]
) -> float:
    """Evidence that a mention recalls an incident; negative where something excludes it.

    Args:
        mention: a background happening.
        gist: of the incident, from asserted reports.
        solution: what the calendar makes of it so far.
        told: gives these reports; asked only where words decide.
    """
    if number(mention.document) in gist.documents:
        return -1.0  # its own news is not what a text recalls
    days = solution.possible
    if days is not None and days.start is not None and days.start > mention.latest:
        return -1.0
    said = mention.when
    if said.days is not None and days is not None and gap_days(said.days, days) > 1:
        return -1.0
    total = 0.0
    if said.days is not None and days is not None:
        total += 1.0 if len(said.days) <= 7 else 0.5
    parts = (_where(mention, gist), _who(mention, gist), _figures(mention, gist))
    known = [part for part in parts if part is not None]
    words = _words(mention, told) if len(known) == len(parts) else None
    if words is None:
        return -1.0
    total += sum((*known, words))
    if mention.types & gist.types:
        total += 0.3
    return total


def _where(mention: Sketch, gist: Gist) -> float | None:
    """Evidence of place; None where the places exclude one another."""
    here, places = mention.place, gist.places
    if here is None or not places:
        return _NOWHERE
    if here.is_local:
        if any(near(here, place) for place in places if place.is_local):
            return 2.0
        return 0.3 if all(not place.is_local and within(here, place) for place in places) else None
    if not any(within(place, here) for place in places):
        return None
    return 0.3 if here.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) else 0.8


def _who(mention: Sketch, gist: Gist) -> float | None:
    """Evidence of parties; None where two named initiators differ."""
    ours, theirs = mention.actors(Role.INITIATOR), gist.initiators
    if not ours or not theirs:
        return 0.0
    if ours & theirs:
        return 0.8
    are_named = all(not actor.startswith("generic:") for actor in ours | theirs)
    return None if are_named else 0.2


def _figures(mention: Sketch, gist: Gist) -> float | None:
    """Evidence of figures; None where a recalled count cannot be the one reported."""
    pairs = list(comparable(mention.counts, gist.counts, loosely=True))
    if not pairs:
        return 0.0
    if any(_is_near(ours.value or 0, theirs.value or 0) for ours, theirs in pairs):
        return 1.0
    return 0.2 if any(ours.compatible(theirs) for ours, theirs in pairs) else None


def _words(mention: Sketch, told: Callable[[], Iterable[Sketch]]) -> float | None:
    """Evidence of the words and names of pages that are about one thing; None where pages about one thing share neither and nothing else
    is known of the mention.
    """
    if not mention.leads:
        return 0.0
    pages = [other for other in told() if other.leads and other.page.language == mention.page.language]
    alike = max((likeness(mention.page.words, other.page.words) for other in pages), default=0.0)
    names = max((len(mention.page.names & other.page.names) for other in pages), default=0)
    total = _LIKENESS * max(0.0, alike - _USUAL) + (_NAMES if names >= 2 and alike >= _USUAL else 0.0)
    return min(_MOST, total) if total or mention.reports else None


def _is_near(ours: int, theirs: int) -> bool:
    return abs(ours - theirs) <= max(1.0, _NEARLY * max(ours, theirs))

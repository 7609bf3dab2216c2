"""Which places of a report are admin units, and which units its places lie in: a town goes on with the province that was named."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.domain.document import BlockKind
from firsthand.domain.values import PlaceKind, Span
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from firsthand.knowledge.words import UNIT_WORDS
from firsthand.reports.scene import Scene

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_NAMESAKES = 100
_REACH = 60  # characters beside a name that hold the noun for a unit


def units_said(scene: Scene, places: Iterable[Span], gazetteer: Gazetteer) -> frozenset[str]:
    """Folded names of the places that are told as units: by a noun ("the Tahoua region"), or by a title, which has no room for one.

    Args:
        scene: the sentence.
        places: of the report.
        gazetteer: to look them up.
    """
    return frozenset(
        fold_place(place.text)
        for place in places
        if _noun(scene, place) in _UNITS
        or (scene.kind is BlockKind.TITLE and _is_unit(_entries(place.text, gazetteer)))
    )


def units_around(places: Iterable[Span], gazetteer: Gazetteer) -> frozenset[str]:
    """Folded names of the units that places may lie in."""
    found: set[str] = set()
    for place in places:
        for candidate in _entries(place.text, gazetteer):
            found |= {_bare(unit) for unit in (candidate.place.admin1, candidate.place.admin2) if unit}
    return frozenset(found)


def _noun(scene: Scene, place: Span) -> PlaceKind | None:
    words = scene.pack.places
    match = words.noun_before.search(scene.before(place, _REACH)) or words.noun_after.match(
        scene.after(place, _REACH)
    )
    return words.features[match["noun"].lower()] if match else None


def _entries(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    return tuple(c for c in gazetteer.candidates(name, limit=_NAMESAKES) if c.similarity == 1)


def _is_unit(candidates: Iterable[Candidate]) -> bool:
    return any(candidate.place.kind in _UNITS for candidate in candidates)


def _bare(name: str) -> str:
    return fold_place(UNIT_WORDS.sub("", name).strip() or name)

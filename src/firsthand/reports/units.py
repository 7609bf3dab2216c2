"""Which places of a report are admin units or parts of a country, and which units its places lie in: a town goes on with the province that was named."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.domain.document import BlockKind
from firsthand.domain.values import PlaceKind, Span
from firsthand.knowledge.capitals import capital_called
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from firsthand.knowledge.words import UNIT_WORDS
from firsthand.languages.base.places import PlaceWords
from firsthand.reports.scene import Scene

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_NAMESAKES = 100
_REACH = 60  # characters beside a name that hold the noun for a unit


def place_key(scene: Scene, place: Span, gazetteer: Gazetteer) -> str:
    """The folded name by which other reports of the text know a place, that of its capital for "the Somali capital"; a direction that tells where in
    its country a unit lies is no part of it.
    """
    if capital_called(place.text, gazetteer.countries):
        return next((fold_place(c.place.name) for c in gazetteer.candidates(place.text)), place.text)
    words = scene.pack.places
    part = words.part_of(place.text)
    if part is None or not words.tells_where_unit_lies(
        scene.before(place, _REACH), scene.after(place, _REACH)
    ):
        return fold_place(place.text)
    return fold_place(part[1])


def units_said(scene: Scene, places: Iterable[Span], gazetteer: Gazetteer) -> frozenset[str]:
    """Folded names of the places that are told as units: by a noun ("the Tahoua region"), or by a title, which has no room for one.

    Args:
        scene: the sentence.
        places: of the report.
        gazetteer: to look them up.
    """
    return frozenset(
        place_key(scene, place, gazetteer)
        for place in places
        if _noun(scene, place) in _UNITS
        or (scene.kind is BlockKind.TITLE and _is_unit(_entries(place.text, gazetteer)))
    )


def units_around(words: PlaceWords, places: Iterable[Span], gazetteer: Gazetteer) -> frozenset[str]:
    """Folded names of the units that places may lie in, or are a part of ("northern Kidal")."""
    found: set[str] = set()
    for place in places:
        for candidate in _entries(place.text, gazetteer):
            found |= {_bare(unit) for unit in (candidate.place.admin1, candidate.place.admin2) if unit}
        part = words.part_of(place.text)
        if part is not None and _is_unit(_entries(part[1], gazetteer)):
            found.add(fold_place(part[1]))
    return frozenset(found)


def parts_of_countries(
    scene: Scene, places: Iterable[Span], gazetteer: Gazetteer
) -> frozenset[tuple[float | None, str]]:
    """The parts of countries among places, by their bearing from its centre, None for the centre: "northern Syria", "le sud-ouest de la Colombie".

    Args:
        scene: the sentence.
        places: of the report.
        gazetteer: for the names of countries.
    """
    found = (part_of_country(scene.pack.places, place.text, gazetteer) for place in places)
    return frozenset(part for part in found if part is not None)


def part_of_country(words: PlaceWords, name: str, gazetteer: Gazetteer) -> tuple[float | None, str] | None:
    """The part that a name tells of a country, see `parts_of_countries`; None for any other name, "South Sudan" among them."""
    part = None if name in gazetteer.countries.names else words.part_of(name, gazetteer.countries.names)
    return None if part is None else (part[0], gazetteer.countries.names[part[1]])


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

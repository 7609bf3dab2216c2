"""Roads named after the towns at their ends: "the Maiduguri-Damboa road", "l'axe Sévaré-Bandiagara"."""

from __future__ import annotations

import re

from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.languages.base.places import PlaceWords

_HYPHEN = re.compile(r"\s?[-–/]\s?")
_REACH = 40  # characters before the names


def road_ends(
    text: str, start: int, end: int, gazetteer: Gazetteer, words: PlaceWords
) -> list[tuple[int, int]]:
    """Where the names of both ends of a road stand, within a run of capitalised words from `start` to `end`; none where it names no road, or one
    end is no place that is known.
    """
    run = text[start:end]
    hyphens = list(_HYPHEN.finditer(run))
    if not hyphens or gazetteer.has(run):
        return []
    if (
        words.between.search(text[max(0, start - _REACH) : start]) is None
        and words.road_behind.match(text, end) is None
    ):
        return []
    for hyphen in hyphens:
        if gazetteer.has(run[: hyphen.start()]) and gazetteer.has(run[hyphen.end() :]):
            return [(start, start + hyphen.start()), (start + hyphen.end(), end)]
    return []

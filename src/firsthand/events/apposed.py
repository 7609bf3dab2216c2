"""Distances that only tell where a named place lies: "in Delmas, 70 km from Johannesburg" is in Delmas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.domain.values import Span
from firsthand.domain.values.place import Place, PlaceKind

_AT_A_DISTANCE = re.compile(
    r"\s?[(,]\s?(?:[a-zéèà’'-]+\s){0,5}?\d[\d.,\s]{0,6}(?:km|kilom\w+|miles?|mi|met(?:re|er)s?|mètres?|m)\b[^;().,\d]{0,40}",
    re.IGNORECASE,
)
"""What stands between a place and another from which it is told to be so far: ", a village about 8 km north of"."""

Site = tuple[Span, Place | None]


def without_distances(sites: Sequence[Site], text: str) -> list[Site]:
    """The places that something is told at, without those at a distance that stand right behind a settlement of their own.

    Args:
        sites: every naming of a place, with what it names.
        text: of the document.
    """
    towns = [span for span, place in sites if place is not None and place.kind is PlaceKind.SETTLEMENT]
    return [
        (span, place)
        for span, place in sites
        if not any(
            town.end <= span.start and _AT_A_DISTANCE.fullmatch(text, town.end, span.start) for town in towns
        )
    ]

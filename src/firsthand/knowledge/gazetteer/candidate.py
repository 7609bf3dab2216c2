"""One possible meaning of a place name."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.values import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A gazetteer entry that a name may mean.

    Attributes:
        place: the entry.
        matched: the name that was looked up.
        similarity: 1 for the entry's own spelling, lower for a spelling that only folds to the same key.
        population: inhabitants, 0 where unknown.
        feature: GeoNames feature code or Who's On First placetype; "override" for local knowledge.
    """

    place: Place
    matched: str
    similarity: float
    population: int
    feature: str

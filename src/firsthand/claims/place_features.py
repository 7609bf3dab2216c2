"""Features of the entries that a name may mean, one row each; what they weigh is learnt (`training/knowledge/place_ranker.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log10

import numpy as np
import numpy.typing as npt

from firsthand.claims.place_evidence import Evidence, unit_of
from firsthand.domain.values import Place, PlaceKind
from firsthand.domain.values.place import EARTH_RADIUS_KM
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate

Matrix = npt.NDArray[np.float64]

STATIC = (
    "unlike", "guessed", "population", "smaller", "country", "admin1", "admin2", "site", "natural", "area", "region",
    "capital", "seat1", "seat2", "seat3", "quarter", "override",
)  # fmt: skip
DYNAMIC = (
    "share", "main", "foreign", "near", "apposed", "unapposed", "unit1", "unit2", "near unit1", "near unit2", "in apposed unit",
    "outside apposed unit", "own unit", "said kind", "alike kind", "other kind", "home", "abroad", "actors", "same place 50",
    "same place 150", "same place 500", "same unit1", "same unit2", "same country", "contained", "override abroad", "share of many",
    "foreign to many", "known abroad", "town of its name",
    "speaks", "unrest", "main name",
)  # fmt: skip
NULL = (
    "none",
    "none beside guesses",
    "none where countries are named",
    "none with a noun",
    "none beside many",
)
FEATURES = (*STATIC, *DYNAMIC, *NULL)

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_POINTS = (PlaceKind.SETTLEMENT, PlaceKind.SITE)  # the press calls a base a town and the reverse
_SEATS = {"PPLC": 11, "PPLA": 12, "PPLA2": 13, "PPLA3": 14, "PPLA4": 14, "PPLX": 15}
_KINDS = {
    PlaceKind.COUNTRY: 4, PlaceKind.ADMIN1: 5, PlaceKind.ADMIN2: 6, PlaceKind.SITE: 7, PlaceKind.NATURAL: 8,
    PlaceKind.AREA: 9, PlaceKind.REGION: 10,
}  # fmt: skip
_GUESSED = 0.92  # similarity below which a spelling is only close
_BESIDE = 2.0  # weight of "X, Y"
_MANY = 30
_KNOWN = 300_000  # inhabitants: a city that is named without its country
_key = lru_cache(maxsize=20_000)(fold_place)


def describe(candidates: Sequence[Candidate], evidence: Evidence) -> Matrix:
    """Features of every candidate, and in the last row those of "none of them".

    Returns:
        A row for each candidate and one more, a column for each of `FEATURES`.
    """
    table = np.zeros((len(candidates) + 1, len(FEATURES)))
    largest = log10(1 + max((c.population for c in candidates), default=0))
    for row, candidate in zip(table, candidates, strict=False):
        _static(row, candidate, largest)
        _dynamic(row, candidate, evidence)
    towns = [c.place for c in candidates if c.place.kind is PlaceKind.SETTLEMENT and c.similarity >= _GUESSED]
    for row, candidate in zip(table, candidates, strict=False):
        if candidate.place.kind in _UNITS:
            row[len(STATIC) + 30] = any(_lies_in(town, candidate.place) for town in towns)
    first = len(STATIC) + len(DYNAMIC)
    exact = any(c.similarity >= _GUESSED for c in candidates)
    table[-1, first:] = (
        1.0, float(not exact), float(bool(evidence.shares)), float(evidence.noun is not None), float(len(candidates) > _MANY),
    )  # fmt: skip
    return _neighbours(table, candidates, evidence.siblings)


def beside(table: Matrix, candidates: Sequence[Candidate], siblings: Sequence[tuple[Place, float]]) -> Matrix:
    """Features that were described without other places, now with them.

    Args:
        table: from `describe`; stays as it is.
        candidates: the same as there.
        siblings: other places of the document, each with the probability that it is right.
    """
    return _neighbours(table.copy(), candidates, siblings)


def _static(row: npt.NDArray[np.float64], candidate: Candidate, largest: float) -> None:
    people = log10(1 + candidate.population)
    row[0], row[2], row[3] = 1 - candidate.similarity, people, largest - people
    row[1] = candidate.similarity < _GUESSED
    if (kind := _KINDS.get(candidate.place.kind)) is not None:
        row[kind] = 1
    if (seat := _SEATS.get(candidate.feature)) is not None:
        row[seat] = 1
    row[16] = candidate.feature == "override"


def _dynamic(row: npt.NDArray[np.float64], candidate: Candidate, evidence: Evidence) -> None:
    place, base = candidate.place, len(STATIC)
    country = place.country
    share, near = evidence.shares.get(country or "", 0.0), evidence.near.get(country or "", 0.0)
    row[base] = share
    row[base + 1] = share > 0 and share >= max(evidence.shares.values())
    row[base + 2] = bool(evidence.shares) and not share and not near
    row[base + 3] = min(near, 1.0)
    row[base + 4] = near >= _BESIDE
    row[base + 5] = near < _BESIDE and any(weight >= _BESIDE for weight in evidence.near.values())
    one, two = unit_of(country, place.admin1), unit_of(country, place.admin2)
    is_unit = place.kind in _UNITS
    if not is_unit or place.kind is PlaceKind.ADMIN2:
        row[base + 6] = one in evidence.units
        row[base + 8] = min(evidence.near_units.get(one, 0.0), 1.0)
    if not is_unit:
        row[base + 7] = two in evidence.units and bool(two[1])
        row[base + 9] = min(evidence.near_units.get(two, 0.0), 1.0)
    apposed = [unit for unit, weight in evidence.near_units.items() if weight >= _BESIDE]
    if apposed:
        within = one in apposed or two in apposed
        row[base + 10], row[base + 11] = within, not within
    row[base + 12] = is_unit and unit_of(country, place.name) in evidence.units
    if evidence.noun is not None:
        alike = any(place.kind in kinds and evidence.noun in kinds for kinds in (_UNITS, _POINTS))
        said = place.kind is evidence.noun
        row[base + 13], row[base + 14], row[base + 15] = said, alike and not said, not alike and not said
    if evidence.home is not None:
        row[base + 16], row[base + 17] = country == evidence.home, country != evidence.home
    row[base + 18] = evidence.actors.get(country or "", 0.0)
    row[base + 27], row[base + 28] = share * evidence.weight, row[base + 2] * evidence.weight
    row[base + 29] = row[base + 2] * (candidate.population >= _KNOWN)
    row[base + 31] = country in evidence.speakers
    if row[base + 31] and not evidence.shares:
        row[base + 32] = evidence.unrest.get(country or "", 0.0)
    row[base + 33] = _key(candidate.matched) == _key(place.name)
    row[base + 26] = candidate.feature == "override" and not share and bool(evidence.shares)


def _neighbours(
    table: Matrix, candidates: Sequence[Candidate], siblings: Sequence[tuple[Place, float]]
) -> Matrix:
    """How near each candidate lies to the other places of the document, weighted with how sure those are."""
    siblings = [(p, w) for p, w in siblings if p.kind is not PlaceKind.REGION]
    if not candidates or not siblings:
        return table
    base, rows = len(STATIC) + 19, table[: len(candidates)]
    weights = np.array([w for _, w in siblings])
    local = weights * np.array([p.kind not in (PlaceKind.COUNTRY, PlaceKind.AREA) for p, _ in siblings])
    away = distances([c.place for c in candidates], [p for p, _ in siblings])
    for offset, km in enumerate((50.0, 150.0, 500.0)):
        rows[:, base + offset] = (local * np.exp(-away / km)).max(axis=1)
    held: dict[object, float] = {}
    inner = 0.0
    for place, weight in siblings:
        if place.kind is PlaceKind.COUNTRY:
            continue  # countries by name are counted as shares already
        inner += weight if place.country is not None else 0.0
        for key in _keys(place):
            held[key] = held.get(key, 0.0) + weight
    for row, candidate in zip(rows, candidates, strict=True):
        for offset, key in enumerate(_keys(candidate.place)):
            if key is not None:
                row[base + 3 + offset] = held.get(key, 0.0) / (inner or 1.0)
    # A unit or country that holds the other places of the document.
    wide = np.array([c.place.kind in (*_UNITS, PlaceKind.COUNTRY) for c in candidates])
    radii = np.array([c.place.radius_km for c in candidates])[:, None]
    rows[:, base + 6] = wide * ((away <= radii) * local).sum(axis=1) / weights.sum()
    return table


def _keys(place: Place) -> tuple[object, object, object]:
    one = unit_of(place.country, place.admin1) if place.admin1 else None
    two = (*one, place.admin2) if one and place.admin2 else None
    return one, two, place.country


def _lies_in(town: Place, unit: Place) -> bool:
    return town.country == unit.country and town.distance_km(unit) <= unit.radius_km


def distances(places: Sequence[Place], others: Sequence[Place]) -> Matrix:
    """Great-circle distances in km of every place from every other (haversine formula)."""
    lat1, lon1 = _radians(places)
    lat2, lon2 = _radians(others)
    half = np.sin((lat2[None] - lat1[:, None]) / 2) ** 2
    half += np.cos(lat1)[:, None] * np.cos(lat2)[None] * np.sin((lon2[None] - lon1[:, None]) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _radians(places: Sequence[Place]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    points = np.radians(np.array([(place.lat, place.lon) for place in places]))
    return points[:, 0], points[:, 1]

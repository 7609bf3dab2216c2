"""Features of the entries that a name may mean, one row each; what they weigh is learnt (`training/knowledge/place_ranker.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log10

import numpy as np
import numpy.typing as npt

from firsthand.claims.place_evidence import Evidence, unit_of
from firsthand.claims.place_neighbours import NEIGHBOURS, Neighbours, distances
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Candidate

Matrix = npt.NDArray[np.float64]

STATIC = (
    "unlike", "guessed", "population", "smaller", "country", "admin1", "admin2", "site", "natural", "area", "region",
    "capital", "seat1", "seat2", "seat3", "quarter", "override",
)  # fmt: skip
DYNAMIC = (
    "share", "main", "foreign", "near", "apposed", "unapposed", "unit1", "unit2", "near unit1", "near unit2", "in apposed unit",
    "outside apposed unit", "own unit", "said kind", "alike kind", "other kind", "home", "abroad", "actors", *NEIGHBOURS,
    "override abroad", "share of many",
    "foreign to many", "known abroad", "town of its name",
    "speaks", "unrest", "main name", "home unit", "home town 50", "home 200", "country abroad", "city abroad",
)  # fmt: skip
NULL = (
    "none",
    "none beside guesses",
    "none where countries are named",
    "none with a noun",
    "none beside many",
    "none beside a country",
    "none beside home",
)
FEATURES = (*STATIC, *DYNAMIC, *NULL)
_NEAR = slice(FEATURES.index(NEIGHBOURS[0]), FEATURES.index(NEIGHBOURS[-1]) + 1)

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_POINTS = (PlaceKind.SETTLEMENT, PlaceKind.SITE)  # the press calls a base a town and the reverse
_SEATS = {"PPLC": 11, "PPLA": 12, "PPLA2": 13, "PPLA3": 14, "PPLA4": 14, "PPLX": 15}
_KINDS = {
    PlaceKind.COUNTRY: 4, PlaceKind.ADMIN1: 5, PlaceKind.ADMIN2: 6, PlaceKind.SITE: 7, PlaceKind.NATURAL: 8,
    PlaceKind.AREA: 9, PlaceKind.REGION: 10,
}  # fmt: skip
GUESSED = 0.92
"""Similarity below which a spelling is only close."""
_BESIDE = 2.0  # weight of "X, Y"
_MANY = 30
_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA)
_TOWN_KM, _REGION_KM = 50.0, 200.0  # from the outlet's home, how fast its world thins out
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
    towns = [c.place for c in candidates if c.place.kind is PlaceKind.SETTLEMENT and c.similarity >= GUESSED]
    for row, candidate in zip(table, candidates, strict=False):
        if candidate.place.kind in _UNITS:
            row[len(STATIC) + 30] = any(_lies_in(town, candidate.place) for town in towns)
    _at_home(table[: len(candidates)], candidates, evidence)
    first = len(STATIC) + len(DYNAMIC)
    exact = any(c.similarity >= GUESSED for c in candidates)
    table[-1, first:] = (
        1.0, float(not exact), float(bool(evidence.shares)), float(evidence.noun is not None), float(len(candidates) > _MANY),
        float(any(c.place.kind is PlaceKind.COUNTRY for c in candidates)), float(table[:-1, len(STATIC) + 34].any()),
    )  # fmt: skip
    if evidence.siblings and candidates:
        likely = {str(number): found for number, found in enumerate(evidence.siblings)}
        table[:-1, _NEAR] = Neighbours({"": [c.place for c in candidates]}).features(likely)[""]
    return table


def beside(table: Matrix, near: Matrix) -> Matrix:
    """Features that were described without other places, now with them.

    Args:
        table: from `describe`; stays as it is.
        near: a row for each candidate (`Neighbours.features`).
    """
    together = table.copy()
    together[:-1, _NEAR] = near
    return together


def _static(row: npt.NDArray[np.float64], candidate: Candidate, largest: float) -> None:
    people = log10(1 + candidate.population)
    row[0], row[2], row[3] = 1 - candidate.similarity, people, largest - people
    row[1] = candidate.similarity < GUESSED
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


def _at_home(rows: Matrix, candidates: Sequence[Candidate], evidence: Evidence) -> None:
    """How near each candidate lies to the outlet's home; countries and cities of the world are named everywhere."""
    base = len(STATIC) + 34
    for row, candidate in zip(rows, candidates, strict=True):
        place = candidate.place
        row[base] = unit_of(place.country, place.admin1) in evidence.home_units
        if evidence.home is not None and place.country != evidence.home:
            row[base + 3] = place.kind is PlaceKind.COUNTRY
            row[base + 4] = place.kind is PlaceKind.SETTLEMENT and candidate.population >= _KNOWN
    homes = [evidence.home_town] if evidence.home_town is not None else list(evidence.home_areas)
    if not homes or not candidates:
        return
    away = distances([c.place for c in candidates], homes)
    local = np.array([c.place.kind not in _WIDE for c in candidates])
    if evidence.home_town is not None:
        rows[:, base + 1] = local * np.exp(-away[:, 0] / _TOWN_KM)
    away = np.maximum(0.0, away - [place.radius_km for place in homes]).min(axis=1)
    rows[:, base + 2] = local * np.exp(-away / _REGION_KM)


def _lies_in(town: Place, unit: Place) -> bool:
    return town.country == unit.country and town.distance_km(unit) <= unit.radius_km

"""How near the entries that names may mean lie to the other places of a document, for all names at once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from firsthand.claims.place_evidence import unit_of
from firsthand.domain.values import Place, PlaceKind
from firsthand.domain.values.place import EARTH_RADIUS_KM

Matrix = npt.NDArray[np.float64]

NEIGHBOURS = (
    "same place 50", "same place 150", "same place 500", "same unit1", "same unit2", "same country", "contained",
)  # fmt: skip
_SCALES_KM = (50.0, 150.0, 500.0)
_HOLDERS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.COUNTRY)
_NO_POINT = (PlaceKind.COUNTRY, PlaceKind.AREA)


class Neighbours:
    """The entries of a document's names, ready to be held against its places.

    Args:
        entries: by name; the names in the order of the features.
    """

    def __init__(self, entries: Mapping[str, Sequence[Place]]) -> None:
        self._spans: dict[str, slice] = {}
        places: list[Place] = []
        for name, found in entries.items():
            self._spans[name] = slice(len(places), len(places) + len(found))
            places += found
        self._numbers: dict[Hashable, int] = {None: -1}
        self._points = radians(places)
        self._keys = self._keys_of(places)
        self._holds = np.array([place.kind in _HOLDERS for place in places], dtype=np.float64)
        self._radii = np.array([place.radius_km for place in places])

    def features(self, likely: Mapping[str, tuple[Place, float]]) -> dict[str, Matrix]:
        """Features of every entry with what the other names probably mean.

        Args:
            likely: a place for some of the names, with the probability that it is right.

        Returns:
            By name a row for each entry, a column for each of `NEIGHBOURS`.
        """
        others = {name: pair for name, pair in likely.items() if pair[0].kind is not PlaceKind.REGION}
        table = np.zeros((len(self._radii), len(NEIGHBOURS)))
        if others and len(table):
            self._fill(table, others)
        return {name: table[span] for name, span in self._spans.items()}

    def _fill(self, table: Matrix, others: Mapping[str, tuple[Place, float]]) -> None:
        places = [place for place, _ in others.values()]
        weights = np.tile([weight for _, weight in others.values()], (len(table), 1))
        for column, name in enumerate(others):
            if name in self._spans:
                weights[self._spans[name], column] = 0.0  # a name is no neighbour of itself
        local = weights * np.array([place.kind not in _NO_POINT for place in places])
        away = great_circles(self._points, radians(places))
        for column, km in enumerate(_SCALES_KM):
            table[:, column] = (local * np.exp(-away / km)).max(axis=1)
        # Countries by name are counted as shares already.
        named = weights * np.array([place.kind is not PlaceKind.COUNTRY for place in places])
        inner = (named * np.array([place.country is not None for place in places])).sum(axis=1)
        inner[inner == 0.0] = 1.0
        keys = self._keys_of(places)
        for column in range(3):
            same = (self._keys[:, column, None] == keys[None, :, column]) & (keys[:, column] >= 0)
            table[:, 3 + column] = (named * same).sum(axis=1) / inner
        total = weights.sum(axis=1)
        total[total == 0.0] = 1.0
        table[:, 6] = self._holds * ((away <= self._radii[:, None]) * local).sum(axis=1) / total

    def _keys_of(self, places: Sequence[Place]) -> npt.NDArray[np.int64]:
        """Numbers for the first-level unit, the second-level unit and the country of each place, -1 for none."""
        numbers = self._numbers
        rows = [[numbers.setdefault(key, len(numbers)) for key in _keys(place)] for place in places]
        return np.array(rows, dtype=np.int64).reshape(len(places), 3)


def _keys(place: Place) -> tuple[Hashable, Hashable, Hashable]:
    one = unit_of(place.country, place.admin1) if place.admin1 else None
    two = (*one, place.admin2) if one and place.admin2 else None
    return one, two, place.country


def distances(places: Sequence[Place], others: Sequence[Place]) -> Matrix:
    """Great-circle distances in km of every place from every other."""
    return great_circles(radians(places), radians(others))


def radians(places: Sequence[Place]) -> Matrix:
    """Latitude and longitude of each place."""
    return np.radians(np.array([(place.lat, place.lon) for place in places], dtype=np.float64).reshape(-1, 2))


def great_circles(points: Matrix, others: Matrix) -> Matrix:
    """Distances in km of every point from every other (haversine formula), from latitudes and longitudes in radians."""
    lat1, lon1, lat2, lon2 = points[:, :1], points[:, 1:], others[None, :, 0], others[None, :, 1]
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))

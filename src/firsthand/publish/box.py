"""The smallest box around points, also across the antimeridian."""

from __future__ import annotations

from itertools import pairwise
from math import floor


class Box:
    """Grows with every point and holds no more than one interval for each degree of longitude."""

    def __init__(self) -> None:
        self._south, self._north = 90.0, -90.0
        self._west: dict[int, float] = {}
        self._east: dict[int, float] = {}

    def add(self, lat: float, lon: float) -> None:
        """Take a point in, in degrees."""
        self._south, self._north = min(self._south, lat), max(self._north, lat)
        degree = floor(lon)
        self._west[degree] = min(self._west.get(degree, lon), lon)
        self._east[degree] = max(self._east.get(degree, lon), lon)

    def corners(self) -> list[float] | None:
        """West, south, east and north; None of no points.

        Where west is greater than east, the box crosses the antimeridian (RFC 7946, section 5.2). It does so only where it is narrower than
        the box that does not.
        """
        if not self._west:
            return None
        degrees = sorted(self._west)
        west, east = self._west[degrees[0]], self._east[degrees[-1]]
        gap, widest = 360 - (east - west), None
        for before, after in pairwise(degrees):
            between = self._west[after] - self._east[before]
            if between > gap:
                gap, widest = between, (before, after)
        if widest is not None:
            west, east = self._west[widest[1]], self._east[widest[0]]
        return [west, self._south, east, self._north]

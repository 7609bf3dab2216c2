"""What part of the earth a map shows, and where a point comes to lie on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, degrees, radians

from firsthand.domain.values.place import EARTH_RADIUS_KM
from firsthand.publish.brief.map.basemap import Box, Point

WIDTH = 720.0
_FLATTEST, _STEEPEST = 0.45, 0.62  # height over width
_LEAST = 1.2  # degrees of latitude and longitude that are shown at least
_MARGIN = 0.08
_KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM


@dataclass(frozen=True)
class Frame:
    """An equirectangular projection, true to scale along its middle parallel (plate carrée after Snyder 1987, p. 90).

    Attributes:
        box: west, south, east, north in degrees.
        width, height: of the drawing.
    """

    box: Box
    width: float
    height: float

    @classmethod
    def around(cls, boxes: Iterable[Box], width: float = WIDTH) -> Frame:
        """A frame that shows some boxes with a margin; the whole globe where there are none."""
        found = list(boxes) or [(-180.0, -60.0, 180.0, 80.0)]
        west, south = min(box[0] for box in found), min(box[1] for box in found)
        east, north = max(box[2] for box in found), max(box[3] for box in found)
        west, east = _widened(west, east, max((east - west) * (1 + 2 * _MARGIN), _LEAST))
        south, north = _widened(south, north, max((north - south) * (1 + 2 * _MARGIN), _LEAST))
        shrink = max(cos(radians((south + north) / 2)), 0.1)
        aspect = (north - south) / ((east - west) * shrink)
        if aspect > _STEEPEST:
            west, east = _widened(west, east, (north - south) / shrink / _STEEPEST)
        elif aspect < _FLATTEST:
            south, north = _widened(south, north, (east - west) * shrink * _FLATTEST)
        aspect = (north - south) / ((east - west) * shrink)
        return cls((west, south, east, north), width, width * aspect)

    def at(self, point: Point) -> Point:
        """Where a place lies on the drawing."""
        west, south, east, north = self.box
        lon, lat = point
        return (lon - west) / (east - west) * self.width, (north - lat) / (north - south) * self.height

    @property
    def km_per_pixel(self) -> float:
        """Along the middle parallel, and along every meridian."""
        return (self.box[3] - self.box[1]) * _KM_PER_DEGREE / self.height

    def ring(self, points: Sequence[Point]) -> list[Point]:
        """The part of a ring that is shown, on the drawing (Sutherland & Hodgman 1974)."""
        west, south, east, north = self.box
        left = list(points)
        for axis, bound, is_lower in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
            left = _cut(left, axis, bound, is_lower=is_lower)
            if not left:
                return []
        return [self.at(point) for point in left]

    def runs(self, points: Sequence[Point]) -> list[list[Point]]:
        """The parts of a line that are shown, on the drawing; each goes on to the first point beyond the rim."""
        west, south, east, north = self.box
        inside = [west <= lon <= east and south <= lat <= north for lon, lat in points]
        runs: list[list[Point]] = []
        is_open = False
        for at in range(len(points) - 1):
            if inside[at] or inside[at + 1]:
                if not is_open:
                    runs.append([self.at(points[at])])
                runs[-1].append(self.at(points[at + 1]))
                is_open = True
            else:
                is_open = False
        return runs


def circle(lat: float, lon: float, kilometres: float) -> Box:
    """The box of a circle on the ground."""
    height = degrees(kilometres / EARTH_RADIUS_KM)
    width = min(height / max(cos(radians(lat)), 0.05), 180.0)
    return lon - width, lat - height, lon + width, lat + height


def _widened(low: float, high: float, size: float) -> tuple[float, float]:
    middle = (low + high) / 2
    return middle - size / 2, middle + size / 2


def _cut(points: list[Point], axis: int, bound: float, *, is_lower: bool) -> list[Point]:
    out: list[Point] = []
    for at, here in enumerate(points):
        before = points[at - 1]
        is_in = here[axis] >= bound if is_lower else here[axis] <= bound
        was_in = before[axis] >= bound if is_lower else before[axis] <= bound
        if is_in != was_in:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if is_in:
            out.append(here)
    return out

"""Outlines of countries and lines of borders, as `training/maps/build_basemap.py` packs them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from firsthand.domain.errors import KnowledgeError

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees."""
Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
_MAIN = 0.1  # of the largest: rings smaller than this are islands and exclaves


@dataclass(frozen=True)
class Shape:
    """A line or ring and the box it lies in."""

    points: tuple[Point, ...]
    box: Box

    def meets(self, box: Box) -> bool:
        """Whether the boxes overlap."""
        west, south, east, north = self.box
        return west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1]


@dataclass(frozen=True)
class Country:
    """A country: alpha-3 code, None for a territory without one; its rings, each filled."""

    code: str | None
    rings: tuple[Shape, ...]

    def extent(self) -> Box:
        """The box of its main rings, far islands left out."""
        largest = max(_area(ring.box) for ring in self.rings)
        boxes = [ring.box for ring in self.rings if _area(ring.box) >= _MAIN * largest]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


@dataclass(frozen=True)
class Basemap:
    """What maps are drawn on.

    Attributes:
        countries: land, by country.
        borders, disputed: lines between countries; those that are disputed apart.
        units: lines between first-level units, of the Sahel and its neighbours.
    """

    countries: tuple[Country, ...]
    borders: tuple[Shape, ...]
    disputed: tuple[Shape, ...]
    units: tuple[Shape, ...]

    @classmethod
    def load(cls) -> Basemap:
        """Read the bundled file.

        Raises:
            KnowledgeError: it is missing or damaged.
        """
        return _load()

    def country(self, code: str) -> Country | None:
        """A country by its alpha-3 code."""
        return next((country for country in self.countries if country.code == code), None)


@cache
def _load() -> Basemap:
    try:
        packed = (files("firsthand.publish.brief") / "data" / "basemap.json.gz").read_bytes()
        record = json.loads(gzip.decompress(packed))
        unit = record["unit"]
        arcs = [_unpack(line, unit) for line in record["arcs"]]
        countries = tuple(
            Country(item["code"], tuple(_shape(_stitch(ring, arcs)) for ring in item["rings"]))
            for item in record["countries"]
        )
        lines = {
            name: tuple(_shape(_unpack(line, unit)) for line in record[name])
            for name in ("borders", "disputed", "units")
        }
    except (OSError, EOFError, LookupError, TypeError, ValueError) as error:
        raise KnowledgeError(
            f"the map file publish/brief/data/basemap.json.gz is damaged: {error!r}"
        ) from error
    return Basemap(countries, **lines)


def _unpack(line: Sequence[int], unit: float) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in zip(line[::2], line[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x * unit, y * unit))
    return points


def _stitch(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring of arcs end to end; a negative number is an arc run backwards (TopoJSON)."""
    ring: list[Point] = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += points[1:] if ring else points
    return ring


def _shape(points: Sequence[Point]) -> Shape:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Shape(tuple(points), (min(lons), min(lats), max(lons), max(lats)))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])

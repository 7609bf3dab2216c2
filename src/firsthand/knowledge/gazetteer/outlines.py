"""The country and units that a point lies in."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from firsthand.knowledge.gazetteer.rows import Rows

Ring = tuple[tuple[int, int], ...]
"""Longitude and latitude of each corner in thousandths of a degree."""
_SCALE = 1000
_AT = """SELECT id, country, unit FROM outline
  WHERE south <= ? AND north >= ? AND west <= ? AND east >= ? ORDER BY id"""


@dataclass(frozen=True, slots=True)
class Units:
    """What a point lies in; None where that is not known.

    Attributes:
        country: alpha-3.
        admin1, admin2: names of the units.
    """

    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None


class Outlines:
    """Boundaries of the file: countries and large first-level units of the world, both levels of the Sahel and its neighbours."""

    def __init__(self, database: sqlite3.Connection, rows: Rows) -> None:
        self._database = database
        self._rows = rows
        self._rings = lru_cache(maxsize=256)(self._read)

    def at(self, lat: float, lon: float) -> Units:
        """The country and units of a point; boundaries are thinned, so that one within 2 km of a border may be told wrong.

        Raises:
            ValueError: the point is not on the globe.
        """
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f"coordinates outside the globe: {lat}, {lon}")
        x, y = round(lon * _SCALE), round(lat * _SCALE)
        country = admin1 = admin2 = None
        for number, of, unit in self._database.execute(_AT, (y, y, x, x)):
            if not is_inside(x, y, self._rings(number)):
                continue
            if unit is None:
                country = country or self._rows.countries[of].alpha3
                continue
            one, two = self._rows.unit(unit)
            country, admin1, admin2 = self._rows.countries[of].alpha3, one or admin1, two or admin2
        return Units(country, admin1, admin2)

    def _read(self, number: int) -> tuple[Ring, ...]:
        (blob,) = self._database.execute("SELECT rings FROM outline WHERE id = ?", (number,)).fetchone()
        return unpack(blob)


def unpack(blob: bytes) -> tuple[Ring, ...]:
    """Rings from their packed form (see `training/knowledge/gazetteer.sql`)."""
    numbers = _numbers(zlib.decompress(blob))
    rings = []
    for count in numbers:
        x = y = 0
        ring = []
        for _ in range(count):
            x, y = x + _signed(next(numbers)), y + _signed(next(numbers))
            ring.append((x, y))
        rings.append(tuple(ring))
    return tuple(rings)


def is_inside(x: int, y: int, rings: tuple[Ring, ...]) -> bool:
    """Even-odd rule over all rings, so that holes are outside."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _numbers(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def _signed(value: int) -> int:
    return value >> 1 if value & 1 == 0 else -(value + 1 >> 1)

"""Boundaries: read from TopoJSON and GeoJSON, thinned, packed."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Ring = list[tuple[float, float]]
"""Longitude and latitude of each corner, the first repeated at the end."""
_LEAST = 4  # corners of a ring


@dataclass
class Outline:
    """The boundary of a country or unit.

    Attributes:
        country: alpha-3.
        rings: all rings, holes among them: a point is inside where it is inside an odd number of them.
        admin1, admin2: names of the unit as the boundary file has them; None for a country.
        names: other spellings.
    """

    country: str
    rings: list[Ring]
    admin1: str | None = None
    admin2: str | None = None
    names: tuple[str, ...] = ()

    def box(self) -> tuple[float, float, float, float]:
        """South, west, north, east."""
        lons = [lon for ring in self.rings for lon, _ in ring]
        lats = [lat for ring in self.rings for _, lat in ring]
        return min(lats), min(lons), max(lats), max(lons)

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the centroid of the largest ring (surveyor's formula on longitudes scaled by the cosine)."""
        lon, lat = max((centroid(ring) for ring in self.rings), key=lambda found: found[0])[1]
        return lat, (lon + 180) % 360 - 180

    def largest(self) -> Ring:
        """The ring with the largest area."""
        return max(self.rings, key=lambda ring: centroid(ring)[0])

    def covers(self, lats: npt.NDArray[np.float64], lons: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """Which of many points lie inside (even-odd rule)."""
        inside = np.zeros(len(lats), dtype=bool)
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if y1 == y2:
                    continue
                crosses = (y1 > lats) != (y2 > lats)
                inside ^= crosses & (lons < (x2 - x1) * (lats - y1) / (y2 - y1) + x1)
        return inside


def centroid(ring: Ring) -> tuple[float, tuple[float, float]]:
    """Area in square degrees of latitude, and centroid as (lon, lat)."""
    scale = cos(radians(sum(lat for _, lat in ring) / len(ring)))
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = (x1 * y2 - x2 * y1) * scale
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not area:
        return 0.0, ring[0]
    return abs(area) / 2, (x / (3 * area), y / (3 * area))


def read_countries(path: Path, alpha3: Mapping[str, str]) -> Iterator[Outline]:
    """Countries of a TopoJSON file of Natural Earth; `alpha3` maps numeric codes, and names of what has none."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for shape in topology["objects"]["countries"]["geometries"]:
        country = alpha3.get(shape.get("id") or "") or alpha3.get(shape["properties"]["name"])
        if country is None or "arcs" not in shape:
            continue
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_stitch(ring, arcs) for part in parts for ring in part]
        yield Outline(country, [half for ring in rings for half in unwrap(ring)])


def _stitch(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(points[1:] if ring else points)
    return ring


def unwrap(ring: Ring) -> list[Ring]:
    """A ring that goes through the 180th meridian as two, one on each side of the map, each whole; any other as it is."""
    turn, whole = 0, [ring[0]]
    for (before, _), (lon, lat) in pairwise(ring):
        turn += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        whole.append((lon + turn, lat))
    if all(-180 <= lon <= 180 for lon, _ in whole):
        return [ring]
    other = -360 if max(lon for lon, _ in whole) > 180 else 360
    return [whole, [(lon + other, lat) for lon, lat in whole]]


def read_states(path: Path) -> Iterator[tuple[str, int | None, Outline]]:
    """First-level units of Natural Earth, with the GeoNames code ("US.TX") and id of each."""
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        properties = feature["properties"]
        outline = Outline(properties["adm0_a3"], rings_of(feature["geometry"]), properties["name"])
        number = properties.get("gn_id")
        yield properties.get("gn_a1_code") or "", int(number) if number else None, outline


def read_units(path: Path, country: str) -> Iterator[Outline]:
    """Units of a boundary file of Who's On First."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    names = {feature["id"]: feature["properties"]["name"] for feature in features}
    for feature in features:
        properties = feature["properties"]
        above = (properties["hier"] or [{}])[0]
        region = properties["name"] if properties["pt"] == "region" else names.get(above.get("region_id"))
        spellings = tuple(sorted({n for group in properties["names"].values() for n in group}))
        if properties["pt"] in {"region", "county"}:
            county = properties["name"] if properties["pt"] == "county" else None
            yield Outline(country, rings_of(feature["geometry"]), region, county, spellings)


def rings_of(geometry: Mapping[str, Any]) -> list[Ring]:
    """All rings of a polygon or several."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(float(x), float(y)) for x, y, *_ in ring] for part in parts for ring in part]


def thin(ring: Ring, tolerance: float) -> Ring:
    """Leave out corners that lie closer to the line than a tolerance in degrees (Douglas & Peucker 1973)."""
    points = np.asarray(ring)
    keep = np.zeros(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    middle = len(points) // 2
    keep[middle] = True  # a closed ring starts where it ends: two lines, not one
    stack = [(0, middle), (middle, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        a, b = points[first], points[last]
        between = points[first + 1 : last]
        length = float(np.hypot(*(b - a)))
        offsets = between - a
        away = (
            np.abs(offsets[:, 0] * (b - a)[1] - offsets[:, 1] * (b - a)[0]) / length
            if length
            else np.hypot(offsets[:, 0], offsets[:, 1])
        )
        worst = int(np.argmax(away))
        if away[worst] > tolerance:
            keep[first + 1 + worst] = True
            stack += [(first, first + 1 + worst), (first + 1 + worst, last)]
    return [ring[n] for n in np.flatnonzero(keep)]


def pack(rings: Sequence[Ring], tolerance: float) -> bytes:
    """Thinned rings as bytes; rings that thinning leaves without an area go, unless none is left."""
    thinned = [thin(ring, tolerance) for ring in rings]
    kept = [ring for ring in thinned if len(ring) >= _LEAST] or [max(rings, key=len)]
    out = bytearray()
    for ring in kept:
        _number(out, len(ring))
        x = y = 0
        for lon, lat in ring:
            nx, ny = round(lon * 1000), round(lat * 1000)
            _number(out, _zigzag(nx - x))
            _number(out, _zigzag(ny - y))
            x, y = nx, ny
    return zlib.compress(bytes(out), 9)


def _zigzag(value: int) -> int:
    return value * 2 if value >= 0 else -value * 2 - 1


def _number(out: bytearray, value: int) -> None:
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)

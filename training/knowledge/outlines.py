"""Boundaries: read from TopoJSON and GeoJSON, thinned, packed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firsthand.knowledge.gazetteer.packing import Ring, centroid, pack, rings_of

__all__ = [
    "Outline",
    "Ring",
    "centroid",
    "pack",
    "read_countries",
    "read_states",
    "read_units",
    "rings_of",
    "unwrap",
]


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

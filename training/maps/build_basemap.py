"""Build the outlines that the maps of briefs are drawn on.

    python training/maps/build_basemap.py --data ../shared/data

Countries are Natural Earth's, 1:50 million (public domain); first-level units of the Sahel and its neighbours are Who's On First's. The same
input gives the same file. What is drawn as disputed is listed here, in `TERRITORIES` and `LINES`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from shapely import LineString, MultiLineString, Polygon, node, unary_union
from shapely import box as rectangle
from shapely.ops import linemerge

from firsthand.knowledge.country_codes import CountryCodes

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/publish/brief/data/basemap.json.gz"

UNIT = 0.01
"""Degrees that one step of a coordinate stands for, and by which lines are thinned: a kilometre."""
FIRST_LEVEL = ("bf", "bj", "ci", "cm", "gh", "ml", "mr", "ne", "ng", "sn", "td", "tg")
NEAR_BORDER = 0.06
"""Degrees: a unit's edge nearer than this to the rim of its country is the country's border, which is drawn already."""
LEFT_OUT = frozenset(["Antarctica"])
WITHOUT_NUMBER = {"Kosovo": "XKX"}

TERRITORIES = frozenset(["W. Sahara", "Kosovo", "Somaliland", "N. Cyprus", "Siachen Glacier", "Palestine"])
"""Territories whose status is disputed: every land boundary of theirs is drawn so."""
LINES: tuple[tuple[frozenset[str], tuple[float, float, float, float] | None], ...] = (
    (frozenset({"India", "Pakistan"}), (73.5, 32.3, 78.5, 36.5)),  # line of control
    (frozenset({"India", "China"}), None),  # line of actual control
    (frozenset({"Bhutan", "China"}), None),
    (frozenset({"Egypt", "Sudan"}), (33.0, 21.0, 37.5, 23.5)),  # Hala'ib, Bir Tawil
    (frozenset({"Sudan", "S. Sudan"}), None),  # Abyei and a line not yet marked
    (frozenset({"Kenya", "S. Sudan"}), None),  # Ilemi
    (frozenset({"Israel", "Syria"}), None),  # Golan
    (frozenset({"Israel", "Lebanon"}), None),  # line of withdrawal of 2000
    (frozenset({"Russia", "Ukraine"}), None),
    (frozenset({"North Korea", "South Korea"}), None),  # armistice line
    (frozenset({"Guyana", "Venezuela"}), None),  # Essequibo
    (frozenset({"Guyana", "Suriname"}), None),
)
"""Pairs of countries that do not agree on the line between them, as Natural Earth names them, and the box (west, south, east, north)
of the stretch where it is not the whole."""

Point = tuple[float, float]
Packed = list[int]


def main() -> None:
    """Read, thin and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds maps/ and gazetteer/")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    topology = json.loads((given.data / "maps/countries-50m.json").read_text(encoding="utf-8"))
    record = {
        "unit": UNIT,
        **countries(topology, _alpha3(given.data / "gazetteer/countryInfo.txt")),
        "units": [
            line
            for code in FIRST_LEVEL
            for line in first_level(given.data / f"gazetteer/admin-{code}.geojson.gz")
        ],
    }
    content = json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes(gzip.compress(content, 9, mtime=0))
    print(f"{given.out.name}: {given.out.stat().st_size / 1000:.0f} kB")


def countries(topology: dict[str, Any], alpha3: dict[str, str]) -> dict[str, Any]:
    """Arcs, the rings of each country as numbers of arcs, and which arcs are borders."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_thin(_points(arc, sx, sy, tx, ty)) for arc in topology["arcs"]]
    owners: dict[int, set[str]] = defaultdict(set)
    shapes = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if "arcs" not in shape or name in LEFT_OUT:
            continue
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [ring for part in parts for ring in part]
        for ring in rings:
            for number in ring:
                owners[number if number >= 0 else ~number].add(name)
        code = alpha3.get(shape.get("id") or "") or WITHOUT_NUMBER.get(name)
        shapes.append({"code": code, "rings": rings})
    borders, disputed = [], []
    for number, names in sorted(owners.items()):
        if len(names) < 2:
            continue
        certain, doubtful = _split(arcs[number], names)
        borders += certain
        disputed += doubtful
    used = sorted(owners)
    numbers = {old: new for new, old in enumerate(used)}
    for shape in shapes:
        shape["rings"] = [[_renumbered(n, numbers) for n in ring] for ring in shape["rings"]]
    return {
        "arcs": [_pack(arcs[n]) for n in used],
        "countries": shapes,
        "borders": [_pack(line) for line in borders],
        "disputed": [_pack(line) for line in disputed],
    }


def first_level(path: Path) -> Iterator[Packed]:
    """The lines between the first-level units of a country, its own rim left out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = []
    for feature in features:
        if feature["properties"]["pt"] == "region":
            geometry = feature["geometry"]
            parts = (
                geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            )
            shapes += [Polygon(part[0], part[1:]).buffer(0) for part in parts]
    rim = unary_union([shape.buffer(0.01) for shape in shapes]).boundary.buffer(NEAR_BORDER)
    merged: list[LineString] = []
    seen = None
    for shape in shapes:  # each line is in two units: what is near one that is drawn already is left out
        line = shape.boundary.difference(rim)
        line = line if seen is None else line.difference(seen)
        merged += _lines(line)
        near = shape.boundary.buffer(0.02)
        seen = near if seen is None else seen.union(near)
    joined = linemerge(node(MultiLineString(merged))) if merged else MultiLineString()
    for line in _lines(joined):
        thinned = line.simplify(UNIT)
        if thinned.length > 5 * UNIT:
            yield _pack(list(thinned.coords))


def _alpha3(path: Path) -> dict[str, str]:
    """Numeric ISO codes to alpha-3."""
    codes = CountryCodes.load().alpha2
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {row[2].zfill(3): row[1] for row in rows if len(row) > 2 and row[1] in codes}


def _points(arc: Sequence[Sequence[int]], sx: float, sy: float, tx: float, ty: float) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _thin(points: list[Point]) -> list[Point]:
    return list(LineString(points).simplify(UNIT).coords) if len(points) > 2 else points


def _split(line: list[Point], names: set[str]) -> tuple[list[list[Point]], list[list[Point]]]:
    """A border in its agreed and its disputed stretches."""
    if names & TERRITORIES:
        return [], [line]
    for pair, box in LINES:
        if pair <= names:
            if box is None:
                return [], [line]
            whole, inside = LineString(line), rectangle(*box)
            return (
                [list(part.coords) for part in _lines(whole.difference(inside))],
                [list(part.coords) for part in _lines(whole.intersection(inside))],
            )
    return [line], []


def _renumbered(number: int, numbers: dict[int, int]) -> int:
    return numbers[number] if number >= 0 else ~numbers[~number]


def _lines(shape: Any) -> list[LineString]:
    if shape.is_empty:
        return []
    if shape.geom_type == "LineString":
        return [shape]
    return [line for part in getattr(shape, "geoms", ()) for line in _lines(part)]


def _pack(points: Sequence[Point]) -> Packed:
    """First corner, then differences, in steps of `UNIT`."""
    out: Packed = []
    x = y = 0
    for lon, lat in points:
        nx, ny = round(lon / UNIT), round(lat / UNIT)
        if not out or (nx, ny) != (x, y):
            out += [nx - x, ny - y]
        x, y = nx, ny
    return out


if __name__ == "__main__":
    main()

"""Make the base map of the web app from Natural Earth and the outlines of our gazetteer.

    python training/web/base_map.py FOLDER

FOLDER holds six files of Natural Earth at 1:50 million as GeoJSON (public domain; naturalearthdata.com, version 5.1):
ne_50m_land, ne_50m_lakes, ne_50m_rivers_lake_centerlines, ne_50m_admin_0_boundary_lines_land,
ne_50m_admin_0_boundary_lines_disputed_areas, ne_50m_populated_places_simple, each with the ending .json.
The lines of first-level units come from the bundled gazetteer and cover what it covers.

Writes `src/firsthand/web/static/map/base.json`: one GeoJSON FeatureCollection (RFC 7946). Property `k` says what a feature is:
land, lake, river, border, disputed, unit, country or town; `z` the zoom from which it is drawn; `en` and `fr` its names.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import LineString, STRtree, get_parts, line_merge, set_precision, simplify
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from firsthand.knowledge.countries import shown_names
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.gazetteer.outlines import unpack

SRC = Path(__file__).resolve().parents[2] / "src" / "firsthand"
OUT = SRC / "web" / "static" / "map" / "base.json"
GRID = 0.01  # degrees, about a kilometre: finer than the scale of the source
TOLERANCE = {"land": 0.02, "lake": 0.02, "river": 0.03, "border": 0.015, "disputed": 0.01, "unit": 0.03}
SMALLEST_ISLAND = 0.01  # square degrees
CLOSE, SHORTEST_LINE = 0.06, 0.15  # degrees
UNDISPUTED = "International boundary (verify)"
FRENCH_TOWNS = {"Cairo": "Le Caire", "Algiers": "Alger", "Timbuktu": "Tombouctou", "Khartoum": "Khartoum", "Addis Ababa": "Addis-Abeba",
                "Damascus": "Damas", "Beirut": "Beyrouth", "Baghdad": "Bagdad", "Mogadishu": "Mogadiscio",
                "Tripoli": "Tripoli", "Sanaa": "Sanaa", "Mecca": "La Mecque", "Jerusalem": "Jérusalem"}  # fmt: skip


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    made = [*features(folder)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    told = {"type": "FeatureCollection", "features": made}
    OUT.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(made)} features, {OUT.stat().st_size // 1024} KiB")


def features(folder: Path) -> Iterator[dict[str, Any]]:
    """Everything on the map, what is drawn first coming first."""
    for each in _read(folder, "land"):
        yield from _drawn(each, "land", 0)
    for each in _read(folder, "lakes"):
        yield from _drawn(each, "lake", each["properties"]["min_zoom"])
    for each in _read(folder, "rivers_lake_centerlines"):
        if each["properties"]["featurecla"] == "River" and each["geometry"]:
            yield from _drawn(each, "river", each["properties"]["min_zoom"])
    yield from _units(folder)
    for each in _read(folder, "admin_0_boundary_lines_land"):
        kind = "border" if each["properties"]["featurecla"] == UNDISPUTED else "disputed"
        yield from _drawn(each, kind, 0)
    for each in _read(folder, "admin_0_boundary_lines_disputed_areas"):
        yield from _drawn(each, "disputed", each["properties"]["min_zoom"] - 2)
    yield from _countries()
    for each in _read(folder, "populated_places_simple"):
        told = each["properties"]
        if told["featurecla"] not in ("Scientific station", "Historic place"):
            place = [round(told["longitude"], 2), round(told["latitude"], 2)]
            capital = 1 if told["adm0cap"] else 0
            names = {"en": told["name"], "fr": FRENCH_TOWNS.get(told["name"], told["name"])}
            yield _feature(
                "town",
                round(told["min_zoom"], 1),
                {"type": "Point", "coordinates": place},
                c=capital,
                **names,
            )


def _read(folder: Path, name: str) -> list[dict[str, Any]]:
    return json.loads((folder / f"ne_50m_{name}.json").read_text(encoding="utf-8"))["features"]


def _drawn(each: dict[str, Any], kind: str, zoom: float) -> Iterator[dict[str, Any]]:
    """A feature with as many corners as can be seen."""
    thinned = simplify(shape(each["geometry"]), TOLERANCE[kind])
    rounded = set_precision(thinned, GRID)
    for part in get_parts(rounded):
        if part.is_empty or (kind == "land" and part.area < SMALLEST_ISLAND):
            continue
        yield _feature(kind, max(0, round(zoom, 1)), _rounded(mapping(part)))


def _units(folder: Path) -> Iterator[dict[str, Any]]:
    """Lines between first-level units, each once, without those that run along a coast or a country's border.

    The outlines of two neighbours were thinned apart, so that their common line is not the same in both: what lies close to
    a line drawn before is left out.
    """
    database = sqlite3.connect(f"file:{SRC / 'knowledge' / 'data' / 'gazetteer.sqlite'}?mode=ro", uri=True)
    levels = dict(database.execute("SELECT id, above FROM unit"))
    outer = [shape(each["geometry"]) for each in _read(folder, "admin_0_boundary_lines_land")]
    outer += [shape(each["geometry"]).boundary for each in _read(folder, "land")]
    drawn = STRtree(outer)
    kept: dict[int, list[BaseGeometry]] = {}
    for country, unit, blob in database.execute(
        "SELECT country, unit, rings FROM outline WHERE unit IS NOT NULL ORDER BY id"
    ):
        if levels[unit] is not None:
            continue
        lines = [LineString((x / 1000, y / 1000) for x, y in ring) for ring in unpack(blob) if len(ring) > 3]
        line = simplify(unary_union(lines), TOLERANCE["unit"])
        near = [outer[n] for n in drawn.query(line.buffer(0.1))] + kept.get(country, [])
        if near:
            around = line.envelope.buffer(0.2)
            line = line.difference(unary_union([each.intersection(around) for each in near]).buffer(CLOSE))
        merged = get_parts(line_merge(line) if line.geom_type == "MultiLineString" else line)
        parts = [part for part in merged if part.length > SHORTEST_LINE]
        kept.setdefault(country, []).extend(parts)
        for part in parts:
            for rounded in get_parts(set_precision(part, GRID)):
                if not rounded.is_empty:
                    yield _feature("unit", 4, _rounded(mapping(rounded)))


def _countries() -> Iterator[dict[str, Any]]:
    places = Gazetteer.open()
    for code, (english, french) in shown_names().items():
        place = places.country(code)
        if place is not None:
            size = 2 if place.radius_km > 700 else 3 if place.radius_km > 250 else 4.5
            at = {"type": "Point", "coordinates": [round(place.lon, 2), round(place.lat, 2)]}
            yield _feature("country", size, at, en=english, fr=french.replace("'", "’"))


def _feature(kind: str, zoom: float, geometry: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"k": kind, "z": zoom, **more}, "geometry": geometry}


def _rounded(geometry: Any) -> dict[str, Any]:
    def told(part: Any) -> Any:
        return (
            [round(part[0], 2), round(part[1], 2)] if isinstance(part[0], float) else [told(p) for p in part]
        )

    return {"type": geometry["type"], "coordinates": told(geometry["coordinates"])}


if __name__ == "__main__":
    main()

"""Build the embedded gazetteer from GeoNames and Who's On First.

    python training/knowledge/build_gazetteer.py --data ../shared/data/gazetteer

The same input gives the same file. Overrides and informal regions are not in it: they are small data files that
the package reads by itself, so that they can be edited without a rebuild.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import yaml
from geonames import Codes, read_codes, read_table
from outlines import Outline, read_countries, read_states, read_units
from places import Row, bare_unit, cover
from whosonfirst import read_extract, read_polygons
from write_gazetteer import write

from firsthand.domain.values import haversine_km
from firsthand.knowledge.folding import fold_place, plain

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/gazetteer.sqlite"

GEONAMES_COUNTRIES = ("ML", "SN", "BF", "NE", "CI", "GN", "MR")
WOF_COUNTRIES = ("NG", "TD", "BJ", "TG", "GH", "CM")
# Outside Africa, countries whose second-level units are kept: those with fighting in this century, and those whose press names counties.
COUNTIES = frozenset(
    [
        "AFG",
        "COL",
        "ECU",
        "GTM",
        "HND",
        "HTI",
        "IRQ",
        "ISR",
        "LBN",
        "MMR",
        "NIC",
        "PAK",
        "IRN",
        "PHL",
        "PSE",
        "SLV",
        "SYR",
        "UKR",
        "VEN",
        "YEM",
        "IND",
        "MEX",
        "USA",
        "CAN",
        "GBR",
        "IRL",
        "AUS",
        "NZL",
        "RUS",
        "GEO",
    ]
)
BOUNDED = (*GEONAMES_COUNTRIES[:4], "CI", "MR", *WOF_COUNTRIES)
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
ABBREVIATIONS = ROOT / "src/firsthand/knowledge/data/abbreviations.yml"
MAPPED = frozenset(["AUS", "CAN", "GBR", "IRL", "NZL", "RUS", "USA"])
"""Countries whose second-level units stand on the map, all that matter."""
CITY = 100_000  # outside Africa, only larger places keep their names in other languages
FEW_POINTS = 10
LEAST_RADIUS = {1: 120.0, 2: 40.0}  # km, where too few settlements are known to tell the extent of a unit


def build(data: Path, maps: Path, out: Path) -> None:
    """Read everything and write the file."""
    codes = read_codes(data)
    rows = gather(data, codes)
    whole = list(read_countries(maps / "countries-50m.json", codes.numeric | WITHOUT_NUMBER))
    fine = [
        o
        for iso2 in BOUNDED
        for o in read_units(data / f"admin-{iso2.lower()}.geojson.gz", codes.alpha3[iso2])
    ]
    settlements = [row for row in rows.values() if row.kind == "settlement"]
    put_into_units(rows.values(), fine)
    add_units(rows, settlements, codes, list(polygons(data, codes)))
    rows |= {row.entry: row for row in unmapped_units(rows.values(), codes)}
    add_abbreviations(rows.values())
    rows |= {row.entry: row for row in countries(settlements, codes, whole)}
    states = [
        (codes.units.get(code), outline)
        for code, _, outline in read_states(maps / "ne_50m_admin_1_states_provinces.json")
    ]
    for name, outline in states:
        outline.admin1 = name or outline.admin1
    label(rows.values(), [outline for _, outline in states])
    ordered = sorted(rows.values(), key=lambda row: (row.country, row.kind, row.entry))
    write(ordered, [*whole, *(outline for _, outline in states), *fine], codes.country_ids, out)


def put_into_units(rows: Iterable[Row], outlines: list[Outline]) -> None:
    """Give every place in a country with boundaries the units that its lists leave out."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.kind.startswith("admin"):
            members[row.country].append(row)
    for outline in outlines:
        inside = members[outline.country]
        if outline.admin2 is None or not inside:
            continue
        south, west, north, east = outline.box()
        near = [r for r in inside if r.admin2 is None and south <= r.lat <= north and west <= r.lon <= east]
        if near:
            held = outline.covers(np.array([r.lat for r in near]), np.array([r.lon for r in near]))
            for row, is_in in zip(near, held, strict=True):
                if is_in:
                    row.admin1, row.admin2 = row.admin1 or outline.admin1, outline.admin2


def add_abbreviations(rows: Iterable[Row]) -> None:
    """Give first-level units the short names that the press uses of them."""
    known = yaml.safe_load(ABBREVIATIONS.read_text(encoding="utf-8"))
    for row in rows:
        if row.kind == "admin1":
            row.names |= {short for short in known.get(row.country, {}).get(row.name, ()) if len(short) > 2}


def label(rows: Iterable[Row], outlines: list[Outline]) -> None:
    """Put first-level units with a boundary at its middle; their circle reaches as far as before."""
    middles = {(o.country, o.admin1): o for o in outlines}
    for row in rows:
        if row.kind == "admin1" and (outline := middles.get((row.country, row.name))) is not None:
            row.lat, row.lon = (round(value, 3) for value in outline.middle())
            row.radius = reach(row, [(lat, lon) for lon, lat in outline.largest()])


def reach(row: Row, points: Iterable[tuple[float, float]]) -> float:
    """Distance in km from a row to the farthest of many (lat, lon) points."""
    return float(round(max(haversine_km(row.lat, row.lon, lat, lon) for lat, lon in points)))


def gather(data: Path, codes: Codes) -> dict[str, Row]:
    """Everything but the extents of areas, by entry."""
    rows: dict[str, Row] = {}
    for iso2 in GEONAMES_COUNTRIES:
        with gzip.open(data / f"geonames-{iso2}.txt.gz", "rt", encoding="utf-8") as lines:
            rows |= {row.entry: row for row in read_table(lines, codes)}
    with lzma.open(data / "cities500.txt.xz", "rt", encoding="utf-8") as lines:
        for row in read_table(lines, codes):
            if row.entry not in rows:
                if row.country not in COUNTIES and not is_near(row.country, codes):
                    row.admin2 = None
                if row.population < CITY and not is_near(row.country, codes):
                    row.names = set()
                rows[row.entry] = row
    for iso2 in WOF_COUNTRIES:
        for row in read_extract(data / f"wof-{iso2.lower()}.jsonl.gz", codes.alpha3):
            twin = rows.get(row.entry)
            if twin is None:
                rows[row.entry] = row
            else:
                twin.names |= row.names | {row.name}
                twin.admin1, twin.admin2 = row.admin1 or twin.admin1, row.admin2 or twin.admin2
    return rows


def is_near(country: str, codes: Codes) -> bool:
    """Whether a country lies in Africa: its places keep their names in other languages."""
    return codes.continent.get(country) == "AF"


def polygons(data: Path, codes: Codes) -> Iterator[Row]:
    """Boundaries of the countries for which we have them."""
    for iso2 in (*GEONAMES_COUNTRIES, *WOF_COUNTRIES):
        if (file := data / f"admin-{iso2.lower()}.geojson.gz").exists():
            yield from read_polygons(file, codes.alpha3[iso2])


def add_units(rows: dict[str, Row], settlements: list[Row], codes: Codes, boundaries: list[Row]) -> None:
    """Give every admin unit and country its circle: from its boundary, else from the settlements in it."""
    outlines = {key: row for row in reversed(boundaries) for key in unit_keys(row)}
    found = {row.entry: row for row in rows.values() if row.kind.startswith("admin")}
    for row in covers(settlements, codes):
        known = found.get(row.entry)
        row.names |= {known.name, *known.names} if known else set()
        found[row.entry] = row
    met = set()
    for row in found.values():
        keys = unit_keys(row)
        if (outline := next((outlines[key] for key in keys if key in outlines), None)) is not None:
            row.lat, row.lon, row.radius = outline.lat, outline.lon, outline.radius
            row.names |= {outline.name, *outline.names}
            met.add(outline.entry)
    found |= {row.entry: row for row in boundaries if row.kind.startswith("admin") and row.entry not in met}
    for entry in [entry for entry in rows if rows[entry].kind.startswith("admin")]:
        del rows[entry]
    rows |= {entry: row for entry, row in found.items() if row.radius}


def unmapped_units(rows: Iterable[Row], codes: Codes) -> Iterator[Row]:
    """Second-level units in which no list has a settlement, where nothing else in the country bears the name: only their first-level unit is known of where
    they lie, and they have its point and its circle.
    """
    known: set[str] = set()
    names: set[tuple[str, str]] = set()
    above: dict[tuple[str, str], Row] = {}
    for row in rows:
        known.add(row.entry)
        names |= {(country, name) for _, country, name in unit_keys(row)}
        if row.kind == "admin1":
            above[row.country, row.name] = row
    for (country, admin1, admin2), number in sorted(codes.unit_ids.items()):
        first = above.get((country, admin1))
        is_kept = country in COUNTIES - MAPPED or is_near(country, codes)
        if not admin2 or first is None or not is_kept or f"gn:{number}" in known:
            continue
        row = Row(
            entry=f"gn:{number}", name=admin2, lat=first.lat, lon=first.lon, kind="admin2", country=country,
            admin1=admin1, admin2=admin2, feature="ADM2", population=0, radius=first.radius, names={codes.ascii[number]},
        )  # fmt: skip
        if not names & {(country, name) for _, _, name in unit_keys(row)}:
            yield row


def unit_keys(row: Row) -> list[tuple[str, str, str]]:
    """Level, country and folded bare name, for every name of an admin unit, its own first."""
    return [(row.kind, row.country, fold_place(bare_unit(name))) for name in (row.name, *sorted(row.names))]


def covers(settlements: list[Row], codes: Codes) -> Iterator[Row]:
    """Admin units as the circle that covers 95 % of the settlements in them."""
    inside: dict[tuple[int, str, str, str], list[Row]] = defaultdict(list)
    for row in settlements:
        if row.admin1:
            inside[1, row.country, row.admin1, ""].append(row)
            if row.admin2 and (row.country in COUNTIES or is_near(row.country, codes)):
                inside[2, row.country, row.admin1, row.admin2].append(row)
    for (level, country, admin1, admin2), members in sorted(inside.items()):
        name = admin2 or admin1
        lat, lon, radius = cover([(row.lat, row.lon) for row in members], trim=0.05)
        number = codes.unit_ids.get((country, admin1, admin2))
        yield Row(
            entry=f"gn:{number}" if number else f"adm{level}:{country}:{plain(admin1)}:{plain(admin2)}".rstrip(":"),
            name=name, lat=lat, lon=lon, kind=f"admin{level}", country=country, admin1=admin1, admin2=admin2 or None,
            feature=f"ADM{level}", population=sum(row.population for row in members),
            radius=radius if len(members) >= FEW_POINTS else max(radius, LEAST_RADIUS[level]),
            names={codes.ascii[number]} if number else set(),
        )  # fmt: skip


def countries(settlements: Iterable[Row], codes: Codes, outlines: Iterable[Outline]) -> Iterator[Row]:
    """Countries as circles around the middle of their largest part, which reach all of it and 98 in 100 settlements."""
    shapes = {outline.country: outline for outline in outlines}
    inside: dict[str, list[Row]] = defaultdict(list)
    for row in settlements:
        inside[row.country].append(row)
    for country, members in sorted(inside.items()):
        lat, lon, radius = cover([(row.lat, row.lon) for row in members])
        row = Row(
            entry=f"country:{country}", name=codes.names[country], lat=lat, lon=lon, kind="country", country=country,
            feature="PCLI", population=sum(row.population for row in members), radius=radius,
        )  # fmt: skip
        if (shape := shapes.get(country)) is not None:
            row.lat, row.lon = (round(value, 3) for value in shape.middle())
            distances = sorted(haversine_km(row.lat, row.lon, r.lat, r.lon) for r in members)
            corners = [(lat, lon) for lon, lat in shape.largest()]
            row.radius = max(reach(row, corners), float(round(distances[int(0.98 * (len(distances) - 1))])))
        yield row


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/gazetteer")
    parser.add_argument("--maps", type=Path, default=ROOT.parent / "shared/data/maps")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    build(arguments.data, arguments.maps, arguments.out)

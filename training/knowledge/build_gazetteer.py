"""Build the embedded gazetteer from GeoNames and Who's On First.

    python training/knowledge/build_gazetteer.py --data ../shared/data/gazetteer

The same input gives the same file. Overrides and informal regions are not in it: they are small data files that
the package reads by itself, so that they can be edited without a rebuild.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from geonames import Codes, read_codes, read_table
from places import Row, bare_unit, cover
from whosonfirst import read_extract, read_polygons

from firsthand.knowledge.folding import fold_place, plain, spelling_mark

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/gazetteer.sqlite"

GEONAMES_COUNTRIES = ("ML", "SN", "BF", "NE", "CI", "GN", "MR")
WOF_COUNTRIES = ("NG", "TD", "BJ", "TG", "GH", "CM")
# Outside Africa, countries with fighting in this century or in the public test sets keep every place of cities500;
# the others keep towns.
CLOSELY_WATCHED = frozenset(
    (
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
        "PER",
        "PHL",
        "PSE",
        "SLV",
        "SYR",
        "UKR",
        "VEN",
        "YEM",
    )
)
TOWN = 10_000
CITY = 200_000  # outside Africa, only cities keep their names in other languages
FEW_POINTS = 10
LEAST_RADIUS = {1: 120.0, 2: 40.0}  # km, where too few settlements are known to tell the extent of a unit


def build(data: Path, out: Path) -> None:
    """Read everything and write the file."""
    codes = read_codes(data)
    rows = gather(data, codes)
    settlements = [row for row in rows.values() if row.kind == "settlement"]
    add_units(rows, settlements, codes, list(polygons(data, codes)))
    write(sorted(rows.values(), key=lambda row: (row.country, row.kind, row.entry)), out)


def gather(data: Path, codes: Codes) -> dict[str, Row]:
    """Everything but the extents of areas, by entry."""
    rows: dict[str, Row] = {}
    for iso2 in GEONAMES_COUNTRIES:
        with gzip.open(data / f"geonames-{iso2}.txt.gz", "rt", encoding="utf-8") as lines:
            rows |= {row.entry: row for row in read_table(lines, codes)}
    with lzma.open(data / "cities500.txt.xz", "rt", encoding="utf-8") as lines:
        for row in read_table(lines, codes):
            if row.entry not in rows and wanted(row, codes):
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


def wanted(row: Row, codes: Codes) -> bool:
    """Whether a city of the world table is kept; its foreign names go where it is far from our field."""
    near = is_near(row.country, codes)
    if not near and row.population < CITY:
        row.names = set()
    return near or row.population >= TOWN


def is_near(country: str, codes: Codes) -> bool:
    """Whether a country is kept in full."""
    return codes.continent.get(country) == "AF" or country in CLOSELY_WATCHED


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
    rows |= {row.entry: row for row in countries(settlements, codes, boundaries)}


def unit_keys(row: Row) -> list[tuple[str, str, str]]:
    """Level, country and folded bare name, for every name of an admin unit, its own first."""
    return [(row.kind, row.country, fold_place(bare_unit(name))) for name in (row.name, *sorted(row.names))]


def covers(settlements: list[Row], codes: Codes) -> Iterator[Row]:
    """Admin units as the circle that covers 95 % of the settlements in them."""
    inside: dict[tuple[int, str, str, str], list[Row]] = defaultdict(list)
    for row in settlements:
        if row.admin1:
            inside[1, row.country, row.admin1, ""].append(row)
            if row.admin2 and is_near(row.country, codes):
                inside[2, row.country, row.admin1, row.admin2].append(row)
    for (level, country, admin1, admin2), members in sorted(inside.items()):
        name = admin2 or admin1
        lat, lon, radius = cover([(row.lat, row.lon) for row in members], trim=0.05)
        number = codes.unit_ids.get((country, level, name))
        yield Row(
            entry=f"gn:{number}" if number else f"adm{level}:{country}:{plain(admin1)}:{plain(admin2)}".rstrip(":"),
            name=name, lat=lat, lon=lon, kind=f"admin{level}", country=country, admin1=admin1, admin2=admin2 or None,
            feature=f"ADM{level}", population=sum(row.population for row in members),
            radius=radius if len(members) >= FEW_POINTS else max(radius, LEAST_RADIUS[level]),
        )  # fmt: skip


def countries(settlements: Iterable[Row], codes: Codes, boundaries: Iterable[Row]) -> Iterator[Row]:
    """Countries as circles."""
    outlines = {row.country: row for row in boundaries if row.kind == "country"}
    inside: dict[str, list[Row]] = defaultdict(list)
    for row in settlements:
        inside[row.country].append(row)
    for country, members in sorted(inside.items()):
        outline = outlines.get(country)
        lat, lon, radius = (
            (outline.lat, outline.lon, outline.radius)
            if outline
            else cover([(row.lat, row.lon) for row in members])
        )
        yield Row(
            entry=f"country:{country}", name=codes.names[country], lat=lat, lon=lon, kind="country", country=country,
            feature="PCLI", population=sum(row.population for row in members), radius=radius,
        )  # fmt: skip


def write(rows: list[Row], out: Path) -> None:
    """Write the SQLite file: degrees in ten-thousandths, radii in tenths of a km, to keep it small."""
    out.unlink(missing_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    units = {
        name: number
        for number, name in enumerate(sorted({u for r in rows for u in (r.admin1, r.admin2) if u}), 1)
    }
    kinds = {
        "settlement": "p",
        "site": "s",
        "natural": "n",
        "area": "l",
        "admin2": "2",
        "admin1": "1",
        "country": "c",
    }
    names: set[tuple[str, int, int]] = set()
    places = []
    for number, row in enumerate(rows, 1):
        entry = int(row.entry[3:]) if row.entry.startswith("gn:") else row.entry
        places.append((
            number, entry, row.name, round(row.lat * 1e4), round(row.lon * 1e4),
            round(row.radius * 10), kinds[row.kind], row.country, units.get(row.admin1 or ""), units.get(row.admin2 or ""), row.feature, row.population,
        ))  # fmt: skip
        names |= {(key, number, spelling_mark(spelling)) for key, spelling in row.spellings()}
    database = sqlite3.connect(out)
    database.executescript((Path(__file__).parent / "gazetteer.sql").read_text(encoding="utf-8"))
    database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    database.executemany("INSERT INTO unit VALUES (?,?)", [(number, name) for name, number in units.items()])
    database.executemany("INSERT INTO name VALUES (?,?,?)", sorted(names))
    database.commit()
    database.execute("VACUUM")
    database.close()
    print(f"{out.name}: {len(places)} places, {len(names)} spellings, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/gazetteer")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    build(arguments.data, arguments.out)

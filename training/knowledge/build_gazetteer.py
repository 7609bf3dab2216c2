"""Build the embedded gazetteer from GeoNames and Who's On First.

    python training/knowledge/build_gazetteer.py --data ../shared/data/gazetteer

The same input gives the same file. Overrides and informal regions are not in it: they are small data files that
the package reads by itself, so that they can be edited without a rebuild.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import lzma
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.domain.values import haversine_km
from firsthand.knowledge.folding import fold_place, plain

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/gazetteer.sqlite"

GEONAMES_COUNTRIES = ("ML", "SN", "BF", "NE", "CI", "GN", "MR")
WOF_COUNTRIES = ("ng", "td", "bj", "tg", "gh", "cm")
AFRICA_AND_NEIGHBOURS = {"AF"}
MIN_POPULATION = 5000  # outside Africa; in Africa everything of cities500
# GeoNames feature codes that news of incidents can name, beside every populated place and admin unit.
FEATURES = {
    "S": {"AIRP", "AIRF", "AIRB", "INSM", "CMP", "CMPRF", "MKT", "MN", "MNAU", "DAM", "BDG", "PS", "HSP", "MSQE", "CSTM", "PSTB", "FT", "RUIN"},
    "L": {"AREA", "RGN", "RES", "RESF", "RESN", "RESW", "PRK", "LCTY", "MILB", "OAS", "PLDR", "CST"},
    "V": {"FRST", "FRSTF", "GRVP", "SCRB"},
    "T": {"MT", "MTS", "HLL", "HLLS", "PLAT", "ISL", "ISLS", "PLN", "DPR", "ESCP", "RDGE"},
    "H": {"STM", "LK", "LKS", "LKI", "RSV", "MRSH", "WLL", "RVN", "STMI"},
}  # fmt: skip
KIND = {"P": "settlement", "S": "site", "V": "natural", "T": "natural", "H": "natural", "L": "area"}
RADIUS = {"site": 5.0, "natural": 25.0, "area": 40.0}
LATIN = re.compile(r"^[A-Za-zÀ-ɏ' .’`-]+$")
MAX_NAMES = 14


@dataclass
class Row:
    """One place on its way into the file."""

    entry: str
    name: str
    lat: float
    lon: float
    kind: str
    country: str
    admin1: str | None = None
    admin2: str | None = None
    geonames: int | None = None
    feature: str = ""
    population: int = 0
    radius: float = 0.0
    names: set[str] = field(default_factory=set)

    def keys(self) -> list[str]:
        """Folded keys of all names, the preferred one first."""
        return sorted({key for name in (self.name, *self.names) if len(key := fold_place(name)) > 1})


def settlement_radius(population: int) -> float:
    """Radius of a built-up place in km: 3 for a village, 15 for a city of a million (area grows with population)."""
    return round(min(20.0, 3.0 + (population / 8000) ** 0.5), 1)


def geonames(lines: Iterable[str], codes: dict[str, str], admin: dict[str, str]) -> Iterator[Row]:
    """Rows of a GeoNames table that are worth keeping."""
    for line in lines:
        part = line.rstrip("\n").split("\t")
        feature_class, code, iso2 = part[6], part[7], part[8]
        if iso2 not in codes or not part[1]:
            continue
        if feature_class == "A":
            if code not in {"ADM1", "ADM2", "ADM3", "PCLI"}:
                continue
            kind = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "PCLI": "country"}[code]
        elif feature_class == "P" and code not in {"PPLH", "PPLQ", "PPLW"}:
            kind = "settlement"
        elif code in FEATURES.get(feature_class, ()):
            kind = KIND[feature_class]
        else:
            continue
        population = int(part[14] or 0)
        names = [n for n in part[3].split(",") if LATIN.match(n) and len(n) > 3]
        yield Row(
            entry=f"gn:{part[0]}",
            name=part[1],
            lat=round(float(part[4]), 4),
            lon=round(float(part[5]), 4),
            kind=kind,
            country=codes[iso2],
            admin1=admin.get(f"{iso2}.{part[10]}"),
            admin2=admin.get(f"{iso2}.{part[10]}.{part[11]}"),
            geonames=int(part[0]),
            feature=code,
            population=population,
            radius=settlement_radius(population) if kind == "settlement" else RADIUS.get(kind, 0.0),
            names={part[2], *names[:MAX_NAMES]},
        )


def whos_on_first(path: Path, codes: dict[str, str]) -> Iterator[Row]:
    """Current localities and admin units of a Who's On First extract."""
    kinds = {"locality": "settlement", "region": "admin1", "county": "admin2"}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            if (
                raw["pt"] not in kinds
                or raw["deprecated"]
                or raw["superseded"]
                or raw["cc"] not in codes
                or not raw["name"]
            ):
                continue
            if not (raw["lat"] or raw["lon"]):
                continue
            names = {
                name
                for language, spellings in raw["names"].items()
                if language[:3] in {"eng", "fra", "hau", "ful", "kau"}
                for name in spellings
                if LATIN.match(name) and len(name) > 3
            }
            concordance = raw["conc"].get("gn:id")
            kind = kinds[raw["pt"]]
            population = int(raw["pop"] or 0)
            yield Row(
                entry=f"wof:{raw['id']}",
                name=raw["name"],
                lat=round(float(raw["lblat"] or raw["lat"]), 4),
                lon=round(float(raw["lblon"] or raw["lon"]), 4),
                kind=kind,
                country=codes[raw["cc"]],
                geonames=int(concordance) if concordance and int(concordance) > 0 else None,
                feature=raw["pt"],
                population=population,
                radius=settlement_radius(population) if kind == "settlement" else 0.0,
                names=set(sorted(names)[:MAX_NAMES]),
            )


def areas(rows: Iterable[Row], admin: dict[str, tuple[str, int]], level: int) -> Iterator[Row]:
    """Admin units as the circle that covers 95 % of the settlements in them."""
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        name = row.admin1 if level == 1 else row.admin2
        if name and row.kind == "settlement":
            members[row.country, name].append(row)
    for (country, name), inside in sorted(members.items()):
        lat, lon, radius = cover(inside)
        if len(inside) < 10:  # too few points to know the extent: a usual one for the level
            radius = max(radius, 120.0 if level == 1 else 40.0)
        parent = inside[0].admin1
        geonames_id = admin.get(f"{country}|{name}", (name, 0))[1] or None
        yield Row(
            entry=f"adm{level}:{country}:{plain(name)}" if geonames_id is None else f"gn:{geonames_id}",
            name=name, lat=lat, lon=lon, kind=f"admin{level}", country=country,
            admin1=name if level == 1 else parent, admin2=name if level == 2 else None,
            geonames=geonames_id, feature=f"ADM{level}", population=sum(r.population for r in inside), radius=radius,
        )  # fmt: skip


def cover(rows: list[Row], *, trim: float = 0.05) -> tuple[float, float, float]:
    """Centre of the extent and the distance in km that reaches all points but the outer share `trim`."""
    lats, lons = sorted(r.lat for r in rows), sorted(r.lon for r in rows)
    cut = int(len(rows) * trim)
    lat = (lats[cut] + lats[-1 - cut]) / 2
    lon = (lons[cut] + lons[-1 - cut]) / 2
    distances = sorted(haversine_km(lat, lon, r.lat, r.lon) for r in rows)
    return (
        round(lat, 3),
        round(lon, 3),
        round(max(10.0, distances[int((1 - trim) * (len(distances) - 1))] * 1.1), 0),
    )


def read_admin(
    data: Path, name: str, codes: dict[str, str]
) -> tuple[dict[str, str], dict[str, tuple[str, int]]]:
    """Admin codes to names, and country|name to (name, GeoNames id)."""
    names: dict[str, str] = {}
    ids: dict[str, tuple[str, int]] = {}
    with gzip.open(data / name, "rt", encoding="utf-8") as lines:
        for code, unit, _, geonames_id in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            names[code] = unit
            if country := codes.get(code.split(".")[0]):
                ids[f"{country}|{unit}"] = (unit, int(geonames_id))
    return names, ids


def build(data: Path, out: Path) -> None:
    """Read everything and write the file."""
    codes: dict[str, str] = {}
    africa: set[str] = set()
    capitals: dict[str, tuple[str, str]] = {}
    with (data / "countryInfo.txt").open(encoding="utf-8") as lines:
        for line in lines:
            part = line.split("\t")
            if line.startswith("#") or len(part) < 9:
                continue
            codes[part[0]] = part[1]
            capitals[part[1]] = (part[4], part[5])
            if part[8] in AFRICA_AND_NEIGHBOURS:
                africa.add(part[0])
    admin1, ids1 = read_admin(data, "admin1CodesASCII.txt.gz", codes)
    admin2, ids2 = read_admin(data, "admin2Codes.txt.gz", codes)
    admin = admin1 | admin2
    rows: dict[str, Row] = {}
    known: set[int] = set()
    for iso2 in GEONAMES_COUNTRIES:
        with gzip.open(data / f"geonames-{iso2}.txt.gz", "rt", encoding="utf-8") as lines:
            for row in geonames(lines, codes, admin):
                rows[row.entry] = row
                known.add(row.geonames or 0)
    with lzma.open(data / "cities500.txt.xz", "rt", encoding="utf-8") as lines:
        for row in geonames(lines, codes, admin):
            wanted = row.population >= MIN_POPULATION or row.country in {codes[c] for c in africa}
            if row.geonames in known or not wanted:
                continue
            if row.population < 15000 and row.country not in {codes[c] for c in africa}:
                row.names = set()
            rows[row.entry] = row
            known.add(row.geonames or 0)
    for iso2 in WOF_COUNTRIES:
        for row in whos_on_first(data / f"wof-{iso2}.jsonl.gz", codes):
            if row.geonames and row.geonames in known:
                rows[f"gn:{row.geonames}"].names |= row.names | {row.name}
            else:
                rows[row.entry] = row
    settlements = [row for row in rows.values() if row.kind == "settlement"]
    located = [r for r in settlements if r.admin1]
    for level, ids in ((1, ids1), (2, ids2)):
        for area in areas(located, ids, level):
            previous = rows.get(area.entry)
            if previous is not None:
                area.names = previous.names | {previous.name}
            rows[area.entry] = area
    rows = {
        entry: row
        for entry, row in rows.items()
        if row.radius or row.kind not in {"admin1", "admin2", "country"}
    }
    _fill_admin(rows)
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in settlements:
        by_country[row.country].append(row)
    for country, inside in sorted(by_country.items()):
        lat, lon, radius = cover(inside, trim=0)
        name, _ = capitals.get(country, (country, ""))
        rows[f"country:{country}"] = Row(
            f"country:{country}",
            name,
            lat,
            lon,
            "country",
            country,
            feature="PCLI",
            population=sum(r.population for r in inside),
            radius=radius,
        )
    write(sorted(rows.values(), key=lambda r: (-r.population, r.entry)), out)


def _fill_admin(rows: dict[str, Row]) -> None:
    """Give settlements without admin names (Who's On First) those of the nearest settlement that has them."""
    grid: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.kind == "settlement" and row.admin1:
            grid[row.country, int(row.lat * 4), int(row.lon * 4)].append(row)
    for row in rows.values():
        if row.admin1 or row.kind != "settlement":
            continue
        near = [
            other
            for dy in (-1, 0, 1)
            for dx in (-1, 0, 1)
            for other in grid.get((row.country, int(row.lat * 4) + dy, int(row.lon * 4) + dx), ())
        ]
        if near:
            best = min(near, key=lambda o: (haversine_km(row.lat, row.lon, o.lat, o.lon), o.entry))
            row.admin1, row.admin2 = best.admin1, best.admin2


def write(rows: list[Row], out: Path) -> None:
    """Write the SQLite file: degrees in ten-thousandths, radii in tenths of a km, to keep it small."""
    out.unlink(missing_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(out)
    database.executescript(
        """PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;
        CREATE TABLE admin (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE place (id INTEGER PRIMARY KEY, entry TEXT NOT NULL, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
          radius INTEGER NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER, feature TEXT NOT NULL,
          population INTEGER NOT NULL);
        CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"""
    )
    admin: dict[str, int] = {}

    def unit(name: str | None) -> int | None:
        return admin.setdefault(name, len(admin) + 1) if name else None

    kinds = {
        "settlement": "p",
        "site": "s",
        "natural": "n",
        "area": "l",
        "admin2": "2",
        "admin1": "1",
        "country": "c",
    }
    names: list[tuple[str, int]] = []
    places = []
    for number, row in enumerate(rows, 1):
        places.append((number, row.entry, row.name, round(row.lat * 1e4), round(row.lon * 1e4), round(row.radius * 10), kinds[row.kind], row.country,
                       unit(row.admin1), unit(row.admin2), row.feature, row.population))  # fmt: skip
        names.extend((key, number) for key in row.keys())
    database.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", places)
    database.executemany("INSERT INTO admin VALUES (?,?)", [(number, name) for name, number in admin.items()])
    database.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(names))
    database.execute("INSERT INTO meta VALUES ('format', '1')")
    database.commit()
    database.execute("VACUUM")
    database.close()
    print(f"{out.name}: {len(places)} places, {len(set(names))} name keys, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/gazetteer")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    build(arguments.data, arguments.out)

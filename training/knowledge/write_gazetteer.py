"""The gazetteer file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from outlines import Outline, pack
from places import Row

from firsthand.knowledge.folding import spelling_mark
from firsthand.knowledge.gazetteer.rows import settlement_radius

_FINE, _COARSE = 0.006, 0.02
"""Degrees by which boundaries are thinned: second-level units, countries and first-level units."""

Unit = tuple[str, str, str]
"""Country, first-level unit, second-level unit or nothing."""


def write(rows: Sequence[Row], outlines: Sequence[Outline], country_ids: dict[str, int], out: Path) -> None:
    """Write the file: integers in place of repeated words, degrees in ten-thousandths, radii in tenths of a km.

    Args:
        rows: places, in the order in which they get their numbers.
        outlines: boundaries of countries and units.
        country_ids: alpha-3 to GeoNames id.
        out: overwritten.
    """
    out.unlink(missing_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    codes = sorted({row.country for row in rows} | {outline.country for outline in outlines})
    countries = {code: number for number, code in enumerate(codes, 1)}
    features = {
        pair: number for number, pair in enumerate(sorted({(row.feature, row.kind) for row in rows}), 1)
    }
    units = number_units(
        [*map(_unit, rows), *((o.country, o.admin1 or "", o.admin2 or "") for o in outlines)]
    )
    places, names = [], defaultdict(set)
    for number, row in enumerate(rows, 1):
        usual = row.kind == "settlement" and row.radius == settlement_radius(row.population)
        facts = pack_facts(
            row, countries[row.country], features[row.feature, row.kind], units.get(_unit(row), 0)
        )
        places.append(
            (number, stored_entry(row.entry), row.name, None if usual else round(row.radius * 10), facts)
        )
        for key, spelling in row.spellings():
            names[key].add((number, spelling_mark(spelling) & 0xFFFF))
    standing = standing_of(rows)
    database = sqlite3.connect(out)
    database.executescript((Path(__file__).parent / "gazetteer.sql").read_text(encoding="utf-8"))
    database.executemany(
        "INSERT INTO country VALUES (?,?,?,?,?,?)",
        [
            (number, code, country_ids.get(code), *standing.get(code, (None, None, None)))
            for code, number in countries.items()
        ],
    )
    database.executemany(
        "INSERT INTO feature VALUES (?,?,?)", [(number, *pair) for pair, number in features.items()]
    )
    database.executemany(
        "INSERT INTO unit VALUES (?,?,?)",
        [
            (number, units[country, admin1, ""] if admin2 else None, admin2 or admin1)
            for (country, admin1, admin2), number in units.items()
        ],
    )
    database.executemany("INSERT INTO place VALUES (?,?,?,?,?)", places)
    database.executemany(
        "INSERT INTO name VALUES (?,?)",
        [
            (key, b"".join(p.to_bytes(3) + m.to_bytes(2) for p, m in sorted(found)))
            for key, found in sorted(names.items())
        ],
    )
    database.executemany("INSERT INTO outline VALUES (?,?,?,?,?,?,?,?)", [
        (
            number, countries[o.country], units.get((o.country, o.admin1 or "", o.admin2 or "")),
            *(round(value * 1000) for value in o.box()), pack(o.rings, _FINE if o.admin2 else _COARSE),
        )
        for number, o in enumerate(outlines, 1)
    ])  # fmt: skip
    database.commit()
    database.execute("VACUUM")
    database.close()
    print(
        f"{out.name}: {len(places)} places, {sum(map(len, names.values()))} spellings, {out.stat().st_size / 1e6:.1f} MB"
    )


def standing_of(rows: Sequence[Row]) -> dict[str, tuple[int | None, int | None, int | None]]:
    """Of each country: its own number, and those of its first and last settlement."""
    own: dict[str, int] = {}
    settled: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        if row.kind == "country":
            own[row.country] = number
        elif row.kind == "settlement":
            settled[row.country].append(number)
    for code, numbers in settled.items():
        if numbers[-1] - numbers[0] + 1 != len(numbers):
            raise ValueError(f"the settlements of {code} do not stand in one row")
    return {
        code: (own.get(code), *((settled[code][0], settled[code][-1]) if code in settled else (None, None)))
        for code in own.keys() | settled.keys()
    }


def pack_facts(row: Row, country: int, feature: int, unit: int) -> bytes:
    """The numbers of a place (see `gazetteer.sql`)."""
    lat, lon = (round(value * 1e4).to_bytes(3, signed=True) for value in (row.lat, row.lon))
    people = row.population.to_bytes((row.population.bit_length() + 7) // 8)
    return lat + lon + bytes((country, feature)) + unit.to_bytes(2) + people


def number_units(units: Sequence[Unit]) -> dict[Unit, int]:
    """Numbers of units, every first-level unit before those in it."""
    every = {unit for unit in units if unit[1]} | {(country, one, "") for country, one, _ in units if one}
    return {unit: number for number, unit in enumerate(sorted(every, key=lambda u: (bool(u[2]), u)), 1)}


def stored_entry(entry: str) -> int | str:
    """An entry as it is stored: a GeoNames id, a Who's On First id below zero, or the text itself."""
    if entry.startswith("gn:"):
        return int(entry[3:])
    return -int(entry[4:]) if entry.startswith("wof:") else entry


def _unit(row: Row) -> Unit:
    return row.country, row.admin1 or "", row.admin2 or "" if row.admin1 else ""

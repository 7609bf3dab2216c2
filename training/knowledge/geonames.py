"""Rows of GeoNames tables."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from places import Row, distinct_names

from firsthand.knowledge.gazetteer.features import kind_of, radius_of


@dataclass(frozen=True)
class Codes:
    """Code tables of GeoNames.

    Attributes:
        alpha3: ISO alpha-2 to alpha-3.
        names: alpha-3 to English country name.
        continent: alpha-3 to continent code.
        units: "ML.01" or "ML.01.1234567" to the name of the admin unit.
        unit_ids: (country, first-level unit, second-level unit or nothing) to the GeoNames id of the unit.
        ascii: GeoNames id of a unit to its plain name.
        numeric: ISO numeric code to alpha-3.
        country_ids: alpha-3 to GeoNames id.
    """

    alpha3: dict[str, str]
    names: dict[str, str]
    continent: dict[str, str]
    units: dict[str, str]
    unit_ids: dict[tuple[str, str, str], int]
    ascii: dict[int, str]
    numeric: dict[str, str]
    country_ids: dict[str, int]


def read_codes(data: Path) -> Codes:
    """Read the country and admin tables."""
    codes = Codes({}, {}, {}, {}, {}, {}, {}, {})
    for line in (data / "countryInfo.txt").read_text(encoding="utf-8").splitlines():
        part = line.split("\t")
        if not line.startswith("#") and len(part) > 16:
            codes.alpha3[part[0]] = part[1]
            codes.names[part[1]], codes.continent[part[1]] = part[4], part[8]
            codes.numeric[part[2]] = part[1]
            codes.country_ids[part[1]] = int(part[16])
    for level, file in ((1, "admin1CodesASCII.txt.gz"), (2, "admin2Codes.txt.gz")):
        with gzip.open(data / file, "rt", encoding="utf-8") as lines:
            for code, unit, plain_name, number in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                codes.units[code] = unit
                codes.ascii[int(number)] = plain_name
                first = unit if level == 1 else codes.units.get(code.rsplit(".", 1)[0])
                if (country := codes.alpha3.get(code.split(".")[0])) and first:
                    codes.unit_ids[country, first, unit if level == 2 else ""] = int(number)
    return codes


def read_table(lines: Iterable[str], codes: Codes) -> Iterator[Row]:
    """Rows of a table that are worth keeping."""
    for line in lines:
        part = line.rstrip("\n").split("\t")
        kind = kind_of(part[6], part[7])
        if kind is None or part[8] not in codes.alpha3 or not part[1]:
            continue
        population = int(part[14] or 0)
        yield Row(
            entry=f"gn:{part[0]}",
            name=part[1],
            lat=round(float(part[4]), 4),
            lon=round(float(part[5]), 4),
            kind=kind,
            country=codes.alpha3[part[8]],
            admin1=codes.units.get(f"{part[8]}.{part[10]}"),
            admin2=codes.units.get(f"{part[8]}.{part[10]}.{part[11]}"),
            feature=part[7],
            population=population,
            radius=radius_of(kind, part[7], population),
            names=distinct_names((part[2], *part[3].split(","))),
        )

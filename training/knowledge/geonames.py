"""Rows of GeoNames tables."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from places import Row, distinct_names

from firsthand.knowledge.gazetteer.rows import settlement_radius

# Every class is kept but roads, undersea features, and what is named after the village it stands in or is no place.
_LEFT_OUT = {
    "SCH", "CH", "MSQE", "HTL", "REST", "RET", "CTRM", "CTRR", "CTRS", "ADMF", "PO", "TMPL", "CVNT", "MSSN", "HSE", "TOWR",
    "PPLH", "PPLQ", "PPLW", "ANS", "GRVE", "CMTY", "STNM", "ITTR", "ATHF", "STDM", "LTHSE", "BLDG", "MKTS", "RSTN",
}  # fmt: skip
_CLASSES = {"S": "site", "V": "natural", "T": "natural", "H": "natural", "L": "area"}
_SITES = {
    "LCTY",
    "MILB",
    "OAS",
    "OILF",
    "GASF",
    "INDS",
    "MNA",
    "CMN",
    "FLD",
    "CTRB",
    "PRT",
}  # of class L, no larger than a town
_RESERVES = {"PRK", "RES", "RESF", "RESN", "RESW", "RESV", "RESA", "RESH", "GRAZ"}
_RADIUS = {"site": 5.0, "natural": 25.0, "area": 40.0}
_POINT_LIKE = {
    "WLL": 5.0, "WLLS": 5.0, "WLLQ": 5.0, "LCTY": 10.0, "OAS": 10.0, "HLL": 8.0, "DPR": 10.0, "ISL": 10.0, "WTRH": 5.0, "PND": 8.0,
    "PNDI": 8.0, "SPNG": 5.0, "BUTE": 8.0, "RK": 5.0, "PASS": 8.0,
}  # fmt: skip
_UNITS = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2"}


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
        kind = _kind(part[6], part[7])
        if kind is None or part[8] not in codes.alpha3 or not part[1]:
            continue
        population = int(part[14] or 0)
        radius = (
            settlement_radius(population)
            if kind == "settlement"
            else _POINT_LIKE.get(part[7], _RADIUS.get(kind, 0.0))
        )
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
            radius=radius,
            names=distinct_names((part[2], *part[3].split(","))),
        )


def _kind(feature_class: str, code: str) -> str | None:
    if code in _LEFT_OUT:
        return None
    if feature_class == "A":
        return _UNITS.get(code)
    if feature_class == "P":
        return "settlement"
    if feature_class == "L" and code in _SITES | _RESERVES:
        return "site" if code in _SITES else "natural"
    return _CLASSES.get(feature_class)

"""Country dumps of GeoNames (https://download.geonames.org/export/dump/readme.txt), read as places."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer.entry import Row, bare_unit, cover, distinct_names
from firsthand.knowledge.gazetteer.features import kind_of, radius_of
from firsthand.knowledge.gazetteer.outlines import Units

_COLUMNS = 19
_NAMED = 10  # bad rows that are told one by one
_FEW_POINTS = 10
_LEAST_RADIUS = {"admin1": 120.0, "admin2": 40.0}  # km, where too few settlements tell the extent of a unit
_MOST_PEOPLE = 10**9  # of one place
_LONGEST_NAME = 200  # GeoNames' own bound
_TRIM = 0.05  # the outer settlements of a unit that its circle leaves out

Lines = Callable[[], Iterable[str]]
"""Opens the table anew: it is read twice, for its units come after the places in them."""


@dataclass
class Tally:
    """What came of the rows of a list.

    Attributes:
        taken: rows kept.
        bad: rows that make no sense.
        examples: the first of these, with their reason.
    """

    taken: int = 0
    bad: int = 0
    examples: list[str] = field(default_factory=list)

    def refuse(self, where: str, reason: str) -> None:
        """Note a bad row."""
        self.bad += 1
        if len(self.examples) < _NAMED:
            self.examples.append(f"{where}: {reason}")


class KnownUnits(Protocol):
    """What is known of admin units already, so that two lists call a unit the same."""

    def name(self, number: int, name: str, country: str) -> str | None:
        """The name of the unit of a GeoNames id, name and alpha-3 country; None where it is not known."""
        ...

    def at(self, lat: float, lon: float, country: str) -> Units:
        """What a point of a country lies in, as far as is known."""
        ...


def read_dump(lines: Lines, alpha3: Mapping[str, str], known: KnownUnits, tally: Tally) -> Iterator[Row]:
    """Places of a dump, one by one, admin units last.

    Rows of what is no place (roads, schools, undersea features) are left out; rows that make no sense are told in
    the tally. Admin units get the circle that covers 95 % of the settlements in them.

    Args:
        lines: opens the table.
        alpha3: alpha-2 to alpha-3 codes.
        known: the bundled gazetteer's units.
        tally: is filled.
    """
    units = dict(_units(lines(), alpha3))
    names = {code: _unit_name(unit, known) for code, unit in units.items()}
    inside = {code: array("d") for code in units}
    for number, line in enumerate(lines(), 1):
        part = line.rstrip("\r\n").split("\t")
        try:
            row = _row(part, alpha3)
        except ValueError as error:
            tally.refuse(f"line {number}", str(error))
            continue
        if row is None or row.kind.startswith("admin"):
            continue
        one, two = (part[8], part[10]), (part[8], part[10], part[11])
        row.admin1, row.admin2 = names.get(one), names.get(two)
        if row.admin2 is None:
            _fill(row, known.at(row.lat, row.lon, row.country))
        if row.kind == "settlement":
            for lies_in in (one, two):
                if (points := inside.get(lies_in)) is not None:
                    points.extend((row.lat, row.lon))
        tally.taken += 1
        yield row
    for code, unit in units.items():
        tally.taken += 1
        yield _covering(unit, names[code], names.get(code[:2]), list(_pairs(inside[code])))


def _pairs(values: array[float]) -> Iterator[tuple[float, float]]:
    """Latitudes and longitudes that stand behind each other: a world of settlements as tuples takes a gigabyte."""
    return zip(values[::2], values[1::2], strict=True)


def _units(lines: Iterable[str], alpha3: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Admin units of the first two levels, by country and codes."""
    for line in lines:
        if "\tA\tADM" not in line:
            continue
        part = line.rstrip("\r\n").split("\t")
        try:
            row = _row(part, alpha3)
        except ValueError:
            continue  # told when the places are read
        if row is not None and row.feature == "ADM1":
            yield (part[8], part[10]), row
        elif row is not None and row.feature == "ADM2":
            yield (part[8], part[10], part[11]), row


def _fill(row: Row, units: Units) -> None:
    """Give a place the units that its list leaves out, where the boundaries do not disagree with it."""
    if units.country == row.country and (
        row.admin1 is None or fold_place(row.admin1) == fold_place(units.admin1 or "")
    ):
        row.admin1, row.admin2 = row.admin1 or units.admin1, units.admin2


def _unit_name(unit: Row, known: KnownUnits) -> str:
    return known.name(int(unit.entry[3:]), unit.name, unit.country) or bare_unit(unit.name)


def _covering(unit: Row, name: str, above: str | None, points: list[tuple[float, float]]) -> Row:
    """A unit with its circle and what it lies in."""
    least = _LEAST_RADIUS[unit.kind]
    lat, lon, radius = cover(points, trim=_TRIM) if points else (unit.lat, unit.lon, least)
    return replace(
        unit,
        lat=lat,
        lon=lon,
        radius=radius if len(points) >= _FEW_POINTS else max(radius, least),
        admin1=name if unit.kind == "admin1" else above,
        admin2=None if unit.kind == "admin1" else name,
    )


def _row(part: list[str], alpha3: Mapping[str, str]) -> Row | None:
    """A row of the table; None for what is no place.

    Raises:
        ValueError: it makes no sense.
    """
    if len(part) < _COLUMNS:
        raise ValueError(f"{len(part)} columns and not {_COLUMNS}")
    kind = kind_of(part[6], part[7])
    if kind is None or not part[8]:
        return None
    if part[8] not in alpha3:
        raise ValueError(f"there is no country {part[8][:20]!r}")
    if not (part[0].isascii() and part[0].isdigit()):
        raise ValueError(f"{part[0][:20]!r} is no id")
    if not 0 < len(part[1]) <= _LONGEST_NAME:
        raise ValueError("it has no name")
    lat, lon = _degrees(part[4], 90), _degrees(part[5], 180)
    people = part[14] or "0"
    if not (people.isascii() and people.isdigit() and int(people[:20]) <= _MOST_PEOPLE):
        raise ValueError(f"{part[14][:20]!r} is no population")
    population = int(people)
    return Row(
        entry=f"gn:{int(part[0][:15])}", name=part[1], lat=lat, lon=lon, kind=kind, country=alpha3[part[8]],
        feature=part[7], population=population, radius=radius_of(kind, part[7], population),
        names=distinct_names((part[2], *part[3].split(","))),
    )  # fmt: skip


def _degrees(text: str, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = most + 1
    if not -most <= value <= most:
        raise ValueError(f"{text[:20]!r} is no coordinate on the globe")
    return round(value, 5)

"""Entries of the gazetteer file, as candidates."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any

from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.gazetteer.candidate import Candidate

FORMAT = "5"
MARK = 0xFFFF
"""The bits of a spelling's mark that are stored."""
_POSTING = 5  # bytes: place and mark
_AT_ONCE = 500
_MOST = 1000  # entries of one name; no name has more
_BEGINNING = "SELECT key FROM name WHERE key BETWEEN ? AND ? AND length(key) BETWEEN ? AND ? ORDER BY key"
_OF_FEATURE = "SELECT id FROM place WHERE id BETWEEN ? AND ? AND substr(facts, 8, 1) = ? LIMIT 1"
_BY_NUMBER = "SELECT id, entry, name, radius, facts FROM place WHERE id IN ({})"


def settlement_radius(population: int) -> float:
    """Radius of a built-up place in km: 3 for a village, 14 for a city of a million (area grows with population)."""
    return round(min(20.0, 3.0 + sqrt(population / 8000)), 1)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country of the file.

    Attributes:
        alpha3: its code.
        geonames: its GeoNames id.
        place: number of the entry that is the country itself.
        first, last: numbers of its settlements, 1 and 0 where it has none.
    """

    alpha3: str
    geonames: int | None
    place: int | None
    first: int
    last: int


class Rows:
    """Reads entries by number or key.

    Args:
        database: of format 5.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.countries: Mapping[int, CountryRow] = {
            row[0]: CountryRow(row[1], row[2], row[3], row[4] or 1, row[5] or 0)
            for row in database.execute("SELECT id, alpha3, geonames, place, first, last FROM country")
        }
        self.by_code: Mapping[str, CountryRow] = {row.alpha3: row for row in self.countries.values()}
        self._features: Mapping[int, tuple[str, PlaceKind]] = {
            number: (code, PlaceKind(kind))
            for number, code, kind in database.execute("SELECT id, code, kind FROM feature")
        }
        self.unit = lru_cache(maxsize=20_000)(self._unit)

    def of_key(self, key: str, *, mark: int, name: str, folded: float) -> list[Candidate]:
        """Entries that have a folded key.

        Args:
            key: see `fold_place`.
            mark: of the unfolded spelling looked for; -1 matches none.
            name: as looked for.
            folded: similarity of an entry that only folds to the key.
        """
        row = self._database.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        if row is None:
            return []
        own: dict[int, bool] = {}
        for number, spelling in postings(row[0]):
            own[number] = own.get(number, False) or spelling == mark
        return [
            self._candidate(found, name, 1.0 if own[found[0]] else folded)
            for found in self._read(list(own)[:_MOST])
        ]

    def of_number(self, number: int) -> Candidate | None:
        """The entry with a number."""
        return next((self._candidate(found, found[2], 1.0) for found in self._read([number])), None)

    def of_entry(self, entry: str) -> Candidate | None:
        """The entry with the gazetteer's own key (see `entry_text`); walks over the whole file, a few hundredths of a second."""
        kind, _, digits = entry.partition(":")
        is_number = kind in ("gn", "wof") and digits.isascii() and digits.isdigit() and len(digits) < 19
        stored: int | str = int(digits) * (1 if kind == "gn" else -1) if is_number else entry
        row = self._database.execute("SELECT id FROM place WHERE entry = ?", (stored,)).fetchone()
        return None if row is None else self.of_number(row[0])

    def of_feature(self, country: str, feature: str) -> Candidate | None:
        """The first settlement of a country with a GeoNames feature code; walks over those of the country, a few milliseconds.

        Args:
            country: alpha-3.
            feature: such as PPLC.
        """
        known = self.by_code.get(country)
        number = next((n for n, (code, _) in self._features.items() if code == feature), None)
        if known is None or number is None:
            return None
        asked = (known.first, known.last, bytes([number]))
        row = self._database.execute(_OF_FEATURE, asked).fetchone()
        return None if row is None else self.of_number(row[0])

    def keys(self, beginning: str, shortest: int, longest: int) -> list[str]:
        """Folded keys of all countries that begin so, in order.

        Args:
            beginning: letters.
            shortest: length of the keys in letters.
            longest: the same.
        """
        ends = (beginning, beginning + "\U0010ffff", shortest, longest)
        return [key for (key,) in self._database.execute(_BEGINNING, ends)]

    def is_settlement_key(self, key: str, country: str) -> bool:
        """Whether a settlement of a country has a folded key."""
        known = self.by_code.get(country)
        row = self._database.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        if known is None or row is None:
            return False
        return any(known.first <= number <= known.last for number, _ in postings(row[0]))

    def _read(self, numbers: list[int]) -> Iterator[Any]:
        for start in range(0, len(numbers), _AT_ONCE):
            chunk = numbers[start : start + _AT_ONCE]
            yield from self._database.execute(_BY_NUMBER.format(",".join("?" * len(chunk))), chunk)

    def _candidate(self, row: Any, name: str, similarity: float) -> Candidate:
        _, entry, preferred, radius, facts = row
        country = self.countries[facts[6]]
        feature, kind = self._features[facts[7]]
        admin1, admin2 = self.unit(facts[8] << 8 | facts[9])
        population = int.from_bytes(facts[10:])
        number = entry if isinstance(entry, int) and entry > 0 else None
        if kind is PlaceKind.COUNTRY:
            number = country.geonames
        place = Place(
            preferred,
            int.from_bytes(facts[:3], signed=True) / 1e4,
            int.from_bytes(facts[3:6], signed=True) / 1e4,
            settlement_radius(population) if radius is None else radius / 10,
            kind, country.alpha3, admin1, admin2, number, entry_text(entry),
        )  # fmt: skip
        return Candidate(place, name, similarity, population, feature)

    def _unit(self, number: int) -> tuple[str | None, str | None]:
        """Names of a first-level unit and of the second-level unit in it."""
        if not number:
            return None, None
        row = self._database.execute(
            "SELECT u.name, a.name FROM unit u LEFT JOIN unit a ON a.id = u.above WHERE u.id = ?", (number,)
        ).fetchone()
        own, above = (None if name is None else _UNIT_NOUNS.sub("", name) for name in row)
        return (own, None) if above is None else (above, own)


_UNIT_NOUNS = re.compile(
    r"^(?:cercle|région|département|préfecture)\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’]\s?)"
    r"|\s+(?:cercle|department|prefecture)$",
    re.IGNORECASE,
)
"""French words for a unit: sources differ in giving them, and they are no part of its name, as "County" is."""


def postings(blob: bytes) -> Iterable[tuple[int, int]]:
    """Place and mark of every spelling under a key."""
    for at in range(0, len(blob), _POSTING):
        yield int.from_bytes(blob[at : at + 3]), int.from_bytes(blob[at + 3 : at + 5])


def entry_text(entry: int | str) -> str:
    """The gazetteer's own key: `gn:...`, `wof:...`, or as stored."""
    if isinstance(entry, str):
        return entry
    return f"gn:{entry}" if entry > 0 else f"wof:{-entry}"

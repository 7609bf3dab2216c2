"""Look-up of place names in the embedded gazetteer."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import fold_place, plain, spelling_mark
from firsthand.knowledge.gazetteer.candidate import Candidate
from firsthand.knowledge.gazetteer.local import read_overrides, read_regions, region_names
from firsthand.knowledge.phrases import PhraseIndex

_KINDS = {
    "p": PlaceKind.SETTLEMENT,
    "s": PlaceKind.SITE,
    "n": PlaceKind.NATURAL,
    "l": PlaceKind.AREA,
    "2": PlaceKind.ADMIN2,
    "1": PlaceKind.ADMIN1,
    "c": PlaceKind.COUNTRY,
}
_FORMAT = "4"
_COLUMNS = (
    "p.entry, p.name, p.lat, p.lon, p.radius, p.kind, p.country, a.name, b.name, p.feature, p.population"
)
_FROM = "FROM name n JOIN place p ON p.id = n.place LEFT JOIN unit a ON a.id = p.admin1 LEFT JOIN unit b ON b.id = p.admin2"
_QUERY = f"SELECT max(n.spelling = ?), {_COLUMNS} {_FROM} WHERE n.key = ? GROUP BY p.id LIMIT 1000"
_SIMILAR = """SELECT DISTINCT n.key FROM name n JOIN place p ON p.id = n.place
  WHERE n.key BETWEEN ? AND ? AND p.country = ? AND p.kind = 'p' ORDER BY n.key"""
_SHORTEST_FUZZY = 5  # letters of a folded key: below, one letter makes another name
_FOLDED = 0.93  # similarity of an entry that only folds to the same key


class Gazetteer:
    """The embedded gazetteer with local overrides and informal regions.

    Opened read-only and shared between threads; a process that forks should open its own.
    """

    def __init__(self, database: sqlite3.Connection, countries: CountryList) -> None:
        self._database = database
        self.countries = countries
        self._candidates_of = lru_cache(maxsize=50_000)(self._look_up)
        self._similar_to = lru_cache(maxsize=5_000)(self._search)
        self._keys_of = lru_cache(maxsize=64)(self._read_keys)  # news returns to the same few countries

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the bundled file or another one of the same format.

        Raises:
            KnowledgeError: the file is missing or damaged.
        """
        file = path or Path(str(files("firsthand.knowledge") / "data" / "gazetteer.sqlite"))
        try:
            database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            (version,) = database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() or (
                "none",
            )
        except sqlite3.Error as error:
            raise KnowledgeError(f"the gazetteer {file} is missing or damaged: {error}") from error
        if version != _FORMAT:
            raise KnowledgeError(
                f"the gazetteer {file} has format {version}; this release reads format {_FORMAT}"
            )
        return cls(database, CountryList.load())

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Entries that a name can mean: overrides first, then own spellings, then by population."""
        return self._candidates_of(name)[:limit]

    def has(self, name: str) -> bool:
        """Whether the name is known as anything: place, country or region."""
        return name in self.countries.names or plain(name) in self._regions or bool(self._candidates_of(name))

    def area(self, name: str) -> Place | None:
        """A country, an informal region or a first-level admin unit by name."""
        if code := self.countries.names.get(name):
            return self.country(code)
        if region := self._regions.get(plain(name)):
            return region
        return next((c.place for c in self._candidates_of(name) if c.place.kind is PlaceKind.ADMIN1), None)

    def region(self, name: str) -> Place | None:
        """An informal region by name."""
        return self._regions.get(plain(name))

    def regions_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where informal regions are named in a text, longest first, not overlapping."""
        return tuple(self._region_index.spot(text))

    def country(self, alpha3: str) -> Place | None:
        """A country as the circle that covers its settlements."""
        row = self._database.execute(
            "SELECT name, lat, lon, radius FROM place WHERE kind = 'c' AND country = ?", (alpha3,)
        ).fetchone()
        if row is None:
            return None
        name, lat, lon, radius = row
        return Place(
            name, lat / 1e4, lon / 1e4, radius / 10, PlaceKind.COUNTRY, alpha3, entry=f"country:{alpha3}"
        )

    def countries_in(self, text: str) -> tuple[str, ...]:
        """Alpha-3 codes of the countries named in a text, by name or demonym, once for each mention."""
        return tuple(code for _, _, code in self.countries.spot(text))

    def similar(self, name: str, country: str, *, cutoff: float = 0.84) -> tuple[Candidate, ...]:
        """Settlements of a country whose spelling is close to a name that has no entry of its own.

        A look-up over a slice of the gazetteer: meant for single names that stand where a place must stand.

        Args:
            name: at least five letters; a shorter one gives nothing.
            country: alpha-3.
            cutoff: smallest normalised Levenshtein similarity of the folded keys, 0 to 1.
        """
        return self._similar_to(name, country, cutoff)

    def _search(self, name: str, country: str, cutoff: float) -> tuple[Candidate, ...]:
        key = fold_place(name)
        if len(key) < _SHORTEST_FUZZY:
            return ()
        keys = self._keys_of(key[:2], country)
        close = process.extract(
            key, keys, scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff, limit=3
        )
        found = [
            replace(candidate, matched=name, similarity=round(score * _FOLDED, 3))
            for match, score, _ in close
            for candidate in self._rows(match, mark=-1, name=name)
            if candidate.place.country == country and candidate.place.kind is PlaceKind.SETTLEMENT
        ]
        return tuple(sorted(found, key=_rank))

    def _read_keys(self, beginning: str, country: str) -> tuple[str, ...]:
        """Folded keys of a country's settlements that begin so."""
        rows = self._database.execute(_SIMILAR, (beginning, beginning + "\U0010ffff", country))
        return tuple(row[0] for row in rows)

    @cached_property
    def _region_index(self) -> PhraseIndex:
        return PhraseIndex(region_names(), hyphen=False)

    @cached_property
    def _regions(self) -> dict[str, Place]:
        return read_regions()

    @cached_property
    def _overrides(self) -> dict[str, tuple[Candidate, ...]]:
        return read_overrides()

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        key = fold_place(name)
        if len(key) < 2:
            return ()
        found = self._rows(key, mark=spelling_mark(plain(name)), name=name)
        return (*self._overrides.get(key, ()), *sorted(found, key=_rank))

    def _rows(self, key: str, *, mark: int, name: str) -> list[Candidate]:
        return [_candidate(row, name) for row in self._database.execute(_QUERY, (mark, key))]


def _candidate(row: tuple[Any, ...], name: str) -> Candidate:
    exact, entry, preferred, lat, lon, radius, kind, country, admin1, admin2, feature, population = row
    number = entry if isinstance(entry, int) else None
    return Candidate(
        place=Place(
            preferred, lat / 1e4, lon / 1e4, radius / 10, _KINDS[kind], country, admin1, admin2,
            geonames_id=number, entry=f"gn:{number}" if number is not None else entry,
        ),
        matched=name, similarity=1.0 if exact else _FOLDED, population=population, feature=feature,
    )  # fmt: skip


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    return -candidate.similarity, -candidate.population, candidate.place.entry or ""

"""Look-up of place names in the embedded gazetteer."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import islice
from math import ceil, floor
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.abbreviations import Abbreviations
from firsthand.knowledge.capitals import capital_called
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import fold_place, plain, spelling_mark
from firsthand.knowledge.gazetteer.candidate import Candidate
from firsthand.knowledge.gazetteer.local import (
    read_domains,
    read_overrides,
    read_place_names,
    read_regions,
    region_names,
)
from firsthand.knowledge.gazetteer.outlines import Outlines, Units
from firsthand.knowledge.gazetteer.own import OwnPlaces
from firsthand.knowledge.gazetteer.rows import FORMAT, MARK, Rows
from firsthand.knowledge.phrases import PhraseIndex

CAPITAL = "PPLC"
"""The GeoNames feature code of a capital."""
_SHORTEST_FUZZY = 5  # letters of a folded key: below, one letter makes another name
_MOST_SIMILAR = 3  # spellings of a country
_FOLDED = 0.93  # similarity of an entry that only folds to the same key


class Gazetteer:
    """The embedded gazetteer with local overrides and informal regions, and the user's own places beside it.

    Opened read-only and shared between threads; a process that forks should open its own.
    """

    def __init__(
        self, database: sqlite3.Connection, countries: CountryList, own: OwnPlaces | None = None
    ) -> None:
        self.countries = countries
        self._own = own
        self._rows = Rows(database)
        self._outlines = Outlines(database, self._rows)
        self._candidates_of = lru_cache(maxsize=50_000)(self._look_up)
        self._similar_to = lru_cache(maxsize=5_000)(self._search)
        self._country_of = lru_cache(maxsize=300)(self._read_country)
        self._capital_of = lru_cache(maxsize=300)(lambda code: self._rows.of_feature(code, CAPITAL))
        self._close_to = lru_cache(maxsize=5_000)(self._read_close)

    @classmethod
    def open(cls, path: Path | None = None, own: Path | None = None) -> Gazetteer:
        """Open the bundled file or another one of the same format.

        Args:
            path: in place of the bundled file.
            own: the user's places, asked beside it; the file need not be there.

        Raises:
            KnowledgeError: the file is missing or damaged, or that of the user's places is.
        """
        file = path or Path(str(files("firsthand.knowledge") / "data" / "gazetteer.sqlite"))
        try:
            database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            (version,) = database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() or (
                "none",
            )
            if version != FORMAT:
                raise KnowledgeError(
                    f"the gazetteer {file} has format {version}; this release reads format {FORMAT}"
                )
            (pages,), (size,) = (
                database.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size")
            )
            if pages * size != file.stat().st_size:
                raise KnowledgeError(f"the gazetteer {file} is damaged: it is not as long as it says")
            found = cls(database, CountryList.load(), OwnPlaces.open(own) if own else None)
        except (sqlite3.Error, OSError, ValueError) as error:
            raise KnowledgeError(f"the gazetteer {file} is missing or damaged: {error}") from error
        found._read_beside()
        return found

    def _read_beside(self) -> None:
        """Read the lists beside the file, so that one that is damaged is told before any page is read.

        Raises:
            KnowledgeError: one is damaged; the message names it.
        """
        _ = (
            self.abbreviations,
            self._domains,
            self._informal,
            self._regions,
            self._overrides,
            self._place_names,
        )

    def candidates(self, name: str, *, limit: int = 20) -> tuple[Candidate, ...]:
        """Entries that a name can mean: overrides first, then own spellings, then by population; for "Somali capital" that one."""
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

    def is_informal(self, name: str) -> bool:
        """Whether a name is that of an informal region where incidents are put ("central Mali"), no continent or sea."""
        return plain(name) in self._informal

    def regions_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where informal regions are named in a text, longest first, not overlapping."""
        return tuple(self._region_index.spot(text))

    def entry(self, entry: str) -> Candidate | None:
        """What stands under a key such as `gn:2449067`, see `Place.entry`; None where nothing does."""
        if self._own is not None and (found := self._own.of_entry(entry)) is not None:
            return found
        beside = (c for some in self._overrides.values() for c in some)
        local = next((c for c in beside if c.place.entry == entry), None)
        return local or self._rows.of_entry(entry)

    def spellings(self, entry: str) -> tuple[str, ...]:
        """Folded spellings under which an override of ours is found."""
        return tuple(
            sorted(key for key, some in self._overrides.items() if any(c.place.entry == entry for c in some))
        )

    def country(self, alpha3: str) -> Place | None:
        """A country as a circle that covers it, around the middle of its largest part."""
        found = self.country_candidate(alpha3)
        return found.place if found else None

    def country_candidate(self, alpha3: str) -> Candidate | None:
        """A country as an entry among others."""
        return self._country_of(alpha3)

    def _read_country(self, alpha3: str) -> Candidate | None:
        row = self._rows.by_code.get(alpha3)
        return self._rows.of_number(row.place) if row and row.place else None

    def capital(self, alpha3: str) -> Candidate | None:
        """The capital of a country, None where none is known."""
        return self._capital_of(alpha3)

    def units_at(self, lat: float, lon: float) -> Units:
        """The country and admin units that a point lies in, as far as boundaries are known (see `Outlines`).

        Raises:
            ValueError: the point is not on the globe.
        """
        found = self._outlines.at(lat, lon)
        return found if self._own is None else self._own.units_at(lat, lon, found)

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
        held = (
            close for close in self._close_to(fold_place(name), cutoff) if self._is_settled(close[0], country)
        )
        found = [
            replace(candidate, matched=name, similarity=round(score * _FOLDED, 3))
            for match, score in islice(held, _MOST_SIMILAR)
            for candidate in self._found(match, name, mark=-1)
            if candidate.place.country == country and candidate.place.kind is PlaceKind.SETTLEMENT
        ]
        return tuple(sorted(found, key=_rank))

    def _is_settled(self, key: str, country: str) -> bool:
        if self._rows.is_settlement_key(key, country):
            return True
        return self._own is not None and self._own.is_settlement_key(key, country)

    def _read_close(self, key: str, cutoff: float) -> tuple[tuple[str, float], ...]:
        """Keys of all countries that begin with the same two letters and are close to one, the closest first.

        At a similarity of s, the longer of two keys of lengths a and b has at most min(a, b) / s letters.
        """
        if len(key) < _SHORTEST_FUZZY:
            return ()
        shortest, longest = ceil(len(key) * cutoff), floor(len(key) / cutoff)
        if (1 - cutoff) * longest < 1:
            return ((key, 1.0),)  # no letter may differ
        keys = self._rows.keys(key[:2], shortest, longest)
        if self._own is not None:
            keys = sorted({*keys, *self._own.keys(key[:2])})
        close = process.extract(
            key, keys, scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff, limit=None
        )
        return tuple((match, score) for match, score, _ in close)

    def domain_country(self, domain: str) -> str | None:
        """The country of a top-level domain, None for one that is used all over the world."""
        return self._domains.get(domain)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Short names of first-level units."""
        return Abbreviations.load()

    @cached_property
    def _domains(self) -> dict[str, str]:
        return read_domains()

    @cached_property
    def _region_index(self) -> PhraseIndex:
        return PhraseIndex(region_names(), hyphen=False)

    @cached_property
    def _informal(self) -> frozenset[str]:
        return frozenset(plain(name) for name in region_names())

    @cached_property
    def _regions(self) -> dict[str, Place]:
        return read_regions()

    @cached_property
    def _place_names(self) -> dict[str, tuple[str, ...]]:
        return read_place_names()

    @cached_property
    def _overrides(self) -> dict[str, tuple[Candidate, ...]]:
        return read_overrides()

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        told = capital_called(name, self.countries)
        if told is not None and (capital := self.capital(told)) is not None:
            return (replace(capital, matched=name),)
        key = fold_place(name)
        if len(key) < 2:
            return ()
        return self._found(
            key, name, mark=spelling_mark(plain(name)) & MARK, overrides=self._overrides.get(key, ())
        )

    def _found(
        self, key: str, name: str, *, mark: int, overrides: tuple[Candidate, ...] = ()
    ) -> tuple[Candidate, ...]:
        """Entries of a key, the bundled ones with the user's."""
        rows = self._rows.of_key(key, mark=mark, name=name, folded=_FOLDED)
        known = {row.place.entry for row in rows}
        named = (self._rows.of_entry(entry) for entry in self._place_names.get(key, ()) if entry not in known)
        rows += [replace(candidate, matched=name) for candidate in named if candidate is not None]
        bundled = (*overrides, *sorted(rows, key=_rank))
        return bundled if self._own is None else self._own.merged(bundled, key, name, folded=_FOLDED)


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    return -candidate.similarity, -candidate.population, candidate.place.entry or ""

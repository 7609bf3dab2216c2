"""Places that the user added: read from their own file, and put beside the bundled ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.folding import fold_place, plain, spelling_mark
from firsthand.knowledge.gazetteer.candidate import Candidate
from firsthand.knowledge.gazetteer.outlines import Ring, Units, is_inside, unpack

OWN_FORMAT = "own-1"
LOCAL = "local:"
"""How entries begin that were added one by one."""
OVERRIDE = "override"
"""The feature of an entry that replaces what its names mean in its country."""
_SCALE = 1000
_PATIENCE = 30.0  # seconds that one waits for another process to finish writing
_UNITS = frozenset({PlaceKind.ADMIN1, PlaceKind.ADMIN2})
_TWINS_KM = {PlaceKind.SETTLEMENT: 2.0, PlaceKind.SITE: 2.0, PlaceKind.NATURAL: 5.0}
"""Entries of one name, country and kind that lie closer are one place in two lists."""
_PROBES = (
    "Boussé",
    "Tin-Akoff",
    "Sainte-Marie",
    "Quagadougou",
    "Talataye",
    "N'Djaména",
    "Dioundiou",
    "Dhaka",
)

_OF_KEY = """SELECT p.entry, p.name, p.lat, p.lon, p.radius, p.kind, p.country, p.admin1, p.admin2, p.feature,
  p.population, n.spelling = ? FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? LIMIT 4000"""
_OF_ENTRY = """SELECT entry, name, lat, lon, radius, kind, country, admin1, admin2, feature, population, 1
  FROM place WHERE entry = ? LIMIT 1"""
_KEYS = """SELECT DISTINCT n.key FROM name n JOIN place p ON p.id = n.place
  WHERE n.key BETWEEN ? AND ? AND p.kind = 'settlement' ORDER BY n.key"""
_SETTLED = """SELECT 1 FROM name n JOIN place p ON p.id = n.place
  WHERE n.key = ? AND p.country = ? AND p.kind = 'settlement' LIMIT 1"""
_AT = """SELECT id, country, admin1, admin2 FROM outline
  WHERE south <= ? AND north >= ? AND west <= ? AND east >= ? ORDER BY id"""


def folding_mark() -> str:
    """Changes when names fold in another way than before, so that the keys of a file have to be made anew."""
    return f"{spelling_mark(' '.join(map(fold_place, _PROBES))):06x}"


class OwnPlaces:
    """Reads the file that `firsthand places fetch`, `add`, `override` and `import` write.

    Args:
        database: open for reading.
        path: named in errors.
    """

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path
        self._rings = lru_cache(maxsize=256)(self._read_rings)

    @classmethod
    def open(cls, path: Path) -> OwnPlaces | None:
        """Open the file; None where there is none.

        Raises:
            KnowledgeError: it is damaged, or another release of Firsthand made it.
        """
        if not path.exists():
            return None
        try:
            database = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            known = dict(database.execute("SELECT key, value FROM meta"))
        except (sqlite3.Error, OSError, ValueError) as error:
            raise damaged(path, error) from error
        check_format(known, path)
        if known.get("folding") != folding_mark():
            raise KnowledgeError(
                f"the user's places in {path} were kept by another release: `firsthand places list` brings them up to date"
            )
        return cls(database, path)

    def merged(
        self, bundled: Sequence[Candidate], key: str, name: str, *, folded: float
    ) -> tuple[Candidate, ...]:
        """What a name can mean by both lists.

        An override takes the place of all that the name means in its country. Places that were added stand first; an
        entry of both lists is taken from the user's, but for admin units out of GeoNames, which have no extent of
        their own.

        Args:
            bundled: the bundled candidates, best first.
            key: see `fold_place`.
            name: as looked for.
            folded: similarity of an entry that only folds to the key.
        """
        found = self.of_key(key, name=name, folded=folded)
        if not found:
            return tuple(bundled)
        overrides = [c for c in found if c.feature == OVERRIDE]
        replaced = {c.place.country for c in overrides}
        others = [c for c in found if c.feature != OVERRIDE and c.place.country not in replaced]
        kept = [c for c in bundled if c.place.country not in replaced]
        poorer = [c for c in others if _is_bare_unit(c) and any(_is_twin(c, other) for other in kept)]
        others = [_filled(c, kept) for c in others if c not in poorer]
        kept = [c for c in kept if c.feature == OVERRIDE or not any(_is_twin(c, other) for other in others)]
        added = [c for c in others if _is_local(c)]
        listed = [c for c in others if not _is_local(c)] + [c for c in kept if c.feature != OVERRIDE]
        return (
            *overrides,
            *sorted(added, key=_rank),
            *(c for c in kept if c.feature == OVERRIDE),
            *sorted(listed, key=_rank),
        )

    def of_key(self, key: str, *, name: str, folded: float) -> list[Candidate]:
        """Entries that have a folded key.

        Raises:
            KnowledgeError: the file is damaged.
        """
        best: dict[str, Candidate] = {}
        for row in self._ask(_OF_KEY, (plain(name), key)):
            similarity = 1.0 if row[11] else folded
            if row[0] not in best or best[row[0]].similarity < similarity:
                best[row[0]] = self._candidate(row, name, similarity)
        return list(best.values())

    def of_entry(self, entry: str) -> Candidate | None:
        """The entry with a key of its own."""
        return next((self._candidate(row, row[1], 1.0) for row in self._ask(_OF_ENTRY, (entry,))), None)

    def keys(self, beginning: str) -> tuple[str, ...]:
        """Folded keys of the settlements of all countries that begin so, in order.

        Raises:
            KnowledgeError: the file is damaged.
        """
        return tuple(str(key) for (key,) in self._ask(_KEYS, (beginning, beginning + "\U0010ffff")))

    def is_settlement_key(self, key: str, country: str) -> bool:
        """Whether a settlement of a country has a folded key.

        Raises:
            KnowledgeError: the file is damaged.
        """
        return next(iter(self._ask(_SETTLED, (key, country))), None) is not None

    def units_at(self, lat: float, lon: float, bundled: Units) -> Units:
        """What a point lies in by the user's boundaries, filled up from the bundled ones where these do not disagree.

        Raises:
            KnowledgeError: the file is damaged.
        """
        x, y = round(lon * _SCALE), round(lat * _SCALE)
        country = admin1 = admin2 = None
        for number, of, one, two in self._ask(_AT, (y, y, x, x)):
            if is_inside(x, y, self._rings(number)):
                country, admin1, admin2 = country or of, one or admin1, two or admin2
        if country is None:
            return bundled
        if bundled.country != country:
            return Units(country, admin1, admin2)
        is_same = admin1 is None or fold_place(admin1) == fold_place(bundled.admin1 or "")
        return Units(country, admin1 or bundled.admin1, admin2 or (bundled.admin2 if is_same else None))

    def _read_rings(self, number: int) -> tuple[Ring, ...]:
        for (blob,) in self._ask("SELECT rings FROM outline WHERE id = ?", (number,)):
            return unpack(blob)
        return ()

    def _candidate(self, row: Any, name: str, similarity: float) -> Candidate:
        entry, preferred, lat, lon, radius, kind, country, admin1, admin2, feature, population, _ = row
        number = int(entry[3:]) if entry.startswith("gn:") else None
        try:
            place = Place(
                preferred, lat, lon, radius, PlaceKind(kind), country, admin1, admin2, number, entry
            )
        except (TypeError, ValueError) as error:
            raise damaged(self._path, error) from error
        return Candidate(place, name, similarity, population, feature)

    def _ask(self, question: str, values: tuple[object, ...]) -> Iterator[Any]:
        try:
            yield from self._database.execute(question, values)
        except sqlite3.Error as error:
            raise damaged(self._path, error) from error


def check_format(meta: dict[str, str], path: Path) -> None:
    """Check that a file is of the format that this release reads.

    Raises:
        KnowledgeError: it is not.
    """
    if meta.get("format") != OWN_FORMAT:
        raise KnowledgeError(
            f"the user's places in {path} have format {meta.get('format', 'none')}; this release reads {OWN_FORMAT}"
        )


def damaged(path: Path, error: Exception) -> KnowledgeError:
    """What is said of a file that cannot be read."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary result code
    if code == sqlite3.SQLITE_BUSY:
        return KnowledgeError(f"another process is writing to {path}: try again when it is done")
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return KnowledgeError(f"the file of the user's places {path} cannot be read or written: {error}")
    return KnowledgeError(
        f"the file of the user's places {path} is damaged ({error}): remove it, then fetch or add its places again"
    )


def _is_local(candidate: Candidate) -> bool:
    return (candidate.place.entry or "").startswith(LOCAL)


def _is_bare_unit(candidate: Candidate) -> bool:
    """Whether it is an admin unit of a list that tells a point and no extent."""
    return candidate.place.kind in _UNITS and candidate.place.geonames_id is not None


def _is_twin(one: Candidate, other: Candidate) -> bool:
    """Whether two entries found under one name are one place in two lists."""
    a, b = one.place, other.place
    if a.entry == b.entry:
        return True
    if a.kind is not b.kind or a.country != b.country:
        return False
    near = max(a.radius_km, b.radius_km) if a.kind in _UNITS else _TWINS_KM.get(a.kind, 0.0)
    return a.distance_km(b) <= near


def _filled(candidate: Candidate, bundled: Sequence[Candidate]) -> Candidate:
    """An entry of a fetched list with the units that only the bundled list knows of it."""
    place = candidate.place
    if _is_local(candidate) or place.admin2 is not None:
        return candidate
    twin = next((c.place for c in bundled if c.feature != OVERRIDE and _is_twin(candidate, c)), None)
    if twin is None or (place.admin1 and twin.admin1 and fold_place(place.admin1) != fold_place(twin.admin1)):
        return candidate
    filled = replace(place, admin1=place.admin1 or twin.admin1, admin2=twin.admin2)
    return replace(candidate, place=filled)


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    return -candidate.similarity, -candidate.population, candidate.place.entry or ""

"""The file of the user's own places: written here, read by `own`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from firsthand.domain.errors import ConfigError
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer.boundaries import Boundary
from firsthand.knowledge.gazetteer.entry import Row
from firsthand.knowledge.gazetteer.own import (
    LOCAL,
    OVERRIDE,
    OWN_FORMAT,
    check_format,
    damaged,
    folding_mark,
)
from firsthand.knowledge.gazetteer.packing import pack

GEONAMES = "geonames:"
"""How the names of collections begin that are dumps of GeoNames."""
EVERYTHING = f"{GEONAMES}all"
LOCALS = "local"
_FINE, _COARSE = 0.002, 0.005  # degrees by which boundaries are thinned: second level, first level
_PATIENCE = 30.0
_CACHE_KB = 128_000  # pages kept in memory: the keys of a dump come in any order
Facts = Callable[[], Mapping[str, Any]]
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE collection (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, facts TEXT NOT NULL);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, entry TEXT NOT NULL, name TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, radius REAL NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
  admin1 TEXT, admin2 TEXT, feature TEXT NOT NULL, population INTEGER NOT NULL,
  facts TEXT
);
CREATE INDEX place_collection ON place (collection, country);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, spelling TEXT NOT NULL, PRIMARY KEY (key, place, spelling)
) WITHOUT ROWID;
CREATE TABLE outline (
  id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, country TEXT NOT NULL, admin1 TEXT, admin2 TEXT,
  south INTEGER NOT NULL, west INTEGER NOT NULL, north INTEGER NOT NULL, east INTEGER NOT NULL, rings BLOB NOT NULL
);
"""


@dataclass(frozen=True)
class Collection:
    """Places that came together.

    Attributes:
        name: "geonames:MLI", "geonames:all", "boundaries:MLI:1", "local".
        places: how many.
        outlines: how many boundaries.
        facts: where they come from: source, licence, address, size, hash, time, rows refused.
    """

    name: str
    places: int
    outlines: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LocalEntry:
    """A place that was added by hand.

    Attributes:
        entry: its key.
        row: the place, its other names among `names`.
        source: who says so.
        is_override: whether it replaces what its names mean in its country.
    """

    entry: str
    row: Row
    source: str | None
    is_override: bool


class OwnFile:
    """Opens the file for writing, making it where there is none. Use as a context manager.

    Every change is made as a whole or not at all.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the file.

        Raises:
            KnowledgeError: it is damaged, or of another format.
            ConfigError: it cannot be made.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise ConfigError(f"the user's places cannot be kept in {path}: {error}") from error
        is_ready = False
        try:
            with self._change():
                self._prepare()
            is_ready = True
        finally:
            if not is_ready:
                self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def replace(self, name: str, rows: Iterable[Row], facts: Facts) -> None:
        """Put places in the place of those that a collection held; the facts are asked for when the rows are used up."""
        with self._change():
            self._clear(name)
            if name == EVERYTHING:
                for other in self._names_of_collections(GEONAMES):
                    self._clear(other)
            elif name.startswith(GEONAMES):
                self._forget(self._number(EVERYTHING), name.removeprefix(GEONAMES))
            number = self._number(name, make=True)
            for row in rows:
                self._put(number, row)
            self._tell(number, facts)

    def replace_boundaries(self, name: str, boundaries: Iterable[Boundary], facts: Facts) -> None:
        """The same for admin units with their outlines."""
        with self._change():
            self._clear(name)
            number = self._number(name, make=True)
            for boundary in boundaries:
                row = boundary.row
                self._put(number, row)
                lons = [lon for ring in boundary.rings for lon, _ in ring]
                lats = [lat for ring in boundary.rings for _, lat in ring]
                box = (min(lats), min(lons), max(lats), max(lons))
                rings = pack(boundary.rings, _FINE if row.kind == "admin2" else _COARSE)
                self._database.execute(
                    "INSERT INTO outline VALUES (NULL,?,?,?,?,?,?,?,?,?)",
                    (number, row.country, row.admin1, row.admin2, *(round(v * 1000) for v in box), rings),
                )
            self._tell(number, facts)

    def add(self, row: Row, *, source: str | None, is_override: bool) -> None:
        """Add a place, or put it in the place of the one that has the same entry."""
        facts = {"source": source, "aliases": sorted(row.names)}
        with self._change():
            self._remove(row.entry)
            if is_override:
                row.feature = OVERRIDE
            self._put(self._number(LOCALS, make=True), row, json.dumps(facts, ensure_ascii=False))

    def locals(self) -> list[LocalEntry]:
        """Places that were added by hand, by name."""
        with self._said():
            found = self._database.execute(
                """SELECT entry, name, lat, lon, kind, country, admin1, admin2, feature, population, radius, facts
                FROM place WHERE collection = ? ORDER BY name, entry""",
                (self._number(LOCALS),),
            ).fetchall()
            entries = []
            for *columns, facts in found:
                told = json.loads(facts or "{}")
                row = Row(*columns)
                row.names = set(told.get("aliases", ()))
                entries.append(LocalEntry(row.entry, row, told.get("source"), row.feature == OVERRIDE))
            return entries

    def collections(self) -> list[Collection]:
        """What the file holds."""
        with self._said():
            return [
                Collection(name, places, outlines, json.loads(facts))
                for name, facts, places, outlines in self._database.execute(
                    """SELECT c.name, c.facts, (SELECT count(*) FROM place WHERE collection = c.id),
                    (SELECT count(*) FROM outline WHERE collection = c.id) FROM collection c ORDER BY c.name"""
                )
            ]

    def remove(self, entry: str) -> bool:
        """Remove a place that was added by hand; whether there was one."""
        with self._change():
            return self._remove(entry)

    def remove_collection(self, name: str) -> bool:
        """Remove a collection with all it holds; whether there was one."""
        with self._change():
            return self._clear(name)

    def _prepare(self) -> None:
        self._database.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        tables = {name for (name,) in self._database.execute("SELECT name FROM sqlite_master")}
        if not tables:
            for statement in _SCHEMA.split(";\n"):
                self._database.execute(statement)
            self._database.executemany(
                "INSERT INTO meta VALUES (?,?)", [("format", OWN_FORMAT), ("folding", folding_mark())]
            )
            return
        known = dict(self._database.execute("SELECT key, value FROM meta")) if "meta" in tables else {}
        check_format(known, self._path)
        if known.get("folding") != folding_mark():
            self._fold_again()

    def _fold_again(self) -> None:
        """Make the keys anew, for names fold in another way than when they were kept."""
        self._database.execute("CREATE TEMP TABLE kept AS SELECT DISTINCT place, spelling FROM name")
        self._database.execute("DELETE FROM name")
        self._database.executemany(
            "INSERT OR IGNORE INTO name VALUES (?,?,?)",
            (
                (fold_place(spelling), place, spelling)
                for place, spelling in self._database.execute("SELECT place, spelling FROM kept")
            ),
        )
        self._database.execute("DROP TABLE kept")
        self._database.execute("UPDATE meta SET value = ? WHERE key = 'folding'", (folding_mark(),))

    def _put(self, collection: int, row: Row, facts: str | None = None) -> None:
        values = (
            collection, row.entry, row.name, row.lat, row.lon, row.radius, row.kind, row.country, row.admin1,
            row.admin2, row.feature, row.population, facts,
        )  # fmt: skip
        place = self._database.execute(
            "INSERT INTO place VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?)", values
        ).lastrowid
        self._database.executemany(
            "INSERT OR IGNORE INTO name VALUES (?,?,?)",
            [(key, place, spelling) for key, spelling in row.spellings()],
        )

    def _tell(self, number: int, facts: Facts) -> None:
        told = json.dumps(dict(facts()), ensure_ascii=False)
        self._database.execute("UPDATE collection SET facts = ? WHERE id = ?", (told, number))

    def _remove(self, entry: str) -> bool:
        if not entry.startswith(LOCAL):
            return False
        found = self._database.execute(
            "SELECT id FROM place WHERE collection = ? AND entry = ?", (self._number(LOCALS), entry)
        ).fetchall()
        for (place,) in found:
            self._database.execute("DELETE FROM name WHERE place = ?", (place,))
            self._database.execute("DELETE FROM place WHERE id = ?", (place,))
        return bool(found)

    def _clear(self, name: str) -> bool:
        number = self._number(name)
        if number is None:
            return False
        self._forget(number)
        self._database.execute("DELETE FROM outline WHERE collection = ?", (number,))
        self._database.execute("DELETE FROM collection WHERE id = ?", (number,))
        return True

    def _forget(self, number: int | None, country: str | None = None) -> None:
        """Remove the places of a collection, or those of one country."""
        if number is None:
            return
        chosen, values = "collection = ?", [number, *([country] if country else [])]
        if country:
            chosen += " AND country = ?"
        self._database.execute(
            f"DELETE FROM name WHERE place IN (SELECT id FROM place WHERE {chosen})",  # noqa: S608 - ours
            values,
        )
        self._database.execute(f"DELETE FROM place WHERE {chosen}", values)  # noqa: S608 - ours

    def _number(self, name: str, *, make: bool = False) -> Any:
        """The number of a collection; None where there is none and none is to be made."""
        if make:
            self._database.execute("INSERT OR IGNORE INTO collection VALUES (NULL, ?, '{}')", (name,))
        row = self._database.execute("SELECT id FROM collection WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _names_of_collections(self, beginning: str) -> list[str]:
        found = self._database.execute("SELECT name FROM collection").fetchall()
        return [name for (name,) in found if name.startswith(beginning)]

    @contextmanager
    def _said(self) -> Iterator[None]:
        """The library's errors as ours."""
        try:
            yield
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise damaged(self._path, error) from error

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Everything inside, or nothing."""
        try:
            self._database.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise damaged(self._path, error) from error
        is_done = False
        try:
            yield
            self._database.execute("COMMIT")
            is_done = True
        except sqlite3.Error as error:
            raise damaged(self._path, error) from error
        finally:
            if not is_done:
                self._undo()

    def _undo(self) -> None:
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")

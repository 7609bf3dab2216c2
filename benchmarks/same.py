"""Whether two SQLite stores hold the same, row by row; what the moment and the writing of the archive decide is left out, and how long runs took."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

_LEFT_OUT = frozenset({"warc_file", "warc_offset", "warc_length"})  # archive records carry random ids
_OF_RUNS = frozenset({"runs"})  # how long each took


def digests(store: Path) -> Mapping[str, tuple[int, str]]:
    """Table to the number of its rows and a hash of them, whatever order they lie in."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: _digest(connection, name)
            for name in sorted(names)
            if "_fts" not in name and name not in _OF_RUNS
        }


def differences(one: Path, other: Path) -> list[str]:
    """The tables that differ."""
    left, right = digests(one), digests(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def _digest(connection: sqlite3.Connection, table: str) -> tuple[int, str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    kept = ", ".join(f'"{name}"' for name in columns if name not in _LEFT_OUT)
    rows = sorted(map(repr, connection.execute(f'SELECT {kept} FROM "{table}"')))  # noqa: S608
    return len(rows), sha256("\n".join(rows).encode()).hexdigest()

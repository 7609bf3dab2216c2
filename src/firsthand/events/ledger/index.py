"""Which happenings are worth comparing, kept as happenings come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from firsthand.events.blocks import Cell, block_keys, cell, is_undated
from firsthand.events.sketches import Sketch

WINDOW = 30
"""In a crowded block, each happening meets this many neighbours on each side in the order of days."""

Pair = tuple[str, str]
_Row = tuple[date, int, str, str]


class Index:
    """The blocks with their happenings in the order of days; the work for one happening does not grow with the others."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[_Row]] = {}
        self._keys: dict[str, tuple[tuple[int, ...], _Row]] = {}
        self._nearby = _Nearby()

    def add(self, sketch: Sketch) -> list[Pair]:
        """Take a happening in.

        Returns:
            Pairs that are no longer neighbours in a crowded block, because it stands between them.
        """
        keys, row = block_keys(sketch), _row(sketch)
        self._keys[sketch.key] = keys, row
        self._nearby.add(sketch)
        parted: list[Pair] = []
        for key in keys:
            block = self._blocks.setdefault(key, [])
            insort(block, row)
            parted += _around(block, bisect_left(block, row), 1)
        return parted

    def remove(self, key: str) -> list[Pair]:
        """Leave a happening out.

        Returns:
            Pairs that it stood between and that are neighbours now.
        """
        keys, row = self._keys.pop(key)
        self._nearby.remove(key)
        met: list[Pair] = []
        for block_key in keys:
            block = self._blocks[block_key]
            at = bisect_left(block, row)
            met += _around(block, at, 1)
            del block[at]
            if not block:
                del self._blocks[block_key]
        return met

    def neighbours(self, key: str) -> set[str]:
        """The happenings that one is to be compared with."""
        keys, row = self._keys[key]
        found = self._nearby.of(key)
        for block_key in keys:
            block = self._blocks[block_key]
            at = bisect_left(block, row)
            found.update(other[-1] for other in block[max(0, at - WINDOW) : at + WINDOW + 1])
        found.discard(key)
        return found

    def are_neighbours(self, a: str, b: str) -> bool:
        """Whether two happenings are to be compared."""
        ours, row = self._keys[a]
        theirs, other = self._keys[b]
        for key in set(ours) & set(theirs):
            block = self._blocks[key]
            if abs(bisect_left(block, row) - bisect_left(block, other)) <= WINDOW:
                return True
        return self._nearby.are_near(a, b)


def _row(sketch: Sketch) -> _Row:
    start = sketch.when.days.start if sketch.when.days else None
    return start or sketch.latest, *sketch.order


def _around(block: list[_Row], at: int, step: int) -> Iterator[Pair]:
    """Pairs on both sides of a row that are just too far apart because of it."""
    for before in range(max(0, at - WINDOW), at):
        after = before + WINDOW + step
        if at < after < len(block):
            yield block[before][-1], block[after][-1]


class _Nearby:
    """What nothing dates, with everything that lies near it."""

    def __init__(self) -> None:
        self._cells: dict[str, tuple[Cell, bool]] = {}
        self._members: dict[tuple[Cell, bool], set[str]] = {}

    def add(self, sketch: Sketch) -> None:
        at = cell(sketch)
        if at is not None:
            home = at, is_undated(sketch)
            self._cells[sketch.key] = home
            self._members.setdefault(home, set()).add(sketch.key)

    def remove(self, key: str) -> None:
        home = self._cells.pop(key, None)
        if home is not None:
            self._members[home].discard(key)
            if not self._members[home]:
                del self._members[home]

    def of(self, key: str) -> set[str]:
        """The dated happenings near one without a date, or the other way round."""
        found: set[str] = set()
        if key in self._cells:
            (row, column), is_open = self._cells[key]
            for north in (-1, 0, 1):
                for east in (-1, 0, 1):
                    found |= self._members.get(((row + north, column + east), not is_open), set())
        return found

    def are_near(self, a: str, b: str) -> bool:
        if a not in self._cells or b not in self._cells:
            return False
        ((row, column), is_open), ((other_row, other_column), is_other_open) = self._cells[a], self._cells[b]
        return is_open != is_other_open and abs(row - other_row) <= 1 and abs(column - other_column) <= 1


class Postings:
    """Keys of any kind to what bears them, and back."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[int, ...]] = {}
        self._bearers: dict[int, set[str]] = defaultdict(set)

    def add(self, name: str, keys: Iterable[int]) -> None:
        """Enter something under its keys."""
        self._of[name] = tuple(dict.fromkeys(keys))
        for key in self._of[name]:
            self._bearers[key].add(name)

    def remove(self, name: str) -> None:
        """Strike something out; nothing happens where it is not there."""
        for key in self._of.pop(name, ()):
            bearers = self._bearers[key]
            bearers.discard(name)
            if not bearers:
                del self._bearers[key]

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """What bears one of some keys."""
        found: set[str] = set()
        for key in keys:
            found |= self._bearers.get(key, set())
        return found

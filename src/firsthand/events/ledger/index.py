"""Which happenings are worth comparing, kept as happenings come and go."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand.events.blocks import block_keys, cell, is_undated
from firsthand.events.sketches import Sketch

WINDOW = 30
"""In a crowded block, each happening meets this many neighbours on each side in the order of days."""

Pair = tuple[str, str]
_Row = tuple[bytes, str]
_Numbers = bytes
"""Numbers of eight bytes, one after the other."""


class Index:
    """The blocks with their happenings in the order of days; the work for one happening does not grow with the others.

    Args:
        held: where the happenings are kept, by key.
    """

    def __init__(self, held: Mapping[str, Sketch]) -> None:
        self._blocks: dict[int, _Row | list[_Row]] = {}  # most hold one row
        self._keys: dict[str, tuple[_Numbers, _Row]] = {}
        self._nearby = _Nearby(held)

    def __contains__(self, key: object) -> bool:
        """Whether a happening was taken in."""
        return key in self._keys

    def add(self, sketch: Sketch) -> list[Pair]:
        """Take a happening in.

        Returns:
            Pairs that are no longer neighbours in a crowded block, because it stands between them.
        """
        keys, row = block_keys(sketch), _row(sketch)
        self._keys[sketch.key] = _packed(keys), row
        self._nearby.add(sketch)
        parted: list[Pair] = []
        for key in keys:
            block = self._blocks.get(key)
            if block is None:
                self._blocks[key] = row
                continue
            if isinstance(block, tuple):
                block = self._blocks[key] = [block]
            insort(block, row)
            parted += _around(block, bisect_left(block, row), 1)
        return parted

    def remove(self, key: str) -> list[Pair]:
        """Leave a happening out, while it is still held.

        Returns:
            Pairs that it stood between and that are neighbours now.
        """
        packed, row = self._keys.pop(key)
        self._nearby.remove(key)
        met: list[Pair] = []
        for block_key in _unpacked(packed):
            block = self._blocks[block_key]
            if isinstance(block, tuple):
                del self._blocks[block_key]
                continue
            at = bisect_left(block, row)
            met += _around(block, at, 1)
            del block[at]
            if len(block) == 1:
                self._blocks[block_key] = block[0]
        return met

    def neighbours(self, key: str) -> set[str]:
        """The happenings that one is to be compared with."""
        packed, row = self._keys[key]
        found = self._nearby.of(key)
        for block_key in _unpacked(packed):
            block = self._blocks[block_key]
            if isinstance(block, list):
                at = bisect_left(block, row)
                found.update(other for _, other in block[max(0, at - WINDOW) : at + WINDOW + 1])
        found.discard(key)
        return found

    def are_neighbours(self, a: str, b: str) -> bool:
        """Whether two happenings are to be compared."""
        ours, row = self._keys[a]
        theirs, other = self._keys[b]
        for key in set(_unpacked(ours)).intersection(_unpacked(theirs)):
            block = self._blocks[key]
            if isinstance(block, list) and abs(bisect_left(block, row) - bisect_left(block, other)) <= WINDOW:
                return True
        return self._nearby.are_near(a, b)


def _row(sketch: Sketch) -> _Row:
    """The day, the number of its words and its place, in bytes that sort as these do; and its key."""
    start = sketch.when.days.start if sketch.when.days else None
    number, place, key = sketch.order
    day = (start or sketch.latest).toordinal().to_bytes(4, "big")
    return day + number.to_bytes(8, "big") + place.encode("utf-8", "surrogatepass"), key


def _packed(numbers: Iterable[int]) -> _Numbers:
    return array("Q", numbers).tobytes()


def _unpacked(packed: _Numbers) -> Sequence[int]:
    numbers = array("Q")
    numbers.frombytes(packed)
    return numbers


def _around(block: list[_Row], at: int, step: int) -> Iterator[Pair]:
    """Pairs on both sides of a row that are just too far apart because of it."""
    for before in range(max(0, at - WINDOW), at):
        after = before + WINDOW + step
        if at < after < len(block):
            yield block[before][-1], block[after][-1]


class _Nearby:
    """What nothing dates, with everything that lies near it."""

    def __init__(self, held: Mapping[str, Sketch]) -> None:
        self._held = held
        self._members: dict[tuple[int, int, bool], set[str]] = {}

    def add(self, sketch: Sketch) -> None:
        at = cell(sketch)
        if at is not None:
            self._members.setdefault((*at, is_undated(sketch)), set()).add(sketch.key)

    def remove(self, key: str) -> None:
        sketch = self._held[key]
        at = cell(sketch)
        if at is not None:
            home = (*at, is_undated(sketch))
            self._members[home].discard(key)
            if not self._members[home]:
                del self._members[home]

    def of(self, key: str) -> set[str]:
        """The dated happenings near one without a date, or the other way round."""
        sketch = self._held[key]
        at = cell(sketch)
        found: set[str] = set()
        if at is not None:
            is_sought = not is_undated(sketch)
            for north in (-1, 0, 1):
                for east in (-1, 0, 1):
                    found |= self._members.get((at[0] + north, at[1] + east, is_sought), set())
        return found

    def are_near(self, a: str, b: str) -> bool:
        first, second = self._held[a], self._held[b]
        here, there = cell(first), cell(second)
        if here is None or there is None or is_undated(first) == is_undated(second):
            return False
        return abs(here[0] - there[0]) <= 1 and abs(here[1] - there[1]) <= 1


class Postings:
    """Keys of any kind to what bears them, and back."""

    def __init__(self) -> None:
        self._of: dict[str, _Numbers] = {}
        self._bearers: dict[int, str | set[str]] = {}  # most have one

    def add(self, name: str, keys: Iterable[int]) -> None:
        """Enter something under its keys, in place of those it had."""
        self.remove(name)
        numbers = tuple(dict.fromkeys(keys))
        self._of[name] = _packed(numbers)
        for key in numbers:
            bearers = self._bearers.get(key)
            if bearers is None:
                self._bearers[key] = name
            elif isinstance(bearers, str):
                self._bearers[key] = {bearers, name}
            else:
                bearers.add(name)

    def remove(self, name: str) -> None:
        """Strike something out; nothing happens where it is not there."""
        for key in _unpacked(self._of.pop(name, b"")):
            bearers = self._bearers[key]
            if isinstance(bearers, str) or len(bearers) == 1:
                del self._bearers[key]
            else:
                bearers.discard(name)

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """What bears one of some keys."""
        found: set[str] = set()
        for key in keys:
            bearers = self._bearers.get(key)
            if isinstance(bearers, str):
                found.add(bearers)
            elif bearers:
                found |= bearers
        return found

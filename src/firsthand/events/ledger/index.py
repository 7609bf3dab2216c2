"""Which happenings are worth comparing, kept as happenings come and go."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.blocking import Pair, Scratch, Windows
from firsthand.events.blocks import block_keys, cell, is_undated, word_keys
from firsthand.events.sketches import Sketch

WINDOW = 30
"""In a crowded block, each happening meets this many neighbours on each side in the order of days."""

FEW = 12
"""The same for blocks of rare words and names: there are dozens of a page, and what is told by hundreds shares most of them."""


class Index:
    """The blocks with their happenings in the order of days; the work for one happening does not grow with the others.

    Args:
        held: where the happenings are kept, by key.
        scratch: where the blocks of each lie.
    """

    def __init__(self, held: Mapping[str, Sketch], scratch: Scratch) -> None:
        self._windows: Windows[bytes] = Windows(WINDOW, scratch)
        self._words: Windows[bytes] = Windows(FEW, scratch)
        self._nearby = _Nearby(held)

    def __contains__(self, key: object) -> bool:
        """Whether a happening was taken in."""
        return key in self._windows

    def add(self, sketch: Sketch) -> set[Pair]:
        """Take a happening in.

        Returns:
            Pairs that are no longer neighbours in a crowded block, because it stands between them.
        """
        self._nearby.add(sketch)
        place = _place(sketch)
        parted = self._windows.add(sketch.key, block_keys(sketch), place)
        words = word_keys(sketch)
        return {*parted, *self._words.add(sketch.key, words, place)} if words else set(parted)

    def remove(self, key: str) -> set[Pair]:
        """Leave a happening out, while it is still held.

        Returns:
            Pairs that it stood between and that are neighbours now.
        """
        self._nearby.remove(key)
        met = self._windows.remove(key)
        return {*met, *self._words.remove(key)} if key in self._words else set(met)

    def neighbours(self, key: str) -> set[str]:
        """The happenings that one is to be compared with."""
        found = self._windows.neighbours(key) | self._nearby.of(key)
        return found | self._words.neighbours(key) if key in self._words else found

    def are_neighbours(self, a: str, b: str) -> bool:
        """Whether two happenings are to be compared."""
        if self._windows.are_neighbours(a, b) or self._nearby.are_near(a, b):
            return True
        return a in self._words and b in self._words and self._words.are_neighbours(a, b)


def _place(sketch: Sketch) -> bytes:
    """The day, the number of its words and its place, in bytes that sort as these do."""
    start = sketch.when.days.start if sketch.when.days else None
    number, place, _ = sketch.order
    day = (start or sketch.latest).toordinal().to_bytes(4, "big")
    return day + number.to_bytes(8, "big") + place.encode("utf-8", "surrogatepass")


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

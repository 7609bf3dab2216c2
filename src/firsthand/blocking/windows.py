"""Blocks with windows: of what shares a block, near neighbours meet."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, Self, TypeVar

from firsthand.blocking.numbers import Numbers, packed, unpacked
from firsthand.blocking.slots import Slots
from firsthand.blocking.table import Table

Pair = tuple[str, str]


class Ordered(Protocol):
    """What has an order."""

    def __lt__(self, other: Self, /) -> bool:
        """Whether it comes before another."""
        ...


R = TypeVar("R", bound=Ordered)


class Windows(Generic[R]):
    """Blocks with their members in order. In a crowded block each member meets only those next to it, so that the work for
    one does not grow with the others; which pairs meet hangs on what is held and not on the order in which it came.

    Args:
        window: neighbours that a member meets on each side.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._slots = Slots()
        self._single = Table()  # blocks of one member, as most are, to its slot
        self._blocks: dict[int, list[tuple[R, str]]] = {}
        self._rows: dict[str, tuple[Numbers, tuple[R, str]]] = {}  # slot and blocks

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def add(self, name: str, keys: Iterable[int], place: R) -> list[Pair]:
        """Take a member in.

        Args:
            name: of the member.
            keys: the blocks that it belongs to.
            place: where it stands in each of them.

        Returns:
            Pairs that are no longer neighbours in one of the blocks, because it stands between them.
        """
        row, blocks = (place, name), tuple(dict.fromkeys(keys))
        slot = self._slots.take(name)
        self._rows[name] = packed((slot, *blocks)), row
        parted: list[Pair] = []
        for key in blocks:
            block = self._blocks.get(key)
            if block is None:
                only = self._single.get(key)
                if only is None:
                    self._single.put(key, slot)
                    continue
                self._single.remove(key)
                block = self._blocks[key] = [self._rows[self._slots[only]][1]]
            at = bisect_left(block, row)
            insort(block, row)
            parted += self._around(block, at)
        return parted

    def remove(self, name: str) -> list[Pair]:
        """Leave a member out.

        Returns:
            Pairs that it stood between in one of the blocks and that are neighbours now.
        """
        numbers, row = self._rows.pop(name)
        slot, *keys = unpacked(numbers)
        met: list[Pair] = []
        for key in keys:
            block = self._blocks.get(key)
            if block is None:
                self._single.remove(key)
                continue
            at = bisect_left(block, row)
            met += self._around(block, at)
            del block[at]
            if len(block) == 1:
                del self._blocks[key]
                self._single.put(key, unpacked(self._rows[block[0][1]][0])[0])
        self._slots.give_back(slot)
        return met

    def neighbours(self, name: str) -> set[str]:
        """The members that one meets."""
        numbers, row = self._rows[name]
        found: set[str] = set()
        for key in unpacked(numbers)[1:]:
            block = self._blocks.get(key)
            if block is not None:
                at = bisect_left(block, row)
                found.update(other for _, other in block[max(0, at - self._window) : at + self._window + 1])
        found.discard(name)
        return found

    def are_neighbours(self, a: str, b: str) -> bool:
        """Whether two members meet."""
        ours, row = self._rows[a]
        theirs, other = self._rows[b]
        for key in set(unpacked(ours)[1:]).intersection(unpacked(theirs)[1:]):
            block = self._blocks[key]
            if abs(bisect_left(block, row) - bisect_left(block, other)) <= self._window:
                return True
        return False

    def _around(self, block: list[tuple[R, str]], at: int) -> Iterator[Pair]:
        """Pairs on both sides of a row that are just too far apart because of it."""
        for before in range(max(0, at - self._window), at):
            after = before + self._window + 1
            if at < after < len(block):
                yield block[before][1], block[after][1]

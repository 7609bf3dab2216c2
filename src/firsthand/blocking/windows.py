"""Blocks with windows: of what shares a block, near neighbours meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, Self, TypeVar

from firsthand.blocking.bearers import Bearers, Members
from firsthand.blocking.numbers import packed, unpacked
from firsthand.blocking.pile import Pile
from firsthand.blocking.scratch import Scratch
from firsthand.blocking.slots import Slots

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
        scratch: where the blocks of each member lie; its own by default.
    """

    def __init__(self, window: int, scratch: Scratch | None = None) -> None:
        self._window = window
        self._slots = Slots()
        self._places: list[R | None] = []  # by slot
        self._keys = Pile(scratch or Scratch())
        self._blocks = Bearers(self._row)

    def __contains__(self, name: object) -> bool:
        return name in self._slots

    def add(self, name: str, keys: Iterable[int], place: R) -> list[Pair]:
        """Take a member in.

        Args:
            name: of the member.
            keys: the blocks that it belongs to.
            place: where it stands in each of them.

        Returns:
            Pairs that are no longer neighbours in one of the blocks, because it stands between them.
        """
        blocks = tuple(dict.fromkeys(keys))
        slot = self._slots.take(name)
        if slot == len(self._places):
            self._places.append(place)
        else:
            self._places[slot] = place
        self._keys[slot] = packed(blocks)
        parted: list[Pair] = []
        for key in blocks:
            parted += self._around(*self._blocks.enter(key, slot))
        return parted

    def remove(self, name: str) -> list[Pair]:
        """Leave a member out.

        Returns:
            Pairs that it stood between in one of the blocks and that are neighbours now.
        """
        slot = self._slots.of(name)
        met: list[Pair] = []
        for key in unpacked(self._keys[slot]):
            met += self._around(*self._blocks.strike(key, slot))
        del self._keys[slot]
        self._places[slot] = None
        self._slots.give_back(slot)
        return met

    def neighbours(self, name: str) -> set[str]:
        """The members that one meets."""
        slot, window = self._slots.of(name), self._window
        found: set[int] = set()
        for key in unpacked(self._keys[slot]):
            members = self._blocks.of(key)
            if len(members) > window + 1:
                at = self._blocks.at(members, slot)
                members = members[max(0, at - window) : at + window + 1]
            found.update(members)
        found.discard(slot)
        return {self._slots[other] for other in found}

    def are_neighbours(self, a: str, b: str) -> bool:
        """Whether two members meet."""
        one, other = self._slots.of(a), self._slots.of(b)
        for key in set(unpacked(self._keys[one])).intersection(unpacked(self._keys[other])):
            members = self._blocks.of(key)
            if len(members) <= self._window + 1:
                return True
            if abs(self._blocks.at(members, one) - self._blocks.at(members, other)) <= self._window:
                return True
        return False

    def _row(self, slot: int) -> tuple[R | None, str]:
        return self._places[slot], self._slots[slot]

    def _around(self, members: Members, at: int) -> Iterator[Pair]:
        """Pairs on both sides of a member that are just too far apart because of it."""
        for before in range(max(0, at - self._window), min(at, len(members) - self._window - 1)):
            after = before + self._window + 1
            if at < after:
                yield self._slots[members[before]], self._slots[members[after]]

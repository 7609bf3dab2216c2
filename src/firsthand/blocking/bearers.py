"""Of each key what bears it, in little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from firsthand.blocking.table import Table

_MANY = 1 << 31
_BYTES = 4  # of a slot

Members = Sequence[int]
"""Slots, in order."""

Rank = Callable[[int], Any]
"""Where a slot stands among others."""


class Bearers:
    """Keys of 64 bits to the slots of what bears them, each row of slots in order: some twenty bytes for a key that one alone bears, as most do, and
    four more for each further bearer with some sixty for the row.

    Args:
        rank: says where a slot stands, no two at one place; by the number of the slot by default.
    """

    def __init__(self, rank: Rank | None = None) -> None:
        self._rank = rank
        self._table = Table()  # to the slot of the only bearer, or from `_MANY` on to a row
        self._rows: list[bytes] = []
        self._free: list[int] = []

    def of(self, key: int) -> Members:
        """The slots of what bears a key."""
        held = self._table.get(key)
        if held is None:
            return ()
        return (held,) if held < _MANY else memoryview(self._rows[held - _MANY]).cast("I")

    def at(self, members: Members, slot: int) -> int:
        """Where a slot stands or would stand among the members of a row."""
        rank = self._rank
        return bisect_left(members, slot) if rank is None else bisect_left(members, rank(slot), key=rank)

    def enter(self, key: int, slot: int) -> tuple[Members, int]:
        """Let a slot bear a key that it does not bear yet.

        Returns:
            What bears the key now, and where the slot stands among these.
        """
        held = self._table.get(key)
        if held is None:
            self._table.put(key, slot)
            return (slot,), 0
        if held < _MANY:
            members = [held]
            at = self.at(members, slot)
            members.insert(at, slot)
            self._table.change(key, _MANY + self._lay_down(array("I", members).tobytes()))
            return members, at
        row = self._rows[held - _MANY]
        at = self.at(memoryview(row).cast("I"), slot)
        row = b"".join((row[: _BYTES * at], array("I", (slot,)).tobytes(), row[_BYTES * at :]))
        self._rows[held - _MANY] = row
        return memoryview(row).cast("I"), at

    def strike(self, key: int, slot: int) -> tuple[Members, int]:
        """Let a slot no longer bear a key that it bears.

        Returns:
            What bore the key until now, and where the slot stood among these.
        """
        held = self._table.get(key)
        if held is None or held < _MANY:
            self._table.remove(key)
            return (slot,), 0
        row = self._rows[held - _MANY]
        members = memoryview(row).cast("I")
        at = self.at(members, slot)
        if len(members) > 2:
            self._rows[held - _MANY] = row[: _BYTES * at] + row[_BYTES * (at + 1) :]
        else:
            self._table.change(key, members[1 - at])
            self._rows[held - _MANY] = b""
            self._free.append(held - _MANY)
        return members, at

    def _lay_down(self, row: bytes) -> int:
        if self._free:
            place = self._free.pop()
            self._rows[place] = row
            return place
        self._rows.append(row)
        return len(self._rows) - 1

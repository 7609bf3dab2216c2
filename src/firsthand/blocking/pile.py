"""Bytes by small numbers, out of memory."""

from __future__ import annotations

from array import array

from firsthand.blocking.scratch import Scratch

_NONE = -1


class Pile:
    """Bytes by slots, in a scratch file: eight bytes of memory for each.

    Args:
        scratch: where they lie.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._where = array("q")

    def __getitem__(self, slot: int) -> bytes:
        """What lies at a slot; nothing where none was put there."""
        where = self._where[slot] if slot < len(self._where) else _NONE
        return self._scratch.get(where) if where != _NONE else b""

    def __setitem__(self, slot: int, value: bytes) -> None:
        """Put bytes at a slot, in place of what was there."""
        if slot >= len(self._where):
            self._where.extend([_NONE] * (slot + 1 - len(self._where)))
        elif self._where[slot] != _NONE:
            self._scratch.give_back(self._where[slot])
        self._where[slot] = self._scratch.put(value)

    def __delitem__(self, slot: int) -> None:
        """Leave out what lies at a slot."""
        if slot < len(self._where) and self._where[slot] != _NONE:
            self._scratch.give_back(self._where[slot])
            self._where[slot] = _NONE

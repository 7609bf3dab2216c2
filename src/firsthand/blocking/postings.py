"""Keys of any kind to what bears them, and back."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.blocking.bearers import Bearers
from firsthand.blocking.numbers import packed, unpacked
from firsthand.blocking.pile import Pile
from firsthand.blocking.scratch import Scratch
from firsthand.blocking.slots import Slots


class Postings:
    """Keys of any kind to what bears them, and back.

    Args:
        scratch: where the keys of each lie; its own by default.
    """

    def __init__(self, scratch: Scratch | None = None) -> None:
        self._slots = Slots()
        self._keys = Pile(scratch or Scratch())
        self._bearers = Bearers()

    def add(self, name: str, keys: Iterable[int]) -> None:
        """Enter something under its keys, in place of those it had."""
        fresh = set(keys)
        if name in self._slots:
            slot = self._slots.of(name)
            before = set(unpacked(self._keys[slot]))
            for key in before - fresh:
                self._bearers.strike(key, slot)
            borne = fresh - before
        else:
            slot, borne = self._slots.take(name), fresh
        for key in borne:
            self._bearers.enter(key, slot)
        if borne or len(fresh) != len(unpacked(self._keys[slot])):
            self._keys[slot] = packed(fresh)

    def remove(self, name: str) -> None:
        """Strike something out; nothing happens where it is not there."""
        if name not in self._slots:
            return
        slot = self._slots.of(name)
        for key in unpacked(self._keys[slot]):
            self._bearers.strike(key, slot)
        del self._keys[slot]
        self._slots.give_back(slot)

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """What bears one of some keys."""
        found: set[int] = set()
        for key in keys:
            found.update(self._bearers.of(key))
        return {self._slots[slot] for slot in found}

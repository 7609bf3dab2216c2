"""Keys of any kind to what bears them, and back."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.blocking.numbers import Numbers, packed, unpacked
from firsthand.blocking.slots import Slots
from firsthand.blocking.table import Table


class Postings:
    """Keys of any kind to what bears them, and back."""

    def __init__(self) -> None:
        self._slots = Slots()
        self._of: dict[str, Numbers] = {}  # slot and keys
        self._single = Table()  # keys that one alone bears, as most do, to its slot
        self._shared: dict[int, set[str]] = {}

    def add(self, name: str, keys: Iterable[int]) -> None:
        """Enter something under its keys, in place of those it had."""
        self.remove(name)
        numbers = tuple(dict.fromkeys(keys))
        slot = self._slots.take(name)
        self._of[name] = packed((slot, *numbers))
        for key in numbers:
            bearers = self._shared.get(key)
            if bearers is not None:
                bearers.add(name)
                continue
            other = self._single.get(key)
            if other is None:
                self._single.put(key, slot)
            else:
                self._single.remove(key)
                self._shared[key] = {self._slots[other], name}

    def remove(self, name: str) -> None:
        """Strike something out; nothing happens where it is not there."""
        if name not in self._of:
            return
        slot, *keys = unpacked(self._of.pop(name))
        for key in keys:
            bearers = self._shared.get(key)
            if bearers is None:
                self._single.remove(key)
                continue
            bearers.discard(name)
            if len(bearers) == 1:
                del self._shared[key]
                self._single.put(key, unpacked(self._of[bearers.pop()])[0])
        self._slots.give_back(slot)

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """What bears one of some keys."""
        found: set[str] = set()
        for key in keys:
            bearers = self._shared.get(key)
            if bearers is not None:
                found |= bearers
            elif (slot := self._single.get(key)) is not None:
                found.add(self._slots[slot])
        return found

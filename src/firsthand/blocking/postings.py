"""Keys of any kind to what bears them, and back."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.blocking.numbers import Numbers, packed, unpacked


class Postings:
    """Keys of any kind to what bears them, and back."""

    def __init__(self) -> None:
        self._of: dict[str, Numbers] = {}
        self._bearers: dict[int, str | set[str]] = {}  # most have one

    def add(self, name: str, keys: Iterable[int]) -> None:
        """Enter something under its keys, in place of those it had."""
        self.remove(name)
        numbers = tuple(dict.fromkeys(keys))
        self._of[name] = packed(numbers)
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
        for key in unpacked(self._of.pop(name, b"")):
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

"""Small numbers for names."""

from __future__ import annotations


class Slots:
    """Numbers that stand for names while these are here; those given back are taken again."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._free: list[int] = []

    def __getitem__(self, slot: int) -> str:
        """The name that a number stands for."""
        return self._names[slot]

    def take(self, name: str) -> int:
        """A number for a name."""
        if self._free:
            slot = self._free.pop()
            self._names[slot] = name
            return slot
        self._names.append(name)
        return len(self._names) - 1

    def give_back(self, slot: int) -> None:
        """A name is no longer here."""
        self._names[slot] = ""
        self._free.append(slot)

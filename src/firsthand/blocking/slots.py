"""Small numbers for names."""

from __future__ import annotations


class Slots:
    """Numbers that stand for names while these are here; those given back are taken again."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._of: dict[str, int] = {}
        self._free: list[int] = []

    def __getitem__(self, slot: int) -> str:
        """The name that a number stands for."""
        return self._names[slot]

    def __contains__(self, name: object) -> bool:
        """Whether a name is here."""
        return name in self._of

    def of(self, name: str) -> int:
        """The number of a name.

        Raises:
            KeyError: it is not here.
        """
        return self._of[name]

    def take(self, name: str) -> int:
        """A number for a name that is not here yet."""
        if self._free:
            slot = self._free.pop()
            self._names[slot] = name
        else:
            slot = len(self._names)
            self._names.append(name)
        self._of[name] = slot
        return slot

    def give_back(self, slot: int) -> None:
        """A name is no longer here."""
        del self._of[self._names[slot]]
        self._names[slot] = ""
        self._free.append(slot)

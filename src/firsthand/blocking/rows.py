"""A few names by a name."""

from __future__ import annotations


class Rows:
    """Names by a name, in tuples: most rows are short, and the collector leaves tuples of strings alone, which it does not with sets."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """What is entered under a name, in no order that says anything."""
        return self._rows.get(name, ())

    def enter(self, name: str, other: str) -> None:
        """Enter something under a name; nothing happens where it is there."""
        row = self._rows.get(name, ())
        if other not in row:
            self._rows[name] = (*row, other)

    def strike(self, name: str, other: str) -> None:
        """Strike something out; nothing happens where it is not there."""
        left = tuple(held for held in self._rows.get(name, ()) if held != other)
        if left:
            self._rows[name] = left
        else:
            self._rows.pop(name, None)

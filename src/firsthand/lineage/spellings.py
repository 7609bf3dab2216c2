"""How outlets and parties that no list knows are written: the oldest spelling names them all."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import replace

from firsthand.domain.origin import Origin
from firsthand.lineage.first_hand import Age


class Spellings:
    """Origins by id with every spelling that documents give them."""

    def __init__(self) -> None:
        self._written: dict[str, list[tuple[Age, str]]] = {}
        self._of: dict[str, tuple[Age, dict[str, str]]] = {}
        self._renamed: set[str] = set()

    def add(self, document: str, age: Age, names: Mapping[str, str]) -> None:
        """Take in how a document writes some origins.

        Args:
            document: its key.
            age: its place in the order of time.
            names: id of the origin to its name there.
        """
        self._of[document] = age, dict(names)
        for origin, name in names.items():
            before = self._name(origin)
            insort(self._written.setdefault(origin, []), (age, name))
            if before != self._name(origin):
                self._renamed.add(origin)

    def remove(self, document: str) -> None:
        """Leave a document out; nothing happens where it is not there."""
        age, names = self._of.pop(document, (None, {}))
        for origin, name in names.items():
            before = self._name(origin)
            self._written[origin].remove((age, name))  # type: ignore[arg-type]
            if not self._written[origin]:
                del self._written[origin]
            elif before != self._name(origin):
                self._renamed.add(origin)

    def renamed(self) -> set[str]:
        """The origins with another name than when this was asked for last."""
        renamed, self._renamed = self._renamed, set()
        return renamed

    def named(self, origin: Origin) -> Origin:
        """An origin under the name that all documents know it by."""
        name = self._name(origin.id)
        return origin if name is None else replace(origin, name=name)

    def names_in(self, document: str) -> tuple[tuple[str, str], ...]:
        """The origins that a document writes, under the names that all documents know them by."""
        _, names = self._of.get(document, (None, {}))
        return tuple((origin, self._written[origin][0][1]) for origin in sorted(names))

    def writing(self, origins: Iterable[str]) -> set[str]:
        """The documents that write some origins."""
        wanted = set(origins)
        return {age[-1] for origin in wanted for age, _ in self._written.get(origin, ())}

    def _name(self, origin: str) -> str | None:
        written = self._written.get(origin)
        return written[0][1] if written else None

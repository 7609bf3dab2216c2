"""Which tellings are of one statement, kept as documents come and go."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.events.drafts import Speech
from firsthand.events.statements import Telling, is_one_statement, speech

_Key = tuple[str, ...]


class Speeches:
    """The statements: tellings by one speaker with shared content, on pages of one month or two that follow each other, or
    of one family; a page without a date may be of any month.
    """

    def __init__(self) -> None:
        self._held: dict[str, Telling] = {}
        self._bearers: dict[_Key, set[str]] = {}
        self._edges: dict[str, set[str]] = {}
        self._speech_of: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._touched: set[str] = set()

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        key = telling.report.id
        self._held[key] = telling
        self._edges[key] = set()
        self._touched.add(key)
        near = {other for block in _sought(telling) for other in self._bearers.get(block, ())}
        for block in _blocks(telling):
            self._bearers.setdefault(block, set()).add(key)
        for other in near:
            if is_one_statement(*sorted((telling, self._held[other]), key=_order)):
                self._edges[key].add(other)
                self._edges[other].add(key)

    def remove(self, key: str) -> None:
        """Leave one out, by the id of its report."""
        telling = self._held.pop(key)
        for block in _blocks(telling):
            self._bearers[block].discard(key)
            if not self._bearers[block]:
                del self._bearers[block]
        for other in self._edges.pop(key):
            self._edges[other].discard(key)
        self._touched.update(self._members.get(self._speech_of.get(key, ""), (key,)))

    def settle(self) -> tuple[dict[str, Speech], set[str]]:
        """Group anew what was touched.

        Returns:
            The statements that are new or told by others than before, by key; and the keys of those that are no more.
        """
        gone = {self._speech_of[key] for key in self._touched if key in self._speech_of}
        todo = {key for key in self._touched if key in self._held}
        fresh: list[tuple[str, ...]] = []
        while todo:
            component = self._component(todo.pop())
            todo -= component
            gone |= {self._speech_of[key] for key in component if key in self._speech_of}
            fresh.append(tuple(sorted(component)))
        for key in gone:
            for member in self._members.pop(key, ()):
                self._speech_of.pop(member, None)
        for members in fresh:
            self._members[members[0]] = members
            self._speech_of.update(dict.fromkeys(members, members[0]))
        self._touched.clear()
        changed = {members[0]: speech([self._held[key] for key in members]) for members in fresh}
        return changed, gone - changed.keys()

    def telling(self, key: str) -> Telling:
        """One telling, by the id of its report."""
        return self._held[key]

    def speech_of(self, key: str) -> str | None:
        """The key of the statement of a telling, as last settled."""
        return self._speech_of.get(key)

    def _component(self, start: str) -> set[str]:
        found, todo = {start}, [start]
        while todo:
            fresh = self._edges[todo.pop()] - found
            found |= fresh
            todo += fresh
        return found


def _order(telling: Telling) -> str:
    return telling.report.id


def _blocks(telling: Telling) -> Iterator[_Key]:
    """What a telling is found by: each word of the speaker, with the family and the month of its page."""
    for word in _speaker(telling):
        yield word, "family", telling.said.family
        yield word, "dated" if telling.said.published else "undated"
        if telling.said.published:
            yield word, str(_month(telling))


def _sought(telling: Telling) -> Iterator[_Key]:
    """What finds the tellings that it is compared with."""
    for word in _speaker(telling):
        yield word, "family", telling.said.family
        yield word, "undated"
        if telling.said.published:
            for month in (-1, 0, 1):
                yield word, str(_month(telling) + month)
        else:
            yield word, "dated"


def _speaker(telling: Telling) -> list[str]:
    return sorted({*telling.speaker, *telling.actors})


def _month(telling: Telling) -> int:
    return telling.said.latest.year * 12 + telling.said.latest.month

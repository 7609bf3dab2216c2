"""Likely pairs of happenings, and what hangs together by them: never more than can be divided at once, unless it is surely alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from struct import Struct
from typing import NamedTuple

from firsthand.blocking import Scratch, Shelf, Slots

MOST = 300
"""Happenings that may hang together by likely pairs of any score; of more, only surer pairs count."""

LEVELS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
"""Scores from which pairs count, one after the other, until no more than `MOST` hang together. At the last (odds of four hundred to one)
what hangs together is taken as it is.
"""

_AT_HAND = 5000
"""Happenings of which the likely pairs are at hand."""

_EDGE = Struct("=Id")  # the other and the score

Edges = dict[str, float]
"""Scores by the other happening."""


class Part(NamedTuple):
    """What is divided into incidents together.

    Attributes:
        members: its happenings, by key.
        level: the first of `LEVELS` at which these were few enough.
    """

    members: set[str]
    level: int


class Survey:
    """What was found out about the pairs as they are now; no longer true once pairs change.

    Attributes:
        nearest: what is most like a happening.
        crowded: of each of `LEVELS`, happenings that hang together with more than `MOST`.
    """

    def __init__(self) -> None:
        self.nearest: dict[str, str | None] = {}
        self.crowded: list[set[str]] = [set() for _ in LEVELS]


class Web:
    """Likely pairs with their scores.

    Likenesses can form chains without end: attacks near by on following days, told in much the same words. So that a page more never costs what the
    whole store does, what hangs together is taken apart where it is weakest, by pairs of higher and higher scores. A happening always hangs on the
    one that it is most like, so that none is left alone by this. What hangs together is said by the pairs alone, not by the order in which they came.

    Args:
        joined: what reviewers joined with a happening; such pairs count at every level.
        scratch: where pairs lie that are seldom asked for.
    """

    def __init__(self, joined: Callable[[str], Iterable[str]], scratch: Scratch | None = None) -> None:
        self._joined = joined
        self._slots = Slots()
        self._edges: Shelf[str, Edges] = Shelf(_AT_HAND, self._pack, self._unpack, scratch or Scratch())
        self._before: dict[str, str | None] = {}  # what was most like a happening before its pairs changed

    def of(self, key: str) -> Mapping[str, float]:
        """The scores of the likely pairs of a happening, by the other."""
        return self._edges.get(key, _NONE)

    def add(self, a: str, b: str, score: float) -> None:
        """Enter a likely pair."""
        for key, other in ((a, b), (b, a)):
            self._note(key)
            edges = self._edges.get(key)
            if edges is None:
                self._slots.take(key)
                edges = {}
            edges[other] = score
            self._edges[key] = edges

    def cut(self, a: str, b: str) -> None:
        """Strike a pair out."""
        bare: list[str] = []
        for key, other in ((a, b), (b, a)):
            self._note(key)
            edges = self._edges[key]
            del edges[other]
            if edges:
                self._edges[key] = edges
            else:
                del self._edges[key]
                bare.append(key)
        for key in bare:  # not before: the other may be packed meanwhile, with this one in it
            self._slots.give_back(self._slots.of(key))

    def disturbed(self) -> Iterator[str]:
        """The happenings that hang otherwise on others than when this was asked last, with these others."""
        for key, before in self._before.items():
            yield key
            after = self._nearest(key)
            if before != after:
                yield from (other for other in (before, after) if other is not None)
        self._before = {}

    def part(self, start: str, survey: Survey) -> Part:
        """What a happening hangs together with.

        Args:
            start: its key.
            survey: what was found out since pairs changed last; filled.
        """
        for level in range(len(LEVELS) - 1):
            crowded = survey.crowded[level]
            if start not in crowded:
                members = self._reached(start, level, survey, MOST)
                if len(members) <= MOST and crowded.isdisjoint(members):
                    return Part(members, level)
                crowded |= members  # to hang together goes both ways
        return Part(self._reached(start, len(LEVELS) - 1, survey), len(LEVELS) - 1)

    def _reached(self, start: str, level: int, survey: Survey, most: int | None = None) -> set[str]:
        """What hangs together with a happening; not all of it where that is more than `most`, or hangs together with what is known to be crowded."""
        found, todo, crowded = {start}, [start], survey.crowded[level]
        while todo and (most is None or len(found) <= most):
            key = todo.pop()
            if most is not None and key in crowded:
                break
            for other in (*self._hanging(key, level, survey.nearest), *self._joined(key)):
                if other not in found:
                    found.add(other)
                    todo.append(other)
        return found

    def _hanging(self, key: str, level: int, nearest: dict[str, str | None]) -> Iterator[str]:
        edges = self._edges.get(key, _NONE)
        if not level:
            yield from edges
            return
        for key_ in (key, *edges):
            if key_ not in nearest:
                nearest[key_] = self._nearest(key_)
        bar, own = LEVELS[level], nearest[key]
        for other, score in edges.items():
            if score >= bar or other == own or nearest[other] == key:
                yield other

    def _nearest(self, key: str) -> str | None:
        edges = self._edges.get(key)
        if not edges:
            return None
        best = max(edges.values())
        return min(other for other, score in edges.items() if score == best)

    def _pack(self, edges: Edges) -> bytes:
        return b"".join(_EDGE.pack(self._slots.of(other), score) for other, score in edges.items())

    def _unpack(self, packed: bytes) -> Edges:
        return {self._slots[slot]: score for slot, score in _EDGE.iter_unpack(packed)}

    def _note(self, key: str) -> None:
        if key not in self._before:
            self._before[key] = self._nearest(key)


_NONE: Edges = {}

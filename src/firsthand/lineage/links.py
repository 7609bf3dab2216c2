"""Which documents were made from which, kept as documents come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firsthand.blocking import Windows
from firsthand.blocking.numbers import unpacked
from firsthand.domain.origin import Derivation, DerivedFrom
from firsthand.lineage.compare import Link, compare
from firsthand.lineage.marks import SCALE, Outline, outline
from firsthand.lineage.messages import SAME_TEXT
from firsthand.lineage.traces import Traces

NEAR_WORDS = 8
"""Neighbours on each side in a crowded block of words: of thousands of copies of one story, each meets so many."""

NEAR_FACTS = 12
"""The same in a crowded block of facts."""

ALIKE = 0.4
"""Cosine of two whole texts below which they are not compared: of an original with a rewrite it was .58 and more, with a part of one .47."""

Age = tuple[int, str]
Bytes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class _Sketch:
    """What stays in memory of a document."""

    age: Age
    digest: int
    ends: int  # of the text as bits: one for each sentence
    centre: Bytes


class Links:
    """Documents and the links among them.

    Documents with the same words in the same order are one text: the earliest stands for all, the others hang on it by one link each. Which
    pairs are compared hangs on what is held, not on the order in which it came.

    Args:
        traces: gives the traces of a document that is held.
    """

    def __init__(self, traces: Callable[[str], Traces]) -> None:
        self._traces = traces
        self._words: Windows[Age] = Windows(NEAR_WORDS)
        self._facts: Windows[Age] = Windows(NEAR_FACTS)
        self._sketches: dict[str, _Sketch] = {}
        self._texts: dict[int, list[Age]] = {}
        self._links: dict[str, dict[str, Link]] = {}
        self._touched: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._sketches

    def restore(self, held: Sequence[Outline], links: Iterable[Link]) -> None:
        """Take documents in with the links among them, as they were when these and no others were held: nothing is compared.

        Args:
            held: the documents.
            links: all links among them.
        """
        for taken in held:
            insort(self._note(taken), (taken.told, taken.key))
        for taken in held:
            age = taken.told, taken.key
            if self._texts[taken.digest][0] == age:
                self._words.add(taken.key, unpacked(taken.words), age)
                self._facts.add(taken.key, unpacked(taken.facts), age)
        for link in links:
            self._tie(link)

    def add(self, taken: Outline) -> None:
        """Take a document in."""
        age = taken.told, taken.key
        same = self._note(taken)
        insort(same, age)
        if same[0] != age:
            self._follow(taken.key, same[0][1])
            return
        for _, other in same[1:]:
            for follower in list(self._links.get(other, {})):
                self._cut(other, follower)
        if len(same) > 1:
            self._withdraw(same[1][1])
        self._enter(taken)
        for _, other in same[1:]:
            self._follow(other, taken.key)

    def remove(self, key: str) -> None:
        """Leave a document out."""
        sketch = self._sketches.pop(key)
        self._touched.add(key)
        for other in list(self._links.get(key, {})):
            self._cut(key, other)
        same = self._texts[sketch.digest]
        is_first = same[0] == sketch.age
        del same[bisect_left(same, sketch.age)]
        if not same:
            del self._texts[sketch.digest]
        if not is_first:
            return
        self._withdraw(key)
        if same:
            self._enter(outline(self._traces(same[0][1])))
            for _, other in same[1:]:
                self._follow(other, same[0][1])

    def touched(self) -> set[str]:
        """The documents with other links than when this was asked for last, those that are gone included."""
        touched, self._touched = self._touched, set()
        return touched

    def of(self, key: str) -> Iterable[Link]:
        """The links of a document."""
        return self._links.get(key, {}).values()

    def among(self, keys: Collection[str]) -> Iterator[Link]:
        """The links among some documents, in the order of their keys."""
        for a in sorted(keys):
            found = self._links.get(a, {})
            yield from (found[b] for b in sorted(found) if a < b and b in keys)

    def _note(self, taken: Outline) -> list[Age]:
        """Keep what is needed of a document; returns those of its text, without it."""
        centre = np.frombuffer(taken.centre, np.int8)
        self._sketches[taken.key] = _Sketch((taken.told, taken.key), taken.digest, taken.ends, centre)
        self._touched.add(taken.key)
        return self._texts.setdefault(taken.digest, [])

    def _enter(self, taken: Outline) -> None:
        """Compare a text with what it may have to do with."""
        key, age = taken.key, (taken.told, taken.key)
        for blocks, keys in ((self._words, taken.words), (self._facts, taken.facts)):
            for a, b in blocks.add(key, unpacked(keys), age):
                if b in self._links.get(a, {}) and not self._meet(a, b):
                    self._cut(a, b)
        near = sorted(self._words.neighbours(key) | self._facts.neighbours(key))
        for other, is_alike in zip(near, self._are_alike(key, near), strict=True):
            if is_alike:
                self._weigh(key, other)

    def _withdraw(self, key: str) -> None:
        """Take a text out of the blocks; what it stood between meets now."""
        for other in list(self._links.get(key, {})):
            self._cut(key, other)
        met = {tuple(sorted(pair)) for blocks in (self._words, self._facts) for pair in blocks.remove(key)}
        for a, b in sorted(met):
            if b not in self._links.get(a, {}) and self._are_alike(a, [b])[0]:
                self._weigh(a, b)

    def _are_alike(self, key: str, others: Sequence[str]) -> list[bool]:
        """Whether each of some texts is worth comparing with one."""
        if not others:
            return []
        rows = np.array([self._sketches[other].centre for other in others], np.float32)
        found: list[bool] = (
            rows @ self._sketches[key].centre.astype(np.float32) >= ALIKE * SCALE**2
        ).tolist()
        return found

    def _meet(self, a: str, b: str) -> bool:
        return self._words.are_neighbours(a, b) or self._facts.are_neighbours(a, b)

    def _weigh(self, a: str, b: str) -> None:
        found = compare(self._traces(a), self._traces(b))
        if found is not None:
            self._tie(found)

    def _follow(self, key: str, first: str) -> None:
        """Hang a document on the first of its text."""
        a, b = sorted((key, first))
        whole = (1 << self._sketches[key].ends) - 1
        edge = DerivedFrom(a, b, Derivation.COPY, 1.0, SAME_TEXT())
        self._tie(Link(edge, ties=True, a_part=whole, b_part=whole))

    def _tie(self, link: Link) -> None:
        a, b = link.edge.a, link.edge.b
        self._links.setdefault(a, {})[b] = link
        self._links.setdefault(b, {})[a] = link
        self._touched.update((a, b))

    def _cut(self, a: str, b: str) -> None:
        for key, other in ((a, b), (b, a)):
            del self._links[key][other]
            if not self._links[key]:
                del self._links[key]
        self._touched.update((a, b))

"""How alike happenings are, pair by pair, with what was worked out lately kept at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from firsthand.blocking import Kept
from firsthand.events.glance import Glance
from firsthand.events.known import KnownScores
from firsthand.events.pairs import compare
from firsthand.events.sketches import Sketch
from firsthand.events.vocabulary import EventTypes

_AT_HAND = 100_000
"""Pairs of which it is kept at hand how alike they are: dividing what hangs together asks for the same ones again."""


class Pairing:
    """Scores of pairs of happenings.

    Args:
        held: where the happenings are kept, by key.
        types: event types.
        known: scores that an earlier run worked out; None to work out all of them.
    """

    def __init__(
        self, held: Mapping[str, Sketch], types: EventTypes, known: KnownScores | None = None
    ) -> None:
        self._held = held
        self._types = types
        self._known = known
        self._glance = Glance()
        self._stamps: dict[str, int] = {}  # how often a happening was left out
        self._scores: Kept[tuple[str, str], tuple[int, int, float | None] | None] = Kept(
            _AT_HAND, lambda _: None
        )

    def put(self, sketch: Sketch) -> None:
        """Take a happening in."""
        self._glance.put(sketch)

    def leave(self, key: str) -> None:
        """Compare one with others no longer."""
        self._glance.drop(key)

    def drop(self, key: str) -> None:
        """Leave one out; what is told under its key later may be told otherwise."""
        self._glance.drop(key)
        self._stamps[key] = self._stamps.get(key, 0) + 1

    def forget(self, key: str) -> None:
        """What is told under a key from now on may be told otherwise, also where it was never compared."""
        if self._known is not None:
            self._known.forget(key)

    def mark(self, key: str) -> int:
        """A number of 128 bits for a happening as it is told now."""
        told = f"{key}\n{self._stamps.get(key, 0)}".encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(told, digest_size=16).digest(), "big")

    def open(self, key: str, others: Sequence[str]) -> list[str]:
        """Those of some happenings that may be one incident with another, before words are compared."""
        return self._glance.open(key, others)

    def score(self, a: str, b: str) -> float | None:
        """The score of a pair, None where something excludes that they are one incident."""
        first, second = (a, b) if a < b else (b, a)
        one, two = self._stamps.get(first, 0), self._stamps.get(second, 0)
        known = self._scores[first, second]
        if known is not None and known[0] == one and known[1] == two:
            return known[2]
        score = self._score(self._held[first], self._held[second])
        self._scores.keep((first, second), (one, two, score))
        return score

    def _score(self, a: Sketch, b: Sketch) -> float | None:
        def worked_out() -> float | None:
            found = compare(a, b, self._types)
            return None if found.veto else found.score

        return worked_out() if self._known is None else self._known.of(a, b, worked_out)

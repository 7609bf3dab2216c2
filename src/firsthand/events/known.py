"""Scores of happenings that were worked out by an earlier run of the same program.

A score hangs on what is compared and on nothing else. So it is kept under a number made of the two sketches, and holds for as long as these are
the same, whatever became of the pages meanwhile.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

import msgspec
import numpy as np

from firsthand.blocking import Kept
from firsthand.domain.values.days import DaySet
from firsthand.events.sketches import Sketch

_AT_HAND = 20_000
"""Sketches of which the number is kept at hand."""

MOST = 4_000_000
"""Scores that wait to be stored; beyond, they are worked out again by the next run."""

_MIX = 0x9E3779B97F4A7C15
_BITS = 2**64 - 1
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_ROW = np.dtype([("pair", "<u8"), ("score", "<f8")])
_PACKED = struct.Struct("<Qd")
_NONE = np.zeros(0, _ROW)


class KnownScores:
    """Scores that are known, and those that became known since.

    Args:
        parts: what `take` gave in earlier runs.

    Raises:
        ValueError: a part is damaged.
    """

    def __init__(self, parts: Iterable[bytes] = ()) -> None:
        rows = np.concatenate([_NONE, *(np.frombuffer(part, _ROW) for part in parts)])
        self._pairs, first = np.unique(rows["pair"], return_index=True)
        self._scores: list[float] = rows["score"][first].tolist()
        self._numbers: Kept[str, int | None] = Kept(_AT_HAND, lambda _: None)
        self._fresh: dict[str, bytearray] = {}
        self._waiting = 0

    def forget(self, key: str) -> None:
        """What is told under the key of a happening may be another now."""
        self._numbers.forget(key)

    def of(self, a: Sketch, b: Sketch, work_out: Callable[[], float | None]) -> float | None:
        """The score of two happenings, in the order of their keys; None where something excludes that they are one incident."""
        pair = _mixed(self._number(a), self._number(b))
        known = self._find(pair)
        if known is not None:
            return None if math.isnan(known) else known
        score = work_out()
        self._note(max(a.document, b.document), pair, math.nan if score is None else score)
        return score

    def of_recall(
        self, mention: Sketch, groups: Mapping[str, int], work_out: Callable[[], dict[str, float]]
    ) -> dict[str, float]:
        """The scores of the incidents that a mention may recall, by their keys, without those that it does not.

        Kept are these few, and their count, under a number for the mention with all incidents that were looked through.

        Args:
            mention: a background happening.
            groups: keys of the incidents that are looked through, with their `token`.
            work_out: gives the scores.
        """
        among = _mixed(self._number(mention), sum(groups.values()))
        known = self._find(among)
        if known is not None:
            scores = {} if not known else {key: self._find(_mixed(among, groups[key])) for key in groups}
            found = {key: score for key, score in scores.items() if score is not None}
            if len(found) == known:
                return found
        found = work_out()
        self._note(mention.document, among, float(len(found)))
        for key, score in found.items():
            self._note(mention.document, _mixed(among, groups[key]), score)
        return found

    def token(self, told: Iterable[Sketch], possible: DaySet | None) -> int:
        """A number for an incident: what is told of it, and the days that are possible."""
        days = None if possible is None else possible.intervals
        said = repr((tuple(map(self._number, told)), days))
        return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "little")

    def let_go(self) -> None:
        """Keep no longer what earlier runs worked out: what is needed of it was asked for."""
        self._pairs, self._scores = np.zeros(0, np.uint64), []

    def take(self) -> dict[str, bytes]:
        """What became known since this was asked for last, by the key of one of the two documents; in one order, whatever was asked for first."""
        fresh, self._fresh, self._waiting = self._fresh, {}, 0
        return {
            document: np.sort(np.frombuffer(rows, _ROW), order="pair").tobytes()
            for document, rows in fresh.items()
        }

    def _find(self, number: int) -> float | None:
        at = int(self._pairs.searchsorted(np.uint64(number)))
        return self._scores[at] if at < len(self._scores) and int(self._pairs[at]) == number else None

    def _note(self, document: str, number: int, score: float) -> None:
        if self._waiting < MOST:
            self._waiting += 1
            self._fresh.setdefault(document, bytearray()).extend(_PACKED.pack(number, score))

    def _number(self, sketch: Sketch) -> int:
        number = self._numbers[sketch.key]
        if number is None:
            content = blake2b(_ENCODER.encode(sketch), digest_size=8).digest()
            number = int.from_bytes(content, "little")
            self._numbers.keep(sketch.key, number)
        return number


def _mixed(one: int, other: int) -> int:
    return (one * _MIX + other) & _BITS

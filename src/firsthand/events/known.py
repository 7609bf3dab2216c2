"""Scores of pairs of happenings that were worked out by an earlier run of the same program.

A score hangs on what is compared and on nothing else. So it is kept under a number made of the two sketches, and holds for as long as these are
the same, whatever became of the pages meanwhile.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from hashlib import blake2b

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.blocking import Kept
from firsthand.events.sketches import Sketch

_AT_HAND = 20_000
"""Sketches of which the number is kept at hand."""

MOST = 4_000_000
"""Scores that wait to be stored; beyond, they are worked out again by the next run."""

_MIX = 0x9E3779B97F4A7C15
_BITS = 2**64 - 1
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_ROW = np.dtype([("pair", "<u8"), ("score", "<f8")])
_NONE = np.zeros(0, _ROW)

_Rows = npt.NDArray[np.void]


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
        pair = (self._number(a) * _MIX + self._number(b)) & _BITS
        at = int(self._pairs.searchsorted(np.uint64(pair)))
        if at < len(self._scores) and int(self._pairs[at]) == pair:
            known = self._scores[at]
            return None if math.isnan(known) else known
        score = work_out()
        if self._waiting < MOST:
            self._waiting += 1
            row = np.array((pair, math.nan if score is None else score), _ROW).tobytes()
            self._fresh.setdefault(max(a.document, b.document), bytearray()).extend(row)
        return score

    def let_go(self) -> None:
        """Keep no longer what earlier runs worked out: what is needed of it was asked for."""
        self._pairs, self._scores = np.zeros(0, np.uint64), []

    def take(self) -> dict[str, bytes]:
        """What became known since this was asked for last, by the key of one of the two documents."""
        fresh, self._fresh, self._waiting = self._fresh, {}, 0
        return {document: bytes(rows) for document, rows in fresh.items()}

    def _number(self, sketch: Sketch) -> int:
        number = self._numbers[sketch.key]
        if number is None:
            content = blake2b(_ENCODER.encode(sketch), digest_size=8).digest()
            number = int.from_bytes(content, "little")
            self._numbers.keep(sketch.key, number)
        return number

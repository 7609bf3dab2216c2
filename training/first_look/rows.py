"""Windows of documents as sparse rows, with the very features that the first look uses."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import pairwise
from operator import or_
from random import Random

import numpy as np
from numpy.typing import NDArray

from firsthand.models.features import BITS, BLOCK, concepts, pair_slot, root, word_slots, words

SLOTS = 1 << BITS
_TITLE_WORDS = 40
_TRAINED_WORDS = 480  # of a document; what comes later looks like what came before

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Row:
    """A window: its features and their values."""

    index: Ints
    value: Floats
    concepts: int
    """Its concepts as bits."""


class Featurizer:
    """Turns text into rows; the concept features follow the slots."""

    def __init__(self, lexicon: Mapping[str, int], size: int) -> None:
        self.lexicon, self.size = lexicon, size
        self.width = SLOTS + size + size * size
        self.word = cache(self._word)

    def _word(self, word: str) -> tuple[Ints, Floats, int, int]:
        slots = word_slots(word)
        parts = len(slots) - 1
        values = [1.0] + [1.0 / math.sqrt(max(parts, 1))] * parts
        return (
            np.array(slots, np.int32),
            np.array(values, np.float32),
            root(word),
            concepts(word, self.lexicon),
        )

    def title(self, title: str) -> Row | None:
        """The row of a headline."""
        found = words(title, _TITLE_WORDS)
        return self.row(found[: 2 * BLOCK]) if found else None

    def body(self, text: str) -> list[Row]:
        """The rows of a text: two neighbouring blocks each."""
        found = words(text, _TRAINED_WORDS)
        last = max(1, math.ceil(len(found) / BLOCK) - 1)
        return [self.row(found[at * BLOCK : (at + 2) * BLOCK]) for at in range(last)] if found else []

    def row(self, window: Sequence[str]) -> Row:
        """One window."""
        looked = [self.word(word) for word in window]
        pairs = np.array([pair_slot(a[2], b[2]) for a, b in pairwise(looked)], np.int32)
        mask = reduce(or_, [one[3] for one in looked], 0)
        bits = [bit for bit in range(self.size) if mask >> bit & 1]
        known = [SLOTS + bit for bit in bits]
        known += [SLOTS + self.size + a * self.size + b for n, a in enumerate(bits) for b in bits[n + 1 :]]
        norm = 1.0 / math.sqrt(len(window))
        index = np.concatenate([*(one[0] for one in looked), pairs, np.array(known, np.int32)])
        words_ = np.concatenate([*(one[1] for one in looked), np.ones(len(pairs), np.float32)]) * norm
        value = np.concatenate([words_, np.ones(len(known), np.float32)]).astype(np.float32)
        return Row(index.astype(np.int32), value, mask)


def cropped(text: str, rng: Random) -> str:
    """A passage of a text, from a random place: what an aggregator keeps of a story."""
    found = text.split()
    size = rng.choice([12, 20, 40, 80])
    start = rng.randrange(max(1, len(found) - size + 1))
    return " ".join(found[start : start + size])

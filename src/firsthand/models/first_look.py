"""A fast first look: how likely a document reports an act of armed violence.

The reader after it is the costly part. What scores below `threshold` may be set aside; the threshold is chosen so that
hardly any report of an attack is, at the price of false alarms. See docs/reference/first-look.md.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from importlib.resources import files
from operator import or_
from typing import Any

from firsthand.domain.errors import KnowledgeError
from firsthand.models.features import (
    BLOCK,
    MASK,
    SHIFT,
    concepts,
    pair_parts,
    root,
    word_slots,
    words,
)

MAGIC = b"FHL1"
LANGUAGES = frozenset({"en", "fr"})
_CACHE = 60_000
_TITLE_WORDS = 40


@dataclass(frozen=True)
class Weights:
    """What training found: a table of bytes for hashed words, and floats for concepts and for the verdict."""

    table: Sequence[int]
    scale: float
    bias: float
    lexicon: dict[str, int]
    singles: tuple[float, ...]
    pairs: tuple[tuple[float, ...], ...]
    verdict: tuple[float, ...]
    threshold: float

    @classmethod
    def unpack(cls, packed: bytes) -> Weights:
        """Read the packed form.

        Raises:
            KnowledgeError: it is damaged or of another version.
        """
        if packed[:4] != MAGIC:
            raise KnowledgeError("the weights of the first look are damaged or of another version")
        try:
            raw = zlib.decompress(packed[4:])
            size = int.from_bytes(raw[:4], "little")
            head: dict[str, Any] = json.loads(raw[4 : 4 + size])
        except (zlib.error, ValueError) as error:
            raise KnowledgeError(f"the weights of the first look are damaged: {error}") from error
        return cls(
            table=memoryview(raw)[4 + size :].cast("b"),
            scale=head["scale"],
            bias=head["bias"],
            lexicon=head["lexicon"],
            singles=tuple(head["singles"]),
            pairs=tuple(tuple(row) for row in head["pairs"]),
            verdict=tuple(head["verdict"]),
            threshold=head["threshold"],
        )


@dataclass(frozen=True)
class FirstLook:
    """The first look with its weights; the caches only spare work and never change a score."""

    weights: Weights
    _words: dict[str, tuple[float, int, int, int]] = field(default_factory=dict, repr=False, compare=False)
    _masks: dict[int, float] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls) -> FirstLook:
        """The first look with the bundled weights.

        Raises:
            KnowledgeError: the weights are missing or damaged.
        """
        try:
            packed = files("firsthand.models").joinpath("data", "first_look.bin").read_bytes()
        except OSError as error:
            raise KnowledgeError(f"the weights of the first look are missing: {error}") from error
        return cls(Weights.unpack(packed))

    @property
    def threshold(self) -> float:
        """Documents below this probability may be set aside."""
        return self.weights.threshold

    def score(self, title: str | None, text: str, language: str | None) -> float:
        """How likely the document reports an act of armed violence, 0 to 1.

        Args:
            title: the headline, where known.
            text: the body, cleaned of furniture where possible.
            language: its ISO code where known. A language that was not trained is not judged.

        Returns:
            A probability; 1.0 for text that it cannot judge (another language or script), 0.0 for no text at all.
        """
        title = title or ""
        if not (title.strip() or text.strip()):
            return 0.0
        if language is not None and language[:2].lower() not in LANGUAGES:
            return 1.0
        facts = self.facts(words(title, _TITLE_WORDS), words(text))
        if facts is None:
            return 1.0
        logit = math.fsum(w * x for w, x in zip(self.weights.verdict, facts, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, logit))))

    def facts(self, title: Sequence[str], body: Sequence[str]) -> tuple[float, ...] | None:
        """What the verdict is made from; None when there are no words at all.

        Constant, the strongest window, the mean of the three strongest, the headline (or the opening where there is none),
        the mean of all, the logarithm of the length.
        """
        if not title and not body:
            return None
        heading = self.windows(title or body[:BLOCK])[0]
        inside = self.windows(body) if body else []
        every = [heading, *inside] if title else inside
        strongest = sorted(every, reverse=True)[:3]
        return (
            1.0,
            strongest[0],
            sum(strongest) / len(strongest),
            heading,
            sum(every) / len(every),
            math.log(len(title) + len(body)),
        )

    def windows(self, body: Sequence[str]) -> list[float]:
        """The logit of each window of a text: two neighbouring blocks of words."""
        known, entry = self._words, self._entry
        scores, firsts, seconds, masks = zip(*[known.get(word) or entry(word) for word in body], strict=True)
        table, weights = self.weights.table, self.weights
        pairs = [
            0,
            *[table[(one + two) >> SHIFT & MASK] for one, two in zip(firsts, seconds[1:], strict=False)],
        ]
        starts = range(0, len(body), BLOCK)
        sums = [sum(scores[at : at + BLOCK]) + weights.scale * sum(pairs[at : at + BLOCK]) for at in starts]
        seen = [reduce(or_, masks[at : at + BLOCK]) for at in starts]
        if len(sums) == 1:
            return [weights.bias + sums[0] / math.sqrt(len(body)) + self._mask(seen[0])]
        sizes = [2 * BLOCK] * (len(sums) - 2) + [len(body) - (len(sums) - 2) * BLOCK]
        return [
            weights.bias + (sums[at] + sums[at + 1]) / math.sqrt(size) + self._mask(seen[at] | seen[at + 1])
            for at, size in enumerate(sizes)
        ]

    def _entry(self, word: str) -> tuple[float, int, int, int]:
        slots = word_slots(word)
        table = self.weights.table
        own = table[slots[0]]
        parts = slots[1:]
        score = own + (sum(table[slot] for slot in parts) / math.sqrt(len(parts)) if parts else 0.0)
        entry = (score * self.weights.scale, *pair_parts(root(word)), concepts(word, self.weights.lexicon))
        if len(self._words) >= _CACHE:
            self._words.clear()
        self._words[word] = entry
        return entry

    def _mask(self, mask: int) -> float:
        if (known := self._masks.get(mask)) is not None:
            return known
        total, rest = 0.0, mask
        bits: list[int] = []
        while rest:
            bit = (rest & -rest).bit_length() - 1
            rest &= rest - 1
            total += self.weights.singles[bit]
            for other in bits:
                total += self.weights.pairs[other][bit]
            bits.append(bit)
        if len(self._masks) >= _CACHE:
            self._masks.clear()
        self._masks[mask] = total
        return total

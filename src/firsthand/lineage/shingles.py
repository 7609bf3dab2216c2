"""Word shingles of an article: the traces that a copy keeps of the wording it started from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from firsthand.blocking import number
from firsthand.domain.document import Document
from firsthand.knowledge.folding import plain

SKETCH = 20
"""Shingles that stand for a text where texts that share some are looked for."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_LONG_WORD = 4  # letters; shorter words are mostly function words in every language we read

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Wording:
    """The wording of one document, ready to be compared.

    Attributes:
        triples: three consecutive words of which at least two have four letters or more, as sorted numbers.
        words: the words of four letters or more, as sorted numbers.
        digest: the words in their order, as one number; two documents of one digest are one text.
    """

    triples: Hashes
    words: Hashes
    digest: int

    @property
    def sketch(self) -> tuple[int, ...]:
        """The smallest of the triples (a bottom-k sketch, Broder 1997): two texts share about as large a part of these as of all."""
        return tuple(int(value) for value in self.triples[:SKETCH])


def fold_words(text: str) -> list[str]:
    """The words of a text, folded."""
    return plain(text).split()


def wording(document: Document) -> Wording:
    """Cut the title and the clean text of a document into shingles."""
    title = document.title or ""
    text = document.text if not title or title in document.text else f"{title}\n{document.text}"
    words = _WORD.findall(text.translate(_APOSTROPHES))
    numbers = [_numbered(word) for word in words]
    coded = np.array([value for value, _ in numbers], np.uint64)
    digest = int.from_bytes(blake2b(coded.tobytes(), digest_size=8).digest(), "big")
    if len(words) < 3:
        empty = np.zeros(0, np.uint64)
        return Wording(empty, empty, digest)
    is_long = np.array([long for _, long in numbers])
    hashes = _mixed(coded[:-2], coded[1:-1], coded[2:])
    telling = is_long[:-2].astype(int) + is_long[1:-1] + is_long[2:] >= 2
    return Wording(np.unique(hashes[telling]), np.unique(coded[is_long]), digest)


@lru_cache(maxsize=1 << 16)
def _numbered(word: str) -> tuple[int, bool]:
    """The number of a word, folded, and whether it is long."""
    key = plain(word)
    return number(key), len(key) >= _LONG_WORD


def jaccard(a: Hashes, b: Hashes) -> float:
    """Shared part of the union of two sets; 0 where both are empty."""
    shared = n_shared(a, b)
    union = len(a) + len(b) - shared
    return shared / union if union else 0.0


def containment(a: Hashes, b: Hashes) -> float:
    """Shared part of the smaller of two sets; 0 where one is empty."""
    smaller = min(len(a), len(b))
    return n_shared(a, b) / smaller if smaller else 0.0


def n_shared(a: Hashes, b: Hashes) -> int:
    """How many two sets have in common."""
    return int(np.intersect1d(a, b, assume_unique=True).size)


def _mixed(*parts: Hashes) -> Hashes:
    """One well-mixed number for each row of words (the finalizer of SplitMix64, Steele, Lea & Flood 2014)."""
    mixed = np.zeros(len(parts[0]), np.uint64)
    for part in parts:
        mixed = (mixed ^ part) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
    return mixed

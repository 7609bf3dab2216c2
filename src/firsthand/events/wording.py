"""What a page says in so many words, as numbers: rare words, names, ages and quotations that can be compared without the text.

Only hashes are kept, so that no name of a person stands in what is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from math import log, sqrt

import numpy as np

from firsthand.domain.claim import Extraction
from firsthand.knowledge.folding import plain
from firsthand.knowledge.rarity import rarity
from firsthand.models.vectors import bundled_vectors

_READ = 3000  # characters of a page that tell what it is about; what follows is more often history
_WORDS = 64  # words kept of a page
_TOLD = 32  # of what tells one happening
_TITLE = 1.5  # weight of a word of the title
_NAMES, _AGES, _QUOTES = 24, 12, 12
_PERSON = 5.5  # rarity of both parts of a name together: "Police Department" is below
_BEGINNING = 600  # characters of which the vector is made: a mean of more says less
_UNIT = 127
_KEPT = 8192  # vectors at hand

_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ][\w’'-]*"
_NAME = re.compile(rf"\b{_NAME_WORD}(?:\s{_NAME_WORD})+")
_QUOTED = re.compile(r"“([^”]{12,300})”|«\s?([^»]{12,300}?)\s?»|\"([^\"]{12,300})\"")
_LONG_QUOTE = 4  # words
_AGE = re.compile(
    r"\b(\d{1,2})[-\s]years?[-\s]old\b|,\s(\d{1,2}),|\b(\d{1,2})\sans\b(?!\s(?:de|après|plus|avant)\b)"
)

Weighed = bytes
"""Words with their weights, four bytes for each: 24 bits of its hash, 8 of its weight in a vector of length 255."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a page.

    Attributes:
        language: words of two languages are not compared.
        words: what tells it from other pages, of title and beginning.
        sense: the vector of title and beginning in whole numbers, by which pages of two languages are compared.
        names: hashes of names of two words, places and known actors left out.
        ages: years of the people that it tells of, where it says them: "a 31-year-old man", "Name, 31,".
        quotes: hashes of the beginnings of quotations.
    """

    language: str | None = None
    words: Weighed = b""
    names: frozenset[int] = frozenset()
    ages: frozenset[int] = frozenset()
    quotes: frozenset[int] = frozenset()
    sense: bytes = b""


UNREAD = Wording()
"""Of a page without words."""


def wording(extraction: Extraction) -> Wording:
    """The wording of a page."""
    document = extraction.document
    title, text = document.title or "", document.text[:_READ]
    known = {mention.span.text for mention in extraction.places if mention.place is not None}
    known |= {mention.span.text for mention in extraction.actors if mention.actor is not None}
    return Wording(
        document.language,
        weigh(text, _WORDS, title),
        names=frozenset(_first(_names(text, known), _NAMES)),
        ages=frozenset(_first(_ages(document.text), _AGES)),
        quotes=frozenset(_first(_quotes(text), _QUOTES)),
        sense=_sense(f"{title}\n{text[:_BEGINNING]}"),
    )


def told(sentences: Iterable[str]) -> Weighed:
    """The words of what tells one happening."""
    return weigh("\n".join(sentences), _TOLD)


def weigh(text: str, limit: int, title: str = "") -> Weighed:
    """The weightiest words of a text: (1 + ln tf) times rarity, more where the title has them."""
    rare = rarity()
    headed = set(plain(title).split())
    counts = Counter(word for word in f"{plain(title)} {plain(text)}".split() if len(word) > 1)
    weights = {
        word: (1 + log(count)) * rare.of(word) * (_TITLE if word in headed else 1)
        for word, count in counts.items()
    }
    chosen = sorted(weights, key=lambda word: (-weights[word], word))[:limit]
    length = sqrt(sum(weights[word] ** 2 for word in chosen)) or 1.0
    packed: dict[int, int] = {}
    for word in chosen:
        packed.setdefault(_hash(word) >> 8, min(255, max(1, round(255 * weights[word] / length))))
    return b"".join((number << 8 | weight).to_bytes(4, "big") for number, weight in packed.items())


def likeness(a: Weighed, b: Weighed) -> float:
    """The cosine of two vectors, 0 to 1."""
    ours, theirs = _vector(a), _vector(b)
    shared = ours.keys() & theirs.keys()
    return sum([ours[word] * theirs[word] for word in shared]) / 65025 if shared else 0.0


def nearness(a: bytes, b: bytes) -> float:
    """The cosine of the vectors of two pages, -1 to 1; 0 where one has none."""
    if not a or not b:
        return 0.0
    ours, theirs = np.frombuffer(a, np.int8), np.frombuffer(b, np.int8)
    return float(np.dot(ours.astype(np.float32), theirs.astype(np.float32))) / _UNIT**2


def foremost(words: Weighed, count: int) -> Iterator[int]:
    """The hashes of the weightiest words."""
    for at in range(0, min(len(words), 4 * count), 4):
        yield int.from_bytes(words[at : at + 3], "big")


@lru_cache(_KEPT)
def _vector(words: Weighed) -> dict[int, int]:
    return {int.from_bytes(words[at : at + 3], "big"): words[at + 3] for at in range(0, len(words), 4)}


def _sense(text: str) -> bytes:
    return bytes(np.rint(bundled_vectors().of(text) * _UNIT).clip(-_UNIT, _UNIT).astype(np.int8).tobytes())


def _names(text: str, known: set[str]) -> Iterator[int]:
    rare = rarity()
    entities = "\n".join(known)
    for found in _NAME.finditer(text):
        parts = found[0].split()
        for one, other in pairwise(parts):
            if f"{one} {other}" in entities:
                continue
            name = plain(one).removesuffix("s"), plain(other).removesuffix("s")
            if sum(rare.of(part) for part in name) >= _PERSON:
                yield _hash(" ".join(name))


def _ages(text: str) -> Iterator[int]:
    for found in _AGE.finditer(text):
        yield int(next(group for group in found.groups() if group is not None))


def _quotes(text: str) -> Iterator[int]:
    for found in _QUOTED.finditer(text):
        words = plain(next(group for group in found.groups() if group is not None)).split()
        if len(words) >= _LONG_QUOTE:
            yield _hash(" ".join(words[:_LONG_QUOTE]))


def _first(numbers: Iterable[int], count: int) -> list[int]:
    return list(dict.fromkeys(numbers))[:count]


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=4).digest(), "big")

"""What the first look sees of a text: folded words, hashed slots, and the concepts of a bilingual lexicon.

Training and reading share this module: a change here means that the weights must be trained again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from zlib import crc32

BITS = 19
"""Slots of the weight table, as a power of two."""
BLOCK = 16
"""Words of a block; a window is two neighbouring blocks, so windows overlap by half."""
MAX_WORDS = 1000
"""Words of a text that are looked at; the rest of a very long page is left to the reader."""
MAX_CHARS = 12_000

MASK = (1 << BITS) - 1
"""Cuts a hash to a slot."""
SHIFT = 9
"""Bits of a pair's hash that are dropped: the lowest mix least."""
_HASH = (1 << 32) - 1
_MIX = 0x9E3779B1
_WORD = re.compile(r"[a-z]+|[0-9]+")
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+")
"""Accents after decomposition, soft hyphens and other characters without width."""
_CHUNK = 2_000  # characters that are folded at once
_GRAM = 4
_STEM = 6


def fold(text: str) -> str:
    """Lower case without accents, so that capitals and missing accents of wire copy change nothing."""
    low = text.casefold()
    if low.isascii():
        return low
    low = low.replace("œ", "oe").replace("æ", "ae")
    return _MARKS.sub("", unicodedata.normalize("NFKD", low))


def words(text: str, limit: int = MAX_WORDS) -> list[str]:
    """The folded words of a text; its letters of other scripts are dropped."""
    text = text[:MAX_CHARS]
    found: list[str] = []
    at = 0
    while at < len(text) and len(found) < limit:  # a long text has more words than are looked at
        end = text.find(" ", at + _CHUNK)  # where folding is the same in parts as in one
        end = len(text) if end < 0 else end
        found += _WORD.findall(fold(text[at:end]))
        at = end
    return found[:limit]


def shape(word: str) -> str:
    """The word, or for a number only its length: tolls differ, their presence counts."""
    return f"#{min(len(word), 4)}" if word[0] <= "9" else word


def root(word: str) -> int:
    """The hash of a word, the same on every machine."""
    return crc32(shape(word).encode("ascii"))


def word_slots(word: str) -> tuple[int, ...]:
    """Slots of a word: itself, its stem, and its runs of four letters, which French and English often share."""
    slots = [root(word) & MASK]
    if word[0] > "9" and len(word) >= _GRAM:
        edged = f"<{word}>"
        slots.append(crc32(f"s:{word[:_STEM]}".encode("ascii")) & MASK)
        slots += [
            crc32(f"g:{edged[i : i + _GRAM]}".encode("ascii")) & MASK for i in range(len(edged) - _GRAM + 1)
        ]
    return tuple(slots)


def pair_parts(word: int) -> tuple[int, int]:
    """What a word's hash adds to that of a pair, as its first and as its second word."""
    return (word * _MIX) & _HASH, (word * 31 + 7) & _HASH


def pair_slot(first: int, second: int) -> int:
    """The slot of two neighbouring words, from their hashes."""
    return (pair_parts(first)[0] + pair_parts(second)[1]) >> SHIFT & MASK


def concepts(word: str, lexicon: Mapping[str, int]) -> int:
    """Concepts of a word as bits: its own entry (`word`), else that of its longest known stem (`stem*`)."""
    if (own := lexicon.get(word)) is not None:
        return own
    for end in range(len(word), 2, -1):
        if (found := lexicon.get(word[:end] + "*")) is not None:
            return found
    return 0

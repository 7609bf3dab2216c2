"""How rare a word is in news, so that words that tell an incident from others count for more.

The table was learnt from gathered news and is the same everywhere: what two texts have in common never depends on which others are held.
It keeps a number for each hash of a word, no words. Made by `python -m training.linking.rarity`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.domain.errors import KnowledgeError

MAGIC = b"FHR1"
BITS = 18
"""Slots of the table, as a power of two."""
STEP = 16
"""Parts of one unit of rarity that the table can tell."""
NAME = "rarity.bin"
_MASK = (1 << BITS) - 1


@dataclass(frozen=True)
class Rarity:
    """The rarity of words.

    Attributes:
        table: for each slot, the rarity in parts of `STEP`; 0 for a word that was never seen.
        unseen: the rarity of a word that was never seen.
    """

    table: bytes
    unseen: float

    @classmethod
    def unpack(cls, packed: bytes) -> Rarity:
        """Read the packed form.

        Raises:
            KnowledgeError: it is damaged or of another version.
        """
        if packed[:4] != MAGIC:
            raise KnowledgeError(f"{NAME} is damaged or of another version")
        try:
            raw = zlib.decompress(packed[4:])
        except zlib.error as error:
            raise KnowledgeError(f"{NAME} is damaged: {error}") from error
        if len(raw) != 1 + (1 << BITS):
            raise KnowledgeError(f"{NAME} is damaged")
        return cls(raw[1:], raw[0] / STEP)

    def of(self, word: str) -> float:
        """The inverse document frequency ln((1 + n) / (1 + df)) + 1 of a word (Salton & Buckley 1988, smoothed).

        Args:
            word: folded by `plain`.
        """
        kept = self.table[slot(word)]
        return kept / STEP if kept else self.unseen


def slot(word: str) -> int:
    """Where a word stands in the table."""
    return zlib.crc32(word.encode("utf-8", "replace")) & _MASK


def pack(table: bytes, unseen: int) -> bytes:
    """The packed form; the inverse of `Rarity.unpack`."""
    return MAGIC + zlib.compress(bytes([unseen]) + table, 9)


@cache
def rarity() -> Rarity:
    """The rarity that comes with the package.

    Raises:
        KnowledgeError: the file is missing or damaged.
    """
    try:
        packed = files("firsthand.knowledge").joinpath("data", NAME).read_bytes()
    except OSError as error:
        raise KnowledgeError(f"the rarity of words is missing: {error}") from error
    return Rarity.unpack(packed)

"""Short numbers for names, the same in every process, and many of them in little room."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b

Numbers = bytes
"""Numbers of eight bytes, one after the other."""


def number(name: str) -> int:
    """A number of 64 bits for a name. Where it stands for a block, two names of one number only mean some comparisons more."""
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def packed(numbers: Iterable[int]) -> Numbers:
    """Numbers below 2**64 in eight bytes each."""
    return array("Q", numbers).tobytes()


def unpacked(numbers: Numbers) -> Sequence[int]:
    """The numbers that were packed, in their order."""
    found = array("Q")
    found.frombytes(numbers)
    return found

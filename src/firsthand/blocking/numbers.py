"""Short numbers for names, the same in every process."""

from __future__ import annotations

from hashlib import blake2b


def number(name: str) -> int:
    """A number of 64 bits for a name. Where it stands for a block, two names of one number only mean some comparisons more."""
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big")

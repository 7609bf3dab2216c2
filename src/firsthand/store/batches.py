"""Long lists of keys, cut into what one statement takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

K = TypeVar("K")

SIZE = 500
"""SQLite takes 999 parameters at least."""


def batches(keys: Sequence[K]) -> Iterator[Sequence[K]]:
    """Cut a list of keys."""
    for start in range(0, len(keys), SIZE):
        yield keys[start : start + SIZE]

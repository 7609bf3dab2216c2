"""Bounds on what a source reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes.

    Attributes:
        page: largest page; news pages stay below 5 MB, the rest is no article.
        line: longest line of a JSONL file.
        archive: most bytes that one compressed file may expand to.
    """

    page: int = 20_000_000
    line: int = 25_000_000
    archive: int = 20_000_000_000


LIMITS = Limits()

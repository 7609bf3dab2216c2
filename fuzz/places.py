"""Where a search keeps what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

_FOUND = ("crash-*", "slow-*", "timeout-*", "oom-*", "leak-*", "last-input")


@dataclass(frozen=True)
class Places:
    """The files of one target.

    Attributes:
        corpus: inputs that lead to new places in the code; kept for the next search.
        crashes: inputs that broke the promise.
        words: pieces to insert, as the fuzzer reads them.
        log: what the last search said.
    """

    corpus: Path
    crashes: Path
    words: Path
    log: Path

    @classmethod
    def of(cls, folder: Path, name: str) -> Self:
        """The places of a target under a folder; made where they are not there."""
        found = cls(
            folder / "corpus" / name,
            folder / "crashes" / name,
            folder / f"{name}.dict",
            folder / f"{name}.log",
        )
        found.corpus.mkdir(parents=True, exist_ok=True)
        found.crashes.mkdir(parents=True, exist_ok=True)
        return found

    @property
    def found(self) -> frozenset[Path]:
        """Inputs that broke the promise, in this search or before."""
        return frozenset(path for pattern in _FOUND for path in self.crashes.glob(pattern))

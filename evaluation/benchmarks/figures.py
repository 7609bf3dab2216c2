"""What a benchmark is and what it hands back.

A benchmark module defines one function `(data, workshop, limit) -> list[Figure]` and one `Benchmark` that names it, and is
listed by hand in `evaluation.benchmarks.registry`. Nothing else is needed: presence, the fingerprint that floors hang on
and the table are made here from the files that the benchmark says it reads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from firsthand.run.plan import Workshop

OF_NETWORK: Final = 0.015
"""Slack of a benchmark whose figures hang on the network."""


@dataclass(frozen=True)
class Pin:
    """A figure's name among the floors, and the fingerprint of what it was measured on."""

    name: str
    fingerprint: str


@dataclass(frozen=True)
class Figure:
    """One number that a benchmark reports.

    Attributes:
        name: unique within the benchmark, such as "F1" or "victim F1".
        value: the number; a share from 0 to 1 where it is one.
        peers: what others report by the same protocol, in words with the year ("GTT 2021: .498"); empty where nobody does.
        aim: the value to reach, None where the figure only explains another one.
        note: anything a reader must know to read the number right, such as "silver labels".
        counts: what the number was made of, such as {"right": 412, "given": 700, "gold": 800}.
        pinned: whether a floor may be put under it: True for shares where more is better, False for seconds, kilometres
            and figures that only explain.
        pin: the floor that it stands on, where that is not `BENCHMARK/FIGURE` over the files of the benchmark.
    """

    name: str
    value: float
    peers: str = ""
    aim: float | None = None
    note: str = ""
    counts: Mapping[str, float] = field(default_factory=dict)
    pinned: bool = True
    pin: Pin | None = None


Evaluate: TypeAlias = Callable[[Path, Workshop, int | None], list[Figure]]


@dataclass(frozen=True)
class Benchmark:
    """One set of data with one protocol.

    Attributes:
        name: what is typed on the command line, such as "muc4-slots".
        measures: what is measured, in a few words.
        protocol: how, in one line, with its source.
        files: what it reads, as paths or glob patterns relative to the data folder; absent where one of them has no match.
        evaluate: does the work, on at most so many documents (None for all).
        peers: what others reach, in words; repeated by each figure that can be compared.
        aim: the value that its main figure is to reach, None where there is none.
        may_read: what it also reads where it is there, such as a test half.
        root: reads from here instead of the data folder: for pages of the project itself.
        slack: how far below what was reached a floor is put. Figures that hang on the network move with the rounding of its products in 8 bits,
            which differs from processor to processor: MUC-4 by .014 between two ways of computing the same.
    """

    name: str
    measures: str
    protocol: str
    files: tuple[str, ...]
    evaluate: Evaluate
    peers: str = ""
    aim: float | None = None
    may_read: tuple[str, ...] = ()
    root: Path | None = None
    slack: float = 0.0

    def present(self, data: Path) -> bool:
        """Whether everything that it needs is there."""
        return all(self._matches(data, pattern) for pattern in self.files)

    def run(self, data: Path, workshop: Workshop, limit: int | None = None) -> list[Figure]:
        """Measure.

        Args:
            data: the data folder.
            workshop: the stages under test.
            limit: at most so many documents, from the start; None for all.
        """
        return self.evaluate(self.root or data, workshop, limit)

    def fingerprint(self, data: Path) -> str:
        """Hash over the names and bytes of everything it reads: a floor holds for the corpus it was measured on."""
        digest = hashlib.sha256()
        for pattern in (*self.files, *self.may_read):
            for path in self._matches(data, pattern):
                digest.update(path.name.encode())
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()[:16]

    def pin(self, figure: Figure, data: Path) -> Pin | None:
        """The floor of one of its figures; None for a figure that has none."""
        if not figure.pinned:
            return None
        return figure.pin or Pin(f"{self.name}/{figure.name}", self.fingerprint(data))

    def _matches(self, data: Path, pattern: str) -> list[Path]:
        return sorted(path for path in (self.root or data).glob(pattern) if path.is_file())

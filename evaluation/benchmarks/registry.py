"""Every benchmark, in the order in which they are shown."""

from __future__ import annotations

from evaluation.benchmarks import muc4, own
from evaluation.benchmarks.figures import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    *own.BENCHMARKS,
    *muc4.BENCHMARKS,
)

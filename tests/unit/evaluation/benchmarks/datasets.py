"""Where the data sets are."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.benchmarks.figures import Benchmark

DATA = Path(__file__).parents[4].parent / "shared" / "data"


def need(benchmark: Benchmark) -> Path:
    """The data folder; skips visibly where the benchmark's data is absent from it."""
    if not benchmark.present(DATA):
        pytest.skip(f"the data of {benchmark.name} is absent: {', '.join(benchmark.files)} under {DATA}")
    return DATA

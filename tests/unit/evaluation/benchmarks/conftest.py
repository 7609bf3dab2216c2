"""The real stages, loaded once, and the data sets where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.benchmarks.figures import Benchmark

from firsthand.run.plan import Workshop

DATA = Path(__file__).parents[4].parent / "shared" / "data"


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    return Workshop.load(network=None)


@pytest.fixture
def data() -> Path:
    return DATA


def need(benchmark: Benchmark) -> None:
    """Skip visibly where the benchmark's data is absent."""
    if not benchmark.present(DATA):
        pytest.skip(f"the data of {benchmark.name} is absent: {', '.join(benchmark.files)} under {DATA}")

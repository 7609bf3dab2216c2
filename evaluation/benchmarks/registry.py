"""Every benchmark, in the order in which they are shown."""

from __future__ import annotations

from evaluation.benchmarks import actors, gun_violence, gvdb, mali_incidents, muc4, own, plover, polnear
from evaluation.benchmarks.figures import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    *own.BENCHMARKS,
    actors.BENCHMARK,
    *muc4.BENCHMARKS,
    gun_violence.BENCHMARK,
    mali_incidents.BENCHMARK,
    plover.BENCHMARK,
    polnear.BENCHMARK,
    gvdb.BENCHMARK,
)

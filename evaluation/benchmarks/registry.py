"""Every benchmark, in the order in which they are shown."""

from __future__ import annotations

from evaluation.benchmarks import (
    actors,
    figures_in_sentences,
    geoparse,
    gun_violence,
    gvdb,
    mali_incidents,
    mali_places,
    muc4,
    own,
    plover,
    polnear,
    recognizers,
    tempeval2_fr,
    tempeval3,
)
from evaluation.benchmarks.figures import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    *own.BENCHMARKS,
    actors.BENCHMARK,
    figures_in_sentences.BENCHMARK,
    *muc4.BENCHMARKS,
    gun_violence.BENCHMARK,
    mali_incidents.BENCHMARK,
    plover.BENCHMARK,
    polnear.BENCHMARK,
    gvdb.BENCHMARK,
    tempeval3.BENCHMARK,
    tempeval2_fr.BENCHMARK,
    recognizers.BENCHMARK,
    *geoparse.BENCHMARKS,
    mali_places.BENCHMARK,
)

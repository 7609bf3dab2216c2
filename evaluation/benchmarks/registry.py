"""Every benchmark, in the order in which they are shown."""

from __future__ import annotations

from evaluation.benchmarks import (
    actors,
    ecbplus,
    figures_in_sentences,
    geoparse,
    gun_violence,
    gun_violence_clusters,
    gvdb,
    mali_incidents,
    mali_places,
    muc4,
    own,
    plover,
    polnear,
    recognizers,
    records_of_stories,
    rewrites,
    story_clusters,
    tempeval2_fr,
    tempeval3,
    withholding,
)
from evaluation.benchmarks.figures import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    *own.BENCHMARKS,
    actors.BENCHMARK,
    rewrites.BENCHMARK,
    records_of_stories.BENCHMARK,
    figures_in_sentences.BENCHMARK,
    *muc4.BENCHMARKS,
    gun_violence.BENCHMARK,
    gun_violence_clusters.DEV,
    gun_violence_clusters.BENCHMARK,
    story_clusters.BENCHMARK,
    ecbplus.BENCHMARK,
    mali_incidents.BENCHMARK,
    plover.BENCHMARK,
    polnear.BENCHMARK,
    gvdb.BENCHMARK,
    withholding.BENCHMARK,
    tempeval3.BENCHMARK,
    tempeval2_fr.BENCHMARK,
    recognizers.BENCHMARK,
    *geoparse.BENCHMARKS,
    mali_places.BENCHMARK,
)

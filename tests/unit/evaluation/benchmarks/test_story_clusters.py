"""Articles by story."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evaluation.benchmarks.story_clusters import BENCHMARK, FILE, load

from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need


def test_articles_come_with_what_is_known_of_their_day(tmp_path: Path):
    path = tmp_path / FILE
    path.parent.mkdir()
    row = {"id": "a", "cluster": "s", "title": None, "text": "Words.", "date": "2016-05-04T00:00:00"}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(r) + "\n" for r in (row, {**row, "id": "b", "date": None}, row))
    one, other = load(path)
    assert (one.id, one.title, str(one.published), one.cluster) == ("a", "", "2016-05-04", "s")
    assert other.published is None


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    figures = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 20)}
    assert figures["B3 F1"].counts["articles"] == 20
    assert figures["TF-IDF: B3 F1"].value > figures["each alone: B3 F1"].value

"""Pages by incident, and the toll of incidents."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evaluation.benchmarks.articles import Article, score
from evaluation.benchmarks.gun_violence_clusters import (
    BENCHMARK,
    best_clusters,
    by_mode,
    load,
    toll_figures,
)

from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need

FARM = "Three people were killed and two were injured at a farm near Topeka on Monday, police said."
BAR = "One man was shot dead in a bar in Denver late on Friday, the sheriff's office said."


def an_article(name: str, cluster: str) -> Article:
    return Article(name, "", "", None, cluster)


def test_an_incident_takes_the_cluster_with_most_of_its_pages():
    articles = [an_article(name, cluster) for name, cluster in zip("abcd", "1112", strict=True)]
    found = best_clusters(articles, {"a": "x", "b": "y", "c": "y", "d": "y"})
    assert found == {"1": ("b", "c", "d"), "2": ("d", "b", "c")}


def test_of_equal_clusters_the_one_with_least_else_in_it_is_taken():
    articles = [an_article(name, cluster) for name, cluster in zip("abc", "112", strict=True)]
    assert best_clusters(articles, {"a": "x", "c": "x", "b": "y"})["1"] == ("b",)


def test_a_page_without_an_event_is_a_cluster():
    assert best_clusters([an_article("a", "1")], {}) == {"1": ("a",)}


def test_pages_that_count_nobody_do_not_vote():
    assert by_mode({"1": "abc"}, {"a": (0, 0), "b": (0, 2)}) == {"1": (0, 2)}
    assert by_mode({"1": "abc"}, {}) == {"1": (0, 0)}
    assert by_mode({"1": "abc"}, {"a": (1, 4), "b": (1, 3), "c": (2, 0)}) == {"1": (1, 4)}


def test_tolls_are_right_or_wrong_by_incident():
    golds = {"1": (1, 2), "2": (0, 1), "3": (5, 5)}
    killed, injured, both = toll_figures("", golds, {"1": (1, 0), "2": (0, 1)})
    assert (killed.value, injured.value, both.value) == (1.0, 0.5, 0.5)
    assert both.counts == {"right": 1, "incidents": 2}
    assert not any(figure.pinned for figure in toll_figures("regex: ", golds, {"1": (1, 0)}))


def test_articles_left_out_are_alone():
    articles = [an_article(name, cluster) for name, cluster in zip("abc", "112", strict=True)]
    together, _ = score("", articles, {"a": "x", "b": "x"})
    assert together.value == 1.0
    assert together.counts["clusters"] == 2
    apart, _ = score("", articles, {"a": "x"})
    assert apart.counts["clusters"] == 3
    assert apart.value < 1.0


def write(folder: Path) -> None:
    folder.mkdir()
    row = {
        "title": "Three killed at a farm",
        "dct": "2014-03-04",
        "has_frame": True,
        "noise": [],
        "text": FARM,
    }
    other = {
        **row,
        "title": "Man shot dead in Denver bar",
        "text": BAR,
        "dct": "2014-06-08",
        "incident_id": "2",
    }
    pages = [
        {**row, "doc_id": "late", "incident_id": "1", "split": "train"},
        {**other, "doc_id": "noisy", "split": "dev", "noise": ["short"]},
        {**row, "doc_id": "first", "incident_id": "1", "split": "dev"},
        {**row, "doc_id": "first", "incident_id": "2", "split": "dev"},
        {**other, "doc_id": "bar", "split": "dev"},
    ]
    incidents = [
        {"incident_id": "1", "num_killed": 3, "num_injured": 2},
        {"incident_id": "2", "num_killed": 1, "num_injured": 0},
    ]
    for name, rows in (("docs", pages), ("incidents", incidents)):
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


def test_pages_come_once_clean_ones_of_the_dev_rows_first(tmp_path: Path):
    write(tmp_path / "gun_violence")
    corpus = load(tmp_path / "gun_violence")
    assert [article.id for article in corpus.articles] == ["first", "bar", "late", "noisy"]
    assert corpus.clean == {"first", "bar", "late"}
    assert corpus.articles[0].cluster == "1"
    assert corpus.tolls == {"1": (3, 2), "2": (1, 0)}


def test_two_pages_of_one_incident_are_linked_and_counted(tmp_path: Path, workshop: Workshop):
    write(tmp_path / "gun_violence")
    figures = {figure.name: figure for figure in BENCHMARK.run(tmp_path, workshop)}
    assert figures["B3 F1"].value == 1.0
    assert figures["B3 F1"].counts["clusters"] == 2
    assert figures["both exact"].value == 1.0
    assert figures["dev rows: both exact"].counts["incidents"] == 2
    assert figures["all pages B3 F1"].counts["articles"] == 4


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    figures = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 20)}
    assert figures["B3 F1"].counts["articles"] == 20
    assert figures["TF-IDF: B3 F1"].value > 0.5

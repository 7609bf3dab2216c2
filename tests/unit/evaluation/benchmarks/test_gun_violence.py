"""Killed and injured in single documents."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from evaluation.benchmarks.gun_violence import BENCHMARK, Case, by_regex, cases, commonest, score

from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need


def a_case(title: str, text: str = "") -> Case:
    return Case("d", title, text, date(2014, 1, 1), (0, 0))


@pytest.mark.parametrize(
    ("title", "toll"),
    [
        ("Two people killed, 3 others wounded downtown", (2, 3)),
        ("A man was shot dead in his car", (1, 0)),
        ("Police look for witnesses", (0, 0)),
        ("Twelve injured at fair", (0, 12)),
    ],
)
def test_the_regular_expression_takes_first_numbers(title: str, toll: tuple[int, int]):
    assert by_regex(a_case(title)) == toll


def test_the_regular_expression_reads_no_further_than_the_lead():
    assert by_regex(a_case("Shots at night", "Word. " * 100 + "Nine people were killed.")) == (0, 0)


def test_the_commonest_numbers_need_not_come_together():
    assert commonest([(1, 0), (1, 4), (0, 4), (1, 4), (0, 0)]) == (1, 4)


def test_shares_and_kinds_of_error():
    killed, injured, both = score("", [(1, 0), (2, 3), (0, 1), (1, 1)], [(1, 0), (2, 0), (4, 1), (0, 1)])
    assert (killed.value, injured.value, both.value) == (0.5, 0.75, 0.25)
    assert killed.counts == {
        "right": 2,
        "documents": 4,
        "gave persons where there are none": 1,
        "missed a single person": 1,
    }
    assert injured.counts["missed several persons"] == 1
    assert (killed.aim, injured.aim) == (0.90, 0.80)


def test_baselines_have_no_aim_and_no_floor():
    figures = score("regex", [(1, 0)], [(1, 0)])
    assert [figure.name for figure in figures] == [
        "regex: killed exact",
        "regex: injured exact",
        "regex: both exact",
    ]
    assert not any(figure.pinned or figure.aim for figure in figures)


def test_only_clean_pages_of_the_split_are_measured(tmp_path: Path, workshop: Workshop):
    folder = tmp_path / "gun_violence"
    folder.mkdir()
    row = {
        "doc_id": "kept", "incident_id": "1", "title": "Three killed at a farm", "dct": "2014-03-04", "has_frame": True, "noise": [],
        "split": "dev", "text": "Three people were killed and two were injured at a farm near Topeka on Monday, police said.",
    }  # fmt: skip
    others = (
        row | {"doc_id": "noisy", "noise": ["short"]},
        row | {"doc_id": "frameless", "has_frame": False},
        row | {"doc_id": "learnt", "split": "train"},
    )
    write(folder / "docs.jsonl.gz", row, *others)
    write(folder / "incidents.jsonl.gz", {"incident_id": "1", "num_killed": 3, "num_injured": 2})
    assert [case.id for case in cases(folder, "dev")] == ["kept"]
    figures = {figure.name: figure for figure in BENCHMARK.run(tmp_path, workshop)}
    assert figures["both exact"].value == 1
    assert figures["regex: both exact"].value == 1
    assert figures["constant: both exact"].note == "3 killed, 2 injured"


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    figures = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 20)}
    assert figures["killed exact"].counts["documents"] == 20
    assert figures["killed exact"].value > 0


def write(path: Path, *rows: object) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)

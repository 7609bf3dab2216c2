"""Shootings of local news as labels: names, tolls and spans."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from training.reader.corpora import shootings
from training.reader.texts import Maker, Sample, Text

from firsthand.models.scheme import KINDS, SPANS

PAGE = (
    "Police said three people were killed and two were injured in Akron on Friday. Jane Roe died at the scene. "
    "Roe, a 34-year-old nurse, had two dogs. Sam Poe was arrested."
)  # fmt: skip
INCIDENT = {
    "incident_id": 7,
    "num_killed": 3,
    "num_injured": 2,
    "participants": [
        {"name": "Jane Roe", "type": "Victim", "status": "Killed"},
        {"name": "Sam Poe", "type": "Subject-Suspect", "status": "Unharmed"},
        {"name": "Cher", "type": "Victim", "status": "Killed"},
        {"name": None, "type": "Victim", "status": "Killed"},
    ],
}


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def pages(tmp_path: Path, maker: Maker) -> list[Text]:
    row = {
        "doc_id": "a", "split": "train", "noise": False, "has_frame": True, "title": None, "text": PAGE,
        "dct": "2020-01-02", "incident_id": 7,
    }  # fmt: skip
    others = [{"split": "test"}, {"noise": True}, {"has_frame": False}]
    write(tmp_path / "gun_violence" / "incidents.jsonl.gz", [INCIDENT])
    write(
        tmp_path / "gun_violence" / "docs.jsonl.gz",
        [row, *({**row, "doc_id": str(n), **other} for n, other in enumerate(others))],
    )
    return list(shootings.pages(tmp_path, maker))


def marked(sample: Sample) -> set[tuple[str, str]]:
    return {(SPANS[kind], " ".join(sample.seen.words[a:b])) for kind, a, b in sample.spans}


def everything(text: Text) -> set[tuple[str, str]]:
    return set().union(*(marked(sample) for sample in text.samples))


def test_clean_pages_of_the_split_come_with_their_toll(pages: list[Text]) -> None:
    (text,) = pages
    assert (text.id, text.toll) == ("gun_violence/a", (3, 2))


def test_participants_are_found_by_their_names(pages: list[Text]) -> None:
    found = everything(pages[0])
    assert {("victim", "Jane Roe"), ("victim", "Roe"), ("initiator", "Sam Poe")} <= found
    assert not any(words in {"Jane", "Cher"} for _, words in found)


def test_a_last_name_inside_the_whole_name_is_not_marked_again(pages: list[Text]) -> None:
    sample = next(s for s in pages[0].samples if "Jane" in s.seen.words)
    assert [p for p in marked(sample) if p[0] == "victim"] == [("victim", "Jane Roe")]


def test_numbers_of_the_toll_are_counts_with_their_harm_and_ages_are_not(pages: list[Text]) -> None:
    text = pages[0]
    harms = {
        (" ".join(sample.seen.words[a:b]), KINDS[kind])
        for sample in text.samples
        for a, b, kind, *_ in sample.harms
    }
    assert {("three", "killed"), ("two", "injured"), ("Jane Roe", "killed")} <= harms
    assert ("other-number", "34") in everything(text)
    assert ("count", "34") not in everything(text)


def test_of_everybody_else_nothing_is_known(pages: list[Text]) -> None:
    for sample in pages[0].samples:
        assert {SPANS[kind] for kind, _, _ in sample.unsure} >= {"initiator", "victim"}


def test_articles_have_the_spans_of_their_annotators(tmp_path: Path, maker: Maker) -> None:
    words = ["Jane", "Roe", "was", "shot", "with", "a", "rifle", "in", "Akron", "."]
    row = {
        "doc_key": "k", "date": "2020-01-02", "full_text": [words],
        "spans": [[0, 1, "VIC-NAME", 0, ["Jane", "Roe"]], [6, 6, "CIR-WEAPON", 0, ["rifle"]], [0, 0, "OTHER", 0, ["was"]]],
    }  # fmt: skip
    (tmp_path / "gvdb").mkdir()
    (tmp_path / "gvdb" / "dev.json").write_text(f"{json.dumps(row)}\n" * 2, encoding="utf-8")
    (text,) = shootings.articles(tmp_path, maker, numbers=[1])
    assert everything(text) == {("victim", "Jane Roe"), ("weapon", "rifle")}
    assert {SPANS[kind] for kind in text.known} == {"victim", "weapon"}

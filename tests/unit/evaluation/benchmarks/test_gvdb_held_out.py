"""Slots on pages that were not learnt from."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evaluation.benchmarks.gvdb_held_out import INCIDENTS, PAGES, figures, wanted

from firsthand.run.plan import Workshop

INCIDENT = {
    "incident_id": "1",
    "date": "2015-03-08",
    "city_or_county": "Denver (Montbello)",
    "participants": [
        {"type": "Victim", "name": "Jane Doe", "age": "42"},
        {"type": "Victim", "name": "Ann Roe"},
        {"type": "Subject-Suspect", "name": "Rick Poe", "age": "31"},
    ],
}
TEXT = "A shooting in Denver.\n\nJane Doe, 42, was shot and killed in Denver on Sunday, March 8, police said."


def write(data: Path, split: str = "dev") -> Path:
    (data / PAGES).parent.mkdir(exist_ok=True)
    title, _, text = TEXT.partition("\n\n")
    page = {
        "doc_id": "a",
        "incident_id": "1",
        "split": split,
        "noise": [],
        "has_frame": True,
        "title": title,
        "text": text,
    }
    for name, row in ((PAGES, page), (INCIDENTS, INCIDENT)):
        with gzip.open(data / name, "wt", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    return data


def test_a_slot_is_wanted_where_the_text_names_it():
    assert wanted(INCIDENT, TEXT) == {
        "victims": [("Jane Doe",)],
        "shooter": [],
        "city": [("Denver",)],
        "victim age": [("42",)],
        "shooter age": [],
    }


def test_pages_of_the_dev_split_are_scored(tmp_path: Path, workshop: Workshop):
    found = {figure.name: figure for figure in figures(write(tmp_path), workshop, None)}
    assert found["date F1, held out"].value == 1
    assert found["city F1, held out"].value == 1
    assert found["victims F1, held out"].counts["gold"] == 1
    assert not any(figure.pinned for figure in found.values())


def test_pages_that_were_learnt_from_are_left_out(tmp_path: Path, workshop: Workshop):
    found = figures(write(tmp_path, "train"), workshop, None)
    assert all(figure.counts["gold"] == 0 for figure in found)


def test_without_pages_there_are_no_figures(tmp_path: Path, workshop: Workshop):
    assert figures(tmp_path, workshop, None) == []

"""Both MUC-4 benchmarks from files to figures, on messages that we wrote."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from evaluation.benchmarks.figures import Figure
from evaluation.benchmarks.muc4 import BENCHMARKS
from evaluation.benchmarks.muc_documents import read_slots

from firsthand.run.plan import Workshop

SLOTS, FORMS, SLOTS_TEST, FORMS_TEST = BENCHMARKS
BOMBING = (
    "   LIMA, 3 MAY 90 (EFE) -- [TEXT] A BOMB EXPLODED YESTERDAY AT THE HEADQUARTERS OF A BANK IN LIMA, KILLING TWO\n"
    "CIVILIANS AND WOUNDING A POLICEMAN, POLICE SAID.\n\n   NOBODY HAS CLAIMED RESPONSIBILITY FOR THE ATTACK."
)
QUIET = "   LIMA, 3 MAY 90 (EFE) -- [TEXT] THE CENTRAL BANK YESTERDAY RAISED THE RATE OF INTEREST BY HALF A POINT."
KEY = {
    "MESSAGE: TEMPLATE": ["1"],
    "INCIDENT: DATE": ["02 MAY 90"],
    "INCIDENT: LOCATION": ["PERU: LIMA (CITY)"],
    "INCIDENT: TYPE": ["BOMBING"],
    "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
    "INCIDENT: INSTRUMENT ID": ['"BOMB"'],
    "HUM TGT: DESCRIPTION": ['"CIVILIANS"', '"POLICEMAN"'],
    "HUM TGT: NUMBER": ['2: "CIVILIANS"', '1: "POLICEMAN"'],
}
SIX = {
    "incident_type": "bombing",
    "PerpInd": [],
    "PerpOrg": [],
    "Target": [[["headquarters of a bank", 50]]],
    "Victim": [],
    "Weapon": [[["bomb", 12]]],
}


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop.load()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "muc4"
    folder.mkdir()
    rows = [
        {"docid": "A", "split": "dev", "text": BOMBING, "templates": [KEY]},
        {"docid": "B", "split": "dev", "text": QUIET, "templates": []},
        {"docid": "C", "split": "train", "text": BOMBING, "templates": [KEY]},
    ]
    with gzip.open(folder / "train_dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    slots = [
        {"docid": "A", "doctext": "not the text that is read", "templates": [SIX]},
        {"docid": "B", "doctext": QUIET.lower(), "templates": []},
    ]
    (folder / "gtt_dev.json").write_text("".join(json.dumps(row) + "\n" for row in slots), encoding="utf-8")
    return tmp_path


def named(figures: list[Figure]) -> dict[str, Figure]:
    return {figure.name: figure for figure in figures}


def test_six_slots_are_measured_on_the_original_text(data: Path, workshop: Workshop) -> None:
    figures = named(SLOTS.run(data, workshop))
    assert figures["F1"].counts["documents"] == 2
    assert figures["F1"].counts["gold"] == 3
    assert figures["incident_type F1"].value == 1.0
    assert figures["Weapon F1"].value == 1.0
    assert 0 < figures["F1"].value < 1


def test_forms_are_measured_on_one_half(data: Path, workshop: Workshop) -> None:
    figures = named(FORMS.run(data, workshop))
    counts = figures["F(P&R) all templates"].counts
    assert counts["documents"] == 2
    assert counts["COR"] >= 5  # type, stage, instrument and the two descriptions at least
    assert figures["text filtering recall"].value == figures["text filtering precision"].value == 1.0
    assert figures["F(P&R) matched only"].value >= figures["F(P&R) all templates"].value


def test_a_limit_reads_so_many_documents(data: Path, workshop: Workshop) -> None:
    assert SLOTS.run(data, workshop, 1)[0].counts["documents"] == 1
    assert FORMS.run(data, workshop, 1)[0].counts["documents"] == 1


def test_the_test_half_is_absent_until_its_files_are_there(data: Path, workshop: Workshop) -> None:
    assert SLOTS.present(data)
    assert not SLOTS_TEST.present(data)
    assert not FORMS_TEST.present(data)
    folder = data / "muc4"
    (folder / "gtt_test.json").write_bytes((folder / "gtt_dev.json").read_bytes())
    with gzip.open(folder / "test.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"docid": "A", "text": BOMBING, "templates": [KEY]}) + "\n")
    assert named(FORMS_TEST.run(data, workshop))["F(P&R) all templates"].counts["documents"] == 1
    assert named(SLOTS_TEST.run(data, workshop))["incident_type F1"].value == 1.0


def test_a_text_without_its_original_is_set_in_capitals(data: Path) -> None:
    first, second = read_slots(data / "muc4" / "gtt_dev.json", {"A": BOMBING})
    assert first.text == BOMBING
    assert second.text == QUIET

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

import pytest
from training.knowledge.ordinary import Ordinary
from training.knowledge.ucdp_actors import named_groups, names_of, ties_of, usable

_COLUMNS = [
    "NameData",
    "NameOrig",
    "NameOrigFull",
    "NameOrigFullEng",
    "NewName",
    "NewNameFullMotherTongue",
    "NewNameFullEng",
    "Org",
    "OSID",
    "NSID",
    "PrimaryParty",
    "GWNOLoc",
    "Splinter",
    "ActorIdPrev",
    "Alliance",
    "ActorIdAlliance",
    "JoinGroup",
    "ActorIdGroup",
]


@pytest.fixture
def ordinary(tmp_path: Path) -> Ordinary:
    (tmp_path / "gun_violence").mkdir()
    (tmp_path / "gazetteer").mkdir()
    text = (
        "The front of the army shop in Springfield. The united national liberation of a wolf, wolves and spider. PRC PRC PRC. "
        * 2
    )
    with gzip.open(tmp_path / "gun_violence/docs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": text}))
    with lzma.open(tmp_path / "gazetteer/cities500.txt.xz", "wt", encoding="utf-8") as file:
        file.write("\t".join(["1", "Kandaville", *[""] * 12, "90000"]) + "\n")
    return Ordinary(tmp_path)


def _row(**given: str) -> dict[str, str]:
    return {**dict.fromkeys(_COLUMNS, ""), "Org": "1", "NSID": "5000", "GWNOLoc": "432", **given}


@pytest.mark.parametrize(
    ("name", "is_usable"),
    [
        ("Zorvani", True),
        ("KDX", True),
        ("Zorvani Brigade", True),
        ("United National Liberation Army", True),
        ("Spiders", False),
        ("Kandaville", False),
        ("The Front", False),
        ("Army of Liberation", False),
        ("PRC", False),
        ("KD", False),
        ("Zor", False),
        ("Forces of Omar Zorvani", False),
        ("Zorvani insurgents", False),
    ],
)
def test_ordinary_words_are_no_names(name: str, is_usable: bool, ordinary: Ordinary) -> None:
    assert usable(name, ordinary) is is_usable


def test_names_before_and_after_a_change() -> None:
    row = _row(
        NameData="ZB",
        NameOrigFull="Зорвани / Zorvani Brigat",
        NameOrigFullEng="Zorvani Brigade (north)",
        NewName="ZX, ZY",
    )
    assert list(names_of(row)) == ["ZB", "Zorvani Brigat", "Zorvani Brigade", "ZX", "ZY"]


def test_groups_with_a_name_of_their_own_are_taken_in(ordinary: Ordinary) -> None:
    rows = {
        1: _row(NameData="ZBX", NameOrigFullEng="Zorvani Brigade", PrimaryParty="1"),
        2: _row(NameData="Zorvani people", Org="3"),
        3: _row(NameData="Military faction (Zorvani)"),
        4: _row(NameData="Old Zorvani", NSID=""),
        5: _row(NameData="Zorvani League", NameOrigFullEng="Zorvani Peace Party"),
        6: _row(NameData="Taken Zorvani"),
    }
    found = dict(named_groups(rows, {6}, ordinary))
    assert list(found) == [1]
    assert found[1]["name"] == "Zorvani Brigade (ZBX)"
    assert (found[1]["kind"], found[1]["country"]) == ("rebel", "MLI")


def test_ties_need_both_ends() -> None:
    row = _row(
        Splinter="1", ActorIdPrev="7", Alliance="1", ActorIdAlliance="8, 9", JoinGroup="0", ActorIdGroup="7"
    )
    assert list(ties_of(row, {7: "seven", 9: "nine"})) == [("split", "seven"), ("ally", "nine")]

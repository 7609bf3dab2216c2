"""MUC templates as labels: what they hold, and what they leave open."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from training.reader.corpora import muc
from training.reader.texts import Maker, Text

from firsthand.models.scheme import INCIDENTS, KINDS, SIGNALS, SPANS

TEXT = (
    "REBELS BOMBED THE CENTRAL BANK IN THE CAPITAL ON MONDAY AND KILLED TWO GUARDS.\n\nTHE MINISTER SPOKE OF RAIN FOR AN HOUR."
    "\n\nSOLDIERS WERE KILLED ELSEWHERE IN THE COUNTRY ON THE SAME DAY."
)  # fmt: skip
TEMPLATE: dict[str, Any] = {
    "INCIDENT: TYPE": ["BOMBING"],
    "PERP: INDIVIDUAL ID": ['"REBELS"'],
    "PHYS TGT: ID": ['"CENTRAL BANK"'],
    "HUM TGT: DESCRIPTION": ['"GUARDS"'],
    "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "GUARDS"'],
}


def texts(folder: Path, maker: Maker, *templates: dict[str, Any]) -> list[Text]:
    (folder / "muc4").mkdir()
    with gzip.open(folder / "muc4" / "train_dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        for split in ("train", "dev"):
            row = {"docid": f"D-{split}", "split": split, "text": TEXT, "templates": list(templates)}
            lines.write(json.dumps(row) + "\n")
    return list(muc.texts(folder, maker))


@pytest.fixture
def text(tmp_path: Path, maker: Maker) -> Text:
    (found,) = texts(tmp_path, maker, TEMPLATE)
    return found


def test_only_the_splits_asked_for_are_read(text: Text) -> None:
    assert (text.id, text.corpus, len(text.samples)) == ("muc4/D-train", "muc4", 3)


def test_fillers_are_marked_under_each_of_their_names(text: Text) -> None:
    sample = text.samples[0]
    found = {(SPANS[kind], " ".join(sample.lower[a:b])) for kind, a, b in sample.spans}
    assert {
        ("perpetrator", "rebels"),
        ("initiator", "rebels"),
        ("incident-target", "central bank"),
        ("target", "central bank"),
        ("incident-victim", "guards"),
        ("victim", "guards"),
        ("count", "two"),
    } <= found
    assert {(" ".join(sample.lower[a:b]), KINDS[kind]) for a, b, kind, *_ in sample.harms} == {
        ("guards", "killed"),
        ("two", "killed"),
    }


def test_a_sentence_with_fillers_tells_of_the_incident(text: Text) -> None:
    assert text.samples[0].incidents == [INCIDENTS.index("bombing")]
    assert text.samples[0].groups == {0}


def test_a_sentence_of_nothing_tells_of_none_and_one_of_violence_is_left_open(text: Text) -> None:
    assert text.samples[1].incidents == []
    assert text.samples[2].incidents is None
    assert not text.samples[2].spans


def test_our_own_kinds_are_never_denied(text: Text) -> None:
    for sample in text.samples:
        marked = {word for kind, first, end in sample.spans for word in range(first, end)}
        nouns = [
            n for n, word in enumerate(sample.lower) if len(word) > 3 and word.isalpha() and n not in marked
        ]
        open_ = {(SPANS[kind], word) for kind, first, end in sample.unsure for word in range(first, end)}
        dated = {n for n in nouns if sample.seen.signals[n, SIGNALS.index("date")]}
        assert {
            (name, n) for n in nouns if n not in dated for name in ("initiator", "target", "victim", "weapon")
        } <= open_
        assert sample.types is None
        assert sample.status == -1


def test_a_document_without_templates_tells_of_no_incident(tmp_path: Path, maker: Maker) -> None:
    (text,) = texts(tmp_path, maker)
    assert [sample.incidents for sample in text.samples] == [[], [], []]


def test_persons_kidnapped_are_abducted(tmp_path: Path, maker: Maker) -> None:
    kidnapping = {"INCIDENT: TYPE": ["KIDNAPPING"], "HUM TGT: DESCRIPTION": ['"GUARDS"']}
    (text,) = texts(tmp_path, maker, kidnapping)
    assert {KINDS[kind] for _, _, kind, *_ in text.samples[0].harms} == {"abducted"}

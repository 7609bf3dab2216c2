"""Cross-validation and macro F1."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from evaluation.benchmarks.plover import (
    BENCHMARK,
    ROOTS,
    Question,
    Row,
    answers,
    by_root,
    evaluate_classifier,
    macro_f1,
    rows,
)

from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need

VERBS = {"AID": "sent food to", "ASSAULT": "bombed", "PROTEST": "marched against"}


def made_up(count: int = 60) -> list[Row]:
    """Rows whose verb tells the root."""
    found = []
    for number in range(count):
        root, verb = list(VERBS.items())[number % 3]
        marked = f"<s>Side {number}</s> {verb} <t>Town {number}</t> today."
        question = Question(
            marked.replace("<s>", "").replace("</s>", ""), marked, f"Side {number}", f"Town {number}"
        )
        found.append(Row(question, root, root))
    return found


class Spy:
    """Answers with what it has seen of a sentence: the root where it has been shown it, else another."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}

    def fit(self, questions: Sequence[Question], roots: Sequence[str]) -> None:
        assert not self.seen
        self.seen = dict(zip((question.sentence for question in questions), roots, strict=True))

    def predict(self, questions: Sequence[Question]) -> list[str]:
        return [self.seen.get(question.sentence, "YIELD") for question in questions]


def test_no_row_that_is_asked_has_been_shown():
    listed = made_up()
    assert answers([*listed, *listed], Spy) == ["YIELD"] * 120


def test_a_root_never_answered_counts_as_nothing():
    assert macro_f1(["AID", "ASSAULT"], ["AID", "AID"]) == pytest.approx((2 / 3) / len(ROOTS))
    tallies = by_root(["AID", "ASSAULT"], ["AID", "AID"])
    assert (tallies["AID"].right, tallies["AID"].given, tallies["AID"].gold) == (1, 2, 1)


def test_the_gold_roots_score_the_same_answers():
    listed = [Row(row.question, row.silver, "YIELD") for row in made_up()]
    silver, gold = evaluate_classifier("spy", Spy, listed)
    assert silver.value == 0
    assert gold.value == pytest.approx(1 / len(ROOTS))
    assert silver.counts["AID as YIELD"] == 20
    assert not gold.pinned


def test_rows_are_read_with_quotation_marks_as_they_stand(tmp_path: Path):
    path = tmp_path / "rows.tsv"
    path.write_text(
        "sentence\tmarked_sentence\tsource\ttarget\tsilver_root\tgold_root\n"
        'He said "no" to B.\t<s>He</s> said "no" to <t>B</t>.\tHe\tB\tREJECT\tACCUSE\n',
        encoding="utf-8",
    )
    (row,) = rows(path)
    assert row == Row(
        Question('He said "no" to B.', '<s>He</s> said "no" to <t>B</t>.', "He", "B"), "REJECT", "ACCUSE"
    )


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    listed = list(rows(data / BENCHMARK.files[0]))
    assert {row.silver for row in listed} == set(ROOTS)
    assert all("<s>" in row.question.marked or "<t>" in row.question.marked for row in listed)
    few = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 300)}
    assert few["words and marks: macro F1"].counts["rows"] == 300
    assert few["words and reader: macro F1"].value > 0.3
    assert few["words and marks: macro F1"].value > 0.3
    assert few["silver labels on gold"].value > 0.7

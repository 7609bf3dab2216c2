"""Scores that an earlier run worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.report import Status
from firsthand.domain.values import DaySet
from firsthand.events.known import KnownScores
from firsthand.events.sketches import Sketch

DAY = date(2025, 6, 2)


def sketch(key: str, document: str = "doc_1") -> Sketch:
    return Sketch(
        key=key, document=document, family=document, text=document, status=Status.ASSERTED, reports=(key,), place=None,
        dates=(), parties=(), types=frozenset({"attack", "ied"}), counts=(), sentences=frozenset({1, 2}), at=0, latest=DAY,
        published=DAY, is_anchored=True, age=(False, DAY, document, key),
    )  # fmt: skip


def asked_again() -> float:
    raise AssertionError("worked out again")


A, B, C = sketch("a"), sketch("b", "doc_2"), sketch("c", "doc_3")


@pytest.mark.parametrize("score", [1.5, -3.0, None])
def test_a_score_is_worked_out_once(score: float | None) -> None:
    first = KnownScores()
    assert first.of(A, B, lambda: score) == score
    left = first.take()
    assert left.keys() == {"doc_2"}
    assert not first.take()
    later = KnownScores(left.values())
    assert later.of(A, B, asked_again) == score
    assert not later.take()


def test_the_order_in_which_scores_were_asked_for_leaves_no_mark() -> None:
    one, other = KnownScores(), KnownScores()
    for known, order in ((one, (A, B)), (other, (B, A))):
        for first in order:
            known.of(first, C, lambda first=first: 1.0 if first is A else 2.0)
    assert one.take() == other.take()


def test_what_is_told_otherwise_is_scored_anew() -> None:
    first = KnownScores()
    first.of(A, B, lambda: 1.0)
    later = KnownScores(first.take().values())
    assert later.of(A, replace(B, latest=date(2025, 6, 3)), lambda: 2.0) == 2.0
    assert later.of(A, C, lambda: 3.0) == 3.0


def test_a_key_that_is_told_otherwise_is_looked_at_again() -> None:
    known = KnownScores()
    assert known.of(A, B, lambda: 1.0) == 1.0
    known.forget("b")
    left = known.take()
    later = KnownScores(left.values())
    later.of(A, B, asked_again)
    later.forget("b")
    assert later.of(A, replace(B, at=7), lambda: 2.0) == 2.0


def test_what_a_mention_recalls_is_kept_with_all_that_was_looked_through() -> None:
    first = KnownScores()
    days = DaySet.day(DAY)
    groups = {"x": first.token([A], days), "y": first.token([B], None), "z": first.token([A, B], days)}
    assert len(set(groups.values())) == 3
    assert first.of_recall(C, groups, lambda: {"x": 2.5}) == {"x": 2.5}
    assert first.of_recall(B, groups, dict) == {}
    left = first.take()
    assert left.keys() == {"doc_3", "doc_2"}
    later = KnownScores(left.values())
    assert later.of_recall(C, groups, asked_again) == {"x": 2.5}  # type: ignore[arg-type]
    assert later.of_recall(B, groups, asked_again) == {}  # type: ignore[arg-type]
    fewer = {"x": groups["x"], "y": groups["y"]}
    assert later.of_recall(C, fewer, lambda: {"y": 1.0}) == {"y": 1.0}
    moved = {**groups, "x": later.token([A], DaySet.day(date(2025, 6, 3)))}
    assert later.of_recall(C, moved, lambda: {"z": 3.0}) == {"z": 3.0}


def test_what_was_let_go_is_worked_out_again() -> None:
    first = KnownScores()
    first.of(A, B, lambda: 1.0)
    later = KnownScores(first.take().values())
    later.let_go()
    assert later.of(A, B, lambda: 4.0) == 4.0


def test_a_part_that_was_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="buffer size"):
        KnownScores([b"12345"])

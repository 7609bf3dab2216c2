"""Agreement between reviewers, against worked examples of the literature."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from firsthand.domain.decision import Decision
from firsthand.review import Signature, accept, different, reject, same, set_field, undo
from firsthand.review.agreement import agreement, cohen_kappa, krippendorff_alpha, wilson


def _by(author: str, minute: int) -> Signature:
    return Signature(author, datetime(2025, 6, 3, tzinfo=UTC) + timedelta(minutes=minute))


def test_cohens_kappa_of_a_table_of_fifty() -> None:
    """Twenty said yes by both, fifteen no by both, five and ten apart: p_o = 0.7, p_e = 0.5."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_undefined_where_all_labels_are_one() -> None:
    assert cohen_kappa([("y", "y")] * 4) is None
    assert krippendorff_alpha([["y", "y"]] * 4) is None


def test_krippendorffs_alpha_of_four_observers_with_gaps() -> None:
    """Example C of Krippendorff (2011): nominal data, four observers, missing values; alpha = 0.743."""
    observers = ("12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251.")
    rows = [row.replace(" ", "") for row in observers]
    units = [[row[n] for row in rows if row[n] != "."] for n in range(12)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_the_interval_is_wide_where_there_is_little() -> None:
    assert wilson(5, 5) == pytest.approx((0.566, 1.0), abs=0.001)
    assert wilson(50, 100) == pytest.approx((0.404, 0.596), abs=0.001)


def test_two_people_who_judge_one_event_by_different_reports_are_compared() -> None:
    decisions = [
        accept("rep_1", _by("ana", 1)),
        set_field("rep_2", "date", "2025-06-02", _by("bob", 2)),
        accept("rep_2", _by("bob", 3)),
        reject("rep_9", _by("ana", 4)),
        accept("rep_9", _by("bob", 5)),
    ]
    found = {
        row.field: row
        for row in agreement(decisions, lambda report: "evt_1" if report < "rep_5" else "evt_2")
    }
    assert found["date"].units == 1
    assert found["date"].percent == 0  # ana accepted it as it was read
    assert (found["verdict"].units, found["verdict"].percent) == (2, 0.5)
    assert found["verdict"].authors == ("ana", "bob")
    assert found["verdict"].is_thin


def test_what_one_person_judged_or_took_back_is_no_agreement() -> None:
    mine = accept("rep_1", _by("ana", 1))
    theirs = reject("rep_1", _by("bob", 2))
    log: list[Decision] = [mine, theirs, undo(theirs, _by("bob", 3))]
    assert agreement(log, lambda report: report) == ()


def test_merging_and_splitting_are_judgements_on_pairs() -> None:
    log = [same("rep_1", "rep_2", _by("ana", 1)), different("rep_2", "rep_1", _by("bob", 2))]
    (row,) = agreement(log, lambda report: report)
    assert (row.field, row.units, row.percent) == ("same incident", 1, 0.0)

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.decision import Decision
from firsthand.domain.errors import DecisionError
from firsthand.review import Log, Signature, accept, different, reject, same, set_field, undo


def _at(minute: int) -> Signature:
    return Signature("A. Analyst", datetime(2025, 6, 3, tzinfo=UTC) + timedelta(minutes=minute))


def _check(log: Log, decision: Decision) -> None:
    log.check(decision, is_report=lambda i: i.startswith("rep"), is_claim=lambda i: i.startswith("cl"))


def test_an_undone_decision_is_not_in_force_until_the_undo_is_undone() -> None:
    first = reject("rep_1", _at(0))
    back = undo(first, _at(1))
    again = undo(back, _at(2))
    assert Log((first,)).in_force == (first,)
    assert Log((first, back)).in_force == ()
    assert Log((first, back, again)).in_force == (first,)
    assert Log((first, back, again)).undoable == {first.id, again.id}


@given(st.integers(0, 12))
def test_a_chain_of_undos_alternates(length: int) -> None:
    log = [reject("rep_1", _at(0))]
    for minute in range(length):
        log.append(undo(log[-1], _at(minute + 1)))
    assert (log[0] in Log(tuple(log)).in_force) == (length % 2 == 0)
    assert log[-1].id in Log(tuple(log)).undoable


@given(st.permutations(range(4)))
def test_the_order_of_appending_does_not_matter(order: list[int]) -> None:
    first, second = reject("rep_1", _at(0)), accept("rep_2", _at(1))
    log = [first, second, back := undo(first, _at(2)), undo(back, _at(3))]
    assert Log(tuple(log[n] for n in order)).in_force == (first, second)


def test_decisions_are_found_by_either_report() -> None:
    pair, other = same("rep_1", "rep_2", _at(0)), reject("rep_3", _at(1))
    assert Log((pair, other)).about(["rep_2"]) == (pair,)
    assert Log((pair, other, undo(pair, _at(2)))).about(["rep_1", "rep_2"]) == ()


@pytest.mark.parametrize(
    "decision",
    [
        accept("rep_1", _at(0)),
        reject("cl_1", _at(0)),
        set_field("cl_1", "killed", 12, _at(0)),
        same("rep_1", "rep_2", _at(0)),
    ],
)
def test_what_names_known_targets_applies(decision: Decision) -> None:
    _check(Log(()), decision)


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (accept("evt_1", _at(0)), "no report or claim evt_1"),
        (same("rep_1", "cl_1", _at(0)), "no report cl_1"),
        (undo(reject("rep_1", _at(0)), _at(1)), "no decision"),
    ],
)
def test_an_unknown_target_is_refused(decision: Decision, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        _check(Log(()), decision)


def test_undoing_twice_is_refused() -> None:
    first = reject("rep_1", _at(0))
    log = Log((first, undo(first, _at(1))))
    with pytest.raises(DecisionError, match="undone already"):
        _check(log, undo(first, _at(2)))
    _check(log, undo(log.decisions[1], _at(2)))


def test_two_reports_are_not_one_incident_and_two_at_once() -> None:
    merged = (same("rep_1", "rep_2", _at(0)), same("rep_2", "rep_3", _at(1)))
    with pytest.raises(DecisionError, match=merged[0].id):
        _check(Log(merged), different("rep_1", "rep_3", _at(2)))
    split = different("rep_1", "rep_3", _at(0))
    with pytest.raises(DecisionError, match=f"undo {split.id} first"):
        _check(Log((merged[0], split)), same("rep_2", "rep_3", _at(2)))
    _check(Log((merged[0], split, undo(split, _at(3)))), same("rep_2", "rep_3", _at(4)))
    _check(Log((*merged, undo(merged[1], _at(3)))), different("rep_1", "rep_3", _at(4)))
    _check(Log(merged), different("rep_1", "rep_4", _at(4)))

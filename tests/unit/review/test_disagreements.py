"""Disagreements of reviewers: who says what, and what settles it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from firsthand.domain.decision import Decision, carried
from firsthand.domain.errors import DecisionError, NotHeldError
from firsthand.domain.ids import Canonical
from firsthand.review import Signature, accept, prefer, reject, set_field, undo
from firsthand.review.agreement import agreement
from firsthand.review.disagreements import VERDICT, disagreements, named
from firsthand.review.making import settling

FOUND: Canonical = {
    "date": {"possible": [["2025-06-01", "2025-06-01"]]},
    "actors": {"jnim": "initiator"},
    "casualties": {"killed/soldiers/target": {"low": 3, "best": 4, "high": None}},
}


def _by(author: str, minute: int, reason: str = "") -> Signature:
    return Signature(author, datetime(2025, 6, 3, tzinfo=UTC) + timedelta(minutes=minute), reason)


def _of(*decisions: Decision):
    return disagreements(decisions, lambda target: target)


def test_each_field_tells_who_says_what_and_the_latest_comes_first() -> None:
    found = _of(
        set_field("rep_1", "date", "2025-06-02", _by("ana", 1, "the stamp")),
        reject("rep_1", _by("ana", 2)),
        accept("rep_1", _by("bob", 3), FOUND),
        set_field("rep_1", "grade", "claimed", _by("bob", 4)),
    )
    assert [(each.field, each.target) for each in found] == [("date", "rep_1"), (VERDICT, "rep_1")] or [
        each.field for each in found
    ] == [VERDICT, "date"]
    by_field = {each.field: each for each in found}
    assert [(o.decision.author, o.value, o.as_found) for o in by_field["date"].opinions] == [
        ("ana", "2025-06-02", False),
        ("bob", {"possible": [["2025-06-01", "2025-06-01"]]}, True),
    ]
    assert [o.value for o in by_field[VERDICT].opinions] == ["reject", "accept"]


def test_who_says_the_same_in_other_words_does_not_disagree() -> None:
    assert not _of(
        set_field("rep_1", "date", "2025-06-01", _by("ana", 1)),
        accept("rep_1", _by("bob", 2), FOUND),
        set_field("rep_1", "date", {"start": "2025-06-01", "end": "2025-06-01"}, _by("cem", 3)),
    )


def test_of_one_person_the_last_word_counts_and_what_was_undone_does_not() -> None:
    first = set_field("rep_1", "grade", "claimed", _by("ana", 1))
    other = set_field("rep_1", "grade", "contested", _by("bob", 2))
    assert len(_of(first, other)) == 1
    assert not _of(first, other, set_field("rep_1", "grade", "contested", _by("ana", 3)))
    assert not _of(first, other, undo(other, _by("bob", 3)))


def test_who_accepted_the_whole_says_what_stood_in_fields_of_which_there_are_several() -> None:
    found = _of(
        accept("rep_1", _by("bob", 1), FOUND),
        set_field("rep_1", "actor:jnim", None, _by("ana", 2)),
        set_field("rep_1", "count:killed/soldiers/target", {"low": 9, "best": 9, "high": 9}, _by("ana", 3)),
        set_field("rep_1", "actor:mli-army", {"role": "target", "name": "x", "kind": "state"}, _by("ana", 4)),
    )
    told = {each.field: [o.value for o in each.opinions] for each in found}
    assert told == {
        "actor:jnim": ["initiator", None],
        "count:killed/soldiers/target": [
            {"low": 3, "best": 4, "high": None},
            {"low": 9, "best": 9, "high": 9},
        ],
        "actor:mli-army": [None, {"role": "target", "name": "x", "kind": "state"}],
    }


def test_an_accepted_event_of_which_the_log_does_not_tell_what_stood_there_says_nothing_of_its_fields() -> (
    None
):
    assert not _of(accept("rep_1", _by("bob", 1)), set_field("rep_1", "grade", "claimed", _by("ana", 2)))


def test_choosing_a_claim_is_accepting_it() -> None:
    [found] = _of(prefer("clm_1", _by("ana", 1)), reject("clm_1", _by("bob", 2)))
    assert (found.field, [o.value for o in found.opinions]) == (VERDICT, ["accept", "reject"])


def test_a_settlement_settles_until_somebody_judges_again_or_it_is_undone() -> None:
    first = set_field("rep_1", "grade", "claimed", _by("ana", 1))
    other = set_field("rep_1", "grade", "contested", _by("bob", 2))
    last = _of(first, other)[0].last
    assert last == other
    settlement = settling(set_field("rep_1", "grade", "claimed", _by("eva", 3, "read both")), last.id)
    [settled] = _of(first, other, settlement)
    assert settled.settled_by == settlement
    assert [o.decision.author for o in settled.opinions] == ["ana", "bob"]
    again = set_field("rep_1", "grade", "discounted", _by("bob", 4))
    assert _of(first, other, settlement, again)[0].settled_by is None
    assert _of(first, other, settlement, undo(settlement, _by("eva", 5)))[0].settled_by is None


def test_a_settlement_is_nobodys_opinion_and_names_no_report_but_its_own() -> None:
    first = set_field("rep_1", "grade", "claimed", _by("ana", 1))
    other = set_field("rep_1", "grade", "contested", _by("bob", 2))
    settlement = settling(set_field("rep_1", "grade", "claimed", _by("ana", 3, "so it is")), other.id)
    assert settlement.settles
    assert not first.settles
    assert settlement.named == ("rep_1",)
    assert settlement.id != set_field("rep_1", "grade", "claimed", _by("ana", 3)).id
    [row] = agreement([first, other, settlement], lambda target: target)
    assert (row.percent, row.authors) == (0.0, ("ana", "bob"))
    moved = carried(settlement, {"rep_1": "rep_2", other.id: "rep_9"})
    assert (moved.target, moved.other) == ("rep_2", other.id)


def test_choices_are_told_once_each_and_found_by_the_decision_of_whoever_made_them() -> None:
    values = [("ana", "claimed"), ("bob", "contested"), ("cem", "claimed")]
    made = [set_field("rep_1", "grade", value, _by(who, n)) for n, (who, value) in enumerate(values)]
    [found] = _of(*made)
    assert sorted(o.value for o in found.choices) == ["claimed", "contested"]
    assert found.chosen(made[2].id[:9]).value == "claimed"
    for wrong in ("", "dec_", "dec_nobodys"):
        with pytest.raises(DecisionError):
            found.chosen(wrong)
    assert named([found], found.id[:8]) == found
    for wrong in ("", "dis_nowhere"):
        with pytest.raises(NotHeldError):
            named([found], wrong)

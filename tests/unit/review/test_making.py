from __future__ import annotations

from datetime import UTC, datetime

import pytest

from firsthand.domain.decision import Judgement
from firsthand.domain.errors import DecisionError
from firsthand.review import Signature, accept, different, reject, same, set_field, undo

BY = Signature("A. Analyst", datetime(2025, 6, 3, tzinfo=UTC), "read it twice")


def test_a_decision_carries_who_when_and_why() -> None:
    decision = reject("rep_1", BY)
    assert (decision.judgement, decision.target, decision.author) == (Judgement.REJECT, "rep_1", "A. Analyst")
    assert (decision.made_at, decision.reason) == (BY.at, "read it twice")


def test_each_decision_has_an_id_of_its_own_that_its_content_gives() -> None:
    ids = [
        d.id
        for d in (
            accept("rep_1", BY),
            reject("rep_1", BY),
            reject("rep_2", BY),
            set_field("rep_1", "grade", "contested", BY),
            set_field("rep_1", "grade", "claimed", BY),
            same("rep_1", "rep_2", BY),
            different("rep_1", "rep_2", BY),
            undo(reject("rep_1", BY), BY),
        )
    ]
    assert len(set(ids)) == len(ids)
    assert reject("rep_1", BY).id == ids[1]


def test_a_pair_is_the_same_pair_either_way_round() -> None:
    assert same("rep_2", "rep_1", BY) == same("rep_1", "rep_2", BY)


def test_a_value_is_kept_as_canonical_json() -> None:
    assert set_field("cl_1", "killed", {"value": 12, "op": "="}, BY).value == '{"op":"=","value":12}'


def test_what_cannot_be_decided_is_refused() -> None:
    with pytest.raises(DecisionError, match="itself"):
        same("rep_1", "rep_1", BY)
    with pytest.raises(DecisionError, match="author"):
        accept("rep_1", Signature("  ", BY.at))
    with pytest.raises(DecisionError, match="zone"):
        accept("rep_1", Signature("A. Analyst", datetime(2025, 6, 3)))  # noqa: DTZ001

"""The reports that a decision names are lists, as its judgement has them: the log is read for years."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from firsthand.domain.decision import Decision, Judgement

NOW = datetime(2025, 6, 3, tzinfo=UTC)


def decision(judgement: Judgement, value: str | None = None, was: str | None = None) -> Decision:
    return Decision("dec_1", judgement, "rpt_1", "A. Analyst", NOW, value=value, was=was)


@pytest.mark.parametrize(
    ("judgement", "value"),
    [(Judgement.BACKGROUND, "{"), (Judgement.SPLIT, "[" * 100_000), (Judgement.SPLIT, "[]"), (Judgement.SPLIT, '{"from": "rpt_1"}'),
     (Judgement.SPLIT, '{"from": [1]}'), (Judgement.BACKGROUND, '"rpt_1"'), (Judgement.BACKGROUND, "[null]")],
)  # fmt: skip
def test_what_is_of_another_form_is_no_decision(judgement: Judgement, value: str) -> None:
    with pytest.raises(ValueError, match="list"):
        decision(judgement, value)


def test_what_was_is_json_too() -> None:
    with pytest.raises(ValueError, match="JSON"):
        decision(Judgement.ACCEPT, was="{")


def test_what_fits_is_taken() -> None:
    assert decision(Judgement.SPLIT, '{"from": ["rpt_1"], "part": ["rpt_2"]}').apart == (("rpt_2", "rpt_1"),)
    assert decision(Judgement.SPLIT).apart == ()
    assert decision(Judgement.BACKGROUND, '["rpt_1"]').recalling == ("rpt_1",)
    assert decision(Judgement.SET, "null", '"2025-06-01"').value == "null"

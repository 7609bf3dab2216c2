"""The model card shows the figures of the training."""

from __future__ import annotations

import pytest
from training.reader import card

_FIGURES = {
    "seed": 7, "threads": 2, "seconds": 7200, "pieces": 64, "bytes": 36_700_000,
    "measured": {
        "a": {"texts": 3, "sentences": 9, "spans": {"trigger": 0.7}, "types": 0.5, "incidents": None, "status": {"right": 0.61, "of": 200}, "kind": None, "side": None, "killed": None, "injured": None},
        "b": {"texts": 4, "sentences": 8, "spans": {"source": 0.25}, "types": None, "incidents": 0.4, "status": None, "kind": None, "side": None, "killed": None, "injured": None},
    },
}  # fmt: skip


def test_the_card_shows_the_figures_beside_the_model() -> None:
    text = card.CARD.read_text(encoding="utf-8")
    assert card.put(text, card.read()) == text


def test_a_table_of_figures() -> None:
    lines = card.render(_FIGURES).splitlines()
    assert "| trigger, F1 | 0.700 | - |" in lines
    assert "| source, F1 | - | 0.250 |" in lines
    assert "| status, right | 0.610 of 200 | - |" in lines
    assert lines[-1].startswith("Learnt in 2.0 hours with 2 threads, seed 7;")


def test_figures_replace_those_before_and_nothing_else() -> None:
    once = card.put(f"above\n{card.BEGIN}old{card.END}\nbelow", _FIGURES)
    assert once == card.put(once, _FIGURES)
    assert once.startswith("above\n")
    assert once.endswith("\nbelow")
    assert "old" not in once
    with pytest.raises(ValueError, match="marks"):
        card.put("no marks", _FIGURES)

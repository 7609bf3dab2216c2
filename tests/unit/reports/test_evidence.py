from __future__ import annotations

import pytest

from firsthand.domain.values import Span

from .weighing import mark, said, span

TEXT = "Gunmen stormed Kala."


def test_the_probability_of_a_span_is_the_mean_over_its_words() -> None:
    evidence = said(TEXT, {"trigger": {"stormed": 0.8, "Kala": 0.4}})
    assert evidence.probability("trigger", span(TEXT, "stormed Kala")) == pytest.approx(0.6)
    assert evidence.probability("trigger", span(TEXT, "tormed")) == pytest.approx(0.8), "part of a word"
    assert evidence.probability("place", span(TEXT, "Kala")) == 0.0


def test_a_span_of_another_sentence_is_unlikely() -> None:
    assert said(TEXT, {"trigger": {TEXT: 0.9}}).probability("trigger", Span(90, 95, "fired")) == 0.0


def test_the_best_type_is_the_likeliest() -> None:
    assert said(TEXT, types={"attack": 0.2, "arrests": 0.7}).best_type() == ("arrests", 0.7)
    assert said(TEXT).best_type() == (None, 0.0)


def test_kinds_without_marks_are_empty() -> None:
    evidence = said(TEXT, marks={"place": [("Kala", 0.9)]})
    assert evidence.marked("place") == (mark(TEXT, "Kala", 0.9),)
    assert evidence.marked("weapon") == ()

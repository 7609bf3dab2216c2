"""Precision, recall, F1."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.tally import Tally


def test_f1_is_the_harmonic_mean():
    tally = Tally(3, 4, 6)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.5 / 1.25)


def test_tallies_add_up_before_they_are_divided():
    assert (Tally(1, 1, 1) + Tally(0, 3, 0)).f1 == pytest.approx(0.4)


def test_nothing_given_and_nothing_to_find_is_no_division():
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)

"""Weighted counts and least squares."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from evaluation.benchmarks.ridge import Ridge, TfIdf, unit


def test_rows_have_length_one_and_rare_features_weigh_more():
    counted = [Counter("ab"), Counter("ab"), Counter("a"), Counter("ac")]
    weights = TfIdf()
    weights.fit(counted)
    rows = weights.rows([Counter("ab"), Counter("c")])
    assert rows.shape == (2, 2)  # "c" is in one row only
    assert np.linalg.norm(rows[0]) == pytest.approx(1)
    assert rows[0, 1] > rows[0, 0] > 0
    assert not rows[1].any()


def test_rows_of_zeros_stay():
    assert unit(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]


def test_the_ridge_solves_what_a_line_divides():
    x = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9], [-1.0, -1.0]])
    solved = Ridge(0.01)
    solved.fit(x, ["a", "a", "b", "b", "c"])
    assert solved.predict(np.array([[0.8, 0.0], [0.0, 0.7], [-0.6, -0.7]])) == ["a", "b", "c"]

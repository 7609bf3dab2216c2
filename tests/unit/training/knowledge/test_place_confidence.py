from __future__ import annotations

import numpy as np
from training.knowledge.place_confidence import calibrated, fit

from firsthand.claims.place_confidence import TRAITS


def test_the_regression_finds_what_made_the_answers() -> None:
    chance = np.random.default_rng(7)
    truth = np.zeros(len(TRAITS))
    truth[TRAITS.index("odds")], truth[TRAITS.index("folded")] = 1.0, -2.0
    x = np.zeros((20_000, len(TRAITS)))
    x[:, TRAITS.index("odds")] = chance.normal(1.0, 1.5, len(x))
    x[:, TRAITS.index("folded")] = chance.random(len(x)) < 0.3
    y = (chance.random(len(x)) < 1 / (1 + np.exp(-x @ truth))).astype(float)
    found = fit(x, y, np.ones(len(x)))
    assert np.allclose(found, truth, atol=0.15)
    assert abs(np.mean(calibrated(x, found)) - y.mean()) < 0.01


def test_without_answers_the_chance_of_the_ranker_stands() -> None:
    x = np.zeros((1, len(TRAITS)))
    found = fit(x, np.array([1.0]), np.zeros(1))
    x[0, TRAITS.index("odds")] = np.log(0.8 / 0.2)
    assert abs(calibrated(x, found)[0] - 0.8) < 1e-6

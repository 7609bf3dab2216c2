"""Logistic regression around a prior, within bounds."""

from __future__ import annotations

import numpy as np
from training.linking.gather import Floats
from training.linking.prior import AT_LEAST, AT_MOST, BIAS, PRIOR

from firsthand.events.signals import NAMES

TRUST = 3.0
"""How strongly weights are held to the prior: the inverse of its variance."""
_ROUNDS = 2000
_RATE = 0.05
_BINS = 10


def sigmoid(logit: Floats) -> Floats:
    """The logistic function, safe at both ends."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logit, -40.0, 40.0))))


def logits(evidence: Floats, weights: Floats) -> Floats:
    """The scores of pairs; the last weight is the bias."""
    return np.asarray(evidence @ weights[:-1] + weights[-1])


def fit(evidence: Floats, labels: Floats, counted: Floats) -> Floats:
    """The weights of the evidence and, last, the bias: maximum a posteriori by projected Adam (Kingma & Ba 2015), without chance.

    The bias stays: it is what holds where no page says when it was published and what is learnt of pages that do says nothing.

    Args:
        evidence: a row for each pair.
        labels: 1 for one incident.
        counted: how much each pair counts.
    """
    prior = np.array([*(PRIOR[name] for name in NAMES), BIAS])
    low = np.array([*(AT_LEAST.get(name, -np.inf) for name in NAMES), BIAS])
    high = np.array([*(AT_MOST.get(name, np.inf) for name in NAMES), BIAS])
    weights = np.clip(prior, low, high)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _ROUNDS + 1):
        error = counted * (sigmoid(logits(evidence, weights)) - labels)
        slope = np.append(evidence.T @ error, error.sum()) + TRUST * (weights - prior)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        pace = _RATE * (1 if step < 0.6 * _ROUNDS else 0.2 if step < 0.9 * _ROUNDS else 0.04)
        move = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
        weights = np.clip(weights - pace * move, low, high)
    return weights


def calibration_error(chances: Floats, labels: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    bins = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    return float(
        sum(abs(chances[bins == number].sum() - labels[bins == number].sum()) for number in range(_BINS))
        / len(labels)
    )

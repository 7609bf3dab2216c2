"""Logistic regression on windows (Adagrad) and on documents (Newton), with numpy alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from training.first_look.rows import SLOTS, Row

Array = NDArray[np.float64]
_BATCH = 512
_DROPOUT = 0.15
_WORDS_ONLY = 0.1  # share of rows shown without their concepts, and
_CONCEPTS_ONLY = 0.25  # without their words: what English teaches of concepts must hold in French
_RATE = 0.5
_CONCEPT_DECAY = 2e-4
_DECAY = 2e-5


def sigmoid(logit: Array) -> Array:
    """The logistic function, safe at both ends."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logit, -40.0, 40.0))))


def fit_windows(
    rows: Sequence[Row], labels: Array, weights: Array, width: int, epochs: int, seed: int
) -> Array:
    """Weights of the features and, last, the bias."""
    rng = np.random.default_rng(seed)
    theta = np.zeros(width + 1)
    seen = np.full(width + 1, 1e-2)
    decay = np.full(width + 1, _DECAY)
    decay[SLOTS:] = _CONCEPT_DECAY
    decay[-1] = 0.0
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            index = np.concatenate([rows[i].index for i in batch])
            value = np.concatenate([rows[i].value for i in batch]).astype(np.float64)
            value *= (rng.random(len(value)) >= _DROPOUT) / (1.0 - _DROPOUT)
            mode = rng.random(len(batch))
            which = np.repeat(np.arange(len(batch)), [len(rows[i].index) for i in batch])
            value *= np.where(index >= SLOTS, mode[which] >= _WORDS_ONLY, mode[which] <= 1.0 - _CONCEPTS_ONLY)
            logit = np.bincount(which, theta[index] * value, len(batch)) + theta[-1]
            error = (sigmoid(logit) - labels[batch]) * weights[batch]
            slope = np.bincount(index, error[which] * value, width + 1) / len(batch)
            slope[-1] = error.mean()
            touched = slope != 0.0
            slope += decay * theta * touched
            seen += slope * slope
            theta -= _RATE * slope / np.sqrt(seen)
    return theta


def score(rows: Sequence[Row], theta: Array) -> Array:
    """The logit of each row."""
    if not rows:
        return np.zeros(0)
    out = [float(theta[row.index] @ row.value) + float(theta[-1]) for row in rows]
    return np.array(out)


def fit_documents(facts: Array, labels: Array, weights: Array, ridge: float = 0.5) -> Array:
    """The verdict on a document from the facts about its windows, by Newton's method."""
    theta = np.zeros(facts.shape[1])
    keep = np.full(facts.shape[1], ridge)
    keep[0] = 0.0
    for _ in range(50):
        chance = sigmoid(facts @ theta)
        slope = facts.T @ ((chance - labels) * weights) + keep * theta
        curve = (facts * (chance * (1 - chance) * weights)[:, None]).T @ facts + np.diag(keep + 1e-6)
        step = np.linalg.solve(curve, slope)
        theta -= step
        if np.abs(step).max() < 1e-8:
            break
    return theta

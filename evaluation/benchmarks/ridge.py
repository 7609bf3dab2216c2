"""Weighted counts and regularised least squares, for classifiers that are solved in closed form.

Weights are tf-idf (Salton & Buckley 1988: 1 + log tf, smoothed log of inverse document frequency). The classifier is least squares
with a ridge, one label against the rest (Rifkin & Klautau 2004: as accurate as a support vector machine). Rows are weighted by the
square root of the rarity of their label. Nothing is drawn at random.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]


class TfIdf:
    """Counts of features to rows of length 1; features seen in one row only are left out."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._idf: Floats = np.zeros(0)

    def fit(self, counted: Sequence[Counter[str]]) -> None:
        """Learn which features there are and how rare each is."""
        seen = Counter(feature for counts in counted for feature in counts)
        kept = sorted(feature for feature, count in seen.items() if count > 1)
        self._index = {feature: n for n, feature in enumerate(kept)}
        documents = np.array([seen[feature] for feature in kept], dtype=float)
        self._idf = np.log((1 + len(counted)) / (1 + documents)) + 1

    def rows(self, counted: Sequence[Counter[str]]) -> Floats:
        """(texts, features)."""
        x = np.zeros((len(counted), len(self._index)))
        for row, counts in enumerate(counted):
            for feature, count in counts.items():
                if (column := self._index.get(feature)) is not None:
                    x[row, column] = (1 + math.log(count)) * self._idf[column]
        return unit(x)


class Ridge:
    """Rows to labels.

    Args:
        ridge: added to the diagonal; larger is smoother.
    """

    def __init__(self, ridge: float) -> None:
        self._ridge = ridge
        self._labels: list[str] = []
        self._weights: Floats = np.zeros((0, 0))
        self._bias: Floats = np.zeros(0)

    def fit(self, x: Floats, roots: Sequence[str]) -> None:
        """Solve for the weights of every label."""
        self._labels = sorted(set(roots))
        y = np.where(np.array(roots)[:, None] == np.array(self._labels)[None, :], 1.0, -1.0)
        rarity = Counter(roots)
        weight = np.array([math.sqrt(len(roots) / (len(rarity) * rarity[root])) for root in roots])
        y_mean = (weight[:, None] * y).sum(axis=0) / weight.sum()
        root_weight = np.sqrt(weight)[:, None]
        scaled = x * root_weight
        dual = np.linalg.solve(
            scaled @ scaled.T + self._ridge * np.eye(len(roots)), root_weight * (y - y_mean)
        )
        self._weights = scaled.T @ dual
        self._bias = y_mean

    def predict(self, x: Floats) -> list[str]:
        """The label of the highest score; of equals the first by name."""
        best = np.argmax(x @ self._weights + self._bias, axis=1)
        return [self._labels[n] for n in best]


def unit(x: Floats) -> Floats:
    """Rows of length 1; a row of zeros stays."""
    length = np.linalg.norm(x, axis=1, keepdims=True)
    scaled: Floats = x / np.where(length, length, 1)
    return scaled

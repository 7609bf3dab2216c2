"""A baseline that knows only words: TF-IDF and regularised least squares.

Without marks, features are the words of the sentence. With marks they are stems and pairs of stems, source and target replaced
by their marks, and once more the stems between and around the marks, since who acts on whom is said there. Weights are tf-idf (Salton & Buckley
1988: 1 + log tf, smoothed log of inverse document frequency), rows are scaled to length 1. The classifier is least squares with a
ridge, one root against the rest (Rifkin & Klautau 2004: as accurate as a support vector machine, and solved in closed form).
Classes are weighted by the square root of their rarity. Nothing is drawn at random.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from evaluation.benchmarks.plover import Question

RIDGE = 1.0
_MARKED = re.compile(r"<(s|t)>(.*?)</\1>", re.DOTALL)
_WORD = re.compile(r"[^\W_]+|@[st]")
_SUFFIXES = ("ing", "ed", "es", "s")
_NEAR = 4
"""Words on each side of the pair that count as around it."""


class WordClassifier:
    """Words to labels."""

    def __init__(self, *, marks: bool, ridge: float = RIDGE) -> None:
        self._features = features if marks else words
        self._ridge = ridge
        self._labels: list[str] = []
        self._index: dict[str, int] = {}
        self._idf: NDArray[np.float64] = np.zeros(0)
        self._weights: NDArray[np.float64] = np.zeros((0, 0))
        self._bias: NDArray[np.float64] = np.zeros(0)

    def fit(self, questions: Sequence[Question], roots: Sequence[str]) -> None:
        """Solve for the weights of every label."""
        counted = [Counter(self._features(question.marked)) for question in questions]
        seen = Counter(feature for counts in counted for feature in counts)
        self._index = {
            feature: n for n, feature in enumerate(sorted(f for f, count in seen.items() if count > 1))
        }
        documents = np.array([seen[feature] for feature in self._index], dtype=float)
        self._idf = np.log((1 + len(counted)) / (1 + documents)) + 1
        self._labels = sorted(set(roots))
        x = self._vectors(counted)
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

    def predict(self, questions: Sequence[Question]) -> list[str]:
        """The label of the highest score; of equals the first by name."""
        x = self._vectors([Counter(self._features(question.marked)) for question in questions])
        best = np.argmax(x @ self._weights + self._bias, axis=1)
        return [self._labels[n] for n in best]

    def _vectors(self, counted: Sequence[Counter[str]]) -> NDArray[np.float64]:
        x = np.zeros((len(counted), len(self._index)))
        for row, counts in enumerate(counted):
            for feature, count in counts.items():
                if (column := self._index.get(feature)) is not None:
                    x[row, column] = (1 + math.log(count)) * self._idf[column]
        length = np.linalg.norm(x, axis=1, keepdims=True)
        return x / np.where(length, length, 1)


def words(marked: str) -> Iterator[str]:
    """The words of a sentence, whatever is marked in it."""
    yield from _WORD.findall(_MARKED.sub(r"\2", marked).lower())


def features(marked: str) -> Iterator[str]:
    """The features of a sentence with its source and target in tags."""
    stems = [_stem(word) for word in _WORD.findall(_MARKED.sub(r" @\1 ", marked).lower())]
    yield from stems
    yield from (f"{a} {b}" for a, b in pairwise(stems))
    at = [n for n, stem in enumerate(stems) if stem in ("@s", "@t")]
    if not at:
        return
    first, last = at[0], at[-1]
    yield f"order {stems[first]} {stems[last]}"
    yield from (f"between {stem}" for stem in stems[first + 1 : last])
    yield from (f"after {stem}" for stem in stems[last + 1 : last + 1 + _NEAR])
    yield from (f"before {stem}" for stem in stems[max(first - _NEAR, 0) : first])


def _stem(word: str) -> str:
    suffix = next((s for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= 4), "")
    return word.removesuffix(suffix)

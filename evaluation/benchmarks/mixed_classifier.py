"""Words, letters, kinds of acts, and what the shipped trained reader sees, in one regularised least squares.

Each view of a sentence is a row of length 1 (vectors are standardised first, part by part); views are put side by side, each scaled by
the root of its weight, so that the product of two rows is the weighted sum of what the views say of their likeness. The weights and
the ridge are round numbers that were looked at on the same rows (three ways of cutting them into folds): figures are flat around
them, within a point, but they are not free of it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from evaluation.benchmarks.plover_cues import cues
from evaluation.benchmarks.plover_cues import words as plain_words
from evaluation.benchmarks.reader_vectors import vectors
from evaluation.benchmarks.ridge import Floats, Ridge, TfIdf, unit
from evaluation.benchmarks.word_classifier import features

if TYPE_CHECKING:
    from collections.abc import Callable

    from evaluation.benchmarks.plover import Question

_RIDGE = 1.0
_LETTERS = (4, 5)


class View(Protocol):
    """One way to look at sentences."""

    def fit(self, marked: Sequence[str]) -> None:
        """Learn how features are scaled, without labels."""
        ...

    def rows(self, marked: Sequence[str]) -> Floats:
        """(sentences, features), of length 1."""
        ...


class Counted:
    """A view of features that are counted.

    Args:
        of: gives the features of a sentence.
    """

    def __init__(self, of: Callable[[str], Iterator[str]]) -> None:
        self._of = of
        self._counts = TfIdf()

    def fit(self, marked: Sequence[str]) -> None:
        """See `View`."""
        self._counts.fit([Counter(self._of(sentence)) for sentence in marked])

    def rows(self, marked: Sequence[str]) -> Floats:
        """See `View`."""
        return self._counts.rows([Counter(self._of(sentence)) for sentence in marked])


class Seen:
    """A view of the outputs of the trained reader.

    Args:
        nameless: with pronouns for the parties.
    """

    def __init__(self, *, nameless: bool) -> None:
        self._nameless = nameless
        self._mean: Floats = np.zeros(0)
        self._spread: Floats = np.ones(0)

    def fit(self, marked: Sequence[str]) -> None:
        """See `View`."""
        x = self._outputs(marked)
        self._mean, self._spread = x.mean(axis=0), x.std(axis=0) + 1e-6

    def rows(self, marked: Sequence[str]) -> Floats:
        """See `View`."""
        x = (self._outputs(marked) - self._mean) / self._spread
        parts = [unit(x[:, part]) for part in range(x.shape[1])]
        return np.concatenate(parts, axis=1) / math.sqrt(len(parts))

    def _outputs(self, marked: Sequence[str]) -> Floats:
        return np.stack([vectors(sentence, nameless=self._nameless) for sentence in marked])


class MixedClassifier:
    """All views together."""

    def __init__(self) -> None:
        self._views: tuple[tuple[float, View], ...] = (
            (1.0, Counted(features)),
            (0.5, Counted(letters)),
            (0.3, Counted(cues)),
            (0.5, Seen(nameless=False)),
            (0.5, Seen(nameless=True)),
        )
        self._solved = Ridge(_RIDGE)

    def fit(self, questions: Sequence[Question], roots: Sequence[str]) -> None:
        """Learn."""
        marked = [question.marked for question in questions]
        for _, view in self._views:
            view.fit(marked)
        self._solved.fit(self._rows(marked), roots)

    def predict(self, questions: Sequence[Question]) -> list[str]:
        """One root for each question."""
        return self._solved.predict(self._rows([question.marked for question in questions]))

    def _rows(self, marked: Sequence[str]) -> Floats:
        return np.concatenate([math.sqrt(weight) * view.rows(marked) for weight, view in self._views], axis=1)


def letters(marked: str) -> Iterator[str]:
    """Runs of four and five letters, edges of words among them, of the words outside source and target."""
    for word in plain_words(marked):
        edged = f"<{word}>"
        for size in _LETTERS:
            yield from (edged[at : at + size] for at in range(len(edged) - size + 1))

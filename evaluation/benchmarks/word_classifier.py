"""A baseline that knows only words: TF-IDF and regularised least squares.

Without marks, features are the words of the sentence. With marks they are stems and pairs of stems, source and target replaced
by their marks, and once more the stems between and around the marks, since who acts on whom is said there. See `ridge` for weights and classifier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from evaluation.benchmarks.ridge import Ridge, TfIdf

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
        self._counts = TfIdf()
        self._solved = Ridge(ridge)

    def fit(self, questions: Sequence[Question], roots: Sequence[str]) -> None:
        """Solve for the weights of every label."""
        counted = self._counted(questions)
        self._counts.fit(counted)
        self._solved.fit(self._counts.rows(counted), roots)

    def predict(self, questions: Sequence[Question]) -> list[str]:
        """The label of the highest score; of equals the first by name."""
        return self._solved.predict(self._counts.rows(self._counted(questions)))

    def _counted(self, questions: Sequence[Question]) -> list[Counter[str]]:
        return [Counter(self._features(question.marked)) for question in questions]


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

"""Which of the entries that a name may mean is meant: a conditional logit over them and "none of them".

The features are in `place_features`, the weights in `knowledge/data/place_ranker.json`, learnt by
`training/knowledge/place_ranker.py`; the two rounds, before and after the other places of the document are known, have their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Any

import numpy as np
import numpy.typing as npt

from firsthand.claims.place_features import FEATURES, Matrix
from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import PlaceKind
from firsthand.knowledge.datafile import read_text

UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_LEAST, _MOST = 0.001, 0.985
"""Probabilities are never nearer to 0 or 1: the gazetteer itself errs."""


@dataclass(frozen=True)
class Ranker:
    """Weights of the features.

    Attributes:
        alone: for the first round, when each name is looked at by itself.
        together: for the later rounds, with the other places of the document.
        slope, shift: of the log odds, so that they say how often the choice is right (Platt 1999).
    """

    alone: npt.NDArray[np.float64]
    together: npt.NDArray[np.float64]
    slope: float = 1.0
    shift: float = 0.0

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Ranker:
        """From a record as it is stored.

        Raises:
            KnowledgeError: a feature has no weight.
        """
        try:
            alone, together = (
                np.array([float(record[part][name]) for name in FEATURES]) for part in ("alone", "together")
            )
            return cls(alone, together, float(record["slope"]), float(record["shift"]))
        except (KeyError, TypeError, ValueError) as error:
            raise KnowledgeError(f"place_ranker.json is damaged: {error!r}") from error

    @classmethod
    def load(cls) -> Ranker:
        """The bundled weights.

        Raises:
            KnowledgeError: the file is missing or damaged.
        """
        return _bundled()

    def probabilities(self, features: Matrix, *, first: bool) -> npt.NDArray[np.float64]:
        """Of every candidate and of "none of them", summing to 1."""
        scores = features @ (self.alone if first else self.together)
        weights = np.exp(scores - scores.max())
        return np.asarray(weights / weights.sum())

    def confidence(self, probability: float, *, is_guess: bool = False) -> float:
        """How often a choice of this probability is right.

        Args:
            probability: of the choice.
            is_guess: whether the spelling is only close to the entry's. What the ranker was learnt from has few of these, so
                that a guess is never made surer than its probability.
        """
        inside = min(max(probability, 1e-6), 1 - 1e-6)
        odds = self.slope * log(inside / (1 - inside)) + self.shift
        learnt = 1 / (1 + exp(-odds))
        return min(_MOST, max(_LEAST, min(learnt, inside) if is_guess else learnt))


@cache
def _bundled() -> Ranker:
    try:
        return Ranker.of(json.loads(read_text("data", "place_ranker.json")))
    except ValueError as error:
        raise KnowledgeError(f"place_ranker.json is damaged: {error}") from error


def best(probabilities: Sequence[float] | npt.NDArray[np.float64]) -> int:
    """The likeliest candidate; the first of equals."""
    return int(np.argmax(probabilities))

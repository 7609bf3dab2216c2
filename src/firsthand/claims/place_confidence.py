"""How sure a resolved place is: the chance that the true point lies within its radius.

The ranker says how likely an entry is the one meant among those known. Whether the point then lies in the circle depends on more:
a spelling that only folds or is only close to the name may be another village, and wells and hills are seldom what news names.
A logistic regression on the ranker's log odds and a few traits of the answer (Platt 1999), learnt by `training/knowledge/place_confidence.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp, log, log10

from firsthand.claims.place_questions import Question
from firsthand.domain.errors import KnowledgeError
from firsthand.domain.values import PlaceKind
from firsthand.knowledge.datafile import read_text
from firsthand.knowledge.gazetteer import Candidate

TRAITS = (
    "odds",
    "folded",
    "close",
    "alone",
    "people",
    "village",
    "natural",
    "unit",
    "country",
    "override",
    "said",
    "alone unlike",
    "constant",
)
"""What the regression weighs: the ranker's log odds; how the name is spelt; whether it has no namesake; its inhabitants and kind;
whether the text says the unit that it lies in."""
_LEAST, _MOST = 0.001, 0.985
_OWN, _CLOSE = 1.0, 0.92  # similarity of an entry's own spelling, and of one that only folds to the key
_MOST_PEOPLE = 7.0


def traits(winner: Candidate, question: Question, chance: float) -> tuple[float, ...]:
    """The traits of an answer, in the order of `TRAITS`.

    Args:
        winner: the entry chosen.
        question: what it answers.
        chance: how likely the ranker holds it.
    """
    inside = min(max(chance, _LEAST), 1 - _LEAST)
    kind = winner.place.kind
    is_settlement = kind is PlaceKind.SETTLEMENT
    return (
        log(inside / (1 - inside)),
        float(_CLOSE <= winner.similarity < _OWN),
        float(winner.similarity < _CLOSE),
        float(len(question.candidates) == 1),
        min(log10(1 + winner.population), _MOST_PEOPLE) / _MOST_PEOPLE if is_settlement else 0.0,
        float(is_settlement and winner.population == 0 and winner.feature != "override"),
        float(kind in (PlaceKind.NATURAL, PlaceKind.SITE, PlaceKind.AREA) and winner.feature != "override"),
        float(kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)),
        float(kind in (PlaceKind.COUNTRY, PlaceKind.REGION)),
        float(winner.feature == "override"),
        float(any(not holder.is_country for holder in question.holders)),
        float(len(question.candidates) == 1 and winner.similarity < _OWN),
        1.0,
    )


def sureness(winner: Candidate, question: Question, chance: float) -> float:
    """The chance that the true point lies within the radius of the entry chosen, from 0.001 to 0.985.

    Args:
        winner: the entry chosen.
        question: what it answers.
        chance: how likely the ranker holds it.

    Raises:
        KnowledgeError: the weights are missing or damaged.
    """
    odds = sum(
        weight * value for weight, value in zip(_weights(), traits(winner, question, chance), strict=True)
    )
    return min(_MOST, max(_LEAST, 1 / (1 + exp(-odds))))


@cache
def _weights() -> Sequence[float]:
    try:
        record = json.loads(read_text("data", "place_confidence.json"))
        return tuple(float(record[name]) for name in TRAITS)
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(f"place_confidence.json is damaged: {error!r}") from error

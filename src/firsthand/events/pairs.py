"""How likely two happenings are one incident: named, weighted pieces of evidence that explain a probability, and vetoes."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from firsthand.events.signals import signals
from firsthand.events.sketches import Sketch
from firsthand.events.vetoes import veto
from firsthand.events.vocabulary import EventTypes
from firsthand.events.weights import ASIDE, WITHIN, across

THRESHOLD = 0.0
"""Score from which two happenings are taken for one incident, unless what else they are linked to speaks against it: even odds."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence for (positive) or against (negative) one incident.

    Attributes:
        name: of the piece, see `signals.NAMES`; "prior" for what holds of any two that are worth comparing.
        weight: what it adds to the logit.
        because: the reason in words.
    """

    name: str
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All evidence on two happenings; a veto stands above any score."""

    features: tuple[Feature, ...]
    veto: str | None = None

    @property
    def score(self) -> float:
        """Sum of the weights: the logit of the probability."""
        return round(sum([feature.weight for feature in self.features]), 6)

    @property
    def probability(self) -> float:
        """How likely the two are one incident; 0 where a veto excludes it."""
        return probability(None if self.veto else self.score)


def probability(score: float | None) -> float:
    """How likely two happenings of a score are one incident; 0 where a veto excludes it."""
    return 0.0 if score is None else 1 / (1 + exp(-max(-40.0, min(40.0, score))))


def compare(a: Sketch, b: Sketch, types: EventTypes) -> Comparison:
    """Weigh the evidence that two happenings are one incident. Symmetric in its first two arguments."""
    excluded = veto(a, b)
    if excluded is not None:
        return Comparison((), excluded)
    weights = WITHIN if a.document == b.document else across() if a.leads and b.leads else ASIDE
    of = weights.of
    features = [
        Feature(name, of[name] * strength, because)
        for name, strength, because in signals(a, b, types)
        if name in of
    ]
    return Comparison((Feature("prior", weights.bias, "any two worth comparing"), *features))

"""How well a gazetteer entry fits a name in a document: named features with weights, summed to a log score.

The weights are set by hand from what the features mean; the comments say what each one must outweigh.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log10

from firsthand.domain.values import Place, PlaceKind
from firsthand.knowledge.gazetteer import Candidate

_SIMILARITY = 12.0  # per unit below 1: a folded spelling (0.93) costs 0.8, less than a wrong country
_SHARE = 5.0  # for the only country of a document
_NEAR = 1.5  # for a country named right beside the name
_FOREIGN = -6.0  # for a country that the document does not name while it names others
_POPULATION = 0.35  # per power of ten: a million inhabitants outweigh a village by 2
# Places with an office, by GeoNames feature code: of twenty namesakes the press means the seat of a district.
_SEATS = {"PPLC": 4.0, "PPLA": 3.5, "PPLA2": 2.5, "PPLA3": 1.5, "PPLA4": 1.0}
_OVERRIDE = 2.5  # local knowledge outranks the gazetteer within its country
_KIND = {
    PlaceKind.ADMIN1: -0.7,
    PlaceKind.ADMIN2: -0.9,
    PlaceKind.SITE: -0.5,
    PlaceKind.AREA: -1.2,
    PlaceKind.NATURAL: -1.8,
}
_SAID_KIND = 4.0  # for the kind that a noun beside the name tells
_ALIKE_KIND = 1.5  # a region for a district, a base for a town
_OTHER_KIND = -3.0
_SIBLING = 2.0  # for lying where the other places of the document lie
_SIBLING_KM = 150.0  # distance at which that falls to 1/e
_UNSEEN = -2.5  # of a place that no gazetteer knows: one in a dozen names of a country we hold in full
UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_POINTS = (PlaceKind.SETTLEMENT, PlaceKind.SITE)  # the press calls a base a town and the reverse


@dataclass(frozen=True)
class Evidence:
    """What the document tells of one name, over all its mentions.

    Attributes:
        shares: countries of the document by share.
        near: countries named near a mention, by weight.
        noun: kind told by a noun beside a mention.
        siblings: other places of the document that are settled already.
    """

    shares: Mapping[str, float]
    near: Mapping[str, float]
    noun: PlaceKind | None = None
    siblings: Sequence[Place] = ()


def score(candidate: Candidate, evidence: Evidence) -> float:
    """Log score of a candidate; differences of scores are log odds."""
    place = candidate.place
    total = -_SIMILARITY * (1 - candidate.similarity)
    total += _POPULATION * log10(1 + candidate.population)
    total += _SEATS.get(candidate.feature, 0.0) + _KIND.get(place.kind, 0.0)
    total += _OVERRIDE if candidate.feature == "override" else 0.0
    return (
        total + _country(place, evidence) + _noun(place, evidence.noun) + _proximity(place, evidence.siblings)
    )


def probabilities(scores: Sequence[float], evidence: Evidence) -> list[float]:
    """Softmax against one unseen rival: a place of that name, of the kind said, in the document's first country,
    that no gazetteer knows. So a lone weak candidate in a neighbouring country is no certainty.
    """
    unseen = (
        _UNSEEN + _SHARE * max(evidence.shares.values(), default=0.0) + (_SAID_KIND if evidence.noun else 0.0)
    )
    top = max(*scores, unseen)
    weights = [exp(value - top) for value in scores]
    total = sum(weights) + exp(unseen - top)
    return [weight / total for weight in weights]


def _country(place: Place, evidence: Evidence) -> float:
    if place.country is None or not (evidence.shares or evidence.near):
        return 0.0
    share, near = evidence.shares.get(place.country, 0.0), evidence.near.get(place.country, 0.0)
    return _SHARE * share + _NEAR * near if share or near else _FOREIGN


def _noun(place: Place, said: PlaceKind | None) -> float:
    if said is None:
        return 0.0
    if place.kind is said:
        return _SAID_KIND
    alike = any(place.kind in kinds and said in kinds for kinds in (UNITS, _POINTS))
    return _ALIKE_KIND if alike else _OTHER_KIND


def _proximity(place: Place, siblings: Sequence[Place]) -> float:
    nearest = min((place.distance_km(other) for other in siblings if other.is_local), default=None)
    return 0.0 if nearest is None else _SIBLING * exp(-nearest / _SIBLING_KM)

"""What each piece of evidence weighs.

Of two documents: logits, learnt by `python -m training.linking` (see docs/reference/linking.md) and kept in `data/linking.json`. Inside one
document: set by hand, since what one text tells twice is a question of its grammar, and few texts are marked for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.domain.errors import KnowledgeError

NAME = "linking.json"


@dataclass(frozen=True)
class Weights:
    """The model of two documents.

    Attributes:
        bias: logit of two happenings worth comparing of which nothing is known.
        of: logit of each piece of evidence, by its name.
    """

    bias: float
    of: Mapping[str, float]


WITHIN = Weights(
    bias=-2.0,
    of={
        "type.same": 0.6,
        "type.kindred": 0.4,
        "type.violent": 0.2,
        "type.different": -1.5,
        "place.same": 2.0,
        "place.near": 1.0,
        "place.inside": 0.5,
        "place.wide": -1.0,
        "place.none": -0.5,
        "date.day": 2.0,
        "date.days": 1.5,
        "date.week": 1.0,
        "date.month": 0.5,
        "date.wide": 0.1,
        "apart.next": -1.0,
        "weekday.same": 0.8,
        "weekday.other": -1.5,
        "initiator.same": 0.8,
        "initiator.alike": 0.4,
        "initiator.open": 0.2,
        "initiator.other": -1.0,
        "target.same": 0.5,
        "target.alike": 0.25,
        "target.open": 0.125,
        "target.other": -1.0,
        "count.same": 0.8,
        "count.small": 0.2,
        "count.fits": 0.2,
        "count.other": -0.5,
        "another": -1.5,
    },
)
"""Inside one document. Read as evidence: the same town on the same day is nearly enough; the same town alone needs the same parties."""


@cache
def across() -> Weights:
    """The weights for two documents that come with the package.

    Raises:
        KnowledgeError: the file is missing or damaged.
    """
    try:
        kept = json.loads(files("firsthand.events").joinpath("data", NAME).read_text(encoding="utf-8"))
        return Weights(float(kept["bias"]), {name: float(weight) for name, weight in kept["weights"].items()})
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"the weights of linking are missing or damaged: {error}") from error

"""What each piece of evidence weighs.

Of two pages that are about what is compared: logits, learnt by `python -m training.linking` and kept in `data/linking.json`. Of what pages
tell aside, and of what one page tells twice: set by hand, since nothing is marked for it.
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
    """What evidence adds to the logit of one incident.

    Attributes:
        bias: logit of two happenings worth comparing of which nothing is known.
        of: logit of each piece of evidence, by its name.
    """

    bias: float
    of: Mapping[str, float]


_BOTH: Mapping[str, float] = {
    "type.same": 0.6,
    "type.kindred": 0.4,
    "type.violent": 0.2,
    "type.different": -1.5,
    "place.same": 2.0,
    "place.near": 1.0,
    "place.inside": 0.5,
    "place.wide": -1.0,
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
    "target.other": -1.0,
    "count.same": 0.8,
    "count.small": 0.2,
    "count.fits": 0.2,
    "count.other": -0.5,
}
"""What weighs the same inside one document as between two that tell it aside."""

WITHIN = Weights(
    bias=-2.0,
    of={
        **_BOTH,
        "place.none": -0.5,
        "target.open": 0.125,
        "another": -1.5,
    },
)
"""Inside one document. Read as evidence: the same town on the same day is nearly enough; the same town alone needs the same parties."""


ASIDE = Weights(
    bias=-3.0,
    of={
        **_BOTH,
        "place.none": -1.0,
        "place.other": -2.5,
        "place.far": -3.0,
        "place.named": -1.0,
        "place.unsure": -1.5,
        "apart.few": -2.0,
        "apart.week": -2.5,
        "apart.month": -3.0,
        "apart.far": -4.0,
        "date.open": 0.0,
        "published.days": 0.0,
        "published.week": 0.0,
        "published.fortnight": 0.0,
        "published.month": -0.3,
        "published.quarter": -1.0,
        "published.apart": -4.0,
        "target.open": 0.1,
        "weapon.same": 0.2,
        "weapon.other": -0.1,
        "another": -0.5,
        "main.both": 0.0,
        "main.one": 0.0,
        "strangers": 0.0,
        "page.some": 0.3,
        "page.more": 1.0,
        "page.much": 1.5,
        "page.most": 1.0,
        "told.some": 0.5,
        "told.much": 1.0,
        "sense.some": 0.5,
        "sense.much": 1.5,
        "near.some": 0.2,
        "near.much": 0.5,
        "name.one": 0.3,
        "name.more": 1.0,
        "name.many": 2.0,
        "name.other": -0.3,
        "age.one": 0.5,
        "age.more": 1.0,
        "age.other": -0.5,
        "named.one": 0.5,
        "named.more": 0.5,
        "named.day": 0.5,
        "named.news": 0.5,
        "quote": 1.0,
        "text.sentence": 3.0,
        "text.rewrite": 1.0,
    },
)
"""Of two documents of which not both are about what is compared: set by hand, and the prior of what is learnt."""


_SET = {"strangers": -4.0}
"""Of two documents that are about what is compared, set by hand: shootings of the news that was learnt from have a town, and where they
have none, a day in common says much; in a war it says next to nothing.
"""


@cache
def across() -> Weights:
    """Of two documents that are about what is compared: the weights that come with the package.

    Raises:
        KnowledgeError: the file is missing or damaged.
    """
    try:
        kept = json.loads(files("firsthand.events").joinpath("data", NAME).read_text(encoding="utf-8"))
        return Weights(
            float(kept["bias"]), {name: float(weight) for name, weight in kept["weights"].items()} | _SET
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise KnowledgeError(f"the weights of linking are missing or damaged: {error}") from error

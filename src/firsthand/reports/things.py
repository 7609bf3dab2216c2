"""Numbers of sites, weapons, vehicles and families: they count nobody."""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import Outcome
from firsthand.reports.matching import literals
from firsthand.reports.nouns import counts_homes, person_noun
from firsthand.reports.scene import Scene

_ENDS = re.compile(r"\s?(?:$|[.,;:)]|(?:and|et|in|on|at|of\sthem|d['’]entre)\b)", re.IGNORECASE)
"""What stands behind a number without a noun."""
_SORTS = r"neighbou?ring|nearby|adjacent|surrounding|other|more|small|remote|different|separate|rural|coastal|border|outlying|farming|fishing|autres|petite?s|grande?s|différente?s"
"""Words that may stand between a number and the things that it counts."""


def counts_things(scene: Scene, start: int, end: int) -> bool:
    """Whether a number is one of sites, weapons, vehicles or families by the words right behind it ("three villages", "une vingtaine de maisons"), or
    of what is said to be destroyed, by itself too ("attacked a convoy, destroying at least 40").

    Args:
        scene: the sentence.
        start: where the number begins in it.
        end: where it ends.
    """
    if counts_homes(scene.text, end, scene.pack):
        return True
    if person_noun(scene.text, end, scene.pack, [m.span for m in scene.actors], scene.start) is not None:
        return False
    conflict = scene.pack.conflict
    if _destroyed(conflict.destroys).search(scene.text[:start]) and _ENDS.match(scene.text, end):
        return True
    named = (*conflict.civilian_sites, *conflict.facilities, *conflict.weapons, *conflict.site_of)
    targets = (*conflict.civil_targets, *conflict.state_targets, *conflict.goods)
    things = _things(named, targets, conflict.auxiliary, conflict.outcomes[Outcome.DESTROYED])
    return things.match(scene.text, end) is not None


@cache
def _destroyed(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """A verb of what is done to things right before a number."""
    return re.compile(
        rf"(?<!\w)(?:{either(verbs)})\s(?:at\sleast\s|about\s|some\s|around\s|more\sthan\s|nearly\s|over\s|au\smoins\s|environ\s|plus\sde\s|près\sde\s)?$",
        re.IGNORECASE,
    )


@cache
def _things(
    named: tuple[str, ...], targets: tuple[str, ...], auxiliary: str, destroyed: tuple[str, ...]
) -> re.Pattern[str]:
    nouns = sorted((*(rf"{name}(?:e?s)?" for name in literals(named)), *targets), key=len, reverse=True)
    fate = rf"[\w-]+(?:\s[\w-]+)?\s(?:(?:{auxiliary})\s){{0,3}}(?:{either(destroyed)})"
    return re.compile(
        rf"\s(?:(?:of|de)\s|d['’])?(?:(?:the|its|their|les|ses|leurs)\s)?(?:(?:{_SORTS})\s)?(?:(?-i:[A-ZÀ-Þ][\w’'-]*)\s){{0,2}}(?:{either(nouns)}|{fate})(?!\w)",
        re.IGNORECASE,
    )

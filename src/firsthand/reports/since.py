"""Days since which something else is so than what is told: "the deadliest attack since 2012", "soldiers missing since last week"."""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.values import Span
from firsthand.reports.scene import Scene

_REACH = 80  # characters before the day


def is_of_its_own(scene: Scene, day: Span) -> bool:
    """Whether an expression for some time since is none of a happening and of no total: nothing surpassed what is told since then, or somebody is missing since."""
    since = any(d.since and d.span == day for d in scene.dates)
    return since and _up_to(scene.pack.speech.own_since).search(scene.before(day, _REACH)) is not None


@cache
def _up_to(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(patterns)})$", re.IGNORECASE)

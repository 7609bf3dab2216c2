"""Bodies: those whose bodies a sentence counts are dead, whatever they were told to be before."""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import CasualtyKind
from firsthand.languages.base.pack import LanguagePack

_NEAR = 40  # characters before a number in which the bodies stand


def of_bodies(local: str, start: int, pack: LanguagePack) -> CasualtyKind | None:
    """Killed where the number at `start` of a sentence is one of bodies: "the bodies of 16 missing soldiers", "les corps de seize soldats portés disparus"; else None."""
    before = local[max(0, start - _NEAR) : start]
    return CasualtyKind.KILLED if _bodies(pack.conflict.remains).search(before) else None


@cache
def _bodies(remains: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{either(remains)})\s(?:of|de|d['’])\s?(?:(?:the|some|at\sleast|about|around|au\smoins|quelque|environ|ces|les)\s)*$",
        re.IGNORECASE,
    )

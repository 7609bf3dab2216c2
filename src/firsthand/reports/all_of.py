"""Those who are counted a second time by "all": "seven gunmen attacked the prison; all seven were killed" counts the gunmen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.report import Figure
from firsthand.domain.values import Span
from firsthand.reports.camps import ARMED
from firsthand.reports.scene import Scene

_BACK = 2  # sentences before one that says "all" in which they were first counted
_NEAR = re.compile(r"\s(?:[\w'’-]+\s){0,3}")
"""What stands between a number and the noun of those whom it counts."""


def all_of(scenes: Sequence[Scene]) -> dict[Span, Span]:
    """The figures that count once more, with "all", an armed party of which the text gave that number before, each with the words for the party.

    Args:
        scenes: the sentences of one document, in order.
    """
    found: dict[Span, Span] = {}
    for position, scene in enumerate(scenes):
        for figure in scene.figures:
            if figure.group is None and _says_all(scene, figure):
                for earlier in reversed(scenes[max(0, position - _BACK) : position + 1]):
                    party = _counted_before(earlier, figure)
                    if party is not None:
                        found[figure.span] = party.span
                        break
    return found


def _says_all(scene: Scene, figure: Figure) -> bool:
    ends, opens = _all(scene.pack.conflict.all_of)
    return ends.search(scene.before(figure.span, 24)) is not None or opens.match(figure.span.text) is not None


def _counted_before(scene: Scene, figure: Figure) -> ActorMention | None:
    """The armed party of a sentence that is counted ahead of a figure by the same number."""
    wanted = figure.quantity.point
    for number in scene.pack.numbers(scene.text) if wanted is not None else ():
        if number.quantity.point != wanted or scene.start + number.span.end > figure.span.start:
            continue
        end = scene.start + number.span.end
        for mention in scene.actors:
            gap = scene.document.text[end : mention.span.start]
            if mention.kind in ARMED and mention.span.start > end and _NEAR.fullmatch(gap):
                return mention
    return None


@cache
def _all(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = rf"(?<!\w)(?:{either(phrases)})\s"
    return re.compile(rf"{told}$", re.IGNORECASE), re.compile(told, re.IGNORECASE)

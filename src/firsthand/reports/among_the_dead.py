"""Attackers who took their own lives and are among the dead that were counted before: "a man and his wife were found dead in a murder-suicide ... he turned the gun on himself"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Figure, Side
from firsthand.reports.matching import words
from firsthand.reports.nth import Composed
from firsthand.reports.own_hand import is_governed
from firsthand.reports.scene import Scene

_FEWEST = 2
"""Dead that hold both him and somebody whom he killed."""


def with_own_hand_counted(composed: Sequence[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with whoever took his own life as part of the dead where these were counted as those of a murder and suicide before.

    Those whom a verb of killing governs ("he killed four") do not hold him.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    found: list[Composed] = []
    counted = False
    for report, draft in composed:
        scene = of[report.sentence]
        figures = [_as_part(figure, scene) if counted else figure for figure in report.figures]
        found.append((replace(report, figures=tuple(figures)), draft))
        counted = counted or _holds_him(report.figures, scene)
    return found


def _as_part(figure: Figure, scene: Scene) -> Figure:
    by_himself = figure.side is Side.INITIATOR and words(scene.pack.conflict.own_hand).fullmatch(
        figure.span.text
    )
    return replace(figure, part_of=True) if by_himself else figure


def _holds_him(figures: Sequence[Figure], scene: Scene) -> bool:
    """Whether a sentence counts all the dead of a murder and suicide."""
    if words(scene.pack.conflict.killed_and_own_hand).search(scene.text) is None:
        return False
    dead = [
        f for f in figures if f.kind is CasualtyKind.KILLED and not f.part_of and f.side is not Side.INITIATOR
    ]
    if any(is_governed(f, scene.text, scene.start, scene.pack) for f in dead):
        return False
    return sum(f.quantity.point or 0 for f in dead) >= _FEWEST

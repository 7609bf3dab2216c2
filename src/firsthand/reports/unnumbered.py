"""Harm told without a number: "he was shot", "the boy died". By itself it counts nobody; it gives the words for whoever knows how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.report import Figure
from firsthand.domain.values import Operator, Quantity
from firsthand.reports.counted import says_nobody
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene


def unnumbered(scene: Scene) -> Iterator[Figure]:
    """One person harmed, on the first words that say so, for each kind of harm that no figure of the sentence counts.

    Words that leave open what became of the person ("shot") stand for either kind, after those that tell it.
    """
    if says_nobody(scene):
        return
    conflict = scene.pack.conflict
    for kind, told in conflict.unnumbered.items():
        if any(figure.kind is kind for figure in scene.figures):
            continue
        match = words(told).search(scene.text) or words(conflict.struck).search(scene.text)
        if match is not None:
            yield Figure(scene.span(*match.span()), Quantity(Operator.EXACTLY, 1), kind)

"""Words that may tell of harm and by themselves count nobody: "he was shot", "all four were taken to hospital".

They are for whoever knows how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.report import Figure
from firsthand.domain.values import Operator, Quantity
from firsthand.reports.counted import is_unharmed, says_nobody
from firsthand.reports.matching import literals, words
from firsthand.reports.other_numbers import counts_nobody
from firsthand.reports.scene import Scene

_NEAR = 24
"""Characters within which the word for those counted follows: two or three words."""


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


def numbered(scene: Scene) -> Iterator[Figure]:
    """Each number of persons in a sentence, for each kind of harm that no figure of the sentence counts.

    A number counts persons where a word for persons follows it closely ("the four men"), or a word for people hit ("four shot").
    """
    if says_nobody(scene):
        return
    conflict = scene.pack.conflict
    followed = words((*literals(conflict.persons), *conflict.struck))
    kinds = [kind for kind in conflict.unnumbered if not any(f.kind is kind for f in scene.figures)]
    for number in scene.pack.numbers(scene.text) if kinds else ():
        at = number.span
        if any(
            at.start < f.span.end - scene.start and f.span.start - scene.start < at.end for f in scene.figures
        ):
            continue  # it has its kind of harm
        if number.ordinal or number.quantity.point is None or counts_nobody(scene.text, at.start, at.end):
            continue
        if is_unharmed(scene, at.start, at.end):
            continue
        near = followed.search(scene.text[at.end : at.end + _NEAR])
        if near is not None and not any(
            sign in scene.text[at.end : at.end + near.start()] for sign in ",;.("
        ):
            span = scene.span(at.start, at.end)
            yield from (Figure(span, number.quantity, kind) for kind in kinds)

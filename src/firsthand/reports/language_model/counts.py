"""Figures read anew from the words that the model points at.

The model says where a figure stands and what became of whom. How many is read from the text by the language pack, as the
local reader does it, so that no number can come from the model.
"""

from __future__ import annotations

import re

from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.reports.scene import Scene


def count_at(
    scene: Scene, quote: Span, kind: CasualtyKind, group: Span | None
) -> tuple[Span, Quantity] | None:
    """The number that a quote holds.

    Args:
        scene: the sentence.
        quote: what the model points at.
        kind: what the model says happened to the counted.
        group: the words that say who was counted, where they are known.

    Returns:
        The quote, widened to the whole number with its operator words (who points at "200" of "more than 1,200" means
        1,200), and the quantity; None where no number stands there, or several do.
    """
    at = scene.start
    dated = [d.span for d in scene.dates]
    numbers = []
    for number in scene.pack.numbers(scene.text):
        span = scene.span(number.span.start, number.span.end)
        if not number.ordinal and span.overlaps(quote) and not any(span.overlaps(d) for d in dated):
            numbers.append((span, number.quantity))
    if len(numbers) > 1 and group is not None:
        numbers = [pair for pair in numbers if pair[0].end <= group.start][-1:]
    if len(numbers) == 1:
        span, quantity = numbers[0]
        return _united(scene, quote, span), quantity
    if numbers:
        return None
    return _one(scene, quote, at) or _losses(scene, quote, kind)


def _one(scene: Scene, quote: Span, at: int) -> tuple[Span, Quantity] | None:
    """An indefinite article counts one: "a soldier"; it stands first in the quote or right before it."""
    pattern = re.compile(rf"\b(?:{scene.pack.conflict.indefinite})\s+", re.IGNORECASE)
    for match in pattern.finditer(scene.text):
        span = scene.span(match.start(), match.end())
        if quote.start in (at + match.start(), at + match.end()):
            return _united(
                scene, quote, scene.span(match.start(), match.start() + len(span.text.rstrip()))
            ), Quantity(Operator.EXACTLY, 1)
    return None


def _losses(scene: Scene, quote: Span, kind: CasualtyKind) -> tuple[Span, Quantity] | None:
    """Losses that the text tells without a number."""
    if kind is not CasualtyKind.CASUALTIES:
        return None
    for pattern in scene.pack.conflict.losses:
        for match in re.finditer(pattern, scene.text, re.IGNORECASE):
            span = scene.span(match.start(), match.end())
            if span.overlaps(quote):
                return _united(scene, quote, span), Quantity(Operator.VAGUE)
    return None


def _united(scene: Scene, one: Span, other: Span) -> Span:
    start, end = min(one.start, other.start), max(one.end, other.end)
    return scene.span(start - scene.start, end - scene.start)

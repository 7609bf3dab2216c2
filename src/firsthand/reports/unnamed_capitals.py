"""Capitals as place names where a document tells them by their country alone."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.domain.values import Span
from firsthand.knowledge.capitals import capitals_told
from firsthand.knowledge.gazetteer import Gazetteer

_BESIDE = 6  # characters between such words and the name: "Mogadishu, the Somali capital"


def with_capitals(
    text: str, toponyms: Sequence[Span], barred: Sequence[Span], gazetteer: Gazetteer
) -> tuple[Span, ...]:
    """Toponyms with the capitals that the text tells by their country: "a hotel in the Somali capital".

    Beside the name such words tell no place of their own.

    Args:
        text: of the document.
        toponyms: its place names; that of a country inside such words gives way to them.
        barred: spans that are no place names, such as names of media.
        gazetteer: where to look capitals up.
    """
    told = (Span.of(text, start, end) for start, end, _ in capitals_told(text, gazetteer.countries))
    spans = [
        span
        for span in told
        if gazetteer.candidates(span.text)
        and not any(span.overlaps(other) for other in barred)
        and not any(_is_name(other, span, gazetteer) for other in toponyms)
    ]
    kept = [span for span in toponyms if not any(span.overlaps(other) for other in spans)]
    return tuple(sorted([*kept, *spans]))


def _is_name(other: Span, told: Span, gazetteer: Gazetteer) -> bool:
    """Whether another toponym is the name of a capital and stands beside the words for it."""
    if not (0 < told.start - other.end <= _BESIDE or 0 < other.start - told.end <= _BESIDE):
        return False
    (capital, *_) = gazetteer.candidates(told.text)
    return capital.place.entry in {c.place.entry for c in gazetteer.candidates(other.text)}

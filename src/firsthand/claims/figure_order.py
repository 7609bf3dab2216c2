"""Which way round the dates in figures of a document stand: day first ("15/04/2025") or month first ("04/15/2025")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.document import Document
from firsthand.domain.values import DateExpression

_MONTH_FIRST = frozenset({"USA", "PRI", "GUM", "ASM", "MNP", "VIR", "UMI", "PHL", "MHL", "PLW", "FSM"})
"""Countries where English is written with the month first: the United States, its territories and neighbours by usage, the Philippines (compare the
short date formats of English in the Unicode CLDR)."""

_MIXED = frozenset({"CAN", "KEN", "BLZ", "ZAF"})
"""Countries where both orders are met, or a third one is official: nothing is decided by them."""

_MONTHS = 12
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2\d{2,4})?(?!\d)")


def day_stands_first(document: Document, expressions: Sequence[DateExpression]) -> bool | None:
    """Whether the document writes the day before the month in figures; None where it does not show.

    Another date of the document that only one order allows decides, then the country of the outlet.

    Args:
        document: its outlet may be known.
        expressions: all date expressions of the document.
    """
    shown = {order for e in expressions if (order := _order(e)) is not None}
    if len(shown) == 1:
        return shown.pop()
    country = document.outlet_country
    if shown or country is None or country in _MIXED:
        return None
    return country not in _MONTH_FIRST


def in_order(expression: DateExpression, *, day_first: bool | None) -> DateExpression:
    """An expression that stands both ways round as the one that the order of the document leaves; unchanged where nothing is left out."""
    other = expression.other
    if other is None or day_first is None or (found := _FIGURES.search(expression.span.text)) is None:
        return expression
    for reading in (expression, other):
        leading = reading.day if day_first else reading.month
        if leading == int(found[1]):
            return replace(reading, other=None)
    return expression


def _order(expression: DateExpression) -> bool | None:
    """Whether the day stands first in an expression of figures that only one order allows; None for any other expression."""
    if expression.other is not None or expression.day is None or expression.month is None:
        return None
    found = _FIGURES.search(expression.span.text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if first > _MONTHS and first == expression.day:
        return True
    return False if second > _MONTHS and second == expression.day else None

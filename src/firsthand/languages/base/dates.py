"""Date expressions."""

from __future__ import annotations

from typing import Protocol

from firsthand.domain.values import DateExpression


class DateFinder(Protocol):
    """Finds the date expressions of a text."""

    def __call__(self, text: str, /) -> tuple[DateExpression, ...]:
        """Return the date expressions of `text`, in order, not overlapping; spans count from its start.

        Ages ("12-year-old"), bare durations ("for two hours") and clock times are no dates.
        """
        ...

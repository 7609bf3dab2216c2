"""Numbers in words and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from firsthand.domain.values import Quantity, Span


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """A number with its operator words: "more than 30", "une trentaine", "dozens of".

    Attributes:
        span: operator words and number, without the noun counted.
        quantity: what was said.
        ordinal: True for "third", "troisième": never a count of persons.
    """

    span: Span
    quantity: Quantity
    ordinal: bool = False


class NumberFinder(Protocol):
    """Finds the numbers of a text."""

    def __call__(self, text: str, /) -> tuple[NumberExpression, ...]:
        """Return the number expressions of `text`, in order, not overlapping; spans count from its start."""
        ...

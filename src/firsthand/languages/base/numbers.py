"""Numbers in words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from firsthand.domain.values import Operator, Quantity, Span


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


@dataclass(frozen=True)
class NumberWords:
    """The number words of a language.

    Attributes:
        units: word to value, 0 to 99, and the words that multiply ("hundred", "mille").
        joiners: words inside a number ("and", "et").
        approximate: nouns that stand for a rounded number ("dozen" 12, "trentaine" 30); with an article they are "about", in
            the plural vague.
        vague: phrases without a number to the codebook's convention, None where it has none. Conventions of ACLED's published
            codebook: dozens 12, tens 10, hundreds 100.
        operators: phrases before a number to its operator.
        articles: those of the operators that are articles and count only before an approximate noun ("a dozen").
        after: phrases after a number to its operator ("or more").
        range_joiners: words between the two numbers of a range ("to", "à"), a hyphen included.
        between: words that open a range ("between", "entre").
        ordinals: patterns of ordinals ("3rd", "troisième").
        separator: characters that may group thousands.
    """

    units: Mapping[str, int]
    joiners: frozenset[str]
    approximate: Mapping[str, int]
    vague: Mapping[str, int | None]
    operators: Mapping[str, Operator]
    articles: frozenset[str]
    after: Mapping[str, Operator]
    range_joiners: tuple[str, ...]
    between: tuple[str, ...]
    ordinals: tuple[str, ...]
    separator: str

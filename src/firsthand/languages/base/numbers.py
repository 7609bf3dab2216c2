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
        fillers: words between a number and the rounded number behind it ("une bonne trentaine").
        approximate: nouns that stand for a rounded number ("dozen" 12, "trentaine" 30); with an article they are "about", in
            the plural vague.
        multiples: their plurals, which multiply behind a number ("deux dizaines") and are vague alone.
        bare: multiplying words that an article makes a rounded number ("a hundred").
        fixed: phrases that say a number ("half a dozen" 6, "a pair of" 2) and whether they round it.
        vague: phrases without a number to the codebook's convention, None where it has none. Conventions of ACLED's published
            codebook: dozens 12, tens 10, hundreds 100.
        operators: phrases before a number to its operator.
        articles: those of the operators that are articles and count only before an approximate noun ("a dozen").
        after: phrases after a number to its operator ("or more"); those that begin with a hyphen are written together with it.
        range_joiners: words between the two numbers of a range ("to", "à"), a hyphen included.
        between: words that open a range ("between", "entre").
        changes: patterns before such a word that make a change of it ("rose from eight to 14"): two numbers and no range.
        ordinals: patterns of ordinals ("3rd", "troisième").
        no_numbers: patterns of words that hold a number word and are none ("no one", "three-quarters").
        separator: characters that may group thousands.
        decimal: the mark before decimals.
    """

    units: Mapping[str, int]
    joiners: frozenset[str]
    fillers: frozenset[str]
    approximate: Mapping[str, int]
    multiples: Mapping[str, int]
    bare: frozenset[str]
    fixed: Mapping[str, tuple[int, bool]]
    vague: Mapping[str, int | None]
    operators: Mapping[str, Operator]
    articles: frozenset[str]
    after: Mapping[str, Operator]
    range_joiners: tuple[str, ...]
    between: tuple[str, ...]
    changes: tuple[str, ...]
    ordinals: tuple[str, ...]
    no_numbers: tuple[str, ...]
    separator: str
    decimal: str


def elided(operators: Mapping[str, Operator]) -> dict[str, Operator]:
    """French phrases that end in "de", with the forms before a vowel: "plus de", "plus d'", "plus d’"."""
    found = dict(operators)
    for phrase, operator in operators.items():
        if phrase.endswith(" de"):
            found |= {phrase[:-1] + "'": operator, phrase[:-1] + "’": operator}
    return found

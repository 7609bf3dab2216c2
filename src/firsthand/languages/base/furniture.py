"""How a language's news sites label what is not the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.document import DropReason


@dataclass(frozen=True)
class FurnitureWords:
    """Labels of site furniture, as regular expressions that must match a whole line, case ignored.

    Attributes:
        lines: single lines to drop, by reason.
        sections: labels that open a list of headlines or links; the headline-like lines that follow go too.
        endings: labels after which nothing of the article comes ("Leave a comment").
        months: month name or abbreviation, lower case, without stop, to 1..12.
        date_words: other words that a line with nothing but a date may hold.
        credits: patterns with one group around the credited name.
    """

    lines: Mapping[DropReason, tuple[str, ...]]
    sections: Mapping[DropReason, tuple[str, ...]]
    endings: Mapping[DropReason, tuple[str, ...]]
    months: Mapping[str, int]
    date_words: frozenset[str]
    credits: tuple[str, ...]

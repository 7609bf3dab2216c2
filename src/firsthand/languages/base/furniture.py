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
        walls: words of error pages ("error-page"), consent walls ("cookie-wall") and invitations to pay ("paywall").
        captions: credits of pictures, searched in short lines, case kept.
        published: words beside a date that make it the date of publication.
        paywall_stems: lower case; every invitation to pay holds one of them.
        roundups: words in the title of an article that tells of several incidents.
    """

    lines: Mapping[DropReason, tuple[str, ...]]
    sections: Mapping[DropReason, tuple[str, ...]]
    endings: Mapping[DropReason, tuple[str, ...]]
    months: Mapping[str, int]
    date_words: frozenset[str]
    credits: tuple[str, ...]
    walls: Mapping[str, tuple[str, ...]]
    paywall_stems: tuple[str, ...]
    roundups: tuple[str, ...]
    published: tuple[str, ...]
    captions: tuple[str, ...]

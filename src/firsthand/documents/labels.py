"""Compiled furniture patterns of all languages: a page may carry labels in another language than its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.domain.document import DropReason
from firsthand.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Labels:
    """Patterns that match whole lines."""

    lines: tuple[tuple[DropReason, re.Pattern[str]], ...]
    sections: tuple[tuple[DropReason, re.Pattern[str]], ...]
    endings: tuple[tuple[DropReason, re.Pattern[str]], ...]
    credits: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]
    date_words: frozenset[str]

    def line(self, text: str) -> DropReason | None:
        """Why a single line is furniture."""
        return _match(self.lines, text)

    def section(self, text: str) -> DropReason | None:
        """What kind of list a label opens."""
        return _match(self.sections, text)

    def ending(self, text: str) -> DropReason | None:
        """What a label after the article's end opens."""
        return _match(self.endings, text)

    def is_date(self, text: str) -> bool:
        """Whether a line holds a date and nothing else."""
        if len(text) > 90 or not any(char.isdigit() for char in text):
            return False
        words = [word.casefold() for word in _WORD.findall(text)]
        named = any(word in self.months for word in words)
        numeric = bool(
            re.search(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b", text)
        )
        return (named or numeric) and all(word in self.months or word in self.date_words for word in words)


def _match(patterns: tuple[tuple[DropReason, re.Pattern[str]], ...], text: str) -> DropReason | None:
    if len(text) > 400:
        return None
    line = text.strip(" :·|-–—»>")
    return next((reason for reason, pattern in patterns if pattern.fullmatch(line)), None)


@cache
def labels() -> Labels:
    """The patterns of every language, compiled once."""

    def compiled(part: str) -> Iterator[tuple[DropReason, re.Pattern[str]]]:
        for language in LANGUAGES:
            for reason, patterns in getattr(language.furniture, part).items():
                yield reason, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)

    return Labels(
        tuple(compiled("lines")),
        tuple(compiled("sections")),
        tuple(compiled("endings")),
        tuple(re.compile(p, re.MULTILINE) for language in LANGUAGES for p in language.furniture.credits),
        {name: number for language in LANGUAGES for name, number in language.furniture.months.items()},
        frozenset().union(*(language.furniture.date_words for language in LANGUAGES)),
    )

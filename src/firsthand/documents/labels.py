"""Compiled furniture patterns of all languages: a page may carry labels in another language than its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.domain.document import DropReason
from firsthand.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"\s\S+[.!]$")  # no label ends like one
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b")


@dataclass(frozen=True)
class Labels:
    """Patterns that match whole lines."""

    lines: tuple[tuple[DropReason, re.Pattern[str]], ...]
    sections: tuple[tuple[DropReason, re.Pattern[str]], ...]
    endings: tuple[tuple[DropReason, re.Pattern[str]], ...]
    credits: tuple[re.Pattern[str], ...]
    walls: Mapping[str, re.Pattern[str]]
    roundups: re.Pattern[str]
    published: re.Pattern[str]
    captions: re.Pattern[str]
    months: Mapping[str, int]
    date_words: frozenset[str]

    def wall(self, code: str, text: str) -> bool:
        """Whether a text holds words of an error page, a consent wall or a paywall."""
        return self.walls[code].search(text) is not None

    def is_roundup(self, title: str) -> bool:
        """Whether a title announces several incidents."""
        return self.roundups.search(title) is not None

    def dated(self, text: str) -> bool:
        """Whether a short line names a month, or a full date in numbers, beside other words."""
        if len(text) > 160 or _DIGIT.search(text) is None:
            return False
        return any(word.casefold() in self.months for word in _WORD.findall(text)) or bool(
            _NUMERIC.search(text)
        )

    def announces(self, text: str) -> bool:
        """Whether a short line says that a date in it is that of publication, or holds nothing but a date."""
        return len(text) <= 160 and (
            self.is_date(text) or (self.dated(text) and self.published.search(text) is not None)
        )

    def line(self, text: str) -> DropReason | None:
        """Why a single line is furniture."""
        return _match(self.lines, text)

    def section(self, text: str) -> DropReason | None:
        """What kind of list a label opens."""
        return None if _SENTENCE.search(text) else _match(self.sections, text)

    def ending(self, text: str) -> DropReason | None:
        """What a label after the article's end opens."""
        return None if _SENTENCE.search(text) else _match(self.endings, text)

    def is_date(self, text: str) -> bool:
        """Whether a line holds a date and nothing else."""
        if len(text) > 90 or _DIGIT.search(text) is None:
            return False
        words = [word.casefold() for word in _WORD.findall(text)]
        named = any(word in self.months for word in words)
        numeric = bool(_NUMERIC.search(text))
        return (named or numeric) and all(word in self.months or word in self.date_words for word in words)

    def is_caption(self, text: str) -> bool:
        """Whether a short line is that of a picture, by its credit."""
        return len(text) <= 260 and self.captions.search(text) is not None


def _match(patterns: tuple[tuple[DropReason, re.Pattern[str]], ...], text: str) -> DropReason | None:
    if len(text) > 400:
        return None
    line = text.strip(" :·|-–—»>[]▶►→*_…")
    found = next((reason for reason, pattern in patterns if pattern.fullmatch(line)), None)
    if found is None and " / " in line and len(line) <= 80:  # one label in two languages
        return next((reason for half in line.split(" / ") if (reason := _match(patterns, half))), None)
    return found


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
        {
            code: re.compile(
                "|".join(p for language in LANGUAGES for p in language.furniture.walls[code]), re.IGNORECASE
            )
            for code in ("error-page", "cookie-wall", "paywall")
        },
        re.compile("|".join(p for language in LANGUAGES for p in language.furniture.roundups), re.IGNORECASE),
        re.compile(
            "|".join(p for language in LANGUAGES for p in language.furniture.published), re.IGNORECASE
        ),
        re.compile("|".join(p for language in LANGUAGES for p in language.furniture.captions)),
        {name: number for language in LANGUAGES for name, number in language.furniture.months.items()},
        frozenset().union(*(language.furniture.date_words for language in LANGUAGES)),
    )

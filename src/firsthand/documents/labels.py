"""Compiled furniture patterns of all languages: a page may carry labels in another language than its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.domain.document import DropReason
from firsthand.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"\s\S+[.!]$")  # no label ends like one
_CREDIT = re.compile(r"[:©(/\[]|P(?:HOTO|h\.)|GRAPHICS|Getty")  # what every credit of a picture holds one of
_LONGEST_LINE = 400  # characters
_LONGEST_LABEL = 130
_TWO_LABELS = 80  # characters of one label in two languages
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b)")


@dataclass(frozen=True)
class Labels:
    """Patterns that match whole lines."""

    lines: Reasons
    sections: Reasons
    endings: Reasons
    credits: tuple[re.Pattern[str], ...]
    walls: Mapping[str, re.Pattern[str]]
    paywall_stems: tuple[str, ...]
    roundups: re.Pattern[str]
    published: re.Pattern[str]
    captions: re.Pattern[str]
    months: Mapping[str, int]
    date_words: frozenset[str]

    def wall(self, code: str, text: str) -> bool:
        """Whether a text holds words of an error page, a consent wall or a paywall."""
        if code == "paywall":
            lower = text.lower()
            if not any(stem in lower for stem in self.paywall_stems):
                return False
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
        return self.lines.match(text)

    def section(self, text: str) -> DropReason | None:
        """What kind of list a label opens."""
        return _label(self.sections, text)

    def ending(self, text: str) -> DropReason | None:
        """What a label after the article's end opens."""
        return _label(self.endings, text)

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
        return (
            len(text) <= 260 and _CREDIT.search(text) is not None and self.captions.search(text) is not None
        )


def _label(patterns: Reasons, text: str) -> DropReason | None:
    """The reason of a label, which never ends like a sentence."""
    return None if len(text) > patterns.longest or _SENTENCE.search(text) else patterns.match(text)


@dataclass(frozen=True)
class Reasons:
    """Patterns of several reasons as one: which of them matches a whole line."""

    pattern: re.Pattern[str]
    names: Mapping[str, DropReason]
    longest: int

    @classmethod
    def of(cls, patterns: Iterable[tuple[DropReason, tuple[str, ...]]], longest: int) -> Reasons:
        """Compile them, in the order given.

        Args:
            patterns: by reason, without groups of their own.
            longest: characters of the longest line that is looked at.
        """
        given = list(patterns)
        names = {f"r{number}": reason for number, (reason, _) in enumerate(given)}
        joined = "|".join(
            f"(?P<{name}>{'|'.join(f'(?:{p})' for p in each)})"
            for name, (_, each) in zip(names, given, strict=True)
        )
        return cls(re.compile(joined, re.IGNORECASE), names, longest)

    def match(self, text: str) -> DropReason | None:
        """The reason whose pattern matches a line, marks around it aside; a label in two languages counts by either."""
        if len(text) > self.longest:
            return None
        line = text.strip(" :·|-–—»>[]▶►→*_…")
        if (found := self.pattern.fullmatch(line)) is not None:
            return self.names[found.lastgroup or ""]
        if " / " in line and len(line) <= _TWO_LABELS:
            return next((reason for half in line.split(" / ") if (reason := self.match(half))), None)
        return None


@cache
def labels() -> Labels:
    """The patterns of every language, compiled once."""

    def reasons(part: str, longest: int) -> Reasons:
        patterns = (
            (r, each) for language in LANGUAGES for r, each in getattr(language.furniture, part).items()
        )
        return Reasons.of(patterns, longest)

    return Labels(
        reasons("lines", _LONGEST_LINE),
        reasons("sections", _LONGEST_LABEL),
        reasons("endings", _LONGEST_LABEL),
        tuple(re.compile(p, re.MULTILINE) for language in LANGUAGES for p in language.furniture.credits),
        {
            code: re.compile(
                "|".join(p for language in LANGUAGES for p in language.furniture.walls[code]), re.IGNORECASE
            )
            for code in ("error-page", "cookie-wall", "paywall")
        },
        tuple(stem for language in LANGUAGES for stem in language.furniture.paywall_stems),
        re.compile("|".join(p for language in LANGUAGES for p in language.furniture.roundups), re.IGNORECASE),
        re.compile(
            "|".join(p for language in LANGUAGES for p in language.furniture.published), re.IGNORECASE
        ),
        re.compile("|".join(p for language in LANGUAGES for p in language.furniture.captions)),
        {name: number for language in LANGUAGES for name, number in language.furniture.months.items()},
        frozenset().union(*(language.furniture.date_words for language in LANGUAGES)),
    )

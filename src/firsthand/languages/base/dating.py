"""The date finder that all languages share; a language gives it patterns with named groups.

Groups that a pattern may name, and what they mean:
    day, month, year            absolute parts; month as a word or a number; day2, month2 the second end of a range
    weekday, weekday2           a weekday, and the one that a night leads to
    number, unit                "two weeks ago": a number word or figure, and a unit
    part                        a word for a part of a day, month or year
A pattern's `kind` says what the match is; `offset`, `anchor`, `since` and `part` what its words add.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from firsthand.domain.values import Anchor, DateExpression, DateKind, Span


@dataclass(frozen=True)
class DatePattern:
    """One form of date expression.

    Attributes:
        pattern: regular expression with named groups, see the module.
        kind, anchor, offset, part, since: as in `DateExpression`; what the groups say outranks them.
        cased: match with case (English weekdays and months: "may" is no May).
    """

    pattern: str
    kind: DateKind
    anchor: Anchor = Anchor.NONE
    offset: int | None = None
    part: str | None = None
    since: bool = False
    cased: bool = False


@dataclass(frozen=True)
class DateVocabulary:
    """The date words of a language.

    Attributes:
        months, weekdays: lower-case word to number (1..12; Monday 0 to Sunday 6).
        numbers: number word to value, for "two weeks ago".
        units: unit word to the kind it counts.
        parts: word to part ("early", "mid", "late", "night", "morning", "afternoon", "evening").
        patterns: tried all; of overlapping matches the longest counts.
        exclusions: what looks like a date and is none: ages, durations, names.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, DateKind]
    parts: Mapping[str, str]
    patterns: tuple[DatePattern, ...]
    exclusions: tuple[str, ...]


class Tagger:
    """Finds date expressions. Every pattern is bounded, so the cost is linear in the text.

    Args:
        vocabulary: the date words of a language.
    """

    def __init__(self, vocabulary: DateVocabulary) -> None:
        self._vocabulary = vocabulary
        words = {
            "MONTH": _any(vocabulary.months),
            "WEEKDAY": _any(vocabulary.weekdays),
            "NUMBER": _any(vocabulary.numbers) + r"|\d{1,3}",
            "UNIT": _any(vocabulary.units),
            "PART": _any(vocabulary.parts),
        }
        self._patterns = [
            (
                re.compile(_fill(form.pattern, words, cased=form.cased), 0 if form.cased else re.IGNORECASE),
                form,
            )
            for form in vocabulary.patterns
        ]
        self._exclusions = re.compile(
            "|".join(_fill(e, words, cased=False) for e in vocabulary.exclusions), re.IGNORECASE
        )

    def __call__(self, text: str, /) -> tuple[DateExpression, ...]:
        """See `DateFinder`."""
        excluded = [m.span() for m in self._exclusions.finditer(text)]
        found = [
            (match.start(), -match.end(), order, expression)
            for order, (pattern, form) in enumerate(self._patterns)
            for match in pattern.finditer(text)
            if match.end() > match.start() and (expression := self._read(text, match, form)) is not None
        ]
        kept: list[DateExpression] = []
        end = -1
        exclusions = iter(excluded)
        barred = next(exclusions, None)
        for start, _, _, expression in sorted(found, key=lambda item: item[:3]):
            while barred and barred[1] <= start:
                barred = next(exclusions, None)
            if start >= end and not (barred and barred[0] < expression.span.end and start < barred[1]):
                kept.append(expression)
                end = expression.span.end
        return tuple(kept)

    def _read(self, text: str, match: re.Match[str], form: DatePattern) -> DateExpression | None:
        groups = {name: value for name, value in match.groupdict().items() if value}
        day, day2 = _int(groups.get("day")), _int(groups.get("day2"))
        if any(d is not None and not 1 <= d <= 31 for d in (day, day2)):
            return None
        month = self._month(groups.get("month"))
        year = _int(groups.get("year"))
        if year is not None and not 1900 <= year <= 2100:
            return None
        if (groups.get("month") and month is None) or (month is None and day is not None):
            return None
        kind, offset = form.kind, form.offset
        if "unit" in groups:
            kind = self._vocabulary.units[groups["unit"].lower()]
        if "number" in groups and offset is not None:
            word = groups["number"].lower()
            offset *= int(word) if word.isdigit() else self._vocabulary.numbers[word]
        part = self._vocabulary.parts.get(groups["part"].lower()) if "part" in groups else form.part
        weekday = self._vocabulary.weekdays.get(groups.get("weekday", "").lower())
        span = Span.of(text, match.start(), match.end())
        expression = DateExpression(
            span, kind, form.anchor, year, month, day, weekday, offset, part, None, form.since
        )
        until = self._until(expression, groups, day2)
        return replace(expression, kind=DateKind.PERIOD, until=until) if until else expression

    def _until(
        self, start: DateExpression, groups: Mapping[str, str], day2: int | None
    ) -> DateExpression | None:
        """The second end of a range or a night."""
        if "weekday2" in groups:
            return replace(start, weekday=self._vocabulary.weekdays[groups["weekday2"].lower()], until=None)
        if day2 is not None:
            return replace(
                start, kind=DateKind.DAY, day=day2, month=self._month(groups.get("month2")) or start.month
            )
        return None

    def _month(self, word: str | None) -> int | None:
        if word is None:
            return None
        if word.isdigit():
            return int(word) if 1 <= int(word) <= 12 else None
        return self._vocabulary.months.get(word.lower())


def _fill(pattern: str, words: Mapping[str, str], *, cased: bool) -> str:
    for name, alternatives in words.items():
        if cased and name in ("MONTH", "WEEKDAY"):
            alternatives = "|".join(w[:1].upper() + w[1:] for w in alternatives.split("|"))  # noqa: PLW2901
        pattern = pattern.replace(f"<{name}>", alternatives)
    return pattern


def _any(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _int(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None

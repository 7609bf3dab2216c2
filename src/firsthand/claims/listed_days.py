"""Days that a text lists one after the other: "les 26, 27 et 28 juin", "on Saturday and Sunday" are a run of days, and no choice among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from firsthand.domain.values import DateMention, DaySet

_COMMA = re.compile(r"\s?,\s?(?:(?:le|les|the)\s)?", re.IGNORECASE)
_LAST = re.compile(r"\s?,?\s(?:et|and|&)\s(?:(?:on|le|les|the|du|de|des|of)\s)?", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<days>(?:,\s\d{1,2}){0,6},?\s(?:and|et|&)\s\d{1,2})(?!\d)(?=\s?(?:[.,;:)]\s|[.;:)]?$|\n|(?:in|at|near|by|when|after|as|this|last|à|dans|près|par)\b))"
)
_DAY = timedelta(days=1)


def with_runs(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The mentions, each day of a list of days that follow one another with all days of the list.

    Args:
        text: of the document.
        mentions: in the order of the text.
    """
    found = [_with_bare(text, mention) for mention in mentions]
    start = 0
    while start < len(found):
        end = start
        while end + 1 < len(found) and _follows(text, found[end], found[end + 1]):
            end += 1
        if end > start and _LAST.fullmatch(text[found[end - 1].span.end : found[end].span.start]):
            days = found[start].possible
            for mention in found[start + 1 : end + 1]:
                days = days | mention.possible if days and mention.possible else days
            found[start : end + 1] = [replace(mention, possible=days) for mention in found[start : end + 1]]
        start = end + 1
    return tuple(found)


def _with_bare(text: str, mention: DateMention) -> DateMention:
    """A mention with the days whose bare numbers follow it one by one: "on June 26, 27 and 28 in Komanda"."""
    days, expression = mention.possible, mention.expression
    if not (days and days.is_day and days.start) or expression.day is None or expression.month is None:
        return mention
    match = _BARE.match(text, mention.span.end)
    if match is None:
        return mention
    numbers = [int(number) for number in re.findall(r"\d+", match["days"])]
    if numbers != [(days.start + n * _DAY).day for n in range(1, len(numbers) + 1)]:
        return mention
    return replace(mention, possible=DaySet.between(days.start, days.start + len(numbers) * _DAY))


def _follows(text: str, one: DateMention, other: DateMention) -> bool:
    """Whether a mention is of the day after another, and stands right behind it in a list."""
    gap = text[one.span.end : other.span.start]
    if _COMMA.fullmatch(gap) is None and _LAST.fullmatch(gap) is None:
        return False
    first, second = one.possible, other.possible
    if not (first and second and first.is_day and second.is_day and first.start and second.start):
        return False
    return second.start - first.start == _DAY

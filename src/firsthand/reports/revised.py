"""Figures that a sentence itself replaces or adds up: an earlier toll beside the one that holds, and "eight in all" behind its summands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import Figure
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words
from firsthand.reports.shares import with_parts

_BEFORE = 40
"""Characters before a number that can say that it has been replaced."""

_FAR = 120
"""The same where the noun and the verb that say so stand apart."""

_SUM_BEFORE = re.compile(
    r"\b(?:soit|totall?ing|(?:in\sall|in\stotal|altogether|au\stotal|en\stout),?|(?:a|the|un|le)\stotal\s(?:of|to|de|à))\s(?:(?:au\stotal|at\sleast|au\smoins)\s)?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:a|the|un|le)\stotal\s(?:of|de)\b", re.IGNORECASE)
_SUM_BEHIND = re.compile(
    r"(?:\s\w+){0,2}?,?\s(?:in\s(?:all|total)|altogether|au\stotal|en\stout)\b", re.IGNORECASE
)


def is_superseded(text: str, start: int, pack: LanguagePack) -> bool:
    """Whether a sentence itself says that the figure at `start` has been replaced ("up from an earlier toll of eight")."""
    conflict = pack.conflict
    before = text[max(0, start - _FAR) : start]
    if words(conflict.superseded).search(before[-_BEFORE:]):
        return True
    return _earlier(conflict.earlier_tolls).search(before) is not None


@cache
def _earlier(tolls: tuple[str, ...]) -> re.Pattern[str]:
    """An earlier toll up to its number."""
    return re.compile(rf"\b(?:{either(tolls)})$", re.IGNORECASE)


def standing(text: str, at: int, figures: Sequence[Figure], pack: LanguagePack) -> list[Figure]:
    """The figures of a sentence without first tolls beside later ones, and without sums of others that are told before.

    A first toll is the toll until the text gives another. Where a sum is more than what is told of one by one, these are parts of it.

    Args:
        text: the sentence.
        at: its offset in the document.
        figures: its figures in order.
        pack: the language.
    """
    first, last = [], 0
    for f in figures:
        start = f.span.start - at
        first.append(
            bool(words(pack.conflict.first_tolls).search(text[max(0, last, start - _BEFORE) : max(0, start)]))
        )
        last = f.span.end - at
    kept: list[Figure] = []
    for figure, early in zip(figures, first, strict=True):
        same = [n for n, other in enumerate(figures) if other.kind is figure.kind and not other.part_of]
        if early and any(not first[n] for n in same):
            continue
        told = [n for n, other in enumerate(kept) if other.kind is figure.kind and not other.part_of]
        points = sum(kept[n].quantity.point or 0 for n in told)
        if len(told) > 1 and not figure.part_of and _is_sum(text, at, figure):
            if figure.quantity.point == points:
                continue
            if points < (figure.quantity.point or 0):
                kept = [replace(other, part_of=True) if n in told else other for n, other in enumerate(kept)]
        kept.append(figure)
    return with_parts(text, at, kept, pack)


def _is_sum(text: str, at: int, figure: Figure) -> bool:
    start, end = figure.span.start - at, figure.span.end - at
    said = _TOTAL.match(text, start) or _SUM_BEFORE.search(text[max(0, start - _BEFORE) : start])
    return bool(said or _SUM_BEHIND.match(text, end))

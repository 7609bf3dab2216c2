"""Numbers whose noun or verb stands only before them: "three on Monday and two on Tuesday", "13 dead and as many injured"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.domain.document import Sentence
from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words

_JOINED = re.compile(r"(?:,|\band|\bet|\bthen|\bpuis|;)\s(?:(?:and|et|then|puis|another)\s)?$", re.IGNORECASE)
_CARE = r"(?:(?:the|an?|l['’]|une?|le|la|local|critical|stable|serious|intensive)\s?)*(?:hospitals?|hôpital|hôpitaux|clinics?|cliniques?|conditions?|état|custody|care|soins|danger|réanimation)\b"
_PLACED = re.compile(
    rf"\s(?:in|on|at|near|à|dans|en|au|aux|près|sur|le|(?:others?|autres?|more)\s(?:in|on|at|near|à|dans|au|près))\s(?!{_CARE})",
    re.IGNORECASE,
)
_IN_CARE = re.compile(
    rf"(?:\s(?:others?|autres?|more|people|persons?|personnes?))?\s(?:in|at|à|dans|en)\s(?:{_CARE})",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:(?:the|les)\s)?(?:others?|autres?)", re.IGNORECASE)
_AS_MANY = re.compile(
    r"\b(?:as\smany(?!\sas\b)|the\ssame\snumber|autant)(?:\s(?:others?|people|personnes|autres|were|was|are|have|been|ont|été|sont|of|de)|\sd['’])*\s?",
    re.IGNORECASE,
)


def is_gapped(local: str, start: int, end: int, dates: Sequence[Span]) -> bool:
    """Whether a number goes on with what was told of others, at another time or place.

    Args:
        local: the sentence.
        start: where the number stands in it.
        end: where it ends.
        dates: date expressions of the sentence, by offsets in it.
    """
    if not _JOINED.search(local[max(0, start - 16) : start]):
        return False
    return is_dated(local, end, dates) or _PLACED.match(local, end) is not None


def lie_in_hospital(local: str, end: int) -> bool:
    """Whether those whose number ends at `end` of a sentence are said to be treated: "two others in the hospital", "deux dans un état grave"."""
    return _IN_CARE.match(local, end) is not None


def names_nobody(group: str | None) -> bool:
    """Whether the words for people counted leave open who they are: none at all, or "others"."""
    return group is None or _OTHERS.fullmatch(group) is not None


def is_dated(local: str, end: int, dates: Sequence[Span]) -> bool:
    """Whether a date stands right behind a number: "deux jeudi"."""
    return any(date.start >= end and not local[end : date.start].strip(" ,") for date in dates)


def as_many(text: str, sentence: Sentence, pack: LanguagePack, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures that are said to be as large as the one before: "killed 13 and as many were injured"."""
    local, at = sentence.span.text, sentence.span.start
    for match in _AS_MANY.finditer(local):
        before = [f for f in figures if f.span.end - at <= match.start() and f.quantity.value is not None]
        kind = _harm(local, match.end(), pack)
        if before and kind is not None and kind is not before[-1].kind:
            span = Span.of(text, at + match.start(), at + match.end()) if local[match.end() - 1] != " " else (
                Span.of(text, at + match.start(), at + match.end() - 1)
            )  # fmt: skip
            yield Figure(span, before[-1].quantity, kind)


def _harm(local: str, start: int, pack: LanguagePack) -> CasualtyKind | None:
    for kind, patterns in pack.conflict.harmed_after.items():
        if patterns and words(patterns).match(local, start):
            return kind
    return None

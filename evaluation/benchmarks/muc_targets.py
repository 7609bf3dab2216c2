"""Physical targets of a MUC-4 template: which spans are things, and what became of them (task documentation of 1992, sections 7.13 to 7.17)."""

from __future__ import annotations

import re

from evaluation.benchmarks.muc_fills import content_words
from firsthand.domain.claim import Extraction
from firsthand.domain.values import Span

_EFFECTS = (
    (
        re.compile(
            r"\b(?:DESTROY\w*|BURN\w*|DEMOLISH\w*|RAZED|LEVELED|BLEW UP|BLOWN UP|DYNAMITED|TORCHED)\b"
        ),
        "DESTROYED",
    ),
    (re.compile(r"\b(?:DAMAG\w*|SHATTER\w*|RIDDLED|BROKEN|BROKE|CRATER|SABOTAG\w*|HIT)\b"), "SOME DAMAGE"),
)
_NO_DAMAGE = re.compile(r"\b(?:NO|WITHOUT|NOT)\b[^.]{0,40}\bDAMAG\w*|\b(?:DEACTIVATED|DEFUSED|DISARMED)\b")
_USUAL = {"ARSON": "SOME DAMAGE"}
_NOT_THINGS = frozenset(
    [
        "it",
        "its",
        "them",
        "their",
        "this",
        "that",
        "which",
        "where",
        "one",
        "two",
        "others",
        "other",
        "all",
        "some",
    ]
)


def is_something(span: Span) -> bool:
    """Whether a span says more than "it"."""
    return any(word not in _NOT_THINGS and not word[0].isdigit() for word in content_words(span.text))


def damage(span: Span, kind: str, extraction: Extraction) -> str | None:
    """What became of a target, by the nearest word of damage in its sentence; None where the text does not say.

    Args:
        span: the target.
        kind: incident type: fire damages.
        extraction: has the text.
    """
    sentence = next((s.span for s in extraction.document.sentences if s.span.contains(span)), None)
    if sentence is None:
        return _USUAL.get(kind)
    text = sentence.text.upper()
    if _NO_DAMAGE.search(text):
        return "NO DAMAGE"
    at = span.start - sentence.start
    near = [
        (max(at - match.end(), match.start() - (at + len(span.text))), effect)
        for pattern, effect in _EFFECTS
        for match in pattern.finditer(text)
    ]
    return min(near)[1] if near else _USUAL.get(kind)

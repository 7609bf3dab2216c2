"""Scenes made by hand, with what a model would say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from firsthand.domain.actor import ActorMention
from firsthand.domain.report import CasualtyKind, Figure, Side, Voice
from firsthand.domain.values import DateExpression, Operator, Quantity, Span
from firsthand.languages import pack
from firsthand.models.scheme import SPANS
from firsthand.reports.evidence import Credit, Evidence, Harmed, Marked
from firsthand.reports.scene import Scene

from .pages import page

_WORD = re.compile(r"\d+|[^\W\d_]+|[^\s]")


def span(text: str, words: str) -> Span:
    """The first place of some words."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def mark(text: str, words: str, probability: float = 0.9) -> Marked:
    """Words as the model marks them."""
    at = span(text, words)
    number = sum(1 for match in _WORD.finditer(text) if match.end() <= at.start)
    return Marked(at, probability, number)


def harmed(
    text: str,
    words: str,
    kind: CasualtyKind | None = CasualtyKind.KILLED,
    *,
    probability: float = 0.9,
    sure: float = 0.9,
    part: float = 0.1,
    whom: str | None = None,
) -> Harmed:
    """A count or persons."""
    return Harmed(
        mark(text, words, probability), kind, sure, Side.TARGET, 0.9, part, mark(text, whom) if whom else None
    )


def said(
    text: str,
    inside: Mapping[str, Mapping[str, float]] | None = None,
    *,
    marks: Mapping[str, Iterable[tuple[str, float]]] | None = None,
    counts: tuple[Harmed, ...] = (),
    persons: tuple[Harmed, ...] = (),
    credits: tuple[Credit, ...] = (),  # noqa: A002 - the field's own name
    status: Mapping[str, float] | None = None,
    types: Mapping[str, float] | None = None,
    incidents: Mapping[str, float] | None = None,
) -> Evidence:
    """Evidence for a text of one sentence; what is not told is unlikely."""
    found = list(_WORD.finditer(text))
    rows = {name: [0.0] * len(found) for name in SPANS}
    for name, likely in (inside or {}).items():
        for words, probability in likely.items():
            at = span(text, words)
            for n, match in enumerate(found):
                if at.start <= match.start() < at.end:
                    rows[name][n] = probability
    return Evidence(
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        {name: tuple(row) for name, row in rows.items()},
        {name: tuple(mark(text, *item) for item in items) for name, items in (marks or {}).items()},
        counts,
        persons,
        credits,
        status or {"none": 0.1, "asserted": 0.9},
        types or {},
        incidents or {},
    )


def scene(
    text: str,
    evidence: Evidence | None = None,
    *,
    actors: tuple[ActorMention, ...] = (),
    dates: tuple[DateExpression, ...] = (),
    figures: tuple[Figure, ...] = (),
    voices: tuple[Voice, ...] = (),
    language: str = "en",
) -> Scene:
    """A text of one sentence."""
    document, found = page(text, language), pack(language)
    assert found is not None
    return Scene(
        document, document.sentences[0], found, actors, (), dates, figures, voices=voices, evidence=evidence
    )


def figure(
    text: str,
    words: str,
    value: int,
    kind: CasualtyKind = CasualtyKind.KILLED,
    group: str | None = None,
    *,
    part_of: bool = False,
) -> Figure:
    """An exact number of persons."""
    return Figure(
        span(text, words),
        Quantity(Operator.EXACTLY, value),
        kind,
        span(text, group) if group else None,
        part_of=part_of,
    )

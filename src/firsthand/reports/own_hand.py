"""Attackers who take their own lives: "killed three comrades before turning the gun on himself" tells of four dead, three of them struck by the other.

He is no victim of anybody, and counts on the side of those who did it; the number that his verb governs does not hold him.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Figure, Side
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words
from firsthand.reports.states import UNDONE

_NEAR = 60
"""Characters before the words in which "tried to" stands."""
_OF_HIS = 30  # characters from a verb of harm to the number that it governs
_SAME = re.compile(
    r"\s?(?:,|(?:who|qui|then|later|also|had|has|a|avait|ensuite|puis|finally|(?:tried|attempted|threatened|wanted)\sto|tenté\sde)\b|\s)*",
    re.IGNORECASE,
)
"""What stands between somebody and the words that say that he took his life, or tried to."""
_NOT_YET = re.compile(r"\b(?:to|(?:would|will|could|might|may)(?:\shave)?|not)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;.:()]|\b(?:and|et|after|before|avant|après)\b", re.IGNORECASE)
_AND = re.compile(r"(?:,|,?\s(?:and|et))\s(?:(?:his|her|their|ses|leurs|son|sa)\s)?", re.IGNORECASE)


def with_own_hand(
    text: str, start: int, local: str, pack: LanguagePack, figures: Sequence[Figure]
) -> list[Figure]:
    """The figures of a sentence with one for whoever took his own life, in place of one that only says who that was, and those whom he killed as struck.

    Args:
        text: the whole text.
        start: where the sentence starts in it.
        local: the sentence.
        pack: its language.
        figures: what else it counts.
    """
    match = words(pack.conflict.own_hand).search(local)
    if match is None:
        return list(figures)
    span = Span.of(text, start + match.start(), start + match.end())
    others = [f for f in figures if not f.span.overlaps(span) and not _is_he(text, f, span)]
    before = local[max(0, match.start() - _NEAR) : match.start()]
    if UNDONE.search(before) or _NOT_YET.search(before):
        return others
    alone = Figure(span, Quantity(Operator.EXACTLY, 1), CasualtyKind.KILLED, side=Side.INITIATOR)
    struck: list[Figure] = []
    for figure in others:
        goes_on = (
            bool(struck) and struck[-1].side is Side.TARGET and _AND.fullmatch(_gap(text, struck[-1], figure))
        )
        is_struck = figure.kind is CasualtyKind.KILLED and (
            goes_on or is_governed(figure, local, start, pack)
        )
        struck.append(
            replace(figure, side=Side.TARGET) if is_struck and figure.side is Side.UNKNOWN else figure
        )
    return [*struck, alone]


def _gap(text: str, before: Figure, figure: Figure) -> str:
    return text[before.span.end : max(before.span.end, figure.span.start)]


def _is_he(text: str, figure: Figure, span: Span) -> bool:
    """Whether a figure only says who took his life: "a soldier shot himself dead"."""
    return (
        figure.kind is CasualtyKind.KILLED
        and figure.quantity.point == 1
        and figure.span.end <= span.start
        and _SAME.fullmatch(text[figure.span.end : span.start]) is not None
    )


def is_governed(figure: Figure, local: str, start: int, pack: LanguagePack) -> bool:
    """Whether a verb of killing stands right before a figure: those whom he killed."""
    before = local[max(0, figure.span.start - start - _OF_HIS) : figure.span.start - start]
    return any(
        _BETWEEN.search(before[match.end() :]) is None
        for match in words(pack.conflict.harmed_before[CasualtyKind.KILLED]).finditer(before)
    )

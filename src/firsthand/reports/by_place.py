"""Harm told place by place: "three people were killed in Goma and two in Sake" are two incidents, each with its own figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.report import Figure, Report
from firsthand.domain.values import Span

_REACH = 50  # characters from those counted to the place they are counted at
_BEFORE = re.compile(r"\s?,?\s")
_APART = re.compile(r"[.;:()]")


def told_by_place(report: Report, places: Sequence[Span], text: str) -> Report:
    """A report whose figures are told place by place, each figure with its place; any other as it is.

    A figure belongs to the place right before it ("in Goma, three people"), or to the first one behind it, where no other figure of its kind stands between. Two figures of one kind at two places make a list;
    what the report counts beside it ("ten in all") stays without a place.

    Args:
        report: as the sentence gives it.
        places: the places of the sentence that an incident can be put at.
        text: of the document.
    """
    at = {
        number: place
        for number, figure in enumerate(report.figures)
        if (place := _place(figure, report, places, text))
    }
    listed = {
        kind
        for kind in {figure.kind for figure in report.figures}
        if len({place.text for number, place in at.items() if report.figures[number].kind is kind}) > 1
    }
    if not listed:
        return report
    figures = tuple(replace(figure, place=at.get(number)) for number, figure in enumerate(report.figures))
    return replace(report, figures=figures, simultaneous=True)


def _place(figure: Figure, report: Report, places: Sequence[Span], text: str) -> Span | None:
    if (
        before := next((p for p in places if _BEFORE.fullmatch(text, p.end, figure.span.start)), None)
    ) is not None:
        return before
    end = max(figure.span.end, figure.group.end if figure.group else 0)
    behind = [place for place in places if place.start >= end]
    if not behind:
        return None
    place = min(behind, key=lambda place: place.start)
    gap = text[end : place.start]
    is_other = any(
        other.kind is figure.kind and end <= other.span.start < place.start for other in report.figures
    )
    return None if is_other or len(gap) > _REACH or _APART.search(gap) else place

"""Persons told of one by one against the toll of the whole: whether they are it, or part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Figure, Report, Status
from firsthand.domain.values import Span
from firsthand.models.tagger import Floats

_SURE = 0.7


def settle(
    reports: Sequence[Report],
    continues: Mapping[str, str],
    singles: frozenset[Span],
    tolls: Mapping[CasualtyKind, Floats],
    hints: Mapping[int, Sequence[Figure]] | None = None,
) -> list[Report]:
    """Reports whose persons told of singly count where they are the toll, are part of it where a number gives it, and are left out where
    the model is sure that nobody of what the document is about came to that harm.

    Args:
        reports: of one document, in order.
        continues: report to the first report of the same happening.
        singles: spans of the figures that are persons told of singly.
        tolls: the model's probabilities of 0, 1, 2, ... persons, for what the document is about.
        hints: sentence to persons in it of whom the words alone say too little; they count where the model is sure of a toll that
            nothing else gives.
    """
    told = [report for report in reports if report.status is Status.ASSERTED]
    main = next((continues.get(report.id, report.id) for report in told if report.event_type), None)
    numbered: dict[tuple[str, CasualtyKind], int] = {}
    for report in told:
        for figure in report.figures:
            if figure.span not in singles and not figure.part_of:
                key = (continues.get(report.id, report.id), figure.kind)
                numbered[key] = max(numbered.get(key, 0), figure.quantity.point or 0)
    settled = []
    for report in reports:
        thread = continues.get(report.id, report.id)
        said = tolls if thread == main else {}
        figures = [
            _settled(figure, numbered.get((thread, figure.kind), 0), said)
            if figure.span in singles
            else figure
            for figure in report.figures
        ]
        kept = [n for n, figure in enumerate(figures) if figure is not None]
        voices = tuple(report.figure_voices[n] for n in kept if n < len(report.figure_voices))
        settled.append(
            replace(report, figures=tuple(f for f in figures if f is not None), figure_voices=voices)
        )
    return _with_hints(settled, continues, main, tolls, hints or {})


def _with_hints(
    reports: list[Report],
    continues: Mapping[str, str],
    main: str | None,
    tolls: Mapping[CasualtyKind, Floats],
    hints: Mapping[int, Sequence[Figure]],
) -> list[Report]:
    own = [r for r in reports if continues.get(r.id, r.id) == main and r.status is Status.ASSERTED]
    for kind, said in tolls.items():
        whole = int(said.argmax())
        if not whole or said[whole] < _SURE or any(f.kind is kind for r in own for f in r.figures):
            continue
        left = whole
        for report in own:
            found = [hint for hint in hints.get(report.sentence, ()) if hint.kind is kind][:left]
            left -= len(found)
            if found:
                figures, voices = (*report.figures, *found), (*report.figure_voices, *(None for _ in found))
                grown = replace(report, figures=figures, figure_voices=voices)
                reports[next(n for n, r in enumerate(reports) if r.id == report.id)] = grown
    return reports


def _settled(figure: Figure, numbered: int, tolls: Mapping[CasualtyKind, Floats]) -> Figure | None:
    said = tolls.get(figure.kind)
    if said is not None and said[0] > _SURE:
        return None
    whole = int(said.argmax()) if said is not None else 0
    if numbered and whole <= numbered:
        return replace(figure, part_of=True)
    return figure

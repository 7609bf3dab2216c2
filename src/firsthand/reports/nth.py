"""One more of those counted before: "three soldiers were killed ... a fourth died of his wounds" tells of four dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Figure, Report, Role
from firsthand.domain.values import Operator, Quantity
from firsthand.reports.discourse import CONTINUABLE, Draft
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_REACH = 6
"""Sentences before one more in which the others are counted."""
_PLACED = (Role.PLACE, Role.DATE)

Composed = tuple[Report, Draft]


def with_nth(composed: Sequence[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with one more dead counted together with those told before, who are part of them from then on.

    Only where just as many were told before, and where one more died later of the same ("in hospital", "of his wounds") or at no place and day of its own:
    then where and when he died is no place and day of the happening.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    found = list(composed)
    for at, (report, draft) in enumerate(composed):
        scene = of[report.sentence]
        if report.status not in CONTINUABLE or draft.another:
            continue
        later = words(scene.pack.speech.later).search(scene.text) is not None
        if not later and any(report.spans(role) for role in _PLACED):
            continue
        for n, figure in enumerate(report.figures):
            number = _number(figure, scene)
            before = _before(found, at, n, number - 1) if number else []
            if before:
                found = _joined(found, (at, n), before, number)
    return found


def _number(figure: Figure, scene: Scene) -> int:
    """Which of those killed a figure counts as one more; 0 where it is none."""
    if figure.kind is not CasualtyKind.KILLED or figure.part_of or figure.quantity.point != 1:
        return 0
    said = figure.span.text.lower().split()
    return scene.pack.conflict.every_nth.get(said[1], 0) if len(said) > 1 else 0


def _before(found: Sequence[Composed], at: int, n: int, number: int) -> list[tuple[int, int]]:
    """Where so many dead are told before the n-th figure of a report, the last of them last; those of the same people alone."""
    report = found[at][0]
    told = [
        (other, m)
        for other, m, figure in _figures(found, at, n)
        if figure.quantity.op is Operator.EXACTLY and figure.quantity.point == number
    ]
    if not told or report.sentence - found[told[-1][0]][0].sentence > _REACH:
        return []
    last = _group(found, *told[-1])
    return [place for place in told if _group(found, *place) == last]


def _figures(found: Sequence[Composed], at: int, n: int) -> Iterator[tuple[int, int, Figure]]:
    for other in range(at + 1):
        report = found[other][0]
        for m, figure in enumerate(report.figures[: n if other == at else None]):
            if (
                report.status in CONTINUABLE
                and figure.kind is CasualtyKind.KILLED
                and not figure.part_of
                and figure.place is None
            ):
                yield other, m, figure


def _group(found: Sequence[Composed], at: int, n: int) -> str:
    group = found[at][0].figures[n].group
    return group.text.casefold() if group else ""


def _joined(
    found: list[Composed], one: tuple[int, int], before: Sequence[tuple[int, int]], number: int
) -> list[Composed]:
    """The reports with one more made all of them, and those told before part of these."""
    at, n = one
    others = found[before[-1][0]][0].figures[before[-1][1]]
    joined = list(found)
    for other, m in before:
        joined[other] = _with_figure(joined[other], m, replace(found[other][0].figures[m], part_of=True))
    report, draft = joined[at]
    every = Quantity(Operator.EXACTLY, number)
    figure = replace(report.figures[n], quantity=every, group=others.group, side=others.side)
    report, draft = _with_figure((report, draft), n, figure)
    if before[-1][0] != at:
        kept = tuple(argument for argument in report.arguments if argument.role not in _PLACED)
        report = replace(report, arguments=kept)
        none: frozenset[str] = frozenset()
        draft = replace(draft, places=none, units=none, around=none, days=none, regions=frozenset())
    joined[at] = report, replace(draft, killed=draft.killed | {number - 1, number})
    return joined


def _with_figure(item: Composed, n: int, figure: Figure) -> Composed:
    report, draft = item
    return replace(report, figures=(*report.figures[:n], figure, *report.figures[n + 1 :])), draft

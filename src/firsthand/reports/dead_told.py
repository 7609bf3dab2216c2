"""The numbers of dead that a report gives, by which happenings of one page are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.report import CasualtyKind, Figure, Report
from firsthand.domain.values import Operator

_OPEN = (Operator.MORE_THAN, Operator.AT_LEAST, Operator.VAGUE)


def killed_told(report: Report) -> frozenset[int]:
    """The numbers of dead of a report, without those of some of them."""
    return frozenset(figure.quantity.point for figure in _dead(report) if figure.quantity.point)


def least_killed(report: Report) -> frozenset[int]:
    """Those of them that it gives as the fewest: "more than 30"."""
    return frozenset(
        figure.quantity.point
        for figure in _dead(report)
        if figure.quantity.point and figure.quantity.op in _OPEN
    )


def _dead(report: Report) -> Iterator[Figure]:
    return (f for f in report.figures if f.kind is CasualtyKind.KILLED and not f.part_of)

"""Totals of several attacks: "two attacks leave nine dead" above four dead in one place and five in another is no toll of either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Report, Status
from firsthand.reports.discourse import Draft, chain
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

Composed = tuple[Report, Draft]


def with_sums(composed: Sequence[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with those made totals that add up the dead of attacks told one by one behind them.

    Only where the words name attacks in the plural, no happening behind has the number itself, and those that have one make it exactly.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    return [_summed(item, composed[n + 1 :], of) for n, item in enumerate(composed)]


def _summed(item: Composed, behind: Sequence[Composed], scenes: dict[int, Scene]) -> Composed:
    report, draft = item
    told = _killed(report)
    if report.status is not Status.ASSERTED or told is None or not _is_of_several(scenes[report.sentence]):
        return item
    rest = [
        (other, its)
        for other, its in behind
        if other.status is Status.ASSERTED and _killed(other) != told and other.sentence != report.sentence
    ]
    joined = chain([its for _, its in rest])
    dead: dict[str, int] = {}
    for other, _ in rest:
        number = _killed(other)
        if number is not None:
            head = joined.get(other.id, other.id)
            dead[head] = max(dead.get(head, 0), number)
    if len(dead) < 2 or sum(dead.values()) != told:
        return item
    return replace(report, status=Status.AGGREGATE), replace(draft, status=Status.AGGREGATE)


def _killed(report: Report) -> int | None:
    """The one number of dead of a report."""
    found = {f.quantity.point for f in report.figures if f.kind is CasualtyKind.KILLED and not f.part_of}
    return next(iter(found)) if len(found) == 1 else None


def _is_of_several(scene: Scene) -> bool:
    return words(literals(scene.pack.conflict.attack_plural)).search(scene.text) is not None

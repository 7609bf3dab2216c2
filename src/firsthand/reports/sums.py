"""Totals of several attacks: "two attacks leave nine dead" above four dead in one place and five in another is no toll of either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Report, Role, Status
from firsthand.reports.discourse import Draft, chain
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

_OPERATIONS = (
    "operations",
    "opérations",
    "incidents",
    "encounters",
    "villages",
    "towns",
    "localités",
    "communities",
)
Composed = tuple[Report, Draft]


def with_sums(composed: Sequence[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with those made totals that add up the dead of attacks told one by one behind them; these have the day and the
    authors of the total where they tell none.

    Only where the words name attacks in the plural, no happening behind has the number itself, and those that have one make it exactly.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    summed = list(composed)
    for at, (report, draft) in enumerate(composed):
        parts = _parts(composed[at], composed[at + 1 :], of)
        if not parts:
            continue
        summed[at] = replace(report, status=Status.AGGREGATE), replace(draft, status=Status.AGGREGATE)
        summed[at + 1 :] = [
            _with(report, draft, item) if item[0].id in parts else item for item in summed[at + 1 :]
        ]
    return summed


def _parts(item: Composed, behind: Sequence[Composed], scenes: dict[int, Scene]) -> set[str]:
    """The ids of the reports behind a report that tell the parts of its total; none where it is no total."""
    report, _ = item
    told = _killed(report)
    if report.status is not Status.ASSERTED or told is None or not _is_of_several(scenes[report.sentence]):
        return set()
    rest = [
        (other, its)
        for other, its in behind
        if other.status is Status.ASSERTED and _killed(other) != told and other.sentence != report.sentence
    ]
    joined = chain([its for _, its in rest])
    dead: dict[str, int] = {}
    for other, _ in rest:
        for n, figure in enumerate(other.figures):
            if figure.place is not None and figure.kind is CasualtyKind.KILLED:
                dead[f"{other.id} {n}"] = figure.quantity.point or 0
    for other, _ in rest:
        number = _killed(other)
        if number is not None:
            head = joined.get(other.id, other.id)
            dead[head] = max(dead.get(head, 0), number)
    if len(dead) < 2 or sum(dead.values()) != told:
        return set()
    heads = {key.partition(" ")[0] for key in dead}
    return {other.id for other, _ in rest if joined.get(other.id, other.id) in heads}


def _with(total: Report, its: Draft, part: Composed) -> Composed:
    """One of the parts of a total, with its day and its authors where it has none itself."""
    report, draft = part
    added = [
        argument
        for role in (Role.DATE, Role.INITIATOR)
        if not report.spans(role)
        for argument in total.arguments
        if argument.role is role
    ]
    days = draft.days if report.spans(Role.DATE) else its.days
    return replace(report, arguments=(*report.arguments, *added)), replace(draft, days=days)


def _killed(report: Report) -> int | None:
    """The one number of dead of a report."""
    found = {f.quantity.point for f in report.figures if f.kind is CasualtyKind.KILLED and not f.part_of}
    return next(iter(found)) if len(found) == 1 else None


def _is_of_several(scene: Scene) -> bool:
    several = (*scene.pack.conflict.attack_plural, *_OPERATIONS)
    return words(literals(several)).search(scene.text) is not None

"""Totals of several attacks: "two attacks leave nine dead" above four dead in one place and five in another is no toll of either, nor is "51 across
Lebanon" above 16 in one village.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Report, Role, Status
from firsthand.domain.values import Operator
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
_OPEN = (Operator.MORE_THAN, Operator.AT_LEAST)
_ANY = "attack"
"""Type of an act of which no more is told."""
Composed = tuple[Report, Draft]


def with_sums(composed: Sequence[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with those made totals that add up the dead of attacks told one by one behind them; these have the day and the
    authors of the total where they tell none.

    Only where the words name attacks in the plural, no happening behind has the number itself, and those that have one make it exactly; or where the total
    is told of all a country ("51 across Lebanon"), and those behind, each at a place, are no more.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    summed = list(composed)
    spread = {_killed(report) for report, draft in composed if draft.spread and not draft.places}
    for at, (report, draft) in enumerate(composed):
        parts = _parts(composed[at], composed[at + 1 :], of, spread)
        if not parts:
            continue
        summed[at] = replace(report, status=Status.AGGREGATE), replace(draft, status=Status.AGGREGATE)
        summed[at + 1 :] = [
            _with(report, draft, item) if item[0].id in parts else item for item in summed[at + 1 :]
        ]
    return summed


def _parts(
    item: Composed, behind: Sequence[Composed], scenes: dict[int, Scene], spread: Collection[int | None]
) -> set[str]:
    """The ids of the reports behind a report that tell the parts of its total; none where it is no total.

    Args:
        item: the report.
        behind: those behind it.
        scenes: the sentences.
        spread: the numbers of dead that the text gives of all a country.
    """
    report, draft = item
    told = _killed(report)
    is_spread = told in spread
    if report.status is not Status.ASSERTED or told is None:
        return set()
    if not is_spread and not _is_of_several(scenes[report.sentence]):
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
        if number is not None and (not is_spread or number < told):  # what a party claims may be more
            head = joined.get(other.id, other.id)
            dead[head] = max(dead.get(head, 0), number)
    heads = {key.partition(" ")[0] for key in dead}
    placed = {joined.get(other.id, other.id) for other, its in rest if its.places and _is_of(its, draft)}
    is_of_all = is_spread and bool(dead) and heads <= placed and sum(dead.values()) <= told
    if not is_of_all and (len(dead) < 2 or sum(dead.values()) != told):
        return set()
    heads |= {head for head in placed if is_of_all and not any(key.startswith(head) for key in dead)}
    return {other.id for other, _ in rest if joined.get(other.id, other.id) in heads}


def _is_of(part: Draft, total: Draft) -> bool:
    """Whether an incident can be one of those that a total adds up: on no other day, and in the same part of a round-up."""
    return part.part == total.part and not (part.days and total.days and not part.days & total.days)


def _with(total: Report, its: Draft, part: Composed) -> Composed:
    """One of the parts of a total, with its day, its authors and its type where it tells none itself."""
    report, draft = part
    added = [
        argument
        for role in (Role.DATE, Role.INITIATOR)
        if not report.spans(role)
        for argument in total.arguments
        if argument.role is role
    ]
    days = draft.days if report.spans(Role.DATE) else its.days
    kind = total.event_type if report.event_type in (None, _ANY) else report.event_type
    return replace(report, arguments=(*report.arguments, *added), event_type=kind), replace(draft, days=days)


def _killed(report: Report) -> int | None:
    """The one number of dead of a report; "more than 70" and "at least 70" are 70."""
    dead = [f.quantity for f in report.figures if f.kind is CasualtyKind.KILLED and not f.part_of]
    found = {told.value if told.op in _OPEN else told.point for told in dead}
    return next(iter(found)) if len(found) == 1 else None


def _is_of_several(scene: Scene) -> bool:
    several = (*scene.pack.conflict.attack_plural, *_OPERATIONS)
    return words(literals(several)).search(scene.text) is not None

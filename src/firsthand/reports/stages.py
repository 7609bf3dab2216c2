"""Sentences that set the stage: "Inmates escaped on Wednesday" tells of no violence, and gives "Two guards were killed" its day and place.

A total over weeks gives its place alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.document import BlockKind
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import Anchor, DateKind
from firsthand.reports.asides import is_elsewhere
from firsthand.reports.discourse import Draft
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

Composed = tuple[Report, Draft]


def with_stages(composed: Sequence[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with the day and the places of an escape or the like told in the sentence before, where they give none, and the places
    of a total told there.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    before = dict(zip((s.sentence.index for s in scenes[1:]), scenes, strict=False))
    dated = {report.sentence for report, _ in composed if report.spans(Role.DATE)}
    totals = {item[0].sentence: item for item in composed if item[0].status is Status.AGGREGATE}
    found = []
    for report, draft in composed:
        stage = before.get(report.sentence)
        if stage is not None and _is_stage(stage, report, dated):
            found.append((_staged(report, stage), draft))
        elif stage is not None and _is_of_total(totals.get(stage.sentence.index), stage, report):
            found.append(_placed((report, draft), *totals[stage.sentence.index]))
        else:
            found.append((report, draft))
    return found


def _placed(item: Composed, total: Report, its: Draft) -> Composed:
    report, draft = item
    added = [Argument(Role.PLACE, place) for place in total.spans(Role.PLACE)]
    where = replace(draft, places=its.places, units=its.units, around=its.around, regions=its.regions)
    return replace(report, arguments=(*added, *report.arguments)), where


def _is_of_total(total: Composed | None, stage: Scene, report: Report) -> bool:
    """Whether a report that names no place tells one of the acts of which the sentence before gives the total: "since May 226 have died in El-Fasher. On
    Monday fighters looted a hospital".
    """
    return (
        total is not None
        and stage.kind is not BlockKind.TITLE
        and report.status is Status.ASSERTED
        and not report.spans(Role.PLACE)
    )


def _is_stage(stage: Scene, report: Report, dated: set[int]) -> bool:
    if report.status is not Status.ASSERTED or report.sentence in dated or stage.sentence.index in dated:
        return False
    return (
        stage.kind is not BlockKind.TITLE and words(stage.pack.speech.stages).search(stage.text) is not None
    )


def _staged(report: Report, stage: Scene) -> Report:
    days = [d.span for d in stage.dates if d.kind is not DateKind.VAGUE and d.anchor is not Anchor.CONTEXT]
    added = [Argument(Role.DATE, day) for day in days]
    if not report.spans(Role.PLACE):
        added += [Argument(Role.PLACE, p) for p in stage.toponyms if not is_elsewhere(stage, p)]
    return replace(report, arguments=(*added, *report.arguments))

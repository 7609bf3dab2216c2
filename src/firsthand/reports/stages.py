"""Sentences that set the stage: "Inmates escaped on Wednesday" tells of no violence, and gives "Two guards were killed" its day and place."""

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
    """The reports of a document, with the day and the places of an escape or the like told in the sentence before, where they give none.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    before = dict(zip((s.sentence.index for s in scenes[1:]), scenes, strict=False))
    dated = {report.sentence for report, _ in composed if report.spans(Role.DATE)}
    return [
        (_staged(report, stage), draft)
        if (stage := before.get(report.sentence)) is not None and _is_stage(stage, report, dated)
        else (report, draft)
        for report, draft in composed
    ]


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

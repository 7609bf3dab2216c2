"""The order of the stages, written here and nowhere else.

Sources to claims look at one document at a time (`read_one`) and can run anywhere, in any order; lineage and
events look at all of them (`link`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.errors import InputError
from firsthand.domain.event import Chronicle
from firsthand.domain.issue import Issue
from firsthand.domain.origin import Lineage
from firsthand.domain.page import Page, SetAside
from firsthand.run.stages import Stages
from firsthand.run.stopwatch import Laps
from firsthand.run.workshop import Workshop

__all__ = ["Stages", "Workshop", "link", "read_one", "rebuild"]

GLANCE = 0.75
"""Share of the threshold below which a glance alone sets a page aside: site furniture blurs what it sees."""


def read_one(
    page: Page, stages: Stages, *, everything: bool = False, laps: Laps | None = None
) -> Extraction | SetAside | Issue:
    """Read one page: a glance, documents, a first look, then reports, then claims.

    Args:
        page: the page.
        stages: what to read it with.
        everything: read on, whatever the first look says.
        laps: takes the time of each stage; None where nobody asks.

    Returns:
        What was read; or that the page was set aside, because it is likely about something else; or an issue where
        it cannot be used. A bug propagates.
    """
    stage, laps = "documents", laps or Laps()
    try:
        if not everything:
            with laps.of("glance"):
                glimpsed = stages.glance(page)
            if glimpsed is not None and glimpsed[1] < stages.relevance_threshold * GLANCE:
                return SetAside(page.key, page.id, *glimpsed, page.captured_at)
        with laps.of("documents"):
            document = stages.read_page(page)
        with laps.of("first look"):
            score = stages.relevance(document)
        if score < stages.relevance_threshold and not everything:
            return SetAside(page.key, page.id, document.title, score, page.captured_at)
        stage = "reports"
        with laps.of("reports"):
            reading = stages.read(document)
        stage = "claims"
        with laps.of("claims"):
            extraction = stages.resolve(document, reading)
        return replace(extraction, relevance=min(extraction.relevance, score))
    except InputError as fault:
        return Issue(page.id, stage, fault.code, str(fault))


def link(
    extractions: Iterable[Extraction],
    decisions: Sequence[Decision],
    previous: Mapping[str, str],
    stages: Stages,
) -> tuple[Lineage, Chronicle]:
    """Link documents: lineage, then events. The same for any order of the extractions.

    Args:
        extractions: one per document.
        decisions: every decision ever made.
        previous: report id to the id of the event it was last published in, so that ids stay.
        stages: what to link with.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document.key)
    lineage = stages.trace(ordered)
    return lineage, stages.build(ordered, lineage, decisions, previous)


def rebuild(
    extractions: Iterable[Extraction],
    decisions: Sequence[Decision],
    previous: Mapping[str, str],
    stages: Stages,
) -> Chronicle:
    """The view alone; see `link`."""
    return link(extractions, decisions, previous, stages)[1]

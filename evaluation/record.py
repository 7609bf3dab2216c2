"""The whole way of the data over a set of pages, in memory, kept for inspection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.event import Chronicle, DocumentRole, Event, Operation
from firsthand.domain.issue import Issue
from firsthand.domain.origin import Lineage
from firsthand.run.plan import Workshop, link, read_one
from firsthand.sources import open_sources


@dataclass(frozen=True)
class Record:
    """What Firsthand makes of a set of pages.

    Attributes:
        extractions, lineage, chronicle: the outputs of the stages.
        issues: pages that could not be read.
        workshop: the knowledge it was made with, to look names up.
    """

    extractions: tuple[Extraction, ...]
    lineage: Lineage
    chronicle: Chronicle
    issues: tuple[Issue, ...]
    workshop: Workshop

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Operations by id."""
        return {operation.id: operation for operation in self.chronicle.operations}

    @cached_property
    def pages(self) -> dict[str, str]:
        """Document id to the short name that the gold uses: the file's stem up to the first underscore."""
        return {e.document.id: Path(e.document.id).stem.split("_")[0] for e in self.extractions}

    def incidents(self) -> list[Operation | Event]:
        """Operations, and events that belong to none."""
        alone = [event for event in self.chronicle.events if event.operation is None]
        return [*self.chronicle.operations, *alone]

    def claims(self, event: Event) -> tuple[Claim, ...]:
        """The claims of an event, those of its operation included."""
        shared = self.operations[event.operation].claims if event.operation else ()
        return (*event.claims, *shared)

    def documents(self, event: Event, role: DocumentRole) -> set[str]:
        """Short names of the pages that report or mention an event."""
        return {self.pages[document.id] for document in event.documents if document.role is role}

    def sentence(self, report: str) -> str:
        """The sentence that holds the trigger of a report."""
        for extraction in self.extractions:
            for candidate in extraction.reports:
                if candidate.id == report:
                    return extraction.document.sentences[candidate.sentence].span.text
        return ""


def make_record(paths: Sequence[Path], workshop: Workshop, *, now: datetime | None = None) -> Record:
    """Read pages and link them, as `firsthand ingest` does, without a store."""
    extractions: list[Extraction] = []
    issues: list[Issue] = []
    for page in open_sources([str(path) for path in paths], as_kind=None, now=now or datetime.now(UTC)):
        outcome = page if isinstance(page, Issue) else read_one(page, workshop)
        (issues if isinstance(outcome, Issue) else extractions).append(outcome)  # type: ignore[arg-type]
    lineage, chronicle = link(extractions, (), {}, workshop)
    return Record(tuple(extractions), lineage, chronicle, tuple(issues), workshop)

"""Stages that do as they are told, so that runs are tested without the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.errors import DocumentError
from firsthand.domain.event import (
    Chronicle,
    DatePrecision,
    DocumentRole,
    Event,
    EventDate,
    EventDocument,
    Grade,
)
from firsthand.domain.ids import content_id
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.origin import Lineage
from firsthand.domain.page import MediaType, Page, Validators
from firsthand.domain.report import Reading, Report, Status
from firsthand.domain.values import Span
from firsthand.store import Store

NOW = datetime(2025, 6, 3, tzinfo=UTC)


@dataclass(frozen=True)
class FakeStages:
    """A source argument is the text of a page and its id; the first word of the text says what becomes of it: "missing"
    is no page, "empty" no document, "mended" a document with a warning, "bug" a bug in the reader, "stop" an
    interrupt, "sports" one of no concern. Every document makes one event.
    """

    def open_sources(
        self,
        arguments: Sequence[str],
        *,
        as_kind: str | None,
        now: datetime,
        stdin: BinaryIO | None,
        validators: Callable[[str], Validators | None] | None = None,
    ) -> Iterator[Page | Issue]:
        for argument in arguments:
            if argument.startswith("missing"):
                yield Issue(argument, "sources", "unreadable", "no such file")
            else:
                yield Page(argument, argument.encode(), MediaType.TEXT, now)

    def read_page(self, page: Page) -> Document:
        text = page.content.decode()
        if text.startswith("empty"):
            raise DocumentError("the page holds no text", code="empty")
        if text.startswith("stop"):
            raise KeyboardInterrupt
        warning = Issue(page.id, "documents", "mojibake-repaired", "1 letter", Severity.WARNING)
        issues = (warning,) if text.startswith("mended") else ()
        return Document(page.id, page.key, text, (), (), (), None, page.captured_at, issues=issues)

    relevance_threshold = 0.3

    def glance(self, page: Page) -> tuple[str | None, float] | None:
        return ("A glance", 0.01) if page.content.startswith(b"football") else None

    def relevance(self, document: Document) -> float:
        return 0.1 if document.text.startswith("sports") else 1.0

    def read(self, document: Document) -> Reading:
        if document.text.startswith("bug"):
            raise ZeroDivisionError("a bug")
        trigger = Span.of(document.text, 0, 1)
        report = Report(
            content_id("rep", document.key), document.key, 0, Status.ASSERTED, "attack", trigger, 1.0
        )
        return Reading(document.key, "fake/1", 1.0, (report,))

    def resolve(self, document: Document, reading: Reading) -> Extraction:
        return Extraction(document, reading.reader, reading.relevance, reading.reports)

    def trace(self, extractions: Sequence[Extraction]) -> Lineage:
        return Lineage(families=tuple((e.document.key,) for e in extractions))

    def build(
        self,
        extractions: Sequence[Extraction],
        lineage: Lineage,
        decisions: Sequence[Decision],
        previous: Mapping[str, str],
    ) -> Chronicle:
        return Chronicle(
            tuple(sorted((_event(e, previous) for e in extractions), key=lambda event: event.id))
        )


def _event(told: Extraction, previous: Mapping[str, str]) -> Event:
    report = told.reports[0].id
    role = DocumentRole.REPORTS
    return Event(
        previous.get(report, content_id("ev", report)),
        "attack",
        EventDate(None, DatePrecision.UNKNOWN),
        None,
        (),
        (),
        (),
        Grade.SINGLE_ORIGIN,
        (EventDocument(told.document.id, told.document.key, role),),
        (),
        (),
        (),
        (report,),
    )


@pytest.fixture
def stages() -> FakeStages:
    return FakeStages()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as opened:
        yield opened

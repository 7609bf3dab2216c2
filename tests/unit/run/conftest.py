"""Stages that do as they are told, so that runs are tested without the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.document import Document
from firsthand.domain.errors import DocumentError
from firsthand.domain.event import (
    Amendment,
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
from firsthand.domain.origin import Kin, Lineage
from firsthand.domain.page import MediaType, Page, Validators
from firsthand.domain.report import Reading, Report, Status
from firsthand.domain.values import Span
from firsthand.events.chronicler import Archive
from firsthand.sources.source import Journal
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
        journal: Journal | None = None,
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
    program = None  # nothing is kept for the next run: what is told here is when all is made anew

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

    def register(self, fetch: Callable[[str], Extraction]) -> FakeRegister:
        return FakeRegister()

    def chronicler(self, archive: Archive, decisions: Sequence[Decision]) -> FakeChronicler:
        return FakeChronicler(archive, decisions)


class FakeRegister:
    """No document has anything to do with another."""

    def __init__(self) -> None:
        self._held: set[str] = set()
        self._changed: set[str] = set()

    def __contains__(self, document: str) -> bool:
        return document in self._held

    def put(self, extraction: Extraction) -> None:
        self._held.add(extraction.document.key)
        self._changed.add(extraction.document.key)

    def drop(self, document: str) -> None:
        self._held.discard(document)

    def settle(self) -> frozenset[str]:
        changed, self._changed = frozenset(self._changed & self._held), set()
        return changed

    def kin(self, document: str) -> Kin | None:
        return Kin(document, document, None) if document in self._held else None

    def lineage(self, documents: Sequence[str]) -> Lineage:
        return Lineage(families=tuple((document,) for document in documents))


class FakeChronicler:
    """One event for each document; what a reviewer rejects is discounted."""

    def __init__(self, archive: Archive, decisions: Sequence[Decision]) -> None:
        self._archive = archive
        self._shown: dict[str, str] = {}
        self._touched: set[str] = set()
        self._gone: set[str] = set()
        self._rejected = _rejected(decisions)

    def put(self, document: str) -> None:
        self._touched.add(document)

    def drop(self, document: str) -> None:
        self._touched.discard(document)
        self._gone.update({self._shown.pop(document)} if document in self._shown else ())

    def decide(self, decisions: Sequence[Decision]) -> None:
        before, self._rejected = self._rejected, _rejected(decisions)
        self._touched.update(self._archive.documents_of(before ^ self._rejected))

    def settle(self) -> Amendment:
        told = [self._archive.extraction(document) for document in sorted(self._touched)]
        previous = self._archive.published([e.reports[0].id for e in told])
        events = [_event(e, previous) for e in told]
        events = [
            replace(event, grade=Grade.DISCOUNTED) if self._rejected & {*event.reports} else event
            for event in events
        ]
        self._shown.update({event.documents[0].key: event.id for event in events})
        gone, self._gone, self._touched = self._gone - {event.id for event in events}, set(), set()
        return Amendment(events=tuple(sorted(events, key=lambda event: event.id)), gone=frozenset(gone))


def _rejected(decisions: Sequence[Decision]) -> frozenset[str]:
    undone = {decision.target for decision in decisions if decision.judgement is Judgement.UNDO}
    return frozenset(
        decision.target
        for decision in decisions
        if decision.judgement is Judgement.REJECT and decision.id not in undone
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

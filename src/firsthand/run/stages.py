"""What the plan needs: the stages, with what they work with bound to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO, Protocol

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.event import Chronicle
from firsthand.domain.issue import Issue
from firsthand.domain.origin import Lineage
from firsthand.domain.page import Page, Validators
from firsthand.domain.report import Reading
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.events.known import KnownScores
from firsthand.lineage import Register
from firsthand.sources.source import Journal


class Stages(Protocol):
    """One method for each stage. `Workshop` is the real one. Must survive pickling to work in several processes."""

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
        """Capture pages; an issue for each input that gives none."""
        ...

    def read_page(self, page: Page) -> Document:
        """Read the article out of a page; InputError where there is none."""
        ...

    @property
    def relevance_threshold(self) -> float:
        """Documents of a lower `relevance` are set aside."""
        ...

    def glance(self, page: Page) -> tuple[str | None, float] | None:
        """Title of a page and how likely it reports armed violence, before it is read; None where only reading tells."""
        ...

    def relevance(self, document: Document) -> float:
        """Likelihood that a document tells of armed violence, 0 to 1."""
        ...

    def read(self, document: Document) -> Reading:
        """Find the reports in a document."""
        ...

    def resolve(self, document: Document, reading: Reading) -> Extraction:
        """Make claims of the reports, resolved against the knowledge."""
        ...

    def trace(self, extractions: Sequence[Extraction]) -> Lineage:
        """Find who copied whom, and the first hand of each claim."""
        ...

    def register(self, fetch: Callable[[str], Extraction]) -> Register:
        """Find who copied whom step by step; `fetch` gives a document that was put in, by its key."""
        ...

    @property
    def program(self) -> str | None:
        """Which program links (`firsthand.run.program`); None where nothing is to be kept for the next run."""
        ...

    def chronicler(
        self, archive: Archive, decisions: Sequence[Decision], known: KnownScores | None = None
    ) -> Chronicler:
        """Build the view step by step; `known` holds what an earlier run worked out."""
        ...

    def build(
        self,
        extractions: Sequence[Extraction],
        lineage: Lineage,
        decisions: Sequence[Decision],
        previous: Mapping[str, str],
    ) -> Chronicle:
        """Build the view."""
        ...

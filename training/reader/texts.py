"""What the network learns from: texts, sentence by sentence, with what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from firsthand.documents import read_page
from firsthand.domain.document import Document
from firsthand.domain.errors import InputError
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.models.scheme import SPANS
from firsthand.reports.signals import Signalled, Signaller

_NOW = datetime(2026, 1, 1, tzinfo=UTC)

KIND = {name: number for number, name in enumerate(SPANS)}
"""Number of each kind of span."""


@dataclass
class Sample:
    """A sentence.

    Attributes:
        seen: its words and signals.
        spans: (kind of span, first word, word after the last).
        unsure: the same, for words of which nothing is known for that kind of span.
        harms: (first word, word after the last, kind, side, part) of counts and victims; side -1 and part -1 where not known.
        status: number in `STATUSES`, -1 where not known.
        types: numbers of the event types told, None where not known.
        incidents: numbers in `INCIDENTS`, None where not known.
        links: (kind of link, word, word, 1 or 0).
        groups: numbers of the incidents of the document that it tells of.
    """

    seen: Signalled
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    unsure: list[tuple[int, int, int]] = field(default_factory=list)
    harms: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    status: int = -1
    types: list[int] | None = None
    incidents: list[int] | None = None
    links: list[tuple[int, int, int, int]] = field(default_factory=list)
    groups: frozenset[int] = frozenset()

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in small letters."""
        return tuple(word.lower() for word in self.seen.words)

    def find(self, words: tuple[str, ...]) -> list[int]:
        """Where a run of words in small letters begins."""
        if not words or len(words) > len(self.lower):
            return []
        last = len(self.lower) - len(words) + 1
        return [
            n for n in range(last) if self.lower[n] == words[0] and self.lower[n : n + len(words)] == words
        ]


@dataclass
class Text:
    """A document.

    Attributes:
        id, corpus: where it is from.
        samples: its sentences.
        known: the kinds of spans that are known in it; the others are left open.
        toll: persons killed and injured in what it is about, None where not known.
        weight: how often it is shown in one round, on average.
    """

    id: str
    corpus: str
    samples: list[Sample]
    known: frozenset[int] = frozenset()
    toll: tuple[int, int] | None = None
    weight: float = 1.0


@dataclass(frozen=True)
class Maker:
    """Reads raw texts as the tool itself would."""

    signaller: Signaller

    def document(
        self,
        name: str,
        text: str,
        *,
        title: str | None = None,
        published: date | None = None,
        language: str = "en",
    ) -> Document | None:
        """The text as a document, None where nothing can be read in it."""
        hints = PageHints(title=title, published=published, language=language)
        try:
            return read_page(Page(name, text.encode(), MediaType.TEXT, _NOW, hints=hints))
        except InputError:
            return None

    def samples(self, document: Document) -> list[Sample]:
        """Its sentences, nothing known of them yet."""
        return [Sample(seen) for seen in self.signaller.signals(document)]

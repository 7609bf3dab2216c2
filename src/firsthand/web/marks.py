"""What was read in a document, laid over its text: reports, figures, places, days, parties, voices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Block
from firsthand.domain.values import Span

KINDS = ("report", "claim", "place", "date", "actor", "voice")
"""Kinds of marks, the one that matters most first."""


@dataclass(frozen=True)
class Mark:
    """Words of a text that something was read in.

    Attributes:
        kind: one of `KINDS`.
        start, end: offsets into the text.
        label: what was read, a code or a name; see `about`.
        about: "status", "field", "place", "days", "actor" or "voice": what the label is.
    """

    kind: str
    start: int
    end: int
    label: str
    about: str


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks, which are in the order of `KINDS`."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its marks, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))


@dataclass(frozen=True)
class Paragraph:
    """A block of the article in pieces."""

    block: Block
    pieces: tuple[Piece, ...]


def marks(extraction: Extraction) -> tuple[Mark, ...]:
    """Everything read in a document, by position."""
    return tuple(sorted(_marks(extraction), key=lambda m: (m.start, KINDS.index(m.kind), m.end)))


def paragraphs(extraction: Extraction) -> tuple[Paragraph, ...]:
    """The text block by block, cut where a mark begins or ends; the pieces of a block add up to it."""
    text, found = extraction.document.text, marks(extraction)
    laid = []
    for block in extraction.document.blocks:
        within = [mark for mark in found if mark.start < block.span.end and mark.end > block.span.start]
        laid.append(Paragraph(block, tuple(_pieces(text, block.span, within))))
    return tuple(laid)


def _pieces(text: str, span: Span, found: list[Mark]) -> Iterator[Piece]:
    cuts = {span.start, span.end}
    for mark in found:
        cuts |= {edge for edge in (mark.start, mark.end) if span.start < edge < span.end}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        over = [mark for mark in found if mark.start <= start and mark.end >= end]
        yield Piece(start, text[start:end], tuple(sorted(over, key=lambda m: KINDS.index(m.kind))))


def _marks(extraction: Extraction) -> Iterator[Mark]:
    for report in extraction.reports:
        yield Mark("report", report.trigger.start, report.trigger.end, report.status.value, "status")
    for claim in extraction.claims:
        yield Mark("claim", claim.span.start, claim.span.end, claim.field.value, "field")
    for mention in extraction.places:
        if mention.place is not None:
            yield Mark("place", mention.span.start, mention.span.end, mention.place.name, "place")
    for date in extraction.dates:
        if date.possible is not None:
            yield Mark("date", date.span.start, date.span.end, date.timex, "days")
    for actor in extraction.actors:
        yield Mark("actor", actor.span.start, actor.span.end, actor.actor or "", "actor")
    for voice in extraction.voices:
        if voice.source is not None:
            yield Mark("voice", voice.source.start, voice.source.end, "", "voice")

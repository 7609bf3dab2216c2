"""What must hold of whatever comes out, whichever parser it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypeVar

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.errors import FirsthandError
from firsthand.domain.event import Event
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.domain.report import Report
from firsthand.domain.values import DaySet, Quantity, Span
from firsthand.store import codec

NOW = datetime(2025, 6, 3, 8, 0, tzinfo=UTC)
T = TypeVar("T")
_NULL = re.compile(rb"(?<!\\)(?:\\\\)*+\\u0000")


class BrokenPromiseError(AssertionError):
    """What came out is not what the parser promises."""


def hold(is_so: bool, what: str, found: object = "") -> None:  # noqa: FBT001 - as `assert`, which -O leaves out
    """Demand something.

    Raises:
        BrokenPromiseError: it is not so.
    """
    if not is_so:
        raise BrokenPromiseError(f"{what}: {found!r}"[:2_000])


def _no_nulls(written: bytes, found: object) -> None:
    """Every database can keep it: PostgreSQL takes no null characters."""
    hold(_NULL.search(written) is None, "a null character", found)


def text_of(data: bytes) -> str:
    """Any bytes as a text that a page can hold: no half of a surrogate pair, as no decoder gives one."""
    return data.decode("utf-8", errors="replace")


def tells(error: FirsthandError) -> None:
    """A message says something, and can be written to any file."""
    hold(bool(str(error).strip()), "an error without a message", type(error))
    str(error).encode()


def kept(value: T) -> T:
    """What is stored comes back as it was."""
    back = codec.decode(codec.encode(value), type(value))
    hold(back == value, "the store would give back another", (value, back))
    return value


def spans(text: str, found: Iterable[Span], *, apart: bool = False) -> None:
    """Spans hold the words of the text at their place; with `apart` they stand in order and share nothing."""
    end = 0
    for span in found:
        hold(0 <= span.start < span.end <= len(text), "a span outside of the text", span)
        hold(text[span.start : span.end] == span.text, "a span with other words", span)
        hold(not apart or span.start >= end, "spans that overlap or stand out of order", span)
        end = span.end


def issue(found: Issue) -> None:
    """An issue has a code for programs and a message for people."""
    hold(
        found.code == found.code.lower() and " " not in found.code and bool(found.code), "a code", found.code
    )
    hold(bool(found.message.strip()), "an issue without a message", found)
    kept(found)


def page(found: Page) -> None:
    """A page has a name and bytes, and can be stored."""
    hold(bool(found.id), "a page without a name", found)
    hold(bool(found.content), "a page without bytes", found)
    hold(found.captured_at.tzinfo is not None, "a time without a zone", found.captured_at)
    _no_nulls(codec.encode(kept(found)), found)


def document(found: Document) -> None:
    """The parts of a document lie in its text, in order and apart, sentences in their blocks."""
    spans(found.text, (block.span for block in found.blocks), apart=True)
    spans(found.text, (sentence.span for sentence in found.sentences), apart=True)
    for number, sentence in enumerate(found.sentences):
        hold(sentence.index == number, "a sentence with another number", sentence)
        hold(found.block_of(sentence).span.contains(sentence.span), "a sentence across blocks", sentence)
    for entry in found.entries:
        hold(0 <= entry.first <= entry.last < len(found.blocks), "an entry outside of the blocks", entry)
    for dated in (found.published, found.modified):
        hold(dated is None or 0 <= dated.confidence <= 1, "a probability", dated)
    for told in found.issues:
        issue(told)
    _no_nulls(codec.encode(kept(found)), found.id)


def quantity(found: Quantity) -> None:
    """Lowest <= best <= highest, as far as they are known."""
    ordered(found.lower, found.point, found.upper)


def ordered(low: float | None, best: float | None, high: float | None) -> None:
    """Low <= best <= high, as far as they are known, and no count is negative."""
    known = [value for value in (low, best, high) if value is not None]
    hold(known == sorted(known), "low, best and high out of order", (low, best, high))
    hold(not known or known[0] >= 0, "a negative count", known)


def days(found: DaySet | None) -> None:
    """Sets of days are sorted and apart, and a known set holds a day."""
    if found is not None:
        hold(DaySet.of(found.intervals) == found, "a set of days that is not in order", found)
        hold(bool(found.intervals), "an empty set of days", found)


def report(text: str, n_sentences: int, found: Report) -> None:
    """A report stands in its text."""
    voices = [voice for voice in (found.voice, *found.figure_voices) if voice is not None]
    spans(text, [found.trigger, *(argument.span for argument in found.arguments)])
    spans(text, [figure.span for figure in found.figures])
    spans(text, [figure.group for figure in found.figures if figure.group is not None])
    spans(text, [outcome.span for outcome in found.outcomes])
    spans(
        text,
        [span for voice in voices for span in (voice.content, voice.source, voice.cue, voice.relay) if span],
    )
    hold(0 <= found.sentence < n_sentences, "a report of a sentence that there is not", found.sentence)
    hold(0 <= found.confidence <= 1, "a probability", found.confidence)
    for figure in found.figures:
        quantity(figure.quantity)


def extraction(found: Extraction) -> None:
    """Everything read from a document stands in its text."""
    text, n_sentences = found.document.text, len(found.document.sentences)
    for told in found.reports:
        report(text, n_sentences, told)
    known = {told.id for told in found.reports}
    for claim in found.claims:
        spans(text, [claim.span])
        hold(claim.report in known, "a claim of a report that there is not", claim)
        if claim.quantity is not None:
            quantity(claim.quantity)
    spans(text, [mention.span for mention in (*found.places, *found.dates, *found.actors)])
    for place in found.places:
        hold(0 <= place.confidence <= 1, "a probability", place)
    for date in found.dates:
        days(date.possible)
    hold(0 <= found.relevance <= 1, "a probability", found.relevance)
    kept(found)


def event(found: Event) -> None:
    """The figures and days of an event are in order."""
    for counted in (*found.casualties, *found.tolls):
        ordered(counted.low, counted.best, counted.high)
    days(found.date.possible if found.date is not None else None)
    kept(found)

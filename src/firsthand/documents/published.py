"""When the article was published, weighed from everything on the page that tells.

Traces are independent of each other in part: a newsroom's system writes the metadata, a person or a template the visible
date, the address is made once. Two kinds of trace that name the same day confirm each other. Where they differ and no third
decides, the date that readers are shown is taken, or else the earliest, since a later one tells of an update or of a move to
a new system; the confidence says that it is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.documents.captured import Captured
from firsthand.documents.labels import Labels
from firsthand.documents.metadata import Metadata, Stamp
from firsthand.domain.document import Dateline
from firsthand.domain.page import Page
from firsthand.domain.values import Published

_META = 0.9  # metadata that newsrooms' systems write themselves
_PRINTED = 0.8  # a date line as newsrooms print it
_RENDERED = 0.6  # a date in a program's own format: when the page was made, often from an older text
_ADDRESS = 0.75  # a full date in the address
_CONFIRMED = 0.95  # two kinds of trace agree
_DISPUTED = 0.5  # two kinds of trace differ and nothing decides
_INPUT = 0.95
_NEAR = timedelta(days=1)  # one moment falls on two days in two time zones
_PROGRAM = re.compile(r"\b(?:GMT|UTC)[+-]?\d*\b|\d{2}:\d{2}:\d{2}|\b\w{3} \w{3} \d{1,2} \d{4}\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:\b|T)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T|\d{6}|$)")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)|(?<!\d)(20\d{2})([01]\d)([0-3]\d)(?!\d)"
)
_TWO_DIGITS = re.compile(r"([^\W\d_]{3,}\.?)\s'?(\d{2})$")  # "3 JAN 90"
_CENTURY = 70  # "70" to "99" are of the last century
_FIRST_YEAR = 1970
_FIRST_NEWS = date(1605, 1, 1)  # the year of the first newspaper, the Relation of Strasbourg
_WORDS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that tells a date."""

    value: date
    confidence: float
    kind: str
    evidence: str


def publication(
    page: Page, captured: Captured, printed: Iterable[str], dateline: Dateline | None, labels: Labels
) -> tuple[Published | None, date | None]:
    """When the article on a page was published, and a date that cannot be right: after the capture, or before all news.

    Args:
        page: as captured.
        captured: what it gives.
        printed: date lines found among its text, the likeliest first.
        dateline: of the article.
        labels: names of months.
    """
    latest = page.captured_at.date()
    given = page.hints.published
    if given is not None and _FIRST_NEWS <= given <= latest:
        return from_input(given), None
    stamped = list(from_metadata(captured.metadata))
    days = frozenset(trace.value for trace in stamped)
    traces = [
        *stamped,
        *from_times(captured.metadata, labels),
        *from_lines(captured.printed, labels, days),
        *from_lines(printed, labels, days),
        *from_dateline(dateline, labels),
        *from_address(page.url or captured.metadata.url),
        *from_file(captured.metadata),
    ]
    found = weigh(traces, latest)
    if found is not None and found.value <= latest:
        return found, given
    future = next((trace.value for trace in traces if trace.value > latest), given)
    return weigh((trace for trace in traces if trace.value <= latest), latest), future


def from_input(value: date) -> Published:
    """The date that came with the page."""
    return Published(value, _INPUT, "input")


def weigh(traces: Iterable[Trace], latest: date) -> Published | None:
    """The publication date that the traces make likely.

    Args:
        traces: in falling order of trust within each kind.
        latest: day of capture; what lies more than a day after it is no publication date.
    """
    by_kind: dict[str, Trace] = {}
    for trace in traces:
        if trace.value <= latest + _NEAR:
            by_kind.setdefault(trace.kind, trace)
    known = list(by_kind.values())
    if not known:
        return None
    best = max(known, key=lambda t: (sum(_agree(t, o) for o in known), t.confidence))
    agreeing = [t for t in known if _agree(t, best)]
    evidence = "; ".join(t.evidence for t in known)[:300]
    if len(agreeing) > 1:
        return Published(best.value, _CONFIRMED, evidence)
    if len(known) == 1:
        return Published(best.value, best.confidence, evidence)
    shown = next((t for t in known if t.kind == "printed" and t.confidence >= _PRINTED), None)
    chosen = shown or min(known, key=lambda t: t.value)
    return Published(chosen.value, _DISPUTED, f"traces differ: {evidence}")


def _agree(one: Trace, other: Trace) -> bool:
    return abs(one.value - other.value) <= _NEAR


def from_metadata(metadata: Metadata) -> Iterator[Trace]:
    """Traces in the head of a page and its `time` elements."""
    for stamp in metadata.published:
        if day := iso_day(stamp.value):
            yield Trace(day, _META, "metadata", f"{stamp.source}: {stamp.value[:40]}")


def from_dateline(dateline: Dateline | None, labels: Labels) -> Iterator[Trace]:
    """The day in a dateline, where it has a year; of a year in two digits the century is that of the last hundred years."""
    if dateline is None or dateline.day is None:
        return
    text = _TWO_DIGITS.sub(
        lambda m: f"{m[1]} {1900 + int(m[2]) if int(m[2]) >= _CENTURY else 2000 + int(m[2])}", dateline.day
    )
    if day := parse_day(text, labels):
        yield Trace(day, _PRINTED, "dateline", f"dateline: {dateline.day[:40]}")


def from_file(metadata: Metadata) -> Iterator[Trace]:
    """Traces of the making of a file."""
    for stamp in metadata.created:
        if day := iso_day(stamp.value):
            yield Trace(day, _RENDERED, "file", f"{stamp.source}: {stamp.value[:40]}")


def from_address(url: str | None) -> Iterator[Trace]:
    """The date in an address such as /2025/06/03/ or -20250603."""
    if url and (match := _IN_ADDRESS.search(url.split("?")[0])):
        year, month, day = (int(g) for g in match.groups() if g is not None)
        if found := _day(year, month, day):
            yield Trace(found, _ADDRESS, "address", f"address: {match.group()}")


def from_lines(lines: Iterable[str], labels: Labels, known: Container[date] = frozenset()) -> Iterator[Trace]:
    """Traces in visible date lines; where 10/05 could be either way round, the way that other traces know counts."""
    for line in lines:
        if day := parse_day(line, labels, known):
            confidence = _RENDERED if _PROGRAM.search(line) else _PRINTED
            yield Trace(day, confidence, "printed", f"printed: {line[:80]}")


def from_times(metadata: Metadata, labels: Labels) -> Iterator[Trace]:
    """Traces in `time` elements that stand with a date a reader sees."""
    for text, moment in metadata.printed:
        if (day := iso_day(moment)) and labels.dated(text):
            yield Trace(day, _PRINTED, "printed", f"time {moment[:30]}: {text[:60]}")


def modified_of(metadata: Metadata, latest: date) -> Published | None:
    """When the article was last changed, as its metadata says."""
    return next(_stamped(metadata.modified, latest), None)


def _stamped(stamps: Iterable[Stamp], latest: date) -> Iterator[Published]:
    for stamp in stamps:
        day = iso_day(stamp.value)
        if day and day <= latest + _NEAR:
            yield Published(day, _META, f"{stamp.source}: {stamp.value[:40]}")


def parse_day(line: str, labels: Labels, known: Container[date] = frozenset()) -> date | None:
    """The day that a date line names in full (day, month, year), None where it does not."""
    if match := _ISO.search(line):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(line):
        turned = _day(int(match[3]), int(match[1]), int(match[2]))
        return turned if turned and turned in known else _slashed(match)
    words = _WORDS.findall(line.casefold())
    for number, word in enumerate(words):
        if (month := labels.months.get(word)) is None:
            continue
        around = [
            w for w in (words[max(number - 2, 0) : number] + words[number + 1 : number + 5]) if w.isdigit()
        ]
        year = next((int(w) for w in around if len(w) == 4), None)
        day = next((int(w) for w in around if len(w) <= 2 and 1 <= int(w) <= 31), None)
        if year and day and (found := _day(year, month, day)):
            return found
    return None


def iso_day(text: str) -> date | None:
    """The day of an ISO 8601 moment, of its basic form too; None where it is none."""
    if match := _ISO.search(text) or _COMPACT.search(text.strip()):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return _slashed(match) if (match := _DAY_FIRST.search(text)) else None


def _slashed(match: re.Match[str]) -> date | None:
    """A date in numbers: the day first, as most of the world writes, unless there is no such month."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    return _day(year, second, first) if second <= 12 else _day(year, first, second)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= _FIRST_YEAR else None

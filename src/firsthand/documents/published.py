"""When the article was published, with evidence."""

from __future__ import annotations

import re
from datetime import date

from firsthand.documents.labels import Labels
from firsthand.domain.values import Published

# Metadata that newsrooms' systems write themselves.
_META: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("json-ld datePublished", re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d{2}-\d{2})")),
    ("meta article:published_time", re.compile(r"<meta[^>]{0,200}?article:published_time[\"'][^>]{0,60}?content=[\"'](\d{4}-\d{2}-\d{2})", re.I)),
    ("meta article:published_time", re.compile(r"<meta[^>]{0,60}?content=[\"'](\d{4}-\d{2}-\d{2})[^>]{0,60}?article:published_time", re.I)),
    ("meta date", re.compile(r"<meta[^>]{0,60}?(?:name|itemprop)=[\"'](?:date|pubdate|dc\.date|dc\.date\.issued|datePublished)[\"'][^>]{0,60}?content=[\"'](\d{4}-\d{2}-\d{2})", re.I)),
    ("time datetime", re.compile(r"<time[^>]{0,200}?datetime=[\"'](\d{4}-\d{2}-\d{2})", re.I)),
)  # fmt: skip
_META_CONFIDENCE = 0.9
_GUESSED_CONFIDENCE = 0.5  # found by htmldate somewhere in the page
_PRINTED_CONFIDENCE = 0.8  # a date line as newsrooms print it
_RENDERED_CONFIDENCE = (
    0.6  # a date in a program's own format: when the page was made, often from an older text
)
_RENDERED = re.compile(r"\b(?:GMT|UTC)[+-]?\d*\b|\d{2}:\d{2}:\d{2}|\b\w{3} \w{3} \d{1,2} \d{4}\b")
_INPUT_CONFIDENCE = 0.95
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def from_input(value: date) -> Published:
    """The date that came with the page."""
    return Published(value, _INPUT_CONFIDENCE, "input")


def from_html(html: str, guessed: str | None) -> Published | None:
    """Metadata first, then what htmldate finds."""
    for name, pattern in _META:
        if (match := pattern.search(html)) and (day := _iso(match[1])):
            return Published(day, _META_CONFIDENCE if name != "time datetime" else 0.8, f"{name}: {match[1]}")
    if guessed and (day := _iso(guessed)):
        return Published(day, _GUESSED_CONFIDENCE, f"found in the page: {guessed}")
    return None


def from_printed(line: str, labels: Labels) -> Published | None:
    """A printed date line."""
    day = parse_day(line, labels)
    confidence = _RENDERED_CONFIDENCE if _RENDERED.search(line) else _PRINTED_CONFIDENCE
    return Published(day, confidence, f"printed: {line[:80]}") if day else None


def parse_day(line: str, labels: Labels) -> date | None:
    """The day that a date line names in full (day, month, year), None where it does not."""
    if match := _ISO.search(line):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(line):
        return _day(int(match[3]), int(match[2]), int(match[1]))
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


def _iso(text: str) -> date | None:
    match = _ISO.search(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year >= 1990 else None

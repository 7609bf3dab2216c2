"""Documents as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.sources.limits import Limits
from firsthand.sources.source import issue
from firsthand.sources.streams import ByteStream
from firsthand.sources.track import Track

_STRINGS = ("id", "url", "title", "text", "html", "language", "outlet", "published")


def read_lines(
    stream: ByteStream, name: str, *, now: datetime, limits: Limits, track: Track | None = None
) -> Iterator[Page | Issue]:
    """Yield the page of each line; a bad line is an issue with its number, and the rest goes on.

    Raises:
        SourceError: the stream itself gives out (damaged, expanding beyond all bounds).
    """
    number = track.start.number if track else 0
    end = 0  # of what was read, in bytes
    while line := stream.readline(limits.line + 1):
        if track:
            track.note("jsonl", number, offset=end)
        end += len(line)
        number += 1
        place = f"{name}:{number}"
        if len(line) > limits.line:
            yield issue(place, "too-large", f"the line is longer than {limits.line / 1e6:g} MB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.line)
                end += len(line)
        elif line.strip():
            try:
                yield parse_line(line, place, now=now, limits=limits)
            except SourceError as error:
                yield issue(place, error.code, str(error))


def parse_line(line: bytes, place: str, *, now: datetime, limits: Limits) -> Page:
    """One line in the form of the contract.

    Raises:
        SourceError: the line does not parse (`malformed-line`), or as `page_of`.
    """
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not JSON: {_one_line(error)}", code="malformed-line") from error
    if not isinstance(raw, dict):
        raise SourceError("a JSON object is needed on each line", code="malformed-line")
    return page_of(raw, place, now=now, limits=limits)


def page_of(raw: Mapping[str, object], place: str, *, now: datetime, limits: Limits) -> Page:
    """The page of one object in the form of the contract.

    Raises:
        SourceError: the object is not valid (`invalid-line`), or its page is empty (`empty`) or too large
            (`too-large`).
    """
    fields = _fields(raw)
    text, html = fields.get("text"), fields.get("html")
    if text is not None and html is not None:
        raise SourceError('only one of "text" and "html" can be given', code="invalid-line")
    body = html if text is None else text
    if body is None:
        raise SourceError('"text" or "html" is missing', code="invalid-line")
    content = body.encode()
    if not content.strip():
        raise SourceError('"text" is empty' if html is None else '"html" is empty', code="empty")
    if len(content) > limits.page:
        raise SourceError(f"the page is larger than {limits.page / 1e6:g} MB", code="too-large")
    return Page(
        id=fields.get("id") or place,
        content=content,
        media_type=MediaType.TEXT if html is None else MediaType.HTML,
        captured_at=now,
        url=fields.get("url"),
        charset="utf-8",
        hints=PageHints(
            fields.get("title"), _published(fields), fields.get("language"), fields.get("outlet")
        ),
    )


def _fields(raw: Mapping[str, object]) -> Mapping[str, str]:
    """The fields that are given: strings, blank ones left out."""
    fields: dict[str, str] = {}
    for name in _STRINGS:
        value = raw.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise SourceError(f'"{name}" must be a string', code="invalid-line")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise SourceError(f'"{name}" holds half of a surrogate pair', code="invalid-line") from error
        if "\0" in value and name not in ("text", "html"):
            raise SourceError(f'"{name}" holds a null character', code="invalid-line")
        if value.strip() or name in ("text", "html"):
            fields[name] = value
    return fields


def _published(fields: Mapping[str, str]) -> date | None:
    value = fields.get("published")
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError as error:
        raise SourceError(
            f'"published" must be a date such as 2025-06-02, not {value[:40]!r}', code="invalid-line"
        ) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]

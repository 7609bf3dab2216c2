"""Documents as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import BinaryIO

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.sources.limits import Limits
from firsthand.sources.source import issue

_TEXT_FIELDS = ("id", "url", "title", "text", "html", "language", "outlet")


def read_lines(stream: BinaryIO, name: str, *, now: datetime, limits: Limits) -> Iterator[Page | Issue]:
    """Pages of a JSONL stream; a bad line is an issue with its number, the rest goes on."""
    number = 0
    while line := stream.readline(limits.line + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > limits.line:
            yield issue(place, "too-large", f"the line is longer than {limits.line // 1_000_000} MB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.line)
            continue
        if not line.strip():
            continue
        try:
            yield parse_line(line, place, now=now, limits=limits)
        except SourceError as error:
            yield issue(place, error.code, str(error))


def parse_line(line: bytes, place: str, *, now: datetime, limits: Limits) -> Page:
    """One line as the contract has it.

    Raises:
        SourceError: the line does not parse or validate; the message says what is wrong.
    """
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not JSON: {error}", code="malformed-line") from error
    if not isinstance(raw, dict):
        raise SourceError("a JSON object is needed, one per line", code="malformed-line")
    for name in _TEXT_FIELDS:
        if raw.get(name) is not None and not isinstance(raw[name], str):
            raise SourceError(f'"{name}" must be a string', code="invalid-line")
    text, html = raw.get("text"), raw.get("html")
    if (text is None) == (html is None):
        raise SourceError('exactly one of "text" and "html" is needed', code="invalid-line")
    try:
        content = str(html if text is None else text).encode()
    except UnicodeEncodeError as error:
        raise SourceError("the text holds half of a surrogate pair", code="invalid-line") from error
    if not content.strip():
        raise SourceError("the text is empty", code="empty")
    if len(content) > limits.page:
        raise SourceError(
            f"{len(content) / 1e6:.0f} MB is more than the {limits.page / 1e6:.0f} MB of a page",
            code="too-large",
        )
    return Page(
        id=raw.get("id") or raw.get("url") or place,
        content=content,
        media_type=MediaType.TEXT if html is None else MediaType.HTML,
        captured_at=now,
        url=raw.get("url"),
        charset="utf-8",
        hints=PageHints(raw.get("title"), _date(raw), raw.get("language"), raw.get("outlet")),
    )


def _date(raw: Mapping[str, object]) -> date | None:
    value = raw.get("published")
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise SourceError(
            f'"published" must be a date such as 2025-06-02, not {value!r}', code="invalid-line"
        ) from error

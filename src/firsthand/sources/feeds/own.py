"""The text that a feed holds itself, as a page."""

from __future__ import annotations

import html
import re

from firsthand.domain.errors import SourceError
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.sources.feeds.entry import Entry
from firsthand.sources.source import Request

_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:[\s/][^<>]{0,2000})?>")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_LONGEST_HINT = 1_000


def own_page(entry: Entry, place: str, request: Request) -> Page:
    """The page of an entry's own full text, or else of its summary.

    Args:
        entry: of a feed.
        place: id of the page where the entry has neither link nor id.
        request: what applies to it.

    Raises:
        SourceError: it holds no text (`empty`), or too much (`too-large`).
    """
    body = entry.content or entry.summary or ""
    is_html = _MARKUP.search(body) is not None
    text = (
        f"<!DOCTYPE html>\n<html><body>\n{_paragraphs(body)}\n</body></html>\n"
        if is_html
        else html.unescape(body)
    )
    content = text.encode(errors="replace")
    if not text.strip() or not body.strip() or "\x00" in text:
        raise SourceError("the entry holds neither a link nor a text", code="empty")
    if len(content) > request.limits.page:
        raise SourceError(f"the page is larger than {request.limits.page / 1e6:g} MB", code="too-large")
    return Page(
        id=entry.link or entry.guid or place,
        content=content,
        media_type=MediaType.HTML if is_html else MediaType.TEXT,
        captured_at=request.now,
        url=entry.link,
        charset="utf-8",
        hints=hints_of(entry),
    )


def hints_of(entry: Entry) -> PageHints:
    """What the feed says about the page."""
    return PageHints(
        title=_words(entry.title),
        published=entry.published,
        language=_code(entry.language),
        outlet=_words(entry.outlet),
    )


def _code(language: str | None) -> str | None:
    """The language alone of a tag such as `en-GB` (RFC 5646)."""
    match = _LANGUAGE.match(language or "")
    return match[1].lower() if match else None


def _paragraphs(body: str) -> str:
    """The markup, in a paragraph where it brings none."""
    return (
        body
        if re.search(r"<(?:p|div|article|section|h[1-6]|li|table)[\s>]", body, re.IGNORECASE)
        else f"<p>{body}</p>"
    )


def _words(text: str | None) -> str | None:
    """A line of plain text: feeds put HTML into titles too."""
    if not text:
        return None
    return " ".join(html.unescape(_MARKUP.sub(" ", text)).split())[:_LONGEST_HINT] or None

"""What must hold of the documents stage for any page."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from firsthand.documents import read_page
from firsthand.documents.decode import clean, decode
from firsthand.domain.document import BlockKind, Document
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page, PageHints

NOW = datetime(2025, 6, 3, 12, tzinfo=UTC)
QUICK = 5.0  # seconds, of pages that take milliseconds
SENTENCES = (
    "Armed men on motorcycles rode into two villages before dawn on Monday and burned the grain stores, residents said.",
    "Des hommes armés ont attaqué lundi deux villages situés au nord de la ville, selon des habitants qui ont fui.",
    "A teacher counted nine bodies along the track.",
    "“Nobody came to help us,” she said.",
    "The army did not answer calls (AFP).",
)
LABELS = (
    "Raiders burn grain stores in two villages near Djibo",
    "Related articles",
    "3 comments",
    "Share this article",
    "June 2, 2025",
    "10:15",
    "By Awa Diallo",
    "© 2025 River Herald",
    "Key points",
    "Home | News | World | Africa",
    "[Home](/) | [News](/news)",
    "# Heading",
    "* item of a list",
    "Nine | 12 | 40",
    "-----",
    "Photo: Awa Diallo",
    "Page not found",
    "Subscribe to continue reading",
)
ODD = (
    "\x00",
    "\u200b",
    "\u202e",
    "\u200f",
    "\u0301" * 40,
    "\ufeff",
    "Ã©",
    "\x85",
    "\u2028",
    "\ud83d",
    "سقوط",
    "&#0;",
    "&amp;lt;",
    "]]>",
    "<!--",
    "|",
    "\t",
)
TAGS = ("div", "p", "h1", "h2", "li", "ul", "table", "tr", "td", "a", "span", "b", "br", "article", "aside", "nav", "script", "title", "time", "figure", "blockquote", "body", "html", "head", "select", "svg")  # fmt: skip
ATTRIBUTES = ("", " class=sidebar", ' class="entry-content"', " hidden", ' style="display:none"', " id='comments'", ' datetime="2025-06-02"', " href=/x", ' class="', " =>", ' itemprop="articleBody"', " role=dialog")  # fmt: skip

words = st.sampled_from(SENTENCES + LABELS) | st.text(max_size=20) | st.sampled_from(ODD)
plain_texts = st.lists(words, max_size=25).map("\n".join) | st.text(max_size=300)
opening = st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)).map(lambda tag: f"<{tag[0]}{tag[1]}>")
closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
repeated = st.tuples(opening, st.sampled_from((1, 3, 190, 10_000))).map(lambda item: item[0] * item[1])
attributes = st.integers(1, 200_000).map(lambda length: f'<p class="{"x " * length}">')
pages = st.lists(opening | closing | words | words, max_size=40).map("".join) | st.tuples(
    repeated | attributes, st.lists(words | opening | closing, max_size=8).map("".join)
).map("".join)
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def page(text: str, media: MediaType, title: str | None = None) -> Page:
    return Page("page", text.encode("utf-8", "surrogatepass"), media, NOW, hints=PageHints(title=title))


def read(text: str, media: MediaType = MediaType.TEXT, title: str | None = None) -> Document | None:
    start = time.process_time()
    try:
        return read_page(page(text, media, title))
    except DocumentError:
        return None
    finally:
        assert time.process_time() - start < QUICK


def is_sound(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    assert all(span.matches(document.text) and span.text for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert document.text == "\n\n".join(span.text for span in spans)
    sentences = [sentence.span for sentence in document.sentences]
    assert all(span.matches(document.text) for span in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    assert all(document.block_of(s).span.contains(s.span) for s in document.sentences)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(document.text.split())
    assert all(dropped.text.strip() for dropped in document.dropped)
    assert all(0 <= entry.first <= entry.last < len(spans) for entry in document.entries)
    document.text.encode()  # no half characters
    (document.title or "").encode()


@given(plain_texts, st.none() | st.text(max_size=30))
@often
def test_any_text_is_a_sound_document_or_refused(text: str, title: str | None) -> None:
    document = read(text, title=title)
    if document is not None:
        is_sound(document)


@given(pages)
@often
@example("<div>" * 10_000 + SENTENCES[0])
@example(f'<p class="{"x" * 1_000_000}">{SENTENCES[0]}')
@example(f"<p>{SENTENCES[0]}\x00</p><p>{SENTENCES[1]}\u202e")
def test_any_markup_is_a_sound_document_or_refused(html: str) -> None:
    document = read(html, MediaType.HTML)
    if document is not None:
        is_sound(document)


@given(st.binary(max_size=300), st.sampled_from(MediaType), st.none() | st.sampled_from(("idna", "punycode", "utf-7", "undefined", "unicode_escape", "hex", "utf-16", "a\0b", "")))  # fmt: skip
@often
def test_any_bytes_in_any_charset_are_read_or_refused(
    content: bytes, media: MediaType, charset: str | None
) -> None:
    with suppress(DocumentError):
        is_sound(read_page(Page("page", content, media, NOW, charset=charset)))


@given(st.lists(words, max_size=25).map("\n".join))
@often
def test_no_visible_text_of_a_plain_page_is_lost_silently(text: str) -> None:
    document = read(text)
    if document is None or "truncated" in {issue.code for issue in document.issues}:
        return
    known = set(_words("\n".join((document.text, *(dropped.text for dropped in document.dropped)))))
    seen = clean(decode(page(text, MediaType.TEXT)))[0]
    assert set(_words(re.sub(r"\]\([^()\s]*\)", "] ", seen))) <= known


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


# The words of an error page are believed near the top only, and the top of a text moves up when furniture above it goes.
quiet = tuple(text for text in SENTENCES + LABELS if text != "Page not found")


@given(st.lists(st.sampled_from(quiet), min_size=1, max_size=15).map("\n".join))
@often
def test_a_text_that_was_read_is_read_again_without_loss(text: str) -> None:
    first = read(text)
    if first is None:
        return
    again = read(first.text, title=first.title)
    body = [b.span.text for b in first.blocks if b.kind is BlockKind.BODY and len(b.span.text) >= 60]
    if body:
        assert again is not None
        assert [part for part in body if part not in again.text] == []

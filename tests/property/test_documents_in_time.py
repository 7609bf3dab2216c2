"""Hostile pages are read or refused in a time that grows no faster than they do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from firsthand.documents import read_page
from firsthand.domain.document import Document
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page, PageHints

BOUND = 5.0  # seconds of processor time; all of them take less than one on an idle machine
RATIO = 4.0  # twice the size takes twice the time, four times where it is quadratic
FLOOR = 0.1  # seconds: below it a ratio is noise
NOW = datetime(2025, 6, 3, tzinfo=UTC)
PROSE = (
    "Armed men on motorcycles rode into two villages before dawn on Monday, burned the grain stores and drove off most of "
    "the cattle, residents who fled to the town said by telephone."
)
LAST = PROSE.replace("Monday", "Tuesday")
Make = Callable[[int], str]


def article(inner: str = "", head: str = "") -> str:
    title = "Raiders burn grain stores in two villages"
    return f"<html><head>{head}</head><body><article><h1>{title}</h1><p>{PROSE}</p>{inner}<p>{LAST}</p></article></body></html>"


def around(inner: str) -> str:
    return f"{PROSE}\n{inner}\n{LAST}"


def described(script: str) -> str:
    return article(head=f'<script type="application/ld+json">{script}</script>')


def read(content: str, media: MediaType, hints: PageHints | None = None) -> tuple[float, Document | None]:
    page = Page("page", content.encode(), media, NOW, hints=hints or PageHints())
    document = None
    start = time.process_time()
    with suppress(DocumentError):
        document = read_page(page)
    return time.process_time() - start, document


MARKUP: dict[str, tuple[Make, int]] = {
    "angles": (lambda n: "<" * n, 1_000_000),
    "empty divs": (lambda n: article("<div></div>" * n), 25_000),
    "links": (lambda n: article("".join(f"<a href=/{i}>news of day {i} in the hills</a> " for i in range(n))), 10_000),
    "linked paragraphs": (lambda n: article("".join(f"<p><a href=/{i}>news of day {i}</a>" for i in range(n))), 5_000),
    "unclosed tables": (lambda n: article("<table><tr><td>x" * n), 2_500),
    "tables in a row": (lambda n: article("<table><tr><td>a 1</td><td>b 2</td></tr></table>" * n), 2_500),
    "names": (lambda n: article(f'<div class="{"x " * n}"><p>{PROSE}</p></div>'), 250_000),
    "one name": (lambda n: article(f'<div class="{"x" * n}"><p>{PROSE}</p></div>'), 500_000),
    "attributes": (lambda n: article(f"<p {' '.join(f'a{i}=1' for i in range(n))}>{PROSE}"), 40_000),
    "style": (lambda n: article(f'<div style="display{" " * n}x">{PROSE}</div>'), 500_000),
    "line breaks": (lambda n: article("<p>" + "goes on<br>" * n), 25_000),
    "spans": (lambda n: article("<p>" + "<span>a</span> " * n), 25_000),
    "description": (lambda n: described(json.dumps({"@type": "Article", "headline": "x" * n})), 500_000),
    "nested description": (lambda n: described("[" * n), 5_000),
    "nested graph": (lambda n: described('{"@graph":' * n), 5_000),
    "many descriptions": (lambda n: article(head='<script type="application/ld+json">[{"@type": 5}]</script>' * n), 2_500),
    "window title": (lambda n: article(head=f"<title>{'a | ' * n}</title>"), 125_000),
    "heading": (lambda n: article(f"<h1>{'Raiders burn ' * n}</h1>"), 40_000),
    "labels": (lambda n: article("".join(f"<div><h3>Related articles</h3><p>On day {i} he went.</p></div>" for i in range(n))), 1_500),
    "paragraphs deep down": (lambda n: "<div>" * 150 + "".join(f"<p>{i} {PROSE}</p>" for i in range(n)), 1_000),
}  # fmt: skip

TEXTS: dict[str, tuple[Make, int]] = {
    "one line": (lambda n: "a" * n, 500_000),
    "one line of sentences": (lambda n: "They left. " * n, 20_000),
    "empty lines": (lambda n: around("\n" * n), 250_000),
    "lines of two words": (lambda n: "two words\n" * n, 50_000),
    "short lines below": (lambda n: around("".join(f"word {i}\n" for i in range(n))), 50_000),
    "short lines above": (lambda n: "".join(f"word {i}\n" for i in range(n)) + PROSE, 50_000),
    "lines under a label": (lambda n: around("Related articles\n" + "Facebook\n" * n), 8_000),
    "sentences under a label": (lambda n: around("Related articles\n" + "He came by.\n" * n), 8_000),
    "labels by turns": (lambda n: around("Related articles\nMore stories\n" * n), 4_000),
    "labels of summaries": (lambda n: "Key points\n" * n, 8_000),
    "markdown": (lambda n: around("*" * n + "x"), 50_000),
    "brackets": (lambda n: around("[" * n), 100_000),
    "links of markdown": (lambda n: around("[a](" * n), 50_000),
    "cells": (lambda n: around("a | " * n), 100_000),
    "rows of blanks": (lambda n: around("a |  b |  c |  d |  e |  f |  g |  h |  i |  j |  k |  l |  m |  n ||\n" * n), 500),
    "wrapped": (lambda n: "word word word word word word word word word word word-\n" * n, 8_000),
    "marks": (lambda n: around("e" + "\u0301\u0323" * n), 50_000),
    "mojibake": (lambda n: "".join(f"Ã© Ã¨ {i}\n" for i in range(n)), 3_000),
    "dateline": (lambda n: "BAMAKO, " + "A" * n + " (", 100_000),
    "tails of calls": (lambda n: around(("follow " + "us your " * 45 + '"\n') * n), 300),
}  # fmt: skip


def _grows_in_line(make: Make, size: int, media: MediaType) -> None:
    small, large = make(size // 2), make(size)
    once, twice = read(small, media)[0], read(large, media)[0]
    for _ in range(2):  # another program may have taken the machine
        if twice >= max(RATIO * once, FLOOR):
            once, twice = read(small, media)[0], min(twice, read(large, media)[0])
    assert twice < BOUND
    assert twice < max(RATIO * once, FLOOR)


@pytest.mark.parametrize("name", MARKUP)
def test_hostile_markup_ends_in_time(name: str) -> None:
    _grows_in_line(*MARKUP[name], MediaType.HTML)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_ends_in_time(name: str) -> None:
    _grows_in_line(*TEXTS[name], MediaType.TEXT)


@pytest.mark.parametrize("content", [article(head=f"<title>{'Raiders burn ' * 80_000}</title>"), described(json.dumps({"@type": "Article", "headline": "Raiders " * 50_000}))])  # fmt: skip
def test_an_endless_title_does_not_displace_the_article(content: str) -> None:
    _, document = read(
        content.replace("<h1>Raiders burn grain stores in two villages</h1>", ""), MediaType.HTML
    )
    assert document is not None
    assert PROSE in document.text


def test_an_endless_title_of_the_source_does_not_displace_the_article() -> None:
    _, document = read(around(""), MediaType.TEXT, PageHints(title="Raiders " * 100_000))
    assert document is not None
    assert PROSE in document.text


@pytest.mark.parametrize(("content", "media"), [("two words\n" * 30_000 + PROSE, MediaType.TEXT), (PROSE + "<p>two words" * 30_000, MediaType.HTML)])  # fmt: skip
def test_what_is_not_read_for_its_length_is_told(content: str, media: MediaType) -> None:
    _, document = read(f"{LAST}\n{content}", media)
    assert document is not None
    assert "truncated" in {issue.code for issue in document.issues}

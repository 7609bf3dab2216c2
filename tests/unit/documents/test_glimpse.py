"""A glance at a page before it is read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from evaluation.extraction import GOLDEN, HELD_OUT, golden_pages

from firsthand.documents import glance, read_page
from firsthand.documents.markup import markup_of
from firsthand.domain.page import MediaType, Page
from firsthand.models.first_look import FirstLook
from firsthand.run.plan import GLANCE

ACTS = [
    path
    for folder in (GOLDEN, HELD_OUT)
    for path, gold in golden_pages(folder)
    if path.suffix == ".html" and gold["expect"] == "article" and "not-violence" not in gold["traits"]
]
PARAGRAPH = "The ferry was repaired in a week, and traders who had waited on both banks crossed the river with their goods. "


def page(html: str, media: MediaType = MediaType.HTML) -> Page:
    return Page("p", html.encode(), media, datetime(2026, 6, 1, tzinfo=UTC))


def test_a_glance_takes_title_paragraphs_and_language() -> None:
    seen = glance(
        page(f"<title>Ferry back</title><script>var x = 'attack';</script>{f'<p>{PARAGRAPH}</p>' * 5}")
    )
    assert seen is not None
    assert (seen.title, seen.language) == ("Ferry back", "en")
    assert seen.text.count("The ferry was repaired") == 5
    assert "attack" not in seen.text


def test_what_readers_do_not_see_is_no_part_of_a_paragraph() -> None:
    form = f"<form><p>{PARAGRAPH}</p>sign up<svg><title>arrow</title></svg></form>"
    hidden = (
        f"<li>{PARAGRAPH}<b>before <svg>arrow</svg>between <noscript>{form}</noscript>after</b> the end</li>"
    )
    seen = glance(page(f"{f'<p>{PARAGRAPH}</p>' * 4}{form}<ul>{hidden}</ul>"))
    assert seen is not None
    assert seen.text.split("\n") == [
        *[PARAGRAPH.strip()] * 4,
        f"{PARAGRAPH}before between after the end",
    ]


def test_a_glance_leaves_the_page_for_the_reader_as_it_was() -> None:
    html = f"<h1>Ferry back</h1><form><p>{PARAGRAPH * 3}</p></form><article>{f'<p>{PARAGRAPH}</p>' * 5}</article>"
    markup_of.cache_clear()
    alone = read_page(page(html))
    markup_of.cache_clear()
    assert glance(page(html)) is not None
    assert read_page(page(html)) == alone
    assert markup_of.cache_info().hits == 1


@pytest.mark.parametrize(
    ("html", "media"),
    [
        (PARAGRAPH * 9, MediaType.TEXT),
        (f"<div>{PARAGRAPH * 9}</div>", MediaType.HTML),
        ("<p>Short.</p>", MediaType.HTML),
        ("", MediaType.HTML),
    ],
)
def test_where_only_reading_tells_a_glance_says_nothing(html: str, media: MediaType) -> None:
    assert glance(page(html, media)) is None


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_no_page_that_reports_violence_is_set_aside_by_a_glance(path: Path) -> None:
    look = FirstLook.load()
    seen = glance(Page("p", path.read_bytes(), MediaType.HTML, datetime(2026, 6, 1, tzinfo=UTC)))
    assert seen is None or look.score(seen.title, seen.text, seen.language) >= 2 * look.threshold * GLANCE

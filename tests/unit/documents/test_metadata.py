"""What a page says of itself."""

from __future__ import annotations

import json

import pytest

from firsthand.documents.dom import segments
from firsthand.documents.markup import parse
from firsthand.documents.metadata import Metadata, Stamp, metadata_of

TITLE = "Ferry sinks below the falls after a night of storms"


def read(head: str = "", body: str = "<p>text</p>", host: str | None = None, lang: str = "") -> Metadata:
    root = parse(f"<html{lang}><head>{head}</head><body>{body}</body></html>")
    return metadata_of(root, segments(root), host)


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_page_that_says_nothing_gives_nothing() -> None:
    assert read() == Metadata()


@pytest.mark.parametrize(
    "head",
    [meta("og:title", TITLE.upper()), ld(headline=TITLE + " "), f"<title>{TITLE} | River Herald</title>"],
)
def test_the_heading_that_the_head_confirms_is_the_title(head: str) -> None:
    assert read(head, f"<h1>Breaking</h1><h2>{TITLE}</h2>").title == TITLE


@pytest.mark.parametrize("window", [f"{TITLE} | River Herald", f"River Herald – {TITLE}", f"{TITLE} - News - River Herald"])  # fmt: skip
def test_the_site_s_name_is_no_part_of_the_title(window: str) -> None:
    found = read(f"<title>{window}</title>{meta('og:site_name', 'River Herald')}").title
    assert found in (TITLE, f"{TITLE} - News")


def test_an_only_heading_is_the_title_unless_it_is_the_site() -> None:
    assert read("", f"<h1>{TITLE}</h1>").title == TITLE
    head = meta("og:site_name", "The Old River Herald") + meta("og:title", TITLE)
    assert read(head, "<h1>The Old River Herald</h1>").title == TITLE


def test_an_endless_title_is_not_read_in_place_of_the_article() -> None:
    endless = "Raiders " * 100_000
    assert read(f"<title>{endless}</title>").title is None
    assert read(f"<title>{endless}</title>", f"<h1>{endless}</h1><h2>{TITLE}</h2>").title == TITLE
    assert read(meta("og:site_name", endless)).outlet is None


def test_titles_are_clean() -> None:
    assert read(meta("og:title", "Ferry\u200b sinks\u00a0 below")).title == "Ferry sinks below"


def test_the_outlet_is_named_by_the_head() -> None:
    assert (
        read(meta("og:site_name", "River Herald") + ld(publisher={"name": "Press Ltd"})).outlet
        == "River Herald"
    )
    assert read(ld(publisher={"name": "Press Ltd"})).outlet == "Press Ltd"


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (ld(author=[{"name": "Awa Diallo"}]), "", "Awa Diallo"),
        (meta("author", "admin"), '<span class=x><p class="byline">By Awa Diallo</p></span>', "Awa Diallo"),
        (meta("author", "https://x.example/awa"), "<p>Par Moussa Traoré, à Mopti</p>", "Moussa Traoré"),
        ("", "<p>By the time help came, the ferry and all who were on it had gone under.</p>", None),
    ],
)
def test_the_byline_names_a_person(head: str, body: str, byline: str | None) -> None:
    assert read(head, f"{body}<p>text</p>").byline == byline


def test_the_canonical_address_is_a_web_address() -> None:
    link = '<link rel="canonical" href="{}">'
    assert read(link.format("https://a.example/x")).url == "https://a.example/x"
    assert read(link.format("javascript:alert(1)")).url is None
    assert read(link.format("/x") + meta("og:url", "http://a.example/y")).url == "http://a.example/y"


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [(' lang="fr-FR"', "", "fr"), (' lang="fr"', ld(inLanguage="en-GB"), "en"), ("", meta("og:locale", "pt_BR"), "pt"), (' lang="1"', "", None)],
)  # fmt: skip
def test_the_language_is_a_code_of_two_letters(lang: str, head: str, language: str | None) -> None:
    assert read(head, lang=lang).language == language


def test_dates_of_an_article_s_own_node_come_before_those_of_the_head() -> None:
    head = meta("article:published_time", "2025-06-02") + ld(
        datePublished="2025-06-01", dateModified="2025-06-03"
    )
    found = read(head)
    assert found.published == (
        Stamp("2025-06-01", "json-ld datePublished"),
        Stamp("2025-06-02", "meta article:published_time"),
    )
    assert found.modified == (Stamp("2025-06-03", "json-ld dateModified"),)


def test_dates_of_a_page_s_node_come_after_those_of_the_head() -> None:
    head = meta("article:published_time", "2025-06-02") + ld(datePublished="2025-06-01").replace(
        "NewsArticle", "WebPage"
    )
    assert [stamp.value for stamp in read(head).published] == ["2025-06-02", "2025-06-01"]


@pytest.mark.parametrize(
    ("said", "free"), [(False, False), ("False", False), ("no", False), (True, True), ("true", True)]
)
def test_a_page_can_say_that_readers_pay(said: object, free: bool) -> None:
    assert read(ld(isAccessibleForFree=said)).is_free is free

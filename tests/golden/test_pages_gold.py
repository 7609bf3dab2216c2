"""The gold of the golden pages agrees with the pages: what it says is text or is not text is really there."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

PAGES = Path(__file__).resolve().parent / "pages"
GOLD = sorted(PAGES.glob("*/*.yml"))
KEYS = {
    *(
        "id",
        "language",
        "title",
        "published",
        "modified",
        "byline",
        "outlet",
        "dateline",
        "credits",
        "paywall",
    ),
    *("expect", "traits", "standfirst", "body", "captions", "not_body"),
}
OPTIONAL = {"url", "reason", "note"}
REASONS = {"error-page", "cookie-wall", "consent"}
TIME = re.compile(r"[0-2]\d:[0-5]\d")
HIDDEN = ("script", "style", "head", "noscript", "template")
INLINE = {
    *("a", "abbr", "b", "bdi", "big", "cite", "em", "font", "i", "mark", "q", "s", "small", "span"),
    "strong",
    "sub",
    "sup",
    "u",
}


@dataclass(frozen=True)
class Page:
    """A page and what its gold file says of it."""

    name: str
    path: Path
    gold: dict[str, Any]

    @property
    def body(self) -> list[str]:
        return [item["text"] if isinstance(item, dict) else item for item in self.gold["body"]]

    @property
    def others(self) -> list[str]:
        return [*self.gold["not_body"], *self.gold["captions"]]


def level(text: str) -> str:
    """Every run of blanks, also of non-breaking ones, as one space."""
    return re.sub(r"[\s\u200b]+", " ", text).strip()


def decode(raw: bytes) -> str:
    """UTF-8, or else what old French sites send without a word."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("windows-1252")


def pieces(element: html.HtmlElement) -> list[str]:
    """The text under an element, with a blank where a block begins and ends."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        return []
    blank = [] if element.tag in INLINE else [" "]
    found = [*blank, element.text or ""]
    for child in element:
        found += [*pieces(child), child.tail or ""]
    return found + blank


@cache
def visible(path: Path) -> str:
    """What a reader sees of a page, blanks levelled."""
    text = decode(path.read_bytes())
    if path.suffix == ".html":
        text = "".join(pieces(html.document_fromstring(text)))
    return level(text.replace(" | ", " "))


def load(gold: Path) -> Page:
    found = [p for p in gold.parent.glob(f"{gold.stem}.*") if p.suffix in {".html", ".txt"}]
    assert len(found) == 1, f"{gold}: one page wanted, {len(found)} there"
    return Page(f"{gold.parent.name}/{gold.stem}", found[0], yaml.safe_load(gold.read_text(encoding="utf-8")))


ALL = [load(gold) for gold in GOLD]
every_page = pytest.mark.parametrize("page", ALL, ids=[page.name for page in ALL])


@every_page
def test_gold_has_the_fields(page: Page) -> None:
    keys = set(page.gold)
    assert keys >= KEYS
    assert keys - KEYS <= OPTIONAL
    assert page.gold["id"] == page.path.stem
    assert page.gold["traits"]
    for key in ("published", "modified"):
        assert page.gold[key] is None or type(page.gold[key]) is dt.date
    assert page.gold["dateline"] is None or set(page.gold["dateline"]) == {"place", "agency"}


@every_page
def test_an_article_has_a_body_and_another_page_a_reason(page: Page) -> None:
    if page.gold["expect"] == "none":
        assert page.gold["reason"] in REASONS
        assert not page.body
        assert page.gold["title"] is None
    else:
        assert page.gold["expect"] == "article"
        assert "reason" not in page.gold
        assert len(page.body) >= 2
        assert page.gold["title"]


@every_page
def test_timed_entries_have_a_time_and_a_text(page: Page) -> None:
    for item in page.gold["body"]:
        if isinstance(item, dict):
            assert set(item) == {"time", "text"}
            assert TIME.fullmatch(item["time"])


@every_page
def test_every_text_is_on_the_page(page: Page) -> None:
    seen = visible(page.path)
    texts = [*page.body, *page.others, *filter(None, (page.gold["standfirst"], page.gold["title"]))]
    missing = [text for text in texts if level(text.replace(" | ", " ")) not in seen]
    assert not missing


@every_page
def test_texts_are_levelled(page: Page) -> None:
    assert all(text == level(text) and text for text in [*page.body, *page.others])


@every_page
def test_nothing_is_both_body_and_not(page: Page) -> None:
    body = " ".join(page.body)
    assert not [text for text in page.others if text in body]
    assert not [text for text in page.body if text in page.others]
    assert page.gold["standfirst"] not in page.body


@every_page
def test_names_that_the_page_gives_are_on_it(page: Page) -> None:
    raw = level(decode(page.path.read_bytes())).casefold()
    names = [page.gold["byline"], page.gold["outlet"], *page.gold["credits"]]
    names += list((page.gold["dateline"] or {}).values())
    assert not [
        name
        for name in names
        if name and name.casefold() not in html.fromstring(f"<p>{raw}</p>").text_content() + raw
    ]


def test_there_are_enough_pages_and_half_are_french() -> None:
    french = [page for page in ALL if page.name.startswith("fr/")]
    assert len(ALL) >= 60
    assert len(french) * 2 == len(ALL)


def test_there_are_pages_with_and_without_tags() -> None:
    assert len([page for page in ALL if page.path.suffix == ".html"]) >= 34
    assert len([page for page in ALL if page.path.suffix == ".txt"]) >= 26


def test_no_two_pages_share_a_paragraph() -> None:
    seen: dict[str, str] = {}
    for page in ALL:
        for text in page.body:
            if len(text) > 60:
                assert seen.setdefault(text, page.name) == page.name, text


def test_two_french_pages_are_in_windows_1252_and_do_not_say_so() -> None:
    old = [page for page in ALL if "windows-1252-undeclared" in page.gold["traits"]]
    assert len(old) == 2
    for page in old:
        raw = page.path.read_bytes()
        assert b"charset" not in raw.lower()
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")


@pytest.mark.parametrize(
    ("trait", "number"),
    [
        *[
            ("live-blog", 4),
            ("roundup", 3),
            ("paywall", 4),
            ("comments", 4),
            ("teaser-standfirst", 4),
            ("table", 4),
        ],
        *[("not-violence", 10), ("dateline", 6), ("half-arabic", 1), ("half-bambara", 1), ("ai-rewrite", 3)],
    ],
)
def test_there_are_enough_pages_of_each_trait(trait: str, number: int) -> None:
    assert len([page for page in ALL if trait in page.gold["traits"]]) >= number

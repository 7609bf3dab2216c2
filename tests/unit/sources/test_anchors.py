"""Links of a page that lead to articles."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.errors import SourceError
from firsthand.sources.anchors import article_links

HERE = "https://www.a.example/search?q=gao"


def _links(body: str, *patterns: str) -> list[str]:
    page = f"<html><body>{body}</body></html>".encode()
    return [entry.link or "" for entry in article_links(page, HERE, patterns)]


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("/2025/06/03/attack-on-a-convoy", "https://www.a.example/2025/06/03/attack-on-a-convoy"),
        ("attaque_contre_un_convoi.html#comments", "https://www.a.example/attaque_contre_un_convoi.html"),
        ("https://a.example/article/1234567", "https://a.example/article/1234567"),
        ("//a.example/news/attaque-près-de-ménaka", "https://a.example/news/attaque-près-de-ménaka"),
    ],
)
def test_an_address_that_looks_like_an_article_is_one(target: str, link: str) -> None:
    assert _links(f'<a href="{target}">Title</a>') == [link]


@pytest.mark.parametrize(
    "target",
    ["/tag/mali", "/", "#top", "mailto:a@b.example", "javascript:x()", "/photo-of-the-day.jpg", "/page/2", "https://[bad/a-b-c-d",
     "https://other.example/attack-on-a-convoy", "https://a.example.evil.example/attack-on-a-convoy"],
)  # fmt: skip
def test_what_does_not_is_passed_over(target: str) -> None:
    assert _links(f'<a href="{target}">Title</a>') == []


def test_menus_are_passed_over_and_each_link_counts_once_with_its_title() -> None:
    body = (
        '<nav><a href="/who-we-are-and-why">x</a></nav><aside><a href="/most-read-this-week">x</a></aside>'
        '<a href="/attack-on-a-convoy"><img alt=""></a><h2><a href="/attack-on-a-convoy">Convoy\n attacked</a></h2>'
        '<footer><a href="/terms-of-our-service">x</a></footer>'
    )
    found = article_links(f"<html>{body}</html>".encode(), HERE)
    assert [(entry.link, entry.title) for entry in found] == [
        ("https://www.a.example/attack-on-a-convoy", "Convoy attacked")
    ]


def test_patterns_take_the_place_of_the_rule() -> None:
    body = '<a href="/n/1">a</a><a href="https://b.example/n/2">b</a><a href="/attack-on-a-convoy">c</a>'
    assert _links(body, "*/n/?") == ["https://www.a.example/n/1", "https://b.example/n/2"]


def test_letters_are_read_as_the_server_says_where_they_are_no_utf_8() -> None:
    page = '<html><a href="/attaque-près-de-ménaka">x</a></html>'
    for encoding, said in (("utf-8", "iso-8859-1"), ("iso-8859-1", "iso-8859-1"), ("cp1252", "nonsense")):
        found = article_links(page.encode(encoding), HERE, (), said)
        assert found[0].link == "https://www.a.example/attaque-près-de-ménaka", encoding


def test_a_base_is_heeded() -> None:
    assert _links('<base href="/en/"><a href="attack-on-a-convoy">x</a>') == [
        "https://www.a.example/en/attack-on-a-convoy"
    ]


def test_what_holds_no_page_is_told() -> None:
    with pytest.raises(SourceError) as caught:
        article_links(b"", HERE)
    assert caught.value.code == "malformed-page"


@settings(max_examples=40)
@given(st.binary(max_size=300), st.text(max_size=60))
def test_whatever_comes_gives_links_or_a_fault_of_the_source(noise: bytes, target: str) -> None:
    page = b"<a href='" + target.encode(errors="replace") + b"'>" + noise + b"</a>"
    try:
        found = article_links(page, HERE)
    except SourceError:
        return
    assert all((entry.link or "").startswith("http") for entry in found)


@pytest.mark.parametrize(
    "body",
    ["<div>" * 20_000 + '<a href="/one-two-three-four">x</a>', '<a href="/' + "a-" * 500 + '">x</a>' * 3_000,
     '<a href="/one-two-three-four">' * 5_000],
)  # fmt: skip
def test_pages_made_to_be_slow_are_not(body: str) -> None:
    started = time.perf_counter()
    _links(body, "https://*a*a*a*a*a*a*a*a*b")
    _links(body)
    assert time.perf_counter() - started < 5

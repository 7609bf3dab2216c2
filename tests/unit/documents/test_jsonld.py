"""Descriptions of articles in JSON-LD, most of them broken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents.jsonld import article_of, is_article, text_of
from firsthand.documents.markup import parse

NEWS = {"@type": "NewsArticle", "headline": "Ferry sinks"}


def read(*scripts: str) -> Mapping[str, Any]:
    marked = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return article_of(parse(f"<html><head>{marked}</head><body>x</body></html>"))


@pytest.mark.parametrize(
    "wrapped", [NEWS, [{"@type": "Person"}, NEWS], {"@graph": [{"@type": "WebSite"}, NEWS]}, {"@type": "WebPage", "mainEntity": NEWS}]
)  # fmt: skip
def test_the_article_is_found_wherever_it_stands(wrapped: object) -> None:
    assert read(json.dumps(wrapped)) == NEWS


def test_an_article_outranks_a_page_that_comes_first() -> None:
    page = {"@type": "WebPage", "name": "Ferry"}
    assert read(json.dumps(page), json.dumps(NEWS)) == NEWS
    assert read(json.dumps(page)) == page


def test_of_two_articles_the_first_counts() -> None:
    assert read(json.dumps(NEWS), json.dumps({**NEWS, "headline": "Other"})) == NEWS


@pytest.mark.parametrize("kind", ["Article", ["Thing", "BlogPosting"]])
def test_a_node_of_an_article_s_type_is_one(kind: object) -> None:
    assert is_article({"@type": kind})


@pytest.mark.parametrize(
    "kind", [None, 5, True, 1.5, {"Article": 1}, [["Article"], 3], "article", "WebPage", ""]
)
def test_a_node_of_any_other_type_is_none(kind: object) -> None:
    assert not is_article({"@type": kind})
    assert read(json.dumps([{"@type": kind}, NEWS])) == NEWS


@pytest.mark.parametrize(
    "script",
    ["", "{", "null", "7", "[" * 10_000, '{"@graph":' * 10_000, "9" * 5_000, "{'a': 1}", "undefined"],
)
def test_what_is_no_json_says_nothing_and_hides_nothing(script: str) -> None:
    assert read(script) == {}
    assert read(script, json.dumps(NEWS)) == NEWS


def test_line_breaks_within_a_text_are_forgiven() -> None:
    assert read('{"@type": "Article", "headline": "Ferry\n sinks\t"}')["headline"] == "Ferry  sinks "


def test_a_description_of_a_megabyte_is_not_read() -> None:
    assert read(json.dumps({**NEWS, "articleBody": "x" * 1_000_000})) == {}


def test_nodes_beyond_reason_are_not_looked_at() -> None:
    assert read(json.dumps([*([{"@type": "Thing"}] * 1_000), NEWS])) == {}


def test_another_script_is_no_description() -> None:
    assert article_of(parse(f"<html><body>x<script>{json.dumps(NEWS)}</script></body></html>")) == {}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Ferry \n sinks", "Ferry sinks"),
        ({"name": "Awa"}, "Awa"),
        ({"@id": "#awa"}, "#awa"),
        ([{"@type": "Person"}, {"name": "Awa"}], "Awa"),
        (["", "Awa"], "Awa"),
        (7, None),
        ({"name": {"name": "Awa"}}, None),
        ([], None),
        ("fer\u200bry", "ferry"),
        ("a\ud800b", "a?b"),
    ],
)
def test_a_text_is_a_string_or_a_thing_with_a_name(value: object, text: str | None) -> None:
    assert text_of({"author": value}, "creator", "author") == text


def test_the_first_field_that_tells_counts() -> None:
    assert text_of({"a": " ", "b": "two", "c": "three"}, "a", "b", "c") == "two"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("@type", "@graph", "name", "author", "mainEntity")), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_read_without_a_fault(value: object) -> None:
    node = read(json.dumps(value).replace("<", ""))
    assert text_of(node, "author") is None or text_of(node, "author")

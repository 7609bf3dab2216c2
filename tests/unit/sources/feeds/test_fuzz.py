"""Whatever bytes call themselves a feed: pages, issues, and nothing else."""

from __future__ import annotations

import io
import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.feeds.mend import mend
from firsthand.sources.prolog import begins_a_feed
from firsthand.sources.reading import read_stream
from firsthand.sources.source import Request
from tests.unit.sources.feeds.test_read import FEEDS, LISTS

SAMPLES = [text.encode() for text in (*FEEDS.values(), *LISTS.values())]
NOW = datetime(2025, 6, 3, tzinfo=UTC)


def _check(content: bytes) -> None:
    for item in read_stream(io.BytesIO(content), "feed", Request("feed", "feed", NOW)):
        assert isinstance(item, Page | Issue)
        if isinstance(item, Issue):
            assert "\n" not in item.message
        else:
            assert item.content.strip()
            assert item.key
            item.id.encode()


@given(content=st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    _check(content)
    begins_a_feed(content)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    content = bytearray(draw(st.sampled_from(SAMPLES)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 60))
        content[at : at + length] = draw(
            st.one_of(
                st.binary(max_size=8),
                st.sampled_from(
                    [
                        b"&",
                        b"<",
                        b">",
                        b"&nbsp;",
                        b"<![CDATA[",
                        b"]]>",
                        b"\x00",
                        b"<item>",
                        b'"',
                        b"&#0;",
                        b"&#55296;",
                    ]
                ),
            )
        )
    return bytes(content)


@settings(max_examples=200)
@given(content=_damaged())
def test_damaged_feeds(content: bytes) -> None:
    _check(content)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_ITEM = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("id", "url", "title", "content_html", "content_text", "summary", "date_published", "language"), _JSON
    ),
)


@given(items=st.lists(_ITEM | _JSON, max_size=4), title=_JSON)
def test_json_feeds_of_anything(items: list[object], title: object) -> None:
    _check(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}).encode()
    )


@pytest.mark.parametrize(
    "hard",
    [
        b"<![CDATA[" * 200_000,
        b"<!--" * 400_000,
        b"&" * 2_000_000,
        b"<rss>" + b"<item>" * 300_000,
        b"<rss><channel>" + b"<item><description>" + b"&lt;a " * 300_000,
        b"<rss><channel><item><title>" + b"<" * 300_000,
    ],
    ids=["cdata", "comments", "ampersands", "items", "markup", "angles"],
)
def test_hard_bytes_take_no_time(hard: bytes) -> None:
    started = time.process_time()
    mend(hard)
    _check(hard)
    assert time.process_time() - started < 5.0


@pytest.mark.parametrize(
    "head",
    [b"<!DOCTYPE[]>" * 341, b"<!--" * 1024, b"<?" * 2048, b"<!DOCTYPE a [" * 300, b'{"version" ' * 370],
    ids=["doctypes", "comments", "instructions", "subsets", "versions"],
)
def test_hard_beginnings_take_no_time(head: bytes) -> None:
    started = time.process_time()
    begins_a_feed(head)
    assert time.process_time() - started < 0.2

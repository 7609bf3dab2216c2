"""One suite for every registered source."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.sources.samples import SAMPLES

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources import SOURCES
from firsthand.sources.source import Fetched, Request, Source, Validators

ALL = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
CAPTURED = datetime(2025, 6, 2, 10, tzinfo=UTC)  # what the web archives among the samples say
STORY = b"Rebels burned two lorries on the road to Kidal."
NOW = datetime(2025, 6, 3, tzinfo=UTC)
RSS = (
    b"<rss><channel><title>Wire</title><item><link>https://news.example/feed/1</link></item><item/>"
    b"<item><link>https://news.example/feed/gone</link><description>Short.</description></item></channel></rss>"
)
WEB = {
    "https://news.example/a": STORY,
    "https://news.example/feed": RSS,
    "https://news.example/feed/1": STORY,
    "https://news.example/empty": b"",
}
FEED = b'{"id": "one", "text": "a"}\nnonsense\n{"id": "three", "text": "b"}\n'


@pytest.fixture
def requests(tmp_path: Path) -> list[Request]:
    """One request of each kind that can be made."""
    (tmp_path / "story.txt").write_bytes(STORY)
    (tmp_path / "feed.jsonl").write_bytes(FEED)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "rss.xml").write_bytes(RSS)
    for form, content in SAMPLES.items():
        (tmp_path / "forms").mkdir(exist_ok=True)
        (tmp_path / "forms" / form).write_bytes(content)
    arguments = [
        "-",
        str(tmp_path),
        str(tmp_path / "*.txt"),
        str(tmp_path / "feed.jsonl"),
        *(str(tmp_path / "forms" / form) for form in SAMPLES),
        str(tmp_path / "nowhere"),
        str(tmp_path / "rss.xml"),
        *WEB,
        "https://news.example/nowhere",
        f"file://{tmp_path}/story.txt",
        f"file://{tmp_path}/forms",
        "s3://bucket/key",
    ]
    return [
        Request(argument, None, NOW, io.BytesIO(STORY) if argument == "-" else None, fetcher=fetcher)
        for argument in arguments
        for fetcher in (None, _Web())
        if fetcher is None
        or ("://" in argument and not argument.startswith("s3:"))  # which goes to a network by itself
    ]


def mine(source: Source, requests: list[Request]) -> list[Request]:
    """The requests that the registry gives to a source."""
    return [r for r in requests if next(s for s in SOURCES if s.takes(r)) is source]


def test_names_are_told_apart() -> None:
    names = [source.name for source in SOURCES]
    assert len(set(names)) == len(names)


def test_every_request_has_a_source(requests: list[Request]) -> None:
    assert all(any(source.takes(request) for source in SOURCES) for request in requests)


@ALL
def test_a_source_takes_some_request(source: Source, requests: list[Request]) -> None:
    assert mine(source, requests)


@ALL
def test_pages_and_issues_are_all_it_gives(source: Source, requests: list[Request]) -> None:
    for request in mine(source, requests):
        found = list(source.pages(request))
        assert found
        for item in found:
            assert isinstance(item, Page | Issue)
            if isinstance(item, Issue):
                assert (item.stage, item.code.islower(), "\n" in item.message) == ("sources", True, False)
            else:
                assert item.content.strip()
                assert item.captured_at in (request.now, CAPTURED)


@ALL
def test_nothing_is_read_before_it_is_asked_for(source: Source, requests: list[Request]) -> None:
    for request in mine(source, requests):
        stdin = _Guarded()
        web = _Web()
        pages = source.pages(replace(request, stdin=stdin, fetcher=web))
        assert isinstance(pages, Iterator)
        assert not stdin.was_read
        assert not web.was_asked


@ALL
def test_an_issue_names_the_argument(source: Source, requests: list[Request]) -> None:
    for request in mine(source, requests):
        stem = request.argument.split("*")[0]
        assert all(i.input.startswith(stem) for i in source.pages(request) if isinstance(i, Issue))


@ALL
def test_the_same_request_gives_the_same_pages(source: Source, requests: list[Request]) -> None:
    for request in mine(source, requests):
        if request.stdin is None:
            assert list(source.pages(request)) == list(source.pages(request))


class _Guarded(io.BytesIO):
    """A stream that notes whether anyone has read from it."""

    was_read = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.was_read = True
        return super().read(size)


class _Web:
    """A fetcher that notes whether it was asked."""

    was_asked = False

    def fetch(self, url: str, validators: Validators | None = None) -> Fetched | None:
        self.was_asked = True
        if url not in WEB:
            raise SourceError("the server answered 404", code="http-404")
        return Fetched(url, WEB[url], (("content-type", "image/png"),), None, NOW)

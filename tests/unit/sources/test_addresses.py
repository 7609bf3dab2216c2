from __future__ import annotations

import gzip

import pytest

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.sources import open_sources
from firsthand.sources.source import Validators
from tests.unit.sources.conftest import NOW, Read, Web

PAGE = b"<html><body><p>Shells fell on the market of Omdurman on Sunday.</p></body></html>"
URL = "https://news.example/old/a"


def test_an_address_is_a_page_with_the_address_as_given_for_its_id(read: Read) -> None:
    (page,) = read(URL, fetcher=Web({URL: PAGE}, etag='"7"', charset="iso-8859-1"))
    assert isinstance(page, Page)
    assert (page.id, page.url) == (URL, "https://news.example/new/a")
    assert (page.content, page.media_type, page.charset) == (PAGE, MediaType.HTML, "iso-8859-1")
    assert ("etag", '"7"') in page.headers


@pytest.mark.parametrize("claim", ["image/png", "application/json", "text/plain", "", "nonsense"])
def test_what_the_server_calls_it_decides_nothing(read: Read, claim: str) -> None:
    (page,) = read(URL, fetcher=Web({URL: PAGE}, content_type=claim))
    assert isinstance(page, Page)
    assert page.media_type is MediaType.HTML


def test_an_address_of_a_form_that_files_may_have_is_read_like_one(read: Read) -> None:
    lines = gzip.compress(b'{"id": "one", "text": "a"}\n{"text": "b"}\n')
    found = read(URL, fetcher=Web({URL: lines}))
    assert [(item.id, item.url) for item in found if isinstance(item, Page)] == [
        ("one", None),
        (f"{URL}:2", None),
    ]


@pytest.mark.parametrize("body", [b"", b" \n", b"%PDF", b"\x89PNG\r\n\x1a\n", b"\x00\x01"])
def test_a_body_that_is_no_page_is_an_issue_with_the_address(read: Read, body: bytes) -> None:
    for item in read(URL, fetcher=Web({URL: body})):
        assert item.id == URL if isinstance(item, Page) else item.input == URL


def test_a_failure_is_an_issue_with_its_code(read: Read) -> None:
    web = Web({URL: SourceError("the site's robots.txt asks not to fetch it", code="blocked-by-robots")})
    (found,) = read(URL, fetcher=web)
    assert isinstance(found, Issue)
    assert (found.input, found.stage, found.code) == (URL, "sources", "blocked-by-robots")


def test_what_is_known_of_an_address_goes_along(read: Read) -> None:
    known = Validators(etag='"7"')
    given: list[Validators | None] = []

    class Asked(Web):
        def fetch(self, url: str, validators: Validators | None = None) -> None:
            given.append(validators)

    (found,) = open_sources(
        [URL], as_kind=None, now=NOW, fetcher=Asked({}), validators=lambda url: known if url == URL else None
    )
    assert given == [known]
    assert isinstance(found, Issue)
    assert (found.code, found.severity) == ("not-modified", Severity.WARNING)

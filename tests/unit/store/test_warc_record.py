"""Pages as WARC records that other programs read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from firsthand.domain.errors import StoreError
from firsthand.domain.page import MediaType, Page
from firsthand.store import codec
from firsthand.store.warc_record import digest, file_head, payload, record, target_uri

AT = datetime(2025, 6, 3, 14, 30, 0, 250, tzinfo=timezone(timedelta(hours=2)))
URL = "https://news.example.org/a?b=c%20d"


def _page(**changes: object) -> Page:
    fields: dict[str, object] = {
        "id": "a",
        "content": b"<p>Hello",
        "media_type": MediaType.HTML,
        "captured_at": AT,
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def _read(member: bytes) -> tuple[str, dict[str, str], dict[str, str], bytes]:
    """Type, headers, HTTP headers and payload as another program sees them, digests checked."""
    (found,) = [
        (r.rec_type, dict(r.rec_headers.headers), dict(r.http_headers.headers if r.http_headers else ()), r.content_stream().read())
        for r in ArchiveIterator(BytesIO(member), check_digests="raise")
    ]  # fmt: skip
    return found


def test_a_page_from_the_web_is_a_response_with_its_headers() -> None:
    kind, headers, http, content = _read(
        record(_page(url=URL, headers=(("etag", '"x"'), ("set-cookie", "a=é"))))
    )
    assert (kind, content) == ("response", b"<p>Hello")
    assert headers["WARC-Target-URI"] == URL
    assert headers["WARC-Date"] == "2025-06-03T12:30:00.000250Z"
    assert headers["WARC-Payload-Digest"] == headers["WARC-Payload-Digest"] == digest(b"<p>Hello")
    assert http["etag"] == '"x"'
    assert http["content-length"] == "8"


def test_headers_that_held_only_on_the_way_are_set_apart() -> None:
    sent = (("content-encoding", "gzip"), ("transfer-encoding", "chunked"), ("content-length", "5"))
    kind, _, http, content = _read(record(_page(url=URL, headers=sent)))
    assert (kind, content) == ("response", b"<p>Hello")
    assert http["x-archive-orig-content-encoding"] == "gzip"
    assert http["content-length"] == "8"
    assert "transfer-encoding" not in http


def test_a_header_cannot_forge_others() -> None:
    forged = (("x-a", "1\r\nx-b: 2\r\n\r\nbody"), ("bad name\r\nx-c", "3"))
    _, _, http, content = _read(record(_page(url=URL, headers=forged)))
    assert content == b"<p>Hello"
    assert set(http) == {"x-a", "content-length"}


def test_a_file_is_a_resource() -> None:
    kind, headers, http, content = _read(record(_page(id="pages/é 1.txt", charset="utf-8")))
    assert (kind, http, content) == ("resource", {}, b"<p>Hello")
    assert headers["WARC-Target-URI"] == "urn:x-firsthand:pages%2F%C3%A9%201.txt"
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_every_page_has_a_uri_on_one_line() -> None:
    assert target_uri(_page(id="https://a.example/x y\n<z>")) == "https://a.example/x%20y%0A%3Cz%3E"
    assert target_uri(_page(id="x" * 5000)).startswith("urn:x-firsthand:page_")
    assert target_uri(_page(id="\udce9")) == "urn:x-firsthand:%ED%B3%A9"


def test_a_file_begins_with_what_wrote_it() -> None:
    kind, headers, _, content = _read(file_head("a.warc.gz", "firsthand 9", datetime(2025, 1, 1, tzinfo=UTC)))
    assert (kind, headers["WARC-Filename"]) == ("warcinfo", "a.warc.gz")
    assert b"software: firsthand 9" in content


@given(st.binary(max_size=300), st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=4))
def test_any_bytes_come_back(content: bytes, headers: list[tuple[str, str]]) -> None:
    for changes in ({}, {"url": URL, "headers": tuple(headers)}):
        page = _page(content=content, **changes)
        member = record(page)
        assert payload(member) == content
        assert _read(member)[3] == content


@pytest.mark.parametrize(
    "damaged",
    [b"", b"nonsense", codec.pack(b""), codec.pack(b"nonsense\r\n\r\n"), record(_page())[:-9]],
)
def test_what_is_no_record_is_refused(damaged: bytes) -> None:
    with pytest.raises(StoreError):
        payload(damaged)


def test_a_record_without_content_gives_none() -> None:
    assert payload(codec.pack(b"WARC/1.1\r\n")) == b""

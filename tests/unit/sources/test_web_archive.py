from __future__ import annotations

import gzip
import subprocess
import sys
import textwrap
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import NOW, Read
from tests.unit.sources.samples import HTML, PDF, TEXT, record, warc_gz

LARGE = HTML.replace(b"</p>", b" and".join(b" word%d" % n for n in range(3000)) + b"</p>")


def _urls(found: list[Page | Issue]) -> list[str]:
    return [item.id if isinstance(item, Page) else item.code for item in found]


def test_a_response_is_a_page_with_its_address_headers_charset_and_time(read: Read) -> None:
    (page,) = read(
        "-", stdin=record(HTML, content_type="text/html; charset=ISO-8859-15", http="X-Test: é\r\n")
    )
    assert isinstance(page, Page)
    assert page.id == page.url == "https://news.example/a"
    assert (page.content, page.media_type, page.charset) == (HTML, MediaType.HTML, "ISO-8859-15")
    assert dict(page.headers) == {"content-type": "text/html; charset=ISO-8859-15", "x-test": "é"}
    assert page.captured_at == datetime(2025, 6, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize("pack", [b"".join, lambda r: warc_gz(*r), lambda r: gzip.compress(b"".join(r))])
def test_members_for_records_one_member_or_none(read: Read, pack: object, tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(pack([record(HTML, url=f"https://n.example/{n}") for n in range(5)]))  # type: ignore[operator]
    assert _urls(read(path)) == [f"https://n.example/{n}" for n in range(5)]


def test_resources_and_conversions_are_pages_other_records_are_not(read: Read) -> None:
    found = read(
        "-",
        stdin=record(b"software: x", kind="warcinfo", content_type="application/warc-fields")
        + record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request")
        + record(HTML, kind="resource", url="file:///a.html", content_type="text/html")
        + record(b"fetchTimeMs: 1", kind="metadata", content_type="application/warc-fields")
        + record(TEXT, kind="conversion", url="https://n.example/t", content_type="text/plain")
        + record(b"", kind="revisit"),
    )
    assert _urls(found) == ["file:///a.html", "https://n.example/t"]
    assert [p.url for p in found if isinstance(p, Page)] == [None, "https://n.example/t"]
    assert [p.media_type for p in found if isinstance(p, Page)] == [MediaType.HTML, MediaType.TEXT]


def test_what_holds_no_page_is_counted_once(read: Read) -> None:
    found = read(
        "-",
        stdin=record(b"\x89PNG\r\n\x1a\n", content_type="image/png")
        + record(b"p { margin: 0 }", content_type="text/css")
        + record(b"document.write('<div class=x>')", content_type="application/javascript")
        + record(b'{"a": 1}', content_type="text/html")
        + record(b"", content_type="text/html")
        + record(HTML, status="404 Not Found")
        + record(b"", status="301 Moved")
        + record(HTML),
    )
    assert _urls(found) == ["https://news.example/a", "no-page", "not-ok"]
    notes = [item for item in found if isinstance(item, Issue)]
    assert {note.severity for note in notes} == {Severity.NOTE}
    assert [note.message.split()[0] for note in notes] == ["5", "2"]
    assert {note.input for note in notes} == {"-"}


@pytest.mark.parametrize(
    ("content_type", "body", "media"),
    [
        ("application/pdf", PDF, MediaType.PDF),
        ("text/html", PDF, MediaType.PDF),
        ("text/plain", TEXT, MediaType.TEXT),
        ("text/plain", HTML, MediaType.HTML),
        ("application/xhtml+xml", b'<?xml version="1.0"?>\n' + HTML, MediaType.HTML),
        ("application/json", HTML, MediaType.HTML),
        ("", HTML, MediaType.HTML),
        ("application/octet-stream", HTML, MediaType.HTML),
        ("text/html", TEXT, MediaType.HTML),
    ],
)
def test_the_bytes_say_what_a_page_is(read: Read, content_type: str, body: bytes, media: MediaType) -> None:
    (page,) = read("-", stdin=record(body, content_type=content_type))
    assert isinstance(page, Page)
    assert page.media_type is media


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _chunked(data: bytes) -> bytes:
    return b"%x;a=b\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (40, data[:40], len(data) - 40, data[40:])


@pytest.mark.parametrize(
    ("http", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(HTML)),
        ("content-encoding: x-gzip\r\n", gzip.compress(HTML)),
        ("Content-Encoding: deflate\r\n", zlib.compress(HTML)),
        ("Content-Encoding: deflate\r\n", _deflated(HTML)),
        ("Content-Encoding: br\r\n", brotli.compress(HTML)),
        ("Transfer-Encoding: chunked\r\n", _chunked(HTML)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", _chunked(gzip.compress(HTML))),
        ("Content-Encoding: br, gzip\r\n", gzip.compress(brotli.compress(HTML))),
        ("Content-Encoding: gzip\r\n", HTML),  # decoded by the crawler
        ("Content-Encoding: br\r\n", HTML),
        ("Transfer-Encoding: chunked\r\n", HTML),
        ("Content-Encoding: utf-8\r\n", HTML),
    ],
)
def test_encodings_are_undone(read: Read, http: str, body: bytes) -> None:
    (page,) = read("-", stdin=record(body, http=http))
    assert isinstance(page, Page)
    assert page.content == HTML


@pytest.mark.parametrize(
    ("http", "body", "code"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(bytes(3_000_000)), "too-large"),
        ("Content-Encoding: deflate\r\n", zlib.compress(bytes(3_000_000)), "too-large"),
        ("Content-Encoding: br\r\n", brotli.compress(bytes(3_000_000)), "too-large"),
        ("Content-Encoding: gzip, gzip, gzip, gzip\r\n", HTML, "unsupported"),
        ("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd" * 9, "unsupported"),
        ("Content-Encoding: gzip\r\n", b"\x1f\x8b" + b"x" * 40, "damaged"),
        ("Content-Encoding: br\r\n", b"\xff" * 40, "damaged"),
        ("", b"x" * 400_000, "too-large"),
    ],
)
def test_a_body_that_cannot_be_decoded_is_an_issue_of_its_own(
    read: Read, http: str, body: bytes, code: str
) -> None:
    stdin = record(body, http=http) + record(HTML)
    found = read("-", stdin=stdin, limits=Limits(page=100_000))
    assert _urls(found) == [code, "https://news.example/a"]
    assert isinstance(found[0], Issue)
    assert found[0].input == "-:1"


def test_a_page_that_the_crawler_cut_off_says_so(read: Read) -> None:
    found = read("-", stdin=record(HTML, warc="WARC-Truncated: length\r\n"))
    assert _urls(found) == ["truncated", "https://news.example/a"]
    assert isinstance(found[0], Issue)
    assert found[0].severity is Severity.WARNING


def test_a_record_without_address_or_time_is_known_by_its_place(read: Read) -> None:
    stdin = record(HTML).replace(b"WARC-Target-URI", b"X-Other").replace(b"2025-06-02T", b"once ")
    (page,) = read("-", stdin=stdin)
    assert isinstance(page, Page)
    assert (page.id, page.url, page.captured_at) == ("-:1", None, NOW)


def test_a_damaged_member_costs_one_record(read: Read) -> None:
    members = [bytearray(warc_gz(record(LARGE, url=f"https://n.example/{n}"))) for n in range(4)]
    members[1][len(members[1]) // 2] ^= 0x55
    members[2] = members[2][: len(members[2]) // 2]
    found = read("-", stdin=b"".join(bytes(m) for m in members))
    assert _urls(found)[0] == "https://n.example/0"
    assert _urls(found)[-1] == "https://n.example/3"
    issues = [item for item in found if isinstance(item, Issue)]
    assert {issue.code for issue in issues} == {"damaged"}
    assert 1 <= len(issues) <= 2
    assert issues[0].input == "-:2"
    assert "record 2" in issues[0].message


def test_a_checksum_that_is_wrong_costs_its_record_not_the_one_before(read: Read) -> None:
    members = [bytearray(warc_gz(record(HTML, url=f"https://n.example/{n}"))) for n in range(3)]
    members[1][-6] ^= 0xFF
    found = read("-", stdin=b"".join(bytes(m) for m in members))
    assert _urls(found) == ["https://n.example/0", "damaged", "https://n.example/2"]


@pytest.mark.parametrize("length", [0, 100, 300])
def test_a_wrong_length_costs_at_most_the_next_record(read: Read, length: int) -> None:
    stdin = b"".join(
        record(HTML, url=f"https://n.example/{n}", length=length if n == 1 else None) for n in range(4)
    )
    found = read("-", stdin=stdin)
    assert _urls(found)[0] == "https://n.example/0"
    assert "https://n.example/3" in _urls(found)
    assert "damaged" in _urls(found)


def test_a_header_without_a_length_and_a_cut_off_end(read: Read) -> None:
    stdin = record(HTML, url="https://n.example/0") + record(HTML).replace(b"Content-Length", b"Length")
    found = read("-", stdin=stdin + record(HTML, url="https://n.example/2") + record(HTML)[:-40])
    assert _urls(found) == ["https://n.example/0", "damaged", "https://n.example/2", "damaged"]


def test_damage_without_end_is_given_up(read: Read) -> None:
    found = read("-", stdin=b"WARC/1.0\r\n\r\n" * 5_000, limits=Limits(faults=10))
    assert len(found) == 12
    assert isinstance(found[-1], Issue)
    assert "given up" in found[-1].message


def test_a_bomb_stops(read: Read) -> None:
    bomb = record(HTML) + record(b"\0" * 3_000_000, content_type="image/png") * 3
    limits = Limits(page=100_000, archive_head=200_000, expansion=100)
    found = read("-", stdin=gzip.compress(bomb, 9), limits=limits)
    assert _urls(found) == ["https://news.example/a", "too-large"]


def test_a_kind_can_be_given(read: Read) -> None:
    assert _urls(read("-", stdin=record(HTML), as_kind="warc")) == ["https://news.example/a"]
    assert _urls(read("-", stdin=TEXT, as_kind="warc")) == ["damaged"]
    assert _urls(read("-", stdin=record(HTML), as_kind="text")) == ["-"]


@pytest.mark.skipif(sys.platform == "win32", reason="measures with the resource module")
def test_memory_stays_flat(tmp_path: Path) -> None:
    """Ten times the archive, the same memory."""
    script = textwrap.dedent("""
        import resource, sys
        from datetime import UTC, datetime
        from firsthand.sources import open_sources
        count = sum(1 for _ in open_sources([sys.argv[1]], as_kind=None, now=datetime.now(UTC)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(count, peak // (1024 if sys.platform == "linux" else 1024 * 1024))
    """)
    peaks = []
    for count in (200, 2_000):
        path = tmp_path / f"{count}.warc.gz"
        with path.open("wb") as file:
            for n in range(count):
                file.write(gzip.compress(record(LARGE, url=f"https://n.example/{n}"), 1))
        done = subprocess.run(
            [sys.executable, "-c", script, path], capture_output=True, text=True, check=True
        )
        pages, peak = map(int, done.stdout.split())
        assert pages == count
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 8

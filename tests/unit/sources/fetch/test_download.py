"""Downloads from a server that misbehaves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from firsthand.domain.errors import ConfigError, SourceError
from firsthand.sources.fetch import download
from firsthand.sources.fetch.download import Downloader
from firsthand.sources.fetch.settings import FetchSettings
from tests.unit.sources.fetch.conftest import Site

BODY = bytes(range(256)) * 400
CUT = 30_000


@pytest.fixture
def downloader(site: Site, slept: list[float]) -> Iterator[Downloader]:
    made = Downloader(FetchSettings(allow_hosts=(site.host,), delay=0.0), sleep=slept.append)
    yield made
    made.close()


def _any(path: Path) -> None:
    """Every file is right."""


def _served(
    site: Site,
    body: bytes = BODY,
    *,
    cuts: list[int] | None = None,
    etag: str | None = '"one"',
    ranges: bool = True,
) -> None:
    """Serve a file that can be resumed; each of `cuts` ends one answer after so many bytes."""
    left = list(cuts or ())

    def handle(handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers.get("Range")
        if etag and handler.headers.get("If-None-Match") == etag:
            handler.send_response(304)
            handler.end_headers()
            return
        start = 0
        if asked and ranges and handler.headers.get("If-Range") == etag:
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            handler.send_response(206)
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            handler.send_response(200)
        if etag:
            handler.send_header("ETag", etag)
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        if left:
            handler.wfile.write(body[start : start + left.pop(0)])
            handler.close_connection = True
        else:
            handler.wfile.write(body[start:])

    site.routes["/x.zip"] = handle


def test_a_file_is_put_in_place_with_what_is_known_of_it(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    site.page("/x.zip", BODY, ETag='"one"', Last_Modified="Sat, 01 Nov 2025 02:00:00 GMT")
    found = downloader.download(f"{site.address}/x.zip", tmp_path / "deep" / "x.zip", _any)
    assert found.path.read_bytes() == BODY
    assert found.is_new
    told = json.loads((tmp_path / "deep" / "x.zip.json").read_text())
    assert told["sha256"] == hashlib.sha256(BODY).hexdigest()
    assert (told["size"], told["etag"]) == (len(BODY), '"one"')
    assert told["last_modified"] == "Sat, 01 Nov 2025 02:00:00 GMT"
    assert sorted(p.name for p in found.path.parent.iterdir()) == ["x.zip", "x.zip.json"]


def test_a_cut_connection_is_taken_up_where_it_broke_off(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    _served(site, cuts=[CUT, CUT])
    found = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert found.path.read_bytes() == BODY
    assert [headers.get("range") for headers in site.headers if "range" in headers] == [
        f"bytes={CUT}-",
        f"bytes={2 * CUT}-",
    ]


def test_a_later_run_goes_on_where_the_last_one_gave_up(
    site: Site, downloader: Downloader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "_ROUNDS", 1)
    _served(site, cuts=[CUT, 0, 0])
    with pytest.raises(SourceError):
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert not (tmp_path / "x.zip").exists()
    assert (tmp_path / "x.zip.part").stat().st_size == CUT
    found = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert found.path.read_bytes() == BODY


def test_a_server_that_cuts_every_answer_at_nothing_is_given_up(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    _served(site, cuts=[0] * 99)
    with pytest.raises(SourceError) as caught:
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert caught.value.code == "broken-off"
    assert len(site.pages_asked) == 3


def test_a_file_that_changed_in_between_is_fetched_from_its_beginning(
    site: Site, downloader: Downloader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "_ROUNDS", 1)
    _served(site, b"o" * 90_000, cuts=[CUT, 0, 0], etag='"old"')
    with pytest.raises(SourceError):
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    _served(site, BODY, etag='"new"')
    found = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert found.path.read_bytes() == BODY


@pytest.mark.parametrize("etag", [None, 'W/"weak"'])
def test_without_a_strong_validator_nothing_is_pieced_together(
    site: Site, downloader: Downloader, tmp_path: Path, etag: str | None
) -> None:
    _served(site, cuts=[CUT], etag=etag)
    found = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert found.path.read_bytes() == BODY
    assert not any("range" in headers for headers in site.headers)


def test_another_part_than_asked_for_is_not_taken(site: Site, downloader: Downloader, tmp_path: Path) -> None:
    _served(site, cuts=[CUT])
    right = site.routes["/x.zip"]

    def handle(handler: BaseHTTPRequestHandler) -> None:
        if "Range" not in handler.headers:
            right(handler)
            return
        handler.send_response(206)
        handler.send_header("Content-Range", f"bytes 5-9/{len(BODY)}")
        handler.send_header("Content-Length", "5")
        handler.end_headers()
        handler.wfile.write(b"wrong")

    site.routes["/x.zip"] = handle
    found = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert found.path.read_bytes() == BODY


def test_what_has_not_changed_is_not_fetched_again(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    _served(site)
    first = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    second = downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert (first.is_new, second.is_new) == (True, False)
    assert second.kept == first.kept
    assert site.headers[-1]["if-none-match"] == '"one"'


@pytest.mark.parametrize("status", [404, 403, 410])
def test_an_answer_without_the_file_is_an_error_and_keeps_the_good_one(
    site: Site, downloader: Downloader, tmp_path: Path, status: int
) -> None:
    _served(site)
    downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    site.page("/x.zip", b"<html>gone</html>", status=status)
    with pytest.raises(SourceError) as caught:
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert caught.value.code == f"http-{status}"
    assert (tmp_path / "x.zip").read_bytes() == BODY


def test_a_file_that_fails_its_check_never_replaces_a_good_one(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    _served(site)
    downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)

    def refuse(path: Path) -> None:
        raise SourceError("not what was asked for", code="damaged")

    _served(site, b"something else", etag='"two"')
    with pytest.raises(SourceError, match="not what was asked for"):
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", refuse)
    assert (tmp_path / "x.zip").read_bytes() == BODY
    assert not (tmp_path / "x.zip.part").exists()


def test_an_answer_shorter_than_it_says_is_no_file(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"short")
        handler.close_connection = True

    site.routes["/x.zip"] = handle
    with pytest.raises(SourceError) as caught:
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert caught.value.code == "broken-off"
    assert not (tmp_path / "x.zip").exists()


def test_a_file_that_says_it_is_huge_is_not_begun(site: Site, downloader: Downloader, tmp_path: Path) -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**13))
        handler.end_headers()
        handler.close_connection = True

    site.routes["/x.zip"] = handle
    with pytest.raises(SourceError) as caught:
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert caught.value.code == "too-large"


def test_robots_are_heeded(site: Site, downloader: Downloader, tmp_path: Path) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /")
    _served(site)
    with pytest.raises(SourceError) as caught:
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    assert caught.value.code == "blocked-by-robots"


def test_a_server_that_drips_is_left(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    ticks = iter(range(0, 10_000_000, 20))
    clock: Callable[[], float] = lambda: float(next(ticks))  # noqa: E731
    downloader = Downloader(
        FetchSettings(allow_hosts=(site.host,), delay=0.0), sleep=slept.append, clock=clock
    )
    monkeypatch.setattr(download, "_SLOW_BYTES", 10**9)
    site.page("/x.zip", BODY * 20)
    with pytest.raises(SourceError) as caught:
        downloader.download(f"{site.address}/x.zip", tmp_path / "x.zip", _any)
    downloader.close()
    assert caught.value.code == "timeout"


def test_a_folder_that_cannot_be_written_is_an_error_that_names_it(
    site: Site, downloader: Downloader, tmp_path: Path
) -> None:
    _served(site)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigError, match=r"x\.zip"):
        downloader.download(f"{site.address}/x.zip", tmp_path / "file" / "x.zip", _any)

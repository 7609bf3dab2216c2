from __future__ import annotations

import socket
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.object_store import _file, _opened
from firsthand.sources.source import Request
from tests.unit.sources.conftest import NOW, Read, Web
from tests.unit.sources.samples import HTML, TEXT, record, warc_gz


def _folder(path: Path) -> str:
    (path / "2025" / ".tmp").mkdir(parents=True)
    (path / "2025" / "b.warc.gz").write_bytes(warc_gz(record(HTML)))
    (path / "a.txt").write_bytes(TEXT)
    (path / ".part").write_bytes(TEXT)
    (path / "2025" / ".tmp" / "c.txt").write_bytes(TEXT)
    return f"file://{path}"


def test_all_that_lies_under_a_name_in_order_without_what_is_hidden(read: Read, tmp_path: Path) -> None:
    address = _folder(tmp_path)
    assert [item.id for item in read(address) if isinstance(item, Page)] == [
        "https://news.example/a",
        f"{address}/a.txt",
    ]


def test_one_object(read: Read, tmp_path: Path) -> None:
    address = f"{_folder(tmp_path)}/a.txt"
    (page,) = read(address)
    assert isinstance(page, Page)
    assert (page.id, page.content) == (address, TEXT)


@pytest.mark.parametrize(
    ("address", "code"),
    [("file:///nowhere/at/all", "not-found"), ("s3://bucket/key", "offline"), ("gs://bucket/key", "offline")],
)
def test_what_cannot_be_had(read: Read, address: str, code: str) -> None:
    (found,) = read(address)
    assert isinstance(found, Issue)
    assert (found.input, found.code) == (address, code)


def test_without_the_library(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.fs", None)
    (found,) = read(_folder(tmp_path))
    assert isinstance(found, Issue)
    assert "pip install 'firsthand[parquet]'" in found.message


def _closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("scheme", ["s3", "gs"])
def test_a_server_that_cannot_be_reached_is_told_at_once(read: Read, scheme: str) -> None:
    address = f"{scheme}://bucket/key?endpoint_override=127.0.0.1:{_closed_port()}&scheme=http"
    started = time.monotonic()
    (found,) = read(address, fetcher=Web({}))
    assert isinstance(found, Issue)
    assert (found.input, found.code) == (address, "unreachable")
    assert "cannot be reached" in found.message
    assert time.monotonic() - started < 15


def test_a_server_of_s3_that_says_nothing_is_given_up(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.sources.object_store._MUTE", 1.0)
    monkeypatch.setattr("firsthand.sources.object_store._TRIES", 1)
    with socket.create_server(("127.0.0.1", 0), backlog=20) as server:
        port = server.getsockname()[1]
        started = time.monotonic()
        (found,) = read(
            f"s3://a:b@bucket/key?endpoint_override=127.0.0.1:{port}&scheme=http&region=x", fetcher=Web({})
        )
        assert isinstance(found, Issue)
        assert found.code == "unreadable"
        assert time.monotonic() - started < 15


def test_a_server_of_google_that_says_nothing_is_given_up(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firsthand.sources.object_store._PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0), backlog=20) as server:
        port = server.getsockname()[1]
        started = time.monotonic()
        (found,) = read(
            f"gs://anonymous@bucket/key?endpoint_override=127.0.0.1:{port}&scheme=http", fetcher=Web({})
        )
        took = time.monotonic() - started
    assert isinstance(found, Issue)
    assert found.code == "unreadable"
    assert "no answer within 0.5 seconds" in found.message
    assert 0.5 <= took < 15


def test_an_object_that_is_there_and_of_which_no_byte_comes() -> None:
    arrow = pytest.importorskip("pyarrow")
    stream = arrow.BufferReader(b"")
    stream.close()
    system, file = SimpleNamespace(open_input_file=lambda _: stream), SimpleNamespace(path="bucket/key")
    (found,) = _file(system, file, "gs://bucket/key", Request("gs://bucket/key", None, NOW), arrow)
    assert isinstance(found, Issue)
    assert (found.input, found.code) == ("gs://bucket/key", "unreadable")


def test_requests_to_google_are_made_again_for_a_minute_unless_the_address_says_how_long() -> None:
    fs = pytest.importorskip("pyarrow.fs")
    address = "gs://anonymous@bucket/k%20ey?endpoint_override=localhost:9&scheme=http"
    (bounded, path), (_, told) = _opened(fs, address), fs.FileSystem.from_uri(address)
    given, _ = _opened(fs, f"{address}&retry_limit_seconds=7")
    bare, _ = _opened(fs, "gcs://bucket/a/")
    limits = [system.__reduce__()[1][0]["retry_time_limit"].seconds for system in (bounded, given, bare)]
    assert (limits, path) == ([60, 7, 60], told)


def test_addresses_of_s3_mean_what_they_mean_to_the_library() -> None:
    fs = pytest.importorskip("pyarrow.fs")
    for address in (
        "s3://a%2Fb:c@bucket/k%20ey/x/?region=x",
        "s3://a:b@bucket?region=x",
        "s3://a:b@bucket/a/?endpoint_override=localhost:9&scheme=http&region=y",
        "s3://a:b@bucket/a?region=x&allow_bucket_creation=true",
    ):
        ours, path = _opened(fs, address)
        theirs, told = fs.FileSystem.from_uri(address)
        assert (path, ours.region) == (told, theirs.region)
        mine, its = (system.__reduce__()[1][0] for system in (ours, theirs))
        for name in ("access_key", "secret_key", "scheme", "endpoint_override"):
            assert mine[name] == its[name]


@pytest.mark.parametrize("more", ["", "&foo=1"])
def test_no_key_and_no_secret_is_told_or_kept(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    """Where an object is read, and where the library says what it does not like about its address."""
    fs = pytest.importorskip("pyarrow.fs")
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.bin").write_bytes(b"\x00\x01" * 500)
    monkeypatch.setattr("firsthand.sources.object_store._why_not", lambda _: None)
    if not more:
        local = fs.SubTreeFileSystem(str(tmp_path), fs.LocalFileSystem())
        monkeypatch.setattr("firsthand.sources.object_store._opened", lambda *_: (local, "."))
    address = f"s3://AKIAEXAMPLE:se%2Fcret@bucket/x?region=y{more}"
    found = read(address, fetcher=Web({}))
    assert "AKIA" not in repr(found)
    assert "cret" not in repr(found)
    if more:
        assert [item.code for item in found if isinstance(item, Issue)] == ["unreadable"]
    else:
        assert [getattr(item, "id", None) or getattr(item, "input", None) for item in found] == [
            "s3://bucket/x?region=y/a.txt",
            "s3://bucket/x?region=y/b.bin",
        ]


def test_an_address_that_the_library_cannot_read_is_told_without_its_secret(read: Read) -> None:
    pytest.importorskip("pyarrow.fs")
    (found,) = read("s3://AKIAEXAMPLE:se/cret[x@bucket/key?region=y&allow_bucket_creation=1", fetcher=Web({}))
    assert isinstance(found, Issue)
    assert "AKIA" not in repr(found)
    assert "cret" not in repr(found)


def test_an_address_of_the_web_is_refused_without_its_password(read: Read) -> None:
    from firsthand.domain.errors import SourceError  # noqa: PLC0415

    refusal = SourceError("an address with a user name or password", code="credentials-in-url")
    (found,) = read("https://user:PASS@host/a", fetcher=Web({"https://user:PASS@host/a": refusal}))
    assert isinstance(found, Issue)
    assert (found.input, found.code) == ("https://host/a", "credentials-in-url")

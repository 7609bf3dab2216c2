"""Arguments to pages: what is read, and what becomes of what cannot be."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources import open_sources
from firsthand.sources.limits import LIMITS, Limits

NOW = datetime(2025, 6, 3, 12, tzinfo=UTC)
STORY = "Rebels burned two lorries on the road to Kidal."
SMALL = Limits(page=200, line=500, archive=2_000)


def read(
    *arguments: str | Path,
    as_kind: str | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits = LIMITS,
) -> list[Page | Issue]:
    return list(
        open_sources([str(a) for a in arguments], as_kind=as_kind, now=NOW, stdin=stdin, limits=limits)
    )


def page(found: list[Page | Issue]) -> Page:
    assert len(found) == 1
    assert isinstance(found[0], Page), found[0]
    return found[0]


def issue(found: list[Page | Issue]) -> Issue:
    assert len(found) == 1
    assert isinstance(found[0], Issue), found[0]
    assert found[0].stage == "sources"
    return found[0]


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def test_a_file_is_a_page_with_its_path_as_id(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    found = page(read(path))
    assert (found.id, found.content, found.media_type) == (str(path), STORY.encode(), MediaType.TEXT)
    assert found.captured_at == NOW


def test_html_is_told_from_its_content_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(f"<!DOCTYPE html><html><body><p>{STORY}</p></body></html>", encoding="utf-8")
    assert page(read(path)).media_type is MediaType.HTML


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/config", "sub/.cache"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    found = read(tmp_path)
    assert [p.id for p in found if isinstance(p, Page)] == [
        str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")
    ]
    assert len(found) == 3


def test_an_empty_folder_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text(STORY, encoding="utf-8")
    assert issue(read(tmp_path)).code == "empty-folder"


def test_a_link_to_its_own_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert page(read(tmp_path)).id == str(tmp_path / "a.txt")


def test_a_glob_gives_its_matches_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "3.html"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    found = read(tmp_path / "*.txt")
    assert [Path(p.id).name for p in found if isinstance(p, Page)] == ["1.txt", "2.txt"]


def test_a_glob_without_a_match_is_an_issue(tmp_path: Path) -> None:
    found = issue(read(tmp_path / "*.nothing"))
    assert (found.code, found.input) == ("no-match", str(tmp_path / "*.nothing"))


def test_a_file_whose_name_looks_like_a_glob_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story [1].txt"
    path.write_text(STORY, encoding="utf-8")
    assert page(read(path)).id == str(path)


def test_arguments_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ("z.txt", "a.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    found = read(tmp_path / "z.txt", tmp_path / "missing.txt", tmp_path / "a.txt")
    assert [Path(f.id if isinstance(f, Page) else f.input).name for f in found] == [
        "z.txt",
        "missing.txt",
        "a.txt",
    ]


def test_a_dash_reads_a_page_from_standard_input() -> None:
    found = page(read("-", stdin=io.BytesIO(STORY.encode())))
    assert (found.id, found.content) == ("-", STORY.encode())


def test_a_dash_reads_json_lines_from_standard_input() -> None:
    found = read("-", stdin=io.BytesIO(lines({"id": "one", "text": STORY}, {"text": STORY})))
    assert [p.id for p in found if isinstance(p, Page)] == ["one", "-:2"]


def test_a_dash_without_standard_input_is_an_issue() -> None:
    assert issue(read("-")).code == "no-input"


def test_a_json_line_keeps_what_it_says_of_its_page(tmp_path: Path) -> None:
    record = {
        "id": "one", "url": "https://news.example/one", "title": "Two lorries burned", "text": STORY,
        "published": "2025-06-02T08:00:00Z", "language": "en", "outlet": "News Example",
    }  # fmt: skip
    path = tmp_path / "feed.jsonl"
    path.write_bytes(lines(record))
    found = page(read(path))
    assert (found.id, found.url, found.charset) == ("one", "https://news.example/one", "utf-8")
    assert (found.hints.title, found.hints.outlet) == ("Two lorries burned", "News Example")
    assert (found.hints.published, found.hints.language) == (date(2025, 6, 2), "en")


def test_a_json_line_without_an_id_goes_by_its_address_then_its_place(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(lines({"text": STORY, "url": "https://news.example/a"}, {"html": f"<p>{STORY}</p>"}))
    first, second = read(path)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.id, second.id) == ("https://news.example/a", f"{path}:2")
    assert second.media_type is MediaType.HTML


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "half a line', "malformed-line"),
        (b'["a", "list"]', "malformed-line"),
        (b"plain words", "malformed-line"),
        (b'{"title": "no text"}', "invalid-line"),
        (b'{"text": "a", "html": "<p>b</p>"}', "invalid-line"),
        (b'{"text": 12}', "invalid-line"),
        (b'{"id": 7, "text": "a"}', "invalid-line"),
        (b'{"text": "a", "published": "last week"}', "invalid-line"),
        (b'{"text": "\\ud83d"}', "invalid-line"),
        (b'{"text": "  "}', "empty"),
        (b"[" * 100_000, "malformed-line"),
        (b'{"text": "\xff\xfe"}', "malformed-line"),
    ],
)
def test_a_bad_line_is_an_issue_and_the_rest_is_read(tmp_path: Path, line: bytes, code: str) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(
        lines({"id": "one", "text": STORY}) + b"\n" + line + b"\n" + lines({"id": "three", "text": STORY})
    )
    first, bad, last = read(path)
    assert isinstance(bad, Issue)
    assert (bad.input, bad.code) == (f"{path}:2", code)
    assert [p.id for p in (first, last) if isinstance(p, Page)] == ["one", "three"]


def test_blank_lines_count_but_are_no_issue(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(lines({"text": STORY}) + b"\n\n  \n" + lines({"text": STORY}) + b"\n")
    assert [p.id for p in read(path) if isinstance(p, Page)] == [f"{path}:1", f"{path}:4"]
    assert len(read(path)) == 2


def test_compressed_json_lines_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl.gz"
    path.write_bytes(
        gzip.compress(lines({"id": "one", "text": STORY}) + b"\nnonsense\n" + lines({"text": STORY}))
    )
    first, bad, last = read(path)
    assert isinstance(first, Page)
    assert isinstance(bad, Issue)
    assert isinstance(last, Page)
    assert (first.id, bad.input, last.id) == ("one", f"{path}:2", f"{path}:3")


def test_a_compressed_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode()))
    assert page(read(path)).content == STORY.encode()


@pytest.mark.parametrize("content", [b"", b" \n\t\n ", b"\n" * 9_000])
def test_an_empty_file_is_an_issue(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert issue(read(path)).code == "empty"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "PNG"),
        (b"%PDF-1.7\n" + b"x" * 50, "PDF"),
        (b"PK\x03\x04" + b"x" * 50, "zip"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "JPEG"),
        (b"a few words \x00 and a null byte", "binary"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(content)
    found = issue(read(path))
    assert found.code == "binary"
    assert what in found.message


def test_null_bytes_far_into_a_file_are_found(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode() * 200 + b"\x00\x00")
    assert issue(read(path)).code == "binary"


def test_utf_16_is_text(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode("utf-16"))
    assert page(read(path)).media_type is MediaType.TEXT


def test_a_page_beyond_the_limit_is_an_issue_and_one_at_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * SMALL.page)
    (tmp_path / "b.txt").write_bytes(b"x" * (SMALL.page + 1))
    assert len(page(read(tmp_path / "a.txt", limits=SMALL)).content) == SMALL.page
    assert issue(read(tmp_path / "b.txt", limits=SMALL)).code == "too-large"


def test_an_endless_line_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(lines({"id": "one", "text": "a"}, {"text": "x" * 5_000}, {"id": "three", "text": "b"}))
    first, bad, last = read(path, limits=SMALL)
    assert isinstance(bad, Issue)
    assert (bad.input, bad.code) == (f"{path}:2", "too-large")
    assert [p.id for p in (first, last) if isinstance(p, Page)] == ["one", "three"]


def test_a_missing_file_is_an_issue(tmp_path: Path) -> None:
    found = issue(read(tmp_path / "nowhere.html"))
    assert (found.code, found.input) == ("not-found", str(tmp_path / "nowhere.html"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    assert issue(read(path)).code == "unreadable"


@pytest.mark.parametrize("address", ["https://news.example/a.html", "ftp://news.example/*"])
def test_an_address_on_the_web_is_known_and_refused(address: str) -> None:
    found = issue(read(address))
    assert (found.code, found.input) == ("unsupported", address)


@pytest.mark.parametrize(
    "inside", [b"a" * 50_000, lines({"text": "x"}) + b"\n" + (lines({"text": "x" * 80}) + b"\n") * 500]
)
def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path, inside: bytes) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(inside))
    limits = Limits(page=10_000_000, line=10_000_000, archive=2_000)
    found = read(path, limits=limits)
    assert isinstance(found[-1], Issue)
    assert found[-1].code == "too-large"
    assert sum(len(p.content) for p in found if isinstance(p, Page)) <= limits.archive


def test_nested_compression_is_bounded_too(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(gzip.compress(b"a" * 50_000)))
    assert issue(read(path, limits=Limits(page=10_000_000, archive=2_000))).code == "too-large"


def test_a_cut_off_gzip_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "story.gz"
    path.write_bytes(gzip.compress(os.urandom(2_000).hex().encode())[:600])
    assert issue(read(path)).code == "damaged"


def test_a_gzip_file_with_flipped_bytes_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "story.gz"
    content = bytearray(gzip.compress(STORY.encode() * 20))
    content[12:20] = b"\xff" * 8
    path.write_bytes(bytes(content))
    assert issue(read(path)).code == "damaged"


@pytest.mark.parametrize(("kind", "media"), [("html", MediaType.HTML), ("text", MediaType.TEXT)])
def test_the_kind_given_overrides_detection(tmp_path: Path, kind: str, media: MediaType) -> None:
    path = tmp_path / "story"
    path.write_text(f"<html><p>{STORY}</p></html>" if kind == "text" else STORY, encoding="utf-8")
    assert page(read(path, as_kind=kind)).media_type is media


def test_text_read_as_json_lines_is_malformed(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    found = issue(read(path, as_kind="jsonl"))
    assert (found.code, found.input) == ("malformed-line", f"{path}:1")


def test_an_unknown_kind_is_refused_before_anything_is_read() -> None:
    with pytest.raises(ConfigError, match="docx"):
        open_sources(["nowhere"], as_kind="docx", now=NOW)

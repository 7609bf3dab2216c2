from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path

import pytest

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import NOW, Read
from tests.unit.sources.samples import PDF

ARTICLE = "Army repels raid on Menaka\n\nSoldiers drove back gunmen near Menaka on Monday.\n"


def _codes(found: list[Page | Issue]) -> list[str]:
    return [item.code if isinstance(item, Issue) else "page" for item in found]


def test_a_file_is_one_page_with_its_path_as_it_was_given(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    (page,) = read("./a.txt")
    assert isinstance(page, Page)
    assert page.id == "./a.txt"
    assert page.content == ARTICLE.encode()
    assert page.media_type is MediaType.TEXT
    assert page.captured_at == NOW


def test_html_is_told_from_its_content_not_its_name(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("\n\n<!-- saved --><!DOCTYPE html><html><body><p>x</p></body></html>")
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.media_type is MediaType.HTML


def test_text_that_mentions_an_angle_bracket_stays_text(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("Losses < 30 soldiers, says a source <name withheld>.")
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.media_type is MediaType.TEXT


@pytest.mark.parametrize(("kind", "expected"), [("html", MediaType.HTML), ("text", MediaType.TEXT)])
def test_as_kind_overrides_detection(read: Read, tmp_path: Path, kind: str, expected: MediaType) -> None:
    path = tmp_path / "x"
    path.write_text("<html><body><p>Hello</p></body></html>" if kind == "text" else "Hello")
    (page,) = read(path, as_kind=kind)
    assert isinstance(page, Page)
    assert page.media_type is expected


def test_a_folder_is_read_in_full_sorted_without_hidden_files(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/config", "c/.cache/x.txt"):
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    ids = [page.id for page in read("./pages/") if isinstance(page, Page)]
    assert ids == ["./pages/a.txt", "./pages/b/1.txt", "./pages/b/2.txt"]


def test_links_that_go_in_circles_end(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert sorted(_codes(read(tmp_path))) == ["page", "unreadable"]


def test_an_empty_folder_is_said(read: Read, tmp_path: Path) -> None:
    assert _codes(read(tmp_path)) == ["empty-folder"]


def test_a_glob_takes_files_and_folders(read: Read, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt", "in/c.txt"):
        (tmp_path / name).write_text(ARTICLE)
    assert _codes(read(f"{tmp_path}/*")) == ["page"] * 3
    assert _codes(read(f"{tmp_path}/**/*.txt")) == ["page"] * 3
    assert _codes(read(f"{tmp_path}/*.html")) == ["no-match"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(ARTICLE)
    assert _codes(read(tmp_path / "a[1].txt")) == ["page"]


@pytest.mark.parametrize(
    ("content", "code", "word"),
    [
        (b"", "empty", "empty"),
        (b" \n\t\n", "empty", "empty"),
        (b"\x89PNG\r\n\x1a\n", "binary", "PNG"),
        (b"\xff\xd8\xff\xe0", "binary", "JPEG"),
        (b"PK\x03\x04word/", "damaged", "zip"),
        (b"text then \x00 a null", "binary", "binary"),
        (b"a" * 9_000 + b"\x00", "binary", "null"),
        (bytes(range(1, 32)) * 20, "binary", "binary"),
    ],
)
def test_what_is_no_page_is_named(read: Read, tmp_path: Path, content: bytes, code: str, word: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    (found,) = read(path)
    assert isinstance(found, Issue)
    assert (found.input, found.stage, found.code) == (str(path), "sources", code)
    assert found.severity is Severity.ERROR
    assert word in found.message
    assert "\n" not in found.message


def test_a_page_over_the_limit_is_refused(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    path.write_bytes(b"<p>" + b"x" * 1000)
    assert _codes(read(path, limits=Limits(page=999))) == ["too-large"]
    assert _codes(read(path, limits=Limits(page=1003))) == ["page"]


@pytest.mark.parametrize(
    "argument",
    [
        "no/such/file.txt",
        "",
        "a\0b",
        "x" * 5000,
        "x" * 300,
        "a/" + "é" * 130,
        "x" * 300 + "*",
        "*/" + "x" * 300,
        "\ud800",
        "a\ud800*",
    ],
)
def test_a_path_that_leads_nowhere_is_one_issue(read: Read, argument: str) -> None:
    (found,) = read(argument)
    assert isinstance(found, Issue)
    assert found.code in {"not-found", "unreadable", "no-match"}
    assert (found.input + found.message).encode()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_an_issue(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(ARTICLE)
    path.chmod(0)
    assert _codes(read(path)) == ["unreadable"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have such names")
def test_a_name_that_is_not_utf8_makes_a_usable_id(read: Read, tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/attaqu\xe9.txt", "wb") as file:  # noqa: PTH123
        file.write(ARTICLE.encode())
    (page,) = read(tmp_path)
    assert isinstance(page, Page)
    assert page.id.endswith("attaqu\\xe9.txt")
    assert page.key.startswith("page_")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not have such names")
def test_such_a_name_given_as_an_argument_is_the_same(read: Read, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xe9\n.txt")
    Path(path).write_text(ARTICLE)
    (page,), (missing,) = read(path), read(path + "x")
    assert isinstance(page, Page)
    assert page.id == f"{tmp_path}/\\xe9\\x0a.txt"
    assert page.key.startswith("page_")
    assert isinstance(missing, Issue)
    assert missing.input == page.id + "x"


def test_a_pdf_is_a_page_as_it_was_captured(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PDF)
    (page,) = read(path)
    assert isinstance(page, Page)
    assert (page.content, page.media_type) == (PDF, MediaType.PDF)


def test_utf16_with_its_mark_is_text(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(ARTICLE.encode("utf-16"))
    assert _codes(read(path)) == ["page"]
    path.write_bytes("<html><body><p>x</p></body></html>".encode("utf-16"))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.media_type is MediaType.HTML


def test_one_bad_argument_does_not_stop_the_others(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    assert _codes(read(path, "missing.txt", "https://example.org/a", path)) == [
        "page", "not-found", "offline", "page",
    ]  # fmt: skip


def test_a_gzip_file_is_read_by_what_it_holds(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(gzip.compress(ARTICLE.encode()))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.content == ARTICLE.encode()

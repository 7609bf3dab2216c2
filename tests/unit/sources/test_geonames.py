from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from firsthand.domain.errors import SourceError
from firsthand.sources.geonames import check_dump, dump_lines


def _dump(path: Path, name: str = "ML.txt", text: str = "one\ntwo\n") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return path


def test_a_whole_dump_passes_and_gives_its_lines(tmp_path: Path) -> None:
    path = _dump(tmp_path / "ML.zip", text="Ségou\nGao\n")
    check_dump(path, "ML")
    assert list(dump_lines(path, "ML")) == ["Ségou\n", "Gao\n"]


def test_a_web_page_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "ML.zip").write_bytes(b"\n<!DOCTYPE html><html>Please log in")
    with pytest.raises(SourceError, match="web page"):
        check_dump(tmp_path / "ML.zip", "ML")


def test_a_cut_archive_is_damaged(tmp_path: Path) -> None:
    path = _dump(tmp_path / "ML.zip", text="x" * 5000)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(SourceError, match="no whole zip"):
        check_dump(path, "ML")


def test_one_wrong_byte_fails_the_checksum(tmp_path: Path) -> None:
    path = tmp_path / "ML.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("ML.txt", "a" * 1000)
    damaged = bytearray(path.read_bytes())
    damaged[200] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(SourceError, match="checksum"):
        check_dump(path, "ML")
    with pytest.raises(SourceError, match="damaged"):
        list(dump_lines(path, "ML"))


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no ML\.txt"):
        check_dump(_dump(tmp_path / "ML.zip", name="readme.txt"), "ML")


def test_a_line_without_an_end_is_cut(tmp_path: Path) -> None:
    path = _dump(tmp_path / "ML.zip", text="x" * 250_000)
    assert [len(line) for line in dump_lines(path, "ML")] == [100_000, 100_000, 50_000]

from __future__ import annotations

import gzip
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.limits import Limits
from firsthand.sources.streams import Chunks, Rejoined, Section
from tests.unit.sources.conftest import Read

LINE = b'{"text": "Gunmen killed four people in Tera on Sunday."}\n'


@given(
    content=st.binary(max_size=60), cut=st.integers(0, 60), sizes=st.lists(st.integers(-1, 20), max_size=20)
)
def test_a_rejoined_stream_reads_like_the_whole(content: bytes, cut: int, sizes: list[int]) -> None:
    joined, whole = Rejoined(content[:cut], io.BytesIO(content[cut:])), io.BytesIO(content)
    for size in sizes:
        if size % 2:
            assert joined.readline(size) == whole.readline(size)
        else:
            assert joined.read(size) == whole.read(size)


def test_a_cut_off_gzip_file_gives_its_lines_and_one_issue(read: Read, tmp_path: Path) -> None:
    text = b"".join(
        b'{"text": "Report %s from Kidal."}\n' % hashlib.sha256(b"%d" % n).hexdigest().encode()
        for n in range(4000)
    )
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(text)[:-20_000])
    found = read(path)
    assert len([item for item in found if isinstance(item, Page)]) > 100
    (issue,) = (item for item in found if isinstance(item, Issue))
    assert (issue.input, issue.code) == (str(path), "damaged")


def test_a_gzip_file_with_garbage_inside_is_damaged(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(b"\x1f\x8b" + b"garbage" * 20)
    assert [item.code for item in read(path) if isinstance(item, Issue)] == ["damaged"]


@pytest.mark.parametrize("filling", [b"\n", b"x", LINE])
def test_a_bomb_stops_early(read: Read, tmp_path: Path, filling: bytes) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(LINE + filling * (3_000_000 // len(filling)), 9))
    limits = Limits(page=100_000, line=100_000, archive_head=200_000, expansion=100)
    issues = [item for item in read(path, limits=limits) if isinstance(item, Issue)]
    assert "too-large" in {issue.code for issue in issues}
    assert len(issues) <= 2


def test_gzip_in_gzip_is_not_followed(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(gzip.compress(LINE)))
    (found,) = read(path)
    assert isinstance(found, Issue)
    assert found.code == "unsupported"


@given(content=st.binary(max_size=60), cut=st.integers(1, 60), mark=st.binary(min_size=1, max_size=4))
def test_a_mark_is_found_wherever_chunks_end(content: bytes, cut: int, mark: bytes) -> None:
    class Cut:
        def __init__(self) -> None:
            self.left = content

        def read(self, size: int = -1, /) -> bytes:
            part, self.left = self.left[:cut], self.left[cut:]
            return part

        def readline(self, size: int = -1, /) -> bytes:
            raise AssertionError

    stream = Chunks(Cut())
    assert stream.skip_to(mark) is (mark in content)
    if mark in content:
        assert stream.read() == content[content.index(mark) :]


@given(content=st.binary(max_size=40))
def test_blanks_are_passed_over(content: bytes) -> None:
    stream = Chunks(io.BytesIO(b" \r\n" * 30_000 + content))
    stream.skip_blanks()
    assert stream.read() == content.lstrip()


@given(
    content=st.binary(max_size=40), length=st.integers(0, 60), sizes=st.lists(st.integers(-1, 9), max_size=9)
)
def test_a_section_is_a_stream_that_ends_early(content: bytes, length: int, sizes: list[int]) -> None:
    section, whole = Section(io.BytesIO(content), min(length, len(content))), io.BytesIO(content[:length])
    for size in sizes:
        assert section.read(size) == whole.read(size)
    if length > len(content):
        with pytest.raises(SourceError, match="cut off"):
            Section(io.BytesIO(content), length).skip()

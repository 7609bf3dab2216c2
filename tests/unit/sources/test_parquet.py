from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import NOW, Read
from tests.unit.sources.samples import HTML


def _table(path: Path, columns: dict[str, Any], rows: int = 3) -> Path:
    pq.write_table(pa.table(columns), path, row_group_size=rows)
    return path


def test_columns_are_known_by_the_names_that_tables_have(read: Read, tmp_path: Path) -> None:
    path = _table(
        tmp_path / "news",
        {
            "Body": ["Rebels burned two lorries.", HTML.decode()],
            "headline": ["Lorries", None],
            "URL": ["https://n.example/1", None],
            "date": [datetime(2025, 6, 1, 9, tzinfo=UTC), None],
            "lang": ["en", None],
            "source": ["Wire", None],
            "score": [0.5, 0.7],
        },
    )
    one, two = read(path)
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert (one.id, one.url, one.media_type) == ("https://n.example/1", "https://n.example/1", MediaType.TEXT)
    assert (one.hints.title, one.hints.published, one.hints.language, one.hints.outlet) == (
        "Lorries",
        date(2025, 6, 1),
        "en",
        "Wire",
    )
    assert (two.id, two.content, two.media_type, two.captured_at) == (f"{path}:2", HTML, MediaType.HTML, NOW)


def test_bytes_are_pages_as_they_were_captured(read: Read, tmp_path: Path) -> None:
    content = "<p>tué à Ménaka".encode("cp1252")
    (page,) = read(_table(tmp_path / "news", {"html": [content]}))
    assert isinstance(page, Page)
    assert (page.content, page.media_type, page.charset) == (content, MediaType.HTML, None)


def test_a_bad_row_is_an_issue_with_its_number_and_the_rest_goes_on(read: Read, tmp_path: Path) -> None:
    texts = ["one", None, "x" * 200, "nul\0l", "five"]
    path = _table(tmp_path / "news", {"text": texts}, rows=2)
    found = read(path, limits=Limits(page=100))
    assert [(i.id if isinstance(i, Page) else (i.input, i.code)) for i in found] == [
        f"{path}:1",
        (f"{path}:2", "empty"),
        (f"{path}:3", "too-large"),
        (f"{path}:4", "binary"),
        f"{path}:5",
    ]


@pytest.mark.parametrize("cut", [4, 60, -1])
def test_a_damaged_table_is_one_issue(read: Read, tmp_path: Path, cut: int) -> None:
    path = _table(tmp_path / "news", {"text": ["one", "two"]})
    path.write_bytes(path.read_bytes()[:cut])
    (found,) = read(path)
    assert isinstance(found, Issue)
    assert (found.code, "\n" in found.message) == ("damaged", False)


def test_a_table_without_texts(read: Read, tmp_path: Path) -> None:
    (found,) = read(_table(tmp_path / "news", {"number": [1, 2]}))
    assert isinstance(found, Issue)
    assert found.code == "unsupported"


def test_a_table_that_expands_beyond_all_bounds(read: Read, tmp_path: Path) -> None:
    path = _table(tmp_path / "news", {"text": ["a" * 1000] * 5000}, rows=5000)
    found = read(path, limits=Limits(archive=1000))
    assert [item.code for item in found if isinstance(item, Issue)] == ["too-large"]


def test_from_a_stream_that_cannot_go_back(read: Read, tmp_path: Path) -> None:
    path = _table(tmp_path / "news", {"text": ["one", "two"]})
    assert len(read("-", stdin=path.read_bytes())) == 2


def test_without_the_library(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _table(tmp_path / "news", {"text": ["one"]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (found,) = read(path)
    assert isinstance(found, Issue)
    assert "pip install 'firsthand[parquet]'" in found.message

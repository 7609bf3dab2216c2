from __future__ import annotations

import sys
from pathlib import Path

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from tests.unit.sources.conftest import Read
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

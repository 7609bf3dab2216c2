"""Reading on from any mark gives what was left, and nothing twice."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Mark, Page
from firsthand.sources import open_sources
from tests.unit.sources.conftest import NOW
from tests.unit.sources.samples import HTML, record, warc_gz

LONG = HTML.replace(b"</p>", b" and".join(b" word%d" % n for n in range(40_000)) + b"</p>")


class Notes:
    """A journal that keeps the mark before each item, and gives out one."""

    def __init__(self, left: Mark | None = None) -> None:
        self.left, self.last = left, None
        self.ended: list[str] = []

    def resume(self, name: str, identity: str) -> Mark | None:
        is_same = self.left is not None and (self.left.input, self.left.identity) == (name, identity)
        return self.left if is_same else None

    def note(self, mark: Mark) -> None:
        self.last = mark

    def end(self, name: str) -> None:
        self.ended.append(name)


def _read(path: object, notes: Notes) -> list[tuple[Page | Issue, Mark | None]]:
    items = open_sources([str(path)], as_kind=None, now=NOW, journal=notes)
    return [(item, notes.last) for item in items]


def _records() -> list[bytes]:
    """Pages, records without one, a long page, a page that cannot be read, and a damaged record in the middle."""
    records = [record(b"software: x", kind="warcinfo", content_type="application/warc-fields")]
    for number in range(14):
        records.append(record(HTML + b"%d" % number, url=f"https://n.example/{number}"))
        if number % 3 == 0:
            records.append(record(b"GIF89a", content_type="image/gif"))
        if number == 4:
            records += [record(b"", status="404 Not Found"), record(LONG, url="https://n.example/long")]
        if number == 6:
            records.append(record(HTML, http="Content-Encoding: zstd\r\n"))
        if number == 9:
            records.append(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    return records


def _lines() -> bytes:
    good = [json.dumps({"id": f"{n}", "text": f"é {n}"}).encode() for n in range(9)]
    return b"\n".join([*good[:4], b"", b"nonsense", b"{}", *good[4:]]) + b"\n"


def _parquet(path: Path) -> None:
    urls = [f"https://n.example/{n}" for n in range(11)]
    table = pa.table({"url": urls, "text": [None if n == 5 else f"Story {n}" for n in range(11)]})
    pq.write_table(table, path, row_group_size=4)


FORMS: dict[str, tuple[Callable[[Path], object], int]] = {
    "warc": (lambda path: path.write_bytes(b"".join(_records())), 15),
    "warc.gz": (lambda path: path.write_bytes(warc_gz(*_records())), 15),
    "jsonl": (lambda path: path.write_bytes(_lines()), 11),
    "parquet": (_parquet, 11),
}


@pytest.mark.parametrize("form", FORMS)
def test_from_each_mark_the_rest_is_read(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"input.{form}"
    make, most = FORMS[form]
    make(path)
    notes = Notes()
    found = _read(path, notes)
    plain = list(open_sources([str(path)], as_kind=None, now=NOW))
    assert [item for item, _ in found] == plain
    assert notes.ended == [str(path)]
    marks = {id(mark): (at, mark) for at, (_, mark) in reversed([*enumerate(found)]) if mark}
    assert (
        len(marks) >= most - 6
    )  # none in the first bytes, which are looked at together, and none after damage
    for at, mark in marks.values():
        again = [item for item, _ in _read(path, Notes(mark))]
        assert again == plain[at:], (at, mark)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_done_or_has_changed(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"input.{form}"
    FORMS[form][0](path)
    notes = Notes()
    whole = [item for item, _ in _read(path, notes)]
    assert notes.last is not None
    done = Mark(str(path), notes.last.identity, form.partition(".")[0], is_done=True)
    assert _read(path, Notes(done)) == []
    other = Mark(str(path), "1-1--1", "warc", offset=10_000, number=3)
    assert [item for item, _ in _read(path, Notes(other))] == whole


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: data])
def test_what_cannot_be_entered_in_its_middle_has_no_marks(
    pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "input"
    path.write_bytes(pack(_lines()) if pack is gzip.compress else HTML)
    notes = Notes()
    assert _read(path, notes)
    assert notes.last is None


def test_one_member_for_all_records_has_no_mark_after_the_first(tmp_path: Path) -> None:
    path = tmp_path / "input.warc.gz"
    path.write_bytes(gzip.compress(b"".join(_records())))
    assert {mark for _, mark in _read(path, Notes())} == {None}


def test_an_object_store_has_marks_as_well(tmp_path: Path) -> None:
    for name in ("b.warc.gz", "a.warc.gz", ".hidden.warc.gz"):
        (tmp_path / name).write_bytes(warc_gz(*_records()))
    address = f"file://{tmp_path}"
    notes = Notes()
    found = _read(address, notes)
    assert notes.ended == [f"{address}/a.warc.gz", f"{address}/b.warc.gz"]
    at = len(found) - 4
    again = [item for item, _ in _read(address, Notes(found[at][1]))]
    assert again[-4:] == [item for item, _ in found[at:]]
    assert len(again) == len(found) // 2 + 4

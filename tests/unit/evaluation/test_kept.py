"""Readings kept between runs of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest
from evaluation.benchmarks import kept as module
from evaluation.benchmarks.kept import FOLDER, folder, kept

from firsthand.domain.claim import Extraction


class Reader:
    """Reads a name as itself, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, names: Iterable[str]) -> Iterator[tuple[str, Extraction | None]]:
        for name in names:
            self.asked.append(name)
            yield name, None if name == "empty" else cast("Extraction", name.upper())


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return tmp_path


def test_what_was_read_is_not_read_again(at: Path) -> None:
    wanted = {"a": b"1", "empty": b"2", "b": b"3"}
    first, second = Reader(), Reader()
    assert kept(wanted, first) == {"a": "A", "b": "B"} == kept(wanted, second)
    assert (first.asked, second.asked) == (["a", "empty", "b"], [])
    assert at in (folder() or Path()).parents


@pytest.mark.usefixtures("at")
def test_what_changed_is_read_again() -> None:
    reader = Reader()
    kept({"a": b"1", "b": b"2"}, reader)
    kept({"a": b"1", "b": b"3"}, reader)
    assert reader.asked == ["a", "b", "b"]


@pytest.mark.usefixtures("at")
def test_another_program_reads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    kept({"a": b"1"}, reader)
    monkeypatch.setattr(module, "program", lambda: "another")
    kept({"a": b"1"}, reader)
    assert reader.asked == ["a", "a"]


@pytest.mark.usefixtures("at")
def test_a_damaged_reading_is_read_again() -> None:
    reader = Reader()
    kept({"a": b"1"}, reader)
    for path in (folder() or Path()).iterdir():
        path.write_bytes(b"damaged")
    assert kept({"a": b"1"}, reader) == {"a": "A"}
    assert reader.asked == ["a", "a"]


def test_nothing_is_kept_where_no_folder_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "")
    reader = Reader()
    kept({"a": b"1"}, reader)
    kept({"a": b"1"}, reader)
    assert (folder(), reader.asked) == (None, ["a", "a"])


def test_only_the_last_programs_are_kept(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        monkeypatch.setattr(module, "program", lambda number=number: f"program{number}")
        kept({"a": b"1"}, Reader())
    left = {path.name for path in at.iterdir()}
    assert len(left) <= 7
    assert "program11" in left

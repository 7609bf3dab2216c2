"""Articles of a benchmark, read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from evaluation.benchmarks import articles as module
from evaluation.benchmarks.articles import Article, read
from evaluation.benchmarks.kept import FOLDER

from firsthand.domain.page import Page
from firsthand.run.plan import Workshop
from firsthand.run.pool import lost


def test_pages_whose_reader_was_lost_are_no_figure(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("readings")
    monkeypatch.setenv(FOLDER, str(folder))

    def read_all(pages: list[Page], *_: object, **__: object) -> Iterator[object]:
        yield from ((page, lost(page)) for page in pages)

    monkeypatch.setattr(module, "read_all", read_all)
    with pytest.raises(RuntimeError, match="lost"):
        read([Article("a", "Raid", "Gunmen raided a village.", date(2025, 6, 1), "1")], Workshop.load())
    assert not list(folder.rglob("*.*"))

"""Briefs of the bundled example pages, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import chdir
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from firsthand.desk import Desk, open_desk
from firsthand.publish.brief import render
from firsthand.run.plan import Workshop
from firsthand.store import EventFilter

HERE = Path(__file__).resolve().parent / "briefs"
NOW = datetime(2025, 6, 2, 8, 30, tzinfo=UTC)
PERIOD = {"since": date(2024, 8, 1), "until": date(2025, 5, 31)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("brief")
    with (
        as_file(files("firsthand") / "examples") as pages,
        open_desk(f"sqlite:///{folder / 'demo.db'}") as desk,
    ):
        desk._load = Workshop.load
        with chdir(
            pages.parent
        ):  # ids of events come from ids of pages: they must not tell where the checkout lies
            desk.ingest([pages.name])
        yield desk


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file; `make golden` writes the file anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--rewrite-golden", default=False):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_brief_of_the_example_pages(
    desk: Desk, language: str, golden: Callable[[Path, str], None]
) -> None:
    brief = desk.brief(EventFilter(**PERIOD), language=language, now=NOW, new_since="2025-05-25")
    told = render(brief, "md", base_url="https://desk.example", stem="demo")
    assert set(told.sidecars) == {"demo-map.svg", "demo-trend.svg"}
    golden(HERE / f"{language}.md", told.text)


def test_both_languages_tell_the_same_figures(desk: Desk) -> None:
    briefs = [desk.brief(EventFilter(**PERIOD), language=language, now=NOW) for language in ("en", "fr")]
    numbers = [set(re.findall(r"\d+", render(brief, "md", stem="x").text)) - {"1"} for brief in briefs]
    assert numbers[0] == numbers[1]
    assert briefs[0].sums == briefs[1].sums

"""No pattern takes for ever, and no text does: each is timed against strings made to slow it down."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.run.plan import Workshop, read_one

BOUND = 0.25  # seconds for 560 characters: what grows with the square stays below a tenth of it, what grows with the cube above
RATIO = 3.4  # of the time for twice the text
FLOOR = 0.4  # seconds: below it a ratio is noise
NEWS = "Gunmen killed six soldiers near Ménaka in Mali on 14 May 2024, the army said. "


def test_every_pattern_answers_soon() -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("patterns.py")), str(BOUND)],
        capture_output=True,
        text=True,
        check=True,
    )
    *slow, count = (json.loads(line) for line in done.stdout.splitlines())
    assert count["patterns"] > 900  # it has found them
    assert slow == []


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop.load()


@pytest.mark.parametrize(
    "unit",
    ["killed 5 ", '"said ', "the army of Mali ", "last week ", "1 "],
)
def test_a_hostile_text_is_read_in_a_time_that_grows_as_it_does(unit: str, workshop: Workshop) -> None:
    def read(length: int) -> float:
        text = NEWS + unit * (length // len(unit))
        page = Page(
            "page",
            text.encode(),
            MediaType.TEXT,
            datetime(2025, 6, 3, tzinfo=UTC),
            hints=PageHints(language="en"),
        )
        start = time.process_time()
        found = read_one(page, workshop, everything=True)
        taken = time.process_time() - start
        assert isinstance(found, Extraction)
        assert found.reports
        return taken

    once = read(5_000)
    if (twice := read(10_000)) > FLOOR:
        once = min(once, read(5_000))
        assert min(twice, read(10_000)) < RATIO * once

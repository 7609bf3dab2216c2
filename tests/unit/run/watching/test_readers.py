"""Pages are read in this process or in several, and gone on with in the order in which they came."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from benchmarks.weather import Weather

from firsthand.domain.claim import Extraction
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.run.stopwatch import nothing
from firsthand.run.watching.book import WatchBook
from firsthand.run.watching.readers import Parcel, Readers, Told
from firsthand.run.watching.watch import watch
from firsthand.store import Store
from firsthand.store.runs import RunLog
from tests.unit.run.conftest import FakeStages

from .conftest import source

NOW = datetime(2025, 6, 3, tzinfo=UTC)


def _page(text: str) -> Page:
    return Page(text, text.encode(), MediaType.TEXT, NOW)


def _read(jobs: int) -> list[list[str]]:
    heard: list[list[str]] = []

    def then(told: list[Told]) -> None:
        heard.append([_named(item, read) for item, read in told])

    readers = Readers(FakeStages(), jobs, lambda page: page.id == "held", nothing)
    told = Issue("x", "sources", "odd", "no page")
    try:
        for items in (
            [_page("one"), told, _page("two")],
            [],
            [_page("held")],
            *([_page(f"n{n}")] for n in range(12)),
        ):
            readers.put(Parcel(items, then))
        while not readers.is_idle:
            readers.go_on()
    finally:
        readers.close()
    return heard


def _named(item: Page | Issue, read: Any) -> str:
    return read.document.text if isinstance(read, Extraction) else f"{type(item).__name__} unread"


WANTED = [["one", "Issue unread", "two"], [], ["Page unread"], *([f"n{n}"] for n in range(12))]


def test_parcels_are_read_at_once_in_this_process() -> None:
    assert _read(1) == WANTED


@pytest.mark.slow
def test_parcels_come_back_in_their_order_from_several_processes() -> None:
    assert _read(2) == WANTED


@pytest.mark.slow
def test_a_watcher_reads_in_several_processes(
    weather: Weather, store: Store, once: Callable[..., Any]
) -> None:
    outlets = [weather.outlet(name) for name in "abc"]
    published = {
        weather.publish(
            outlet, f"news-of-the-day-{n}", f"News {n}", f"{outlet.host} {n}. Gunmen attacked a village."
        )
        for outlet in outlets
        for n in range(4)
    }
    summary = once(*(source(weather, outlet) for outlet in outlets), jobs=2, stages=FakeStages())
    assert (summary.tally.read, summary.tally.failed) == (12, 0)
    assert {e.document.id.partition("?")[0] for e in store.extractions()} == published
    assert store.stats().rows["events"] == 12
    (run,) = RunLog(store.database).latest()
    assert (run.jobs, run.read, {each.stage: each.times for each in run.stages}["claims"]) == (2, 12, 12)
    assert run.worker_peak_bytes


def test_a_watcher_that_is_stopped_leaves_no_process_behind(weather: Weather, store: Store) -> None:
    stop = threading.Event()
    stop.set()
    book = WatchBook((source(weather, weather.outlet("a")),), jobs=2)
    assert watch(store, FakeStages(), book, weather.fetchers(), stop=stop).tally.read == 0

"""Outlets on this machine, and one line to watch them with."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from benchmarks.weather import Outlet, Weather

from firsthand.documents import read_page
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.book import WatchBook, WatchedSource
from firsthand.run.watching.watch import watch
from firsthand.run.watching.watcher import WatchSummary
from firsthand.store import Store


@pytest.fixture
def weather() -> Iterator[Weather]:
    with Weather(hang=20) as made:
        yield made


@pytest.fixture
def readers(stages: Any) -> Any:
    """The fake stages, with the real way from a page to its text."""

    class Readers(type(stages)):  # type: ignore[misc]
        def read_page(self, page: Any) -> Any:
            return read_page(page)

    return Readers()


def source(
    weather: Weather,
    site: Outlet,
    /,
    kind: SourceKind = SourceKind.FEED,
    path: str = "/feed.xml",
    **more: Any,
) -> WatchedSource:
    """A source of an outlet, asked every second at most."""
    values = {"every": 1.0, "least": 1.0, "most": 4.0, **more}
    return WatchedSource(site.host.removesuffix(".test"), kind, weather.base(site) + path, **values)


@pytest.fixture
def once(weather: Weather, store: Store, readers: Any) -> Callable[..., WatchSummary]:
    """Watch sources once."""

    def run(*sources: WatchedSource, timeout: float = 5.0, **more: Any) -> WatchSummary:
        fetcher = more.pop("fetcher", None) or weather.fetchers(timeout=timeout)
        of_book = ("again", "workers", "revisit", "revisit_all", "revisits", "jobs")
        book = WatchBook(sources, timeout=timeout, **{k: more.pop(k) for k in of_book if k in more})
        return watch(
            store, more.pop("stages", readers), book, fetcher, stop=threading.Event(), once=True, **more
        )

    return run

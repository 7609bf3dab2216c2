"""What nobody foresaw in one answer is an error of its source, and the watcher goes on."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from benchmarks.weather import Weather

from firsthand.domain.watching import SourceKind
from firsthand.store import Store
from firsthand.store.watching import WatchLog

from .conftest import source

Once = Callable[..., Any]
TEXT = "Gunmen attacked a village near the border at dawn, a security source said. " * 6
NOW = (timedelta(0),)


def _stumbling(weather: Weather, word: str, fault: BaseException) -> Callable[[], Any]:
    """Makes fetchers that come upon a fault at addresses with a word in them."""
    good = weather.fetchers()

    class Stumbles:
        def __init__(self) -> None:
            self._inner = good()

        def fetch(self, url: str, validators: Any = None) -> Any:
            if word in url:
                raise fault
            return self._inner.fetch(url, validators)

        def close(self) -> None:
            self._inner.close()

    return Stumbles


def test_a_listing_that_brings_up_a_fault_stops_no_other_source(
    weather: Weather, store: Store, once: Once, caplog: pytest.LogCaptureFixture
) -> None:
    sources = []
    for name in ("a", "b", "c"):
        outlet = weather.outlet(name)
        weather.publish(outlet, "news-of-the-day", "x", TEXT)
        sources.append(source(weather, outlet))
    with caplog.at_level(logging.ERROR):
        summary = once(*sources, fetcher=_stumbling(weather, "//b.test", KeyError("hostile")))
    assert (summary.tally.read, summary.tally.errors, list(summary.failing)) == (2, 1, ["b"])
    health = {each.name: each for each in WatchLog(store.database).health()}
    assert (health["b"].state, health["b"].error_code, health["b"].errors) == ("failing", "fault", 1)
    assert [(i.input, i.code) for i in store.issues()] == [(sources[1].address, "fault")]
    (record,) = [record for record in caplog.records if record.exc_info]
    assert "hostile" in str(record.exc_info)


def test_an_article_that_brings_up_a_fault_stops_none_after_it_and_is_given_up_in_the_end(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    for number in range(4):
        weather.publish(outlet, f"news-of-the-day-{number}", "x", f"{number} {TEXT}")
    stumbling = _stumbling(weather, "day-1", ValueError("hostile"))
    assert once(source(weather, outlet), fetcher=stumbling, again=NOW).tally.read == 3
    for _ in range(6):
        once(source(weather, outlet), fetcher=stumbling, again=NOW)
    assert store.stats().rows["pages"] == 3
    assert {(issue.code, "day-1" in issue.input) for issue in store.issues()} == {("fault", True)}
    assert WatchLog(store.database).health()[0].failed == 1


def test_another_look_that_brings_up_a_fault_ends_nothing(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    weather.publish(outlet, "news-of-the-day", "x", TEXT)
    again = {"revisit": (timedelta(seconds=1), timedelta(days=9)), "revisit_all": True}
    page = source(weather, outlet)
    assert once(page, **again).tally.read == 1
    time.sleep(1.1)
    summary = once(page, fetcher=_stumbling(weather, "news-of", OSError("hostile")), **again)
    assert (summary.tally.visited, summary.tally.errors) == (1, 0)


@pytest.mark.parametrize("fault", [MemoryError(), SystemExit(3)])
def test_what_is_no_matter_of_one_answer_is_not_passed_over(
    weather: Weather, store: Store, once: Once, fault: BaseException
) -> None:
    outlet = weather.outlet("a")
    with pytest.raises(type(fault)):
        once(source(weather, outlet, SourceKind.PAGE, "/a"), fetcher=_stumbling(weather, "a.test", fault))

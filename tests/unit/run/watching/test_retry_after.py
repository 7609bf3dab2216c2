"""A host that asks for time has it, and none of what it holds is lost for that."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from benchmarks.weather import Weather

from firsthand.domain.errors import LaterError
from firsthand.store import Store
from firsthand.store.visits import VisitLog
from firsthand.store.watching import WatchLog

from .conftest import source

Once = Callable[..., Any]
TEXT = "Gunmen attacked a village near the border at dawn, a security source said. " * 6
NOW = (timedelta(0),)


def _waiting(weather: Weather, word: str, left: list[float]) -> Callable[[], Any]:
    """Makes fetchers whose host wants to be left alone at addresses with a word in them."""
    good = weather.fetchers()

    class Waits:
        def __init__(self) -> None:
            self._inner = good()

        def fetch(self, url: str, validators: Any = None) -> Any:
            if word in url and left[0]:
                raise LaterError("the host has asked to be left alone", code="asked-to-wait", after=left[0])
            return self._inner.fetch(url, validators)

        def close(self) -> None:
            self._inner.close()

    return Waits


def test_articles_wait_however_often_without_being_given_up(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    for number in range(3):
        weather.publish(outlet, f"news-of-the-day-{number}", "x", f"{number} {TEXT}")
    left = [0.5]
    fetcher = _waiting(weather, "news-of", left)
    for _ in range(7):  # more often than an article is tried
        assert once(source(weather, outlet), fetcher=fetcher, again=NOW).tally.read == 0
        time.sleep(0.6)
    assert store.issues() == ()
    left[0] = 0.0
    assert once(source(weather, outlet), fetcher=fetcher, again=NOW).tally.read == 3


def test_what_a_host_puts_off_is_due_when_its_time_is_over(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet, log = weather.outlet("a"), WatchLog(store.database)
    weather.publish(outlet, "news-of-the-day", "x", TEXT)
    fetcher = _waiting(weather, "news-of", [3_600.0])
    once(source(weather, outlet), fetcher=fetcher, again=NOW)
    now = datetime.now(UTC)
    assert log.claim("a", now + timedelta(minutes=59), 9, NOW) == ()
    (link,) = log.claim("a", now + timedelta(minutes=61), 9, NOW)
    assert link.tries == 1


def test_another_look_comes_when_the_time_is_over_and_none_is_left_out(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    weather.publish(outlet, "news-of-the-day", "x", TEXT)
    again = {"revisit": (timedelta(seconds=1), timedelta(days=9)), "revisit_all": True}
    page = source(weather, outlet)
    assert once(page, **again).tally.read == 1
    time.sleep(1.1)
    fetcher = _waiting(weather, "news-of", [3_600.0])
    assert once(page, fetcher=fetcher, **again).tally.visited == 0
    (visit,) = VisitLog(store.database).due(datetime.now(UTC) + timedelta(hours=2), 9)
    assert visit.step == 0


@pytest.mark.parametrize("word", ["a.test"])
def test_a_source_that_was_not_asked_is_not_in_doubt(
    weather: Weather, store: Store, once: Once, word: str
) -> None:
    outlet = weather.outlet("a")
    feed = source(weather, outlet)
    once(feed, fetcher=_waiting(weather, word, [3_600.0]))
    health = WatchLog(store.database).health()[0]
    assert (health.errors, health.error_code) == (1, "asked-to-wait")
    assert health.next_due is not None
    assert timedelta(minutes=59) < health.next_due - datetime.now(UTC) < timedelta(minutes=67)

"""Reading back what could not be had at first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.weather import Weather

from firsthand.domain.errors import SourceError
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.backfill import Backfill
from firsthand.run.watching.book import WatchedSource
from firsthand.run.watching.checkup import after_look, new_health
from firsthand.run.watching.listing import Listed
from firsthand.sources.fetch.transport import TransientError
from firsthand.sources.limits import LIMITS
from firsthand.store import Store
from firsthand.store.watching import WatchLog

from .conftest import source

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SINCE = date(2025, 1, 1)
SOURCE = WatchedSource("A", SourceKind.FEED, "https://a.example/feed")
TEXT = "Gunmen attacked a village near the border at dawn, a security source said. " * 6


def test_what_is_not_whole_is_read_back_again_ever_later() -> None:
    backfill, health, deep = Backfill(SINCE), new_health(SOURCE, NOW), []
    for minutes in range(0, 24 * 60, 15):
        now = NOW + timedelta(minutes=minutes)
        ask = backfill.ask(SOURCE, health, {}, LIMITS, now)
        if ask.is_deep:
            deep.append(minutes / 60)
            assert ask.since == SINCE
        listed = Listed(ask, seen=3, is_whole=not ask.is_deep)
        backfill.note(listed, now)
        health = after_look(health, SOURCE, listed, 0, now, lambda: 0.5)
    assert deep == [0, 1, 3, 7, 15]
    assert backfill.ask(SOURCE, health, {}, LIMITS, NOW - timedelta(days=400)).is_deep  # the clock was wrong
    now += timedelta(days=1)
    ask = backfill.ask(SOURCE, health, {}, LIMITS, now)
    listed = Listed(ask, seen=3)
    backfill.note(listed, now)
    health = after_look(health, SOURCE, listed, 0, now)
    assert (health.horizon, backfill.ask(SOURCE, health, {}, LIMITS, now + 99 * HOUR).is_deep) == (
        SINCE,
        False,
    )


def test_what_was_read_is_not_asked_for_again_until_all_is() -> None:
    backfill, health = Backfill(SINCE), new_health(SOURCE, NOW)
    seen = []
    for number in range(3):
        ask = backfill.ask(SOURCE, health, {}, LIMITS, NOW)
        seen.append((ask.is_deep, sorted(ask.done)))
        done = frozenset({f"/{number}"})
        listed = Listed(ask, seen=3, is_whole=number == 2, is_cut=number < 2, done=done)
        backfill.note(listed, NOW)
        health = after_look(health, SOURCE, listed, 0, NOW)
    assert seen == [(True, []), (True, ["/0"]), (True, ["/0", "/1"])]
    assert backfill.ask(SOURCE, health, {}, LIMITS, NOW).done == frozenset()


def test_a_source_that_fails_keeps_what_was_read_of_it() -> None:
    backfill, health = Backfill(SINCE), new_health(SOURCE, NOW)
    ask = backfill.ask(SOURCE, health, {}, LIMITS, NOW)
    backfill.note(Listed(ask, seen=3, is_whole=False, is_cut=True, done=frozenset({"/0"})), NOW)
    backfill.note(Listed(ask, error=SourceError("no", code="http-500")), NOW)
    assert backfill.ask(SOURCE, health, {}, LIMITS, NOW).done == {"/0"}


def test_one_late_page_of_an_archive_is_read_the_next_time_the_same_day_is_asked_for(
    weather: Weather, store: Store, once: Callable[..., Any]
) -> None:
    outlet, good, is_late = weather.outlet("a"), weather.fetchers(), [True]
    when = datetime.now(UTC)
    pages = [
        [weather.publish(outlet, f"news-of-the-day-{page}-{n}", "x", f"{page} {n} {TEXT}") for n in range(2)]
        for page in range(3)
    ]
    day = when.strftime("%a, %d %b %Y %H:%M:%S GMT")

    class Archive:
        def __init__(self) -> None:
            self._inner = good()

        def fetch(self, url: str, validators: Any = None) -> Any:
            if "/feed.xml" not in url:
                return self._inner.fetch(url, validators)
            number = int(url.partition("?paged=")[2] or 1)
            if number == 3 and is_late[0]:
                raise TransientError("the server did not answer in time", code="timeout")
            if number > 3:
                raise SourceError("past the last page", code="http-404")
            items = "".join(
                f"<item><title>x</title><link>{link}</link><pubDate>{day}</pubDate></item>"
                for link in pages[number - 1]
            )
            found = self._inner.fetch(f"{weather.base(outlet)}/feed.xml")

            return replace(found, content=f"<rss><channel>{items}</channel></rss>".encode())

        def close(self) -> None:
            self._inner.close()

    archive = f"{weather.base(outlet)}/feed.xml?paged={{page}}"
    feed, since = source(weather, outlet, archive=archive), (when - timedelta(days=90)).date()
    assert once(feed, fetcher=Archive, since=since).tally.read == 4
    assert [issue.code for issue in store.issues()] == ["timeout"]
    assert WatchLog(store.database).health()[0].horizon != since
    is_late[0] = False
    assert once(feed, fetcher=Archive, since=since).tally.read == 2
    health = WatchLog(store.database).health()[0]
    assert (health.horizon, health.error) == (since, None)

"""The watcher over outlets that behave and misbehave, on real sockets."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from benchmarks.weather import Mood, Outlet, Weather
from sqlalchemy import select, update

from firsthand.domain.errors import SourceError, StoreAwayError, StoreError
from firsthand.domain.page import Page
from firsthand.domain.watching import Alarm, SourceKind
from firsthand.run.pool import lost
from firsthand.run.watching import readers as readers_module
from firsthand.run.watching import watcher as watcher_module
from firsthand.run.watching.articles import MOST_TRIES
from firsthand.run.watching.book import AGAIN, WatchBook
from firsthand.run.watching.watch import watch
from firsthand.store import Store
from firsthand.store.lease import Leases
from firsthand.store.tables_of_watching import watch_links, watch_listings, watch_sources
from firsthand.store.watching import WatchLog

from .conftest import source

Once = Callable[..., Any]
TEXT = "Gunmen attacked a village near the border at dawn, a security source said. " * 6


def _publish(
    weather: Weather, outlet: Outlet, count: int = 3, word: str = "news", text: str = TEXT
) -> list[str]:
    return [
        weather.publish(outlet, f"{word}-of-the-day-{n}", f"{word} {n}", f"{outlet.host} {word} {n}. {text}")
        for n in range(count)
    ]


def _held(store: Store) -> set[str]:
    return {extraction.document.id.partition("?")[0] for extraction in store.extractions()}


def _health(store: Store) -> dict[str, Any]:
    return {health.name: health for health in WatchLog(store.database).health()}


def test_in_bad_weather_every_source_that_answers_is_read(weather: Weather, store: Store, once: Once) -> None:
    outlets = {
        mood: weather.outlet(mood.value, mood) for mood in Mood if mood not in (Mood.UNDATED, Mood.RESTLESS)
    }
    published = {mood: _publish(weather, outlet) for mood, outlet in outlets.items()}
    summary = once(*(source(weather, outlet) for outlet in outlets.values()), timeout=3.0)
    assert _held(store) == set(published[Mood.STEADY])
    health = _health(store)
    assert {mood.value: health[mood.value].error_code for mood in outlets} == {
        "steady": None, "hangs": "timeout", "drips": "timeout", "fails": "http-500", "flaky": "http-500",
        "cut": "damaged", "bomb": "too-large", "private": "refused-address", "loop": "redirect-loop",
        "garbage": "malformed-feed", "damaged": "malformed-feed", "forbids": "blocked-by-robots",
    }  # fmt: skip
    assert set(summary.failing) == set(health) - {"steady"}
    assert (summary.tally.tries, summary.tally.errors, summary.tally.read) == (12, 11, 3)
    assert not any("10.1.2.3" in asked for asked in weather.asked)


def test_every_kind_of_source_is_read(weather: Weather, store: Store, once: Once) -> None:
    outlet, other, third = (weather.outlet(name) for name in ("map", "search", "page"))
    published = {*_publish(weather, outlet), *_publish(weather, other), *_publish(weather, third, 1)}
    once(
        source(weather, outlet, SourceKind.SITEMAP, "/sitemap.xml"),
        source(weather, other, SourceKind.SEARCH, "/search?q={query}", queries=("attack", "village fire")),
        source(weather, third, SourceKind.PAGE, "/news-of-the-day-0", outlet="Third", language="fr"),
    )
    assert _held(store) == published
    page = next(e.document for e in store.extractions() if "page.test" in e.document.id)
    assert page.outlet == "Third"
    assert weather.asked[f"{other.host}/search?q=village+fire"] == 1


def test_what_has_no_date_on_a_site_map_is_fetched_from_the_second_look_on(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("map", Mood.UNDATED)
    _publish(weather, outlet, 3, "old")
    feed = source(weather, outlet, SourceKind.SITEMAP, "/sitemap.xml")
    assert once(feed).tally.found == 0
    new = _publish(weather, outlet, 2, "new")
    once(feed)
    assert _held(store) == set(new)


def test_a_page_that_is_watched_is_kept_when_it_says_something_new(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a", Mood.RESTLESS)
    _publish(weather, outlet, 1)
    page = source(weather, outlet, SourceKind.PAGE, "/news-of-the-day-0")
    for _ in range(3):
        once(page)
    assert store.stats().rows["pages"] == 1
    outlet.articles[0] = replace(outlet.articles[0], text=f"Another text. {TEXT}")
    summary = once(page)
    assert (summary.tally.read, store.stats().rows["pages"]) == (1, 2)
    assert len(store.versions(page.address)) == 2


def _is_lost(page: Page, *_: Any, **__: Any) -> Any:
    return lost(page)


def _dies(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("as if the process were killed")


@pytest.mark.parametrize("read", [_dies, _is_lost], ids=["killed", "worker lost"])
def test_a_page_that_is_watched_loses_no_change_that_was_not_read(
    weather: Weather, store: Store, once: Once, monkeypatch: pytest.MonkeyPatch, read: Callable[..., Any]
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, 1)
    page = source(weather, outlet, SourceKind.PAGE, "/news-of-the-day-0")
    once(page)
    outlet.articles[0] = replace(outlet.articles[0], text=f"Another text. {TEXT}")
    with monkeypatch.context() as broken:
        broken.setattr(readers_module, "read_one", read)
        with suppress(ZeroDivisionError):
            once(page)
    assert len(store.versions(page.address)) == 1
    once(page)
    assert len(store.versions(page.address)) == 2
    assert weather.statuses[304] == 0
    once(page)
    assert weather.statuses[304] == 1


def test_what_has_not_changed_is_not_sent_again_and_nothing_is_read_twice(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet)
    once(source(weather, outlet))
    before = store.revision()
    summary = once(source(weather, outlet))
    assert (weather.statuses[304], summary.tally.found, store.revision()) == (1, 0, before)
    asked = [address for address in weather.asked if "news-of" in address]
    assert len(asked) == 3
    assert all(weather.asked[address] == 1 for address in asked)


def test_a_crash_between_a_listing_and_its_articles_loses_none(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    published = set(_publish(weather, outlet, 5))
    good = weather.fetchers()

    class Dies:
        def __init__(self) -> None:
            self.inner = good()

        def fetch(self, url: str, validators: Any = None) -> Any:
            if "news-of-the-day-3" in url:
                raise SystemExit("killed")
            return self.inner.fetch(url, validators)

        def close(self) -> None:
            self.inner.close()

    now = (timedelta(0),)
    with pytest.raises(SystemExit):
        once(source(weather, outlet), fetcher=Dies, again=now)
    assert _held(store) < published
    once(source(weather, outlet), fetcher=good, again=now)
    assert weather.statuses[304] == 1  # its listing says that nothing has changed
    assert _held(store) == published


def test_what_ends_the_process_each_time_is_given_up(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    weather.publish(outlet, "the-worst-of-days", "x", "y")
    log = WatchLog(store.database)
    once(source(weather, outlet), again=(timedelta(0),))
    now = datetime.now(UTC)
    log.listed("a", [replace(_link(), key="k", link=f"{weather.base(outlet)}/gone-for-ever")], {}, now)
    for _ in range(10):
        once(source(weather, outlet), again=(timedelta(0),))
    asked = weather.asked[f"{outlet.host}/gone-for-ever"]
    assert asked == 6
    assert [issue.code for issue in store.issues() if "gone" in issue.input] == ["http-404"]


def _link() -> Any:
    from firsthand.domain.watching import Link  # noqa: PLC0415

    return Link("k", "", "a")


def _waiting(store: Store) -> dict[str, int]:
    """The articles that are waited for, and how often each was tried."""
    with store.database.reading() as connection:
        asked = select(watch_links.c.key, watch_links.c.tries).where(watch_links.c.due.is_not(None))
        return dict(connection.execute(asked).all())


def test_an_article_is_tried_for_as_long_as_the_documentation_has_it() -> None:
    waits = [AGAIN[number] for number in range(MOST_TRIES - 1)]  # each wait is made use of
    assert waits == list(AGAIN)
    assert timedelta(days=1.4) < sum(waits, timedelta()) < timedelta(days=1.6)


def test_articles_of_a_host_that_is_left_alone_are_not_given_up_untried(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet, other = weather.outlet("a"), weather.outlet("b")
    published = _publish(weather, other, 8)
    log = WatchLog(store.database)
    once(source(weather, outlet))
    other.mood = Mood.FAILS
    links = [replace(_link(), key=address, link=address) for address in published]
    log.listed("a", links, {}, datetime.now(UTC))
    once(source(weather, outlet))
    assert (
        sum(count for address, count in weather.asked.items() if other.host in address) == 3 + 1
    )  # robots.txt
    assert sorted(_waiting(store).values()) == [0] * 5 + [1] * 3


class Cable:
    """What connects fetchers to the network."""

    def __init__(self, fetcher: Callable[[], Any]) -> None:
        self.fetcher, self.is_cut, self.asked = fetcher, False, list[str]()

    def __call__(self) -> Any:
        inner, cable = self.fetcher(), self

        class Wired:
            def fetch(self, url: str, validators: Any = None) -> Any:
                cable.asked.append(url)
                if cable.is_cut:
                    raise SourceError("no way to the host", code="unreachable")
                return inner.fetch(url, validators)

            def close(self) -> None:
                inner.close()

        return Wired()


def test_an_outage_of_our_own_network_costs_no_article_a_try(
    weather: Weather, store: Store, readers: Any
) -> None:
    outlets, other = [weather.outlet(f"o{n}") for n in range(6)], weather.outlet("late")
    published = _publish(weather, outlets[0], 2, "first")
    cable, log = Cable(weather.fetchers(timeout=5)), WatchLog(store.database)
    again = (timedelta(0),)
    thread, stop = _forever(
        weather, store, readers, *(source(weather, outlet) for outlet in outlets), fetcher=cable, again=again
    )
    try:
        _until(
            lambda: _held(store) == set(published) and all(h.last_success for h in _health(store).values())
        )
        cable.is_cut = True
        _until(lambda: all(health.errors for health in _health(store).values()))
        late = _publish(weather, other, 3, "late")
        links = [replace(_link(), key=address, link=address, source="o0") for address in late]
        log.listed("o0", links, {}, datetime.now(UTC))
        time.sleep(2.0)  # rounds go by
        assert not any(address in cable.asked for address in late)
        assert set(_waiting(store).values()) == {0}
        cable.is_cut = False
        _until(lambda: _held(store) == {*published, *late})
    finally:
        stop.set()
        thread.join(10)


def test_where_a_page_cannot_be_had_the_text_of_the_listing_is_kept_until_it_can(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    log = WatchLog(store.database)
    once(source(weather, outlet))
    address = f"{weather.base(outlet)}/soon-to-be-there"
    link = replace(_link(), key=address, link=address, title="Soon", text="Gunmen attacked a village. " * 10)
    log.listed("a", [link], {}, datetime.now(UTC))
    soon = (timedelta(seconds=0.5),)
    once(source(weather, outlet), again=soon)
    assert _held(store) == {address}
    assert any("the text in the listing is used" in issue.message for issue in store.issues())
    weather.publish(outlet, "soon-to-be-there", "Soon", TEXT)
    time.sleep(0.6)
    once(source(weather, outlet), again=soon)
    assert len(store.versions(address)) == 2
    assert log.claim("a", datetime.now(UTC) + timedelta(days=1), 9, (timedelta(0),)) == ()


def test_a_third_that_hangs_stalls_nobody(weather: Weather, store: Store, once: Once) -> None:
    outlets = [weather.outlet(f"o{n}", Mood.HANGS if n % 3 == 0 else Mood.STEADY) for n in range(30)]
    published = {address for outlet in outlets for address in _publish(weather, outlet, 1)}
    wanted = {
        address
        for address in published
        if weather.outlets[address.split("/")[2].partition(":")[0]].mood is Mood.STEADY
    }
    started = time.monotonic()
    once(*(source(weather, outlet) for outlet in outlets), workers=16, timeout=3.0)
    assert _held(store) == wanted
    one_after_the_other = 10 * 3.0
    assert time.monotonic() - started < one_after_the_other / 2
    for outlet in outlets:
        weather.publish(outlet, "later-that-same-day", "later", f"{outlet.host} later. {TEXT}")
    healthy = _health(store)
    assert sum(health.errors > 0 for health in healthy.values()) == 10
    again = time.monotonic()
    summary = once(*(source(weather, outlet) for outlet in outlets), workers=16, timeout=3.0)
    assert summary.tally.read == 20
    assert time.monotonic() - again < one_after_the_other / 2


def test_one_host_is_asked_by_one_worker_and_with_its_delay(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, 4)
    sources = [replace(source(weather, outlet, path=f"/feed.xml?{n}"), name=str(n)) for n in range(3)]
    once(*sources, fetcher=weather.fetchers(delay=0.05))
    assert weather.most_at_once[outlet.host] == 1
    moments = weather.moments[outlet.host][1:]  # robots.txt is asked for with the first
    assert len(moments) == 7
    assert moments[-1] - moments[0] >= 0.05 * 6 * 0.7  # seen by a thread that may come late, once


def test_a_site_that_changes_its_pages_is_noticed(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    for word, count in (("alpha", 25), ("beta", 8)):
        _publish(weather, outlet, count, word)
        once(source(weather, outlet))
    assert WatchLog(store.database).alarmed_sites() == ()
    outlet.is_changed = True
    _publish(weather, outlet, 12, "gamma")
    once(source(weather, outlet))
    assert [site.host for site in WatchLog(store.database).alarmed_sites()] == ["a.test"]
    assert [issue.code for issue in store.issues() if issue.input == "a.test"] == [Alarm.TEMPLATE]
    outlet.is_changed = False
    _publish(weather, outlet, 13, "delta")
    once(source(weather, outlet))
    assert [issue for issue in store.issues() if issue.input == "a.test"] == []


def test_a_source_that_dies_is_told_once_and_settled_when_it_is_back(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet)
    feed = source(weather, outlet, dead_days=1 / 86_400, every=0.01, least=0.01, most=0.02)
    once(feed)
    outlet.mood = Mood.FAILS
    for _ in range(3):
        assert _health(store)["a"].alarm is None
        time.sleep(1.3)  # it may have asked for a second of peace
        once(feed)
    assert _health(store)["a"].alarm is Alarm.DEAD
    assert [issue.code for issue in store.issues() if issue.input == feed.address] == ["dead-source"]
    outlet.mood = Mood.STEADY
    time.sleep(1.3)  # it may have asked for a second of peace
    once(feed)
    assert _health(store)["a"].state == "well"
    assert [issue for issue in store.issues() if issue.input == feed.address] == []


def test_a_store_that_is_gone_for_a_moment_stops_nothing(
    weather: Weather, store: Store, once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = weather.outlet("a")
    published = set(_publish(weather, outlet))
    left = [2]
    real = Store.add

    def add(self: Store, *kept: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise StoreAwayError("the database is gone")
        return real(self, *kept)

    monkeypatch.setattr(Store, "add", add)
    monkeypatch.setattr(threading.Event, "wait", lambda self, timeout=None: self.is_set())
    once(source(weather, outlet))
    assert _held(store) == published
    assert left == [0]


def test_a_page_that_the_store_cannot_keep_is_an_issue_of_that_page(
    weather: Weather, store: Store, once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = weather.outlet("a")
    published = _publish(weather, outlet)
    real = Store.add

    def add(self: Store, page: Page, *kept: Any) -> Any:
        if page.id.startswith(published[1]):
            raise StoreError("what stands there is damaged")
        return real(self, page, *kept)

    with monkeypatch.context() as broken:
        broken.setattr(Store, "add", add)
        summary = once(source(weather, outlet))
    assert _held(store) == {published[0], published[2]}
    assert (summary.tally.read, summary.tally.failed) == (2, 1)
    (told,) = store.issues()
    assert (told.code, "damaged" in told.message) == ("not-kept", True)
    assert told.input.startswith(published[1])
    with store.database.writing() as connection:
        connection.execute(
            update(watch_links).where(watch_links.c.due.is_not(None)).values(due=datetime.now(UTC))
        )
    once(source(weather, outlet))  # the record has been put back from a backup
    assert _held(store) == set(published)
    assert store.issues() == ()
    assert _waiting(store) == {}


def test_a_store_that_keeps_nothing_at_all_ends_the_command(
    weather: Weather, store: Store, once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet)

    def fails(*_: Any, **__: Any) -> Any:
        raise StoreError("the store is read-only")

    monkeypatch.setattr(Store, "add", fails)
    monkeypatch.setattr(Store, "add_issue", fails)
    with pytest.raises(StoreError, match="read-only"):
        once(source(weather, outlet))


def _forever(
    weather: Weather, store: Store, readers: Any, *sources: Any, **more: Any
) -> tuple[threading.Thread, threading.Event]:
    stop = threading.Event()
    fetcher = more.pop("fetcher", None) or weather.fetchers(timeout=5)
    of_book = {name: more.pop(name) for name in ("again", "jobs") if name in more}
    book = WatchBook(sources, timeout=5, round_seconds=0.3, **of_book)
    thread = threading.Thread(
        target=watch, args=(store, readers, book, fetcher), kwargs={"stop": stop, **more}
    )
    thread.start()
    return thread, stop


def _was_off(store: Store, days: float) -> None:
    """Nobody watched for days."""
    ago = datetime.now(UTC) - timedelta(days=days)
    with store.database.writing() as connection:
        connection.execute(update(watch_links).values(listed_at=ago))
        connection.execute(update(watch_listings).values(at=ago))
        moments = {"last_try": ago, "last_success": ago, "last_new": ago, "next_due": ago}
        connection.execute(update(watch_sources).values(gap=1.0, gaps=99, **moments))


def test_after_weeks_without_a_watcher_nothing_is_fetched_anew_and_nobody_is_alarmed(
    weather: Weather, store: Store, readers: Any, once: Once
) -> None:
    outlet, other = weather.outlet("map", Mood.UNDATED), weather.outlet("other")
    for site in (outlet, other):
        _publish(weather, site, 3, "old")
    sources = (
        source(weather, outlet, SourceKind.SITEMAP, "/sitemap.xml"),
        source(weather, other, every=60.0, least=60.0, most=60.0),
    )
    once(*sources)
    _was_off(store, 40)
    other.mood = Mood.FAILS
    (new,) = _publish(weather, outlet, 1, "new")
    thread, stop = _forever(weather, store, readers, *sources)
    try:
        _until(lambda: new in _held(store) and _health(store)["other"].errors > 0)
    finally:
        stop.set()
        thread.join(10)
    assert not any(outlet.host in address and "old-of" in address for address in weather.asked)
    assert {health.alarm for health in _health(store).values()} == {None}


def _until(holds: Callable[[], bool], seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.05)


def test_for_ever_it_reads_what_comes_heeds_a_pause_and_ends_when_asked(
    weather: Weather, store: Store, readers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher_module, "_CHECKED", 0.1)
    outlet, log = weather.outlet("a"), WatchLog(store.database)
    rounds: list[int] = []
    thread, stop = _forever(weather, store, readers, source(weather, outlet), alert=lambda: rounds.append(1))
    try:
        first = set(_publish(weather, outlet, 2, "first"))
        _until(lambda: _held(store) == first and not store.is_stale())
        assert log.pause(["a", "nobody"], is_paused=True) == {"a"}
        time.sleep(1.0)
        second = set(_publish(weather, outlet, 2, "second"))
        time.sleep(2.0)
        assert _held(store) == first
        log.pause(["a"], is_paused=False)
        _until(lambda: _held(store) == first | second)
        _until(lambda: not store.is_stale())
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()
    assert Leases(store.database).standing() is None
    assert len(list(store.events())) == 4
    assert rounds


def test_a_round_that_cannot_be_made_ends_nothing_but_a_look_that_is_made_once(
    weather: Weather, store: Store, readers: Any, once: Once
) -> None:
    outlet = weather.outlet("a")
    rounds: list[int] = []

    def alert() -> None:
        rounds.append(1)
        if len(rounds) < 3:
            raise StoreError("a record is damaged")

    with pytest.raises(StoreError, match="damaged"):
        once(source(weather, outlet), alert=alert)
    thread, stop = _forever(weather, store, readers, source(weather, outlet), alert=alert)
    try:
        _until(lambda: len(rounds) > 4)
    finally:
        stop.set()
        thread.join(10)


def test_a_second_watcher_stands_by_and_takes_over(
    weather: Weather, store: Store, readers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = weather.outlet("a")
    told: list[str] = []
    length = timedelta(seconds=3)  # of which a machine that is busy may take a good part
    with Store.open(store.name) as other:
        first, stop = _forever(weather, store, readers, source(weather, outlet), lease=length)
        _until(lambda: Leases(store.database).standing() is not None)
        holder = Leases(store.database).standing()
        second, stop_second = _forever(
            weather, other, readers, source(weather, outlet), lease=length, stand_by=told.append
        )
        try:
            _publish(weather, outlet, 2)
            _until(lambda: len(_held(store)) == 2)
            time.sleep(length.total_seconds() + 0.5)
            still = Leases(store.database).standing()
            assert holder
            assert still
            assert (still.holder, told) == (holder.holder, [holder.holder])
            with pytest.raises(StoreError, match="another watcher is at work"):
                watch(
                    store,
                    readers,
                    WatchBook((source(weather, outlet),)),
                    weather.fetchers(),
                    stop=threading.Event(),
                    once=True,
                    lease=length,
                )
            stop.set()
            first.join(10)
            _publish(weather, outlet, 2, "later")
            _until(lambda: len(_held(store)) == 4)
        finally:
            stop.set()
            stop_second.set()
            first.join(10)
            second.join(10)
    asked = {address: count for address, count in weather.asked.items() if "of-the-day" in address}
    assert len(asked) == 4
    assert set(asked.values()) == {1}


def test_sources_that_share_articles_read_them_once(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet)
    feed = source(weather, outlet)
    once(feed, replace(source(weather, outlet, SourceKind.SITEMAP, "/sitemap.xml"), name="map"))
    assert sum(count for address, count in weather.asked.items() if "of-the-day" in address) == 3


def test_a_fault_of_one_article_is_an_issue_of_that_one(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    good = _publish(weather, outlet, 2)
    weather.publish(outlet, "nothing-to-be-read", "x", "")
    summary = once(source(weather, outlet))
    assert _held(store) == set(good)
    assert summary.tally.failed == 1
    assert SourceError("x", code="y").code == "y"

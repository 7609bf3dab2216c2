"""What watching remembers, and who may watch: the same on every database."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from benchmarks.weather import Weather
from tests.unit.run.conftest import FakeStages

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Validators
from firsthand.domain.watching import Alarm, Health, Lease, Link, Outcome, SiteRecord, SourceKind, Tally
from firsthand.run.watching.book import WatchBook, WatchedSource
from firsthand.run.watching.watch import watch
from firsthand.store import Store
from firsthand.store.lease import Leases
from firsthand.store.watching import WatchLog

NOW = datetime(2025, 6, 3, 12, 30, 15, 250_000, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
AGAIN = (MINUTE, 10 * MINUTE)
A = Health("Aïr Info", SourceKind.FEED, "https://a.example/feed", NOW, interval=900.0)
B = Health("b", SourceKind.SEARCH, "https://b.example/?s={query}", NOW, interval=900.0)


@pytest.fixture
def log(store: Store) -> WatchLog:
    return WatchLog(store.database)


def _link(number: int, source: str = A.name, **more: Any) -> Link:
    address = f"https://a.example/{number}"
    return Link(address, address, source, title=f"Title {number}", published=date(2025, 6, 1), **more)


def test_sources_are_added_kept_aside_and_moved(log: WatchLog) -> None:
    log.register([A, B])
    assert log.health() == (A, B)
    done = replace(A, tries=4, found=9, next_due=NOW + DAY, errors=2, error="x", error_code="http-500")
    log.save(done)
    assert log.health()[0] == done
    log.register([replace(A, added_at=NOW + DAY)])
    assert log.health() == (done, replace(B, is_listed=False))
    log.register([replace(A, address="https://a.example/new"), B])
    moved = replace(
        done, address="https://a.example/new", next_due=None, errors=0, error=None, error_code=None
    )
    assert log.health() == (moved, B)


def test_health_comes_back_as_it_was(log: WatchLog) -> None:
    full = replace(
        A, next_due=NOW, rate=1.5, last_try=NOW, last_success=NOW - DAY, last_new=NOW, gap=2.25, gaps=7, tries=2**40,
        errors=3, error_code="timeout", error="it did not come", found=1, read=2, set_aside=3, failed=4, listed=20.5,
        empty=1, horizon=date(2025, 1, 1), alarm=Alarm.QUIET, alarm_at=NOW,
    )  # fmt: skip
    log.register([A])
    log.save(full)
    assert log.health() == (full,)


def test_whoever_pauses_a_source_is_not_overruled_by_the_watcher(log: WatchLog) -> None:
    log.register([A, B])
    assert log.pause([A.name, "nobody"], is_paused=True) == {A.name}
    log.save(replace(A, tries=1, next_due=NOW))
    assert log.paused() == {A.name}
    log.pause([A.name], is_paused=False)
    assert log.paused() == frozenset()
    assert log.health()[0].next_due is None


def test_links_are_taken_once_and_until_they_are_finished(log: WatchLog) -> None:
    log.register([A, B])
    said = {"https://a.example/feed": Validators('"1"', None)}
    assert log.listed(A.name, [_link(1), _link(2), _link(1)], said, NOW) == 2
    assert log.listed(B.name, [_link(2), _link(3, "b")], {}, NOW) == 1
    assert log.listings(A.name) == said
    assert log.listings(B.name) == {}
    assert log.sources_with_links(NOW) == {A.name, B.name}
    claimed = log.claim(A.name, NOW, 10, AGAIN)
    assert [(link.key, link.tries, link.title) for link in claimed] == [
        ("https://a.example/1", 1, "Title 1"),
        ("https://a.example/2", 1, "Title 2"),
    ]
    assert log.claim(A.name, NOW, 10, AGAIN) == ()
    log.finish([claimed[0].key])
    assert [link.tries for link in log.claim(A.name, NOW + MINUTE, 10, AGAIN)] == [2]
    assert log.claim(A.name, NOW + 5 * MINUTE, 10, AGAIN) == ()
    assert [link.tries for link in log.claim(A.name, NOW + 11 * MINUTE, 10, AGAIN)] == [3]
    assert log.listed(A.name, [_link(1), _link(2)], {}, NOW) == 0


def test_a_try_that_asked_nobody_does_not_count(log: WatchLog) -> None:
    log.listed(A.name, [_link(1), _link(2)], {}, NOW)
    first, second = log.claim(A.name, NOW, 10, AGAIN)
    log.set_back(first.key, NOW + 5 * MINUTE)
    assert [(link.key, link.tries) for link in log.claim(A.name, NOW + 5 * MINUTE, 10, AGAIN)] == [
        (second.key, 2),
        (first.key, 1),
    ]
    log.finish([first.key])
    log.set_back(first.key, NOW)  # it is over, whatever is heard of it late
    assert log.claim(A.name, NOW + 5 * MINUTE, 10, AGAIN) == ()


def test_so_many_at_a_time(log: WatchLog) -> None:
    assert log.listed(A.name, [_link(number) for number in range(520)], {}, NOW) == 520
    assert len(log.claim(A.name, NOW, 40, AGAIN)) == 40
    assert len(log.claim(A.name, NOW, 2000, AGAIN)) == 480


def test_a_page_that_is_held_is_not_fetched(store: Store, log: WatchLog, newsroom: Any) -> None:
    page = newsroom.page("https://a.example/1")
    store.add(page, newsroom.read(page))
    assert log.listed(A.name, [_link(1), _link(2)], {}, NOW) == 1
    assert [link.key for link in log.claim(A.name, NOW, 9, AGAIN)] == ["https://a.example/2"]


def test_what_is_due_too_far_ahead_was_written_under_a_wrong_clock(log: WatchLog) -> None:
    wrong = NOW + 400 * DAY
    log.listed(A.name, [_link(1)], {}, wrong)
    assert len(log.claim(A.name, NOW, 9, AGAIN)) == 1
    assert log.claim(A.name, NOW, 9, AGAIN) == ()


def test_links_of_a_source_that_was_renamed_go_on_under_its_new_name(log: WatchLog) -> None:
    log.register([A])
    log.listed(A.name, [_link(1), _link(2)], {}, NOW)
    log.finish([_link(1).key])
    log.register([replace(A, name="New")])
    assert log.listed("New", [_link(1), _link(2)], {}, NOW) == 0
    assert [(link.key, link.source) for link in log.claim("New", NOW, 9, AGAIN)] == [(_link(2).key, "New")]


def test_tallies_add_up_by_day(log: WatchLog) -> None:
    day = NOW.date()
    log.count("a", day, Tally(tries=1, found=3))
    log.count("a", day, Tally(read=2, set_aside=1))
    log.count("a", day + DAY, Tally(tries=1, errors=1))
    log.count("b", day - 9 * DAY, Tally(tries=7))
    log.count("b", day, Tally())
    assert log.tallies(day) == {"a": Tally(tries=2, errors=1, found=3, read=2, set_aside=1)}
    assert log.tallies(day - 10 * DAY)["b"] == Tally(tries=7)
    assert log.days("a", day) == {day: Tally(1, 0, 3, 2, 1), day + DAY: Tally(1, 1)}


def test_sites_keep_what_their_articles_gave(log: WatchLog) -> None:
    assert log.site("a.example") == SiteRecord("a.example")
    record = SiteRecord("a.example", (Outcome(1200), Outcome(None), Outcome(None, is_set_aside=True)))
    log.save_site(record)
    assert log.site("a.example") == record
    assert log.alarmed_sites() == ()
    log.save_site(replace(record, alarm=Alarm.TEMPLATE, alarm_at=NOW))
    assert log.site("a.example").alarm is Alarm.TEMPLATE
    assert log.alarmed_sites() == (SiteRecord("a.example", (), Alarm.TEMPLATE, NOW),)


def test_an_alarm_takes_the_place_of_another_and_goes(store: Store, log: WatchLog) -> None:
    other = Issue(A.address, "sources", "http-500", "not ours", Severity.WARNING)
    store.add_issue(other, None)
    dead = Issue(A.address, "sources", Alarm.DEAD, "dead", Severity.WARNING)
    quiet = Issue(A.address, "sources", Alarm.QUIET, "quiet", Severity.WARNING)
    for issue in (dead, dead, quiet):
        log.settle(A.address, issue)
        assert store.issues() == (
            *((issue,) if issue.code < other.code else ()),
            other,
            *((issue,) if issue.code > other.code else ()),
        )
    log.settle(A.address, None)
    assert store.issues() == (other,)


@pytest.mark.parametrize("is_removed", [False, True], ids=["moved", "removed"])
def test_a_source_that_moves_or_goes_leaves_neither_alarm_nor_listings(
    store: Store, log: WatchLog, is_removed: bool
) -> None:
    log.register([A, B])
    alarm = {"alarm": Alarm.DEAD, "alarm_at": NOW, "errors": 9}
    for source in (A, B):
        log.save(replace(source, **alarm))
        log.settle(
            source.address, Issue(source.address, "sources", Alarm.DEAD, source.name, Severity.WARNING)
        )
        log.listed(source.name, [], {source.address: Validators('"1"', None)}, NOW)
    other = Issue(A.address, "sources", "http-500", "not ours", Severity.WARNING)
    store.add_issue(other, None)
    log.register([B] if is_removed else [replace(A, address="https://a.example/new"), B])
    assert {(issue.input, issue.code) for issue in store.issues()} == {
        (A.address, "http-500"),
        (B.address, Alarm.DEAD),
    }
    assert log.listings(A.name) == {}
    assert log.listings(B.name) != {}
    first, second = log.health()
    assert (first.alarm, first.alarm_at, first.is_listed) == (None, None, not is_removed)
    assert second.alarm is Alarm.DEAD


def test_a_source_that_is_renamed_is_alarmed_under_its_new_name_alone(store: Store, log: WatchLog) -> None:
    log.register([A])
    log.save(replace(A, alarm=Alarm.DEAD, alarm_at=NOW, errors=9))
    log.settle(A.address, Issue(A.address, "sources", Alarm.DEAD, "dead", Severity.WARNING))
    log.register([replace(A, name="New")])
    assert store.issues() == ()
    assert {health.alarm for health in log.health()} == {None}


def test_of_two_sources_at_one_address_the_one_that_stays_is_alarmed_anew(
    store: Store, log: WatchLog
) -> None:
    twin = replace(A, name="twin")
    log.register([A, twin])
    for source in (A, twin):
        log.save(replace(source, alarm=Alarm.DEAD, alarm_at=NOW, errors=9))
    log.settle(A.address, Issue(A.address, "sources", Alarm.DEAD, "dead", Severity.WARNING))
    log.register([twin])
    assert store.issues() == ()
    assert {health.alarm for health in log.health()} == {None}  # its next look tells it again


def test_a_source_that_becomes_of_another_kind_is_asked_for_everything(log: WatchLog) -> None:
    log.register([A])
    log.listed(A.name, [], {A.address: Validators('"1"', None)}, NOW)
    log.register([replace(A, kind=SourceKind.SITEMAP)])
    assert log.listings(A.name) == {}


def test_what_is_old_goes(log: WatchLog) -> None:
    log.listed(A.name, [_link(1), _link(2), _link(3)], {"https://a.example/feed": Validators("1", "2")}, NOW)
    log.finish([_link(1).key, _link(2).key])
    log.count("a", NOW.date(), Tally(tries=1))
    later = NOW + 50 * DAY
    log.listed(A.name, [_link(2)], {}, later)  # still on its listing
    assert log.prune(later + 20 * DAY, links=60 * DAY, days=400 * DAY) == 1
    assert log.listed(A.name, [_link(1), _link(2), _link(3)], {}, later) == 1
    assert log.prune(NOW + 500 * DAY, links=600 * DAY, days=400 * DAY) == 0
    assert (log.tallies(NOW.date()), log.listings(A.name)) == ({}, {})


def test_what_a_source_listed_when_it_was_looked_at_last_is_not_forgotten(log: WatchLog) -> None:
    log.register([A])
    log.listed(A.name, [_link(1), _link(2)], {}, NOW)
    log.finish([_link(1).key, _link(2).key])
    log.save(replace(A, last_success=NOW))
    later = NOW + 40 * DAY  # paused, or failing, or nobody watched
    assert log.prune(later, links=30 * DAY, days=400 * DAY) == 0
    assert log.listed(A.name, [_link(2)], {}, later) == 0
    log.save(replace(A, last_success=later))
    assert log.prune(later, links=30 * DAY, days=400 * DAY) == 1  # the other is listed no more
    log.register([])
    assert log.prune(later + 40 * DAY, links=30 * DAY, days=400 * DAY) == 1


def test_what_an_unchanged_listing_holds_is_not_forgotten(log: WatchLog) -> None:
    feed = {"https://a.example/feed": Validators("1", None)}
    log.listed(A.name, [_link(1)], feed, NOW - 40 * DAY)
    log.listed(A.name, [_link(2)], feed, NOW)
    log.finish([_link(1).key, _link(2).key])
    for days in range(20, 100, 20):  # never more than 30 days without a look
        log.still_listed(A.name, NOW + days * DAY)
        log.prune(NOW + days * DAY, links=30 * DAY, days=400 * DAY)
    assert log.listed(A.name, [_link(1), _link(2)], {}, NOW + 90 * DAY) == 1
    log.still_listed("nobody", NOW)


def test_one_holds_the_lease_until_it_gives_it_back_or_is_gone(store: Store) -> None:
    moment = [NOW]
    leases = Leases(store.database, clock=lambda: moment[0])
    assert leases.standing() is None
    first = leases.take("first", MINUTE)
    assert first == Lease("first", 1, 0, NOW + MINUTE)
    assert leases.take("second", MINUTE) is None
    moment[0] += MINUTE / 2
    renewed = leases.renew(first, MINUTE)
    assert renewed == Lease("first", 1, 1, NOW + 1.5 * MINUTE)
    moment[0] += MINUTE * 0.75
    assert leases.take("second", MINUTE) is None
    moment[0] += MINUTE
    second = leases.take("second", MINUTE)
    assert second is not None
    assert second.term == 2
    assert leases.renew(renewed, MINUTE) is None  # too late: it has lost it
    leases.give_back(renewed)
    assert leases.standing() == second
    leases.give_back(second)
    assert leases.standing() is None
    third = leases.take("third", MINUTE)
    assert third is not None
    assert third.term == 3


def test_a_lease_that_nobody_renews_lapses_whatever_the_clocks_say(store: Store) -> None:
    moment = [NOW + 300 * DAY]
    leases = Leases(store.database, clock=lambda: moment[0])
    first = leases.take("first", MINUTE)
    moment[0] = NOW  # the clock was set right
    assert first is not None
    assert leases.take("second", MINUTE) is None
    alive = leases.renew(first, MINUTE)
    assert alive is not None
    assert leases.take("second", MINUTE, lapsed=first) is None  # it was renewed since it was looked at
    moment[0] = NOW - DAY
    assert leases.take("second", MINUTE, lapsed=alive) is not None


def test_of_many_who_want_the_lease_one_gets_it(url: str, store: Store) -> None:
    taken: list[Lease | None] = []
    start = threading.Barrier(6)

    def want(number: int) -> None:
        with Store.open(url) as mine:
            start.wait()
            taken.append(Leases(mine.database).take(f"watcher {number}", MINUTE))

    threads = [threading.Thread(target=want, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(lease is not None for lease in taken) == 1
    standing = Leases(store.database).standing()
    assert standing in taken
    assert standing is not None
    assert timedelta(0) < standing.expires_at - datetime.now(UTC) < 2 * MINUTE


def test_what_is_watched_is_no_part_of_the_view(store: Store, log: WatchLog) -> None:
    before = store.revision()
    log.register([A])
    log.listed(A.name, [_link(1)], {}, NOW)
    log.count(A.name, NOW.date(), Tally(tries=1))
    assert store.revision() == before
    assert store.check() == ()
    assert store.stats().rows["watch_sources"] == 1


def test_a_watcher_works_on_every_database(store: Store) -> None:
    with Weather() as weather:
        outlet = weather.outlet("a")
        for number in range(3):
            weather.publish(outlet, f"news-of-the-day-{number}", "News", f"Attack {number}.")
        feed = WatchedSource("a", SourceKind.FEED, weather.feed(outlet))
        for found in (3, 0):
            stop = threading.Event()
            summary = watch(store, FakeStages(), WatchBook((feed,)), weather.fetchers(), stop=stop, once=True)
            assert (summary.tally.found, summary.tally.read, summary.failing) == (found, found, {})
    assert len(list(store.events())) == 3
    assert not store.is_stale()
    assert Leases(store.database).standing() is None

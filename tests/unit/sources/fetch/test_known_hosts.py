"""Fetchers of several threads keep to the manners of one."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from firsthand.domain.errors import LaterError, SourceError
from firsthand.sources.fetch.known_hosts import KnownHosts
from firsthand.sources.fetch.manners import Hosts, Manners
from firsthand.sources.fetch.robots import Sites
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.fetch.web import WebFetcher

from .conftest import Site


def test_together_they_leave_a_host_its_delay() -> None:
    now, hosts = [100.0], Hosts()
    slept: list[float] = []
    both = [Manners(5.0, lambda: now[0], slept.append, hosts) for _ in range(2)]
    both[0].wait("a")
    both[1].wait("a")
    both[1].wait("b")
    assert slept == [5.0]
    both[0].stay_away("b", 60)
    both[1].wait("b")
    assert slept[1:] == [60.0]


def test_what_one_gave_up_the_other_leaves_alone() -> None:
    hosts = Hosts()
    both = [Manners(0.0, lambda: 0.0, lambda _: None, hosts) for _ in range(2)]
    for number in range(3):
        both[number % 2].note("a", failed=True)
    for manners in both:
        with pytest.raises(SourceError, match="left alone"):
            manners.wait("a")


def test_many_threads_at_one_host_are_kept_apart() -> None:
    hosts, clock = Hosts(), lambda: 0.0
    waits: list[float] = []
    turn = threading.Lock()

    def sleep(seconds: float) -> None:
        with turn:
            waits.append(seconds)

    threads = [
        threading.Thread(target=Manners(1.0, clock, sleep, hosts).wait, args=("a",)) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == 19


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.sources.fetch.manners._MOST_HOSTS", 10)
    now, hosts = [0.0], Hosts()
    manners = Manners(1.0, lambda: now[0], lambda _: None, hosts)
    for number in range(100):
        now[0] += 1
        manners.note(f"h{number}", failed=True)
        manners.wait(f"h{number}")
    assert len(hosts.next) <= 12
    assert len(hosts.failures) <= 13
    sites = Sites(3)
    for number in range(10):
        sites.put(f"https://{number}.example", None)  # type: ignore[arg-type]
    assert len(sites._kept) == 3


def test_robots_txt_is_asked_for_once_by_all(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /x\n")
    site.page("/a", b"<p>a")
    shared = KnownHosts()
    settings = FetchSettings(allow_hosts=(site.host,), delay=0.0, tries=1)
    for _ in range(3):
        fetcher: Any = WebFetcher(settings, shared=shared)
        assert fetcher.fetch(f"{site.address}/a") is not None
        fetcher.close()
        assert fetcher.fetch(f"{site.address}/a") is not None  # closing only closes the connections
        fetcher.close()
    assert site.asked.count("/robots.txt") == 1
    assert site.asked.count("/a") == 6


def test_whoever_comes_back_later_anyway_tries_once(site: Site) -> None:
    site.page("/a", b"", 503)
    fetcher = WebFetcher(FetchSettings(allow_hosts=(site.host,), delay=0.0, tries=1))
    with pytest.raises(SourceError):
        fetcher.fetch(f"{site.address}/a")
    assert site.pages_asked == ["/a"]
    fetcher.close()


def test_a_host_that_asks_for_time_has_it_for_all_its_addresses_up_to_a_day() -> None:
    now, hosts = [0.0], Hosts()
    slept: list[float] = []
    both = [Manners(1.0, lambda: now[0], slept.append, hosts, patience=10.0) for _ in range(2)]
    both[0].stay_away("a", 1e9)
    both[0].stay_away("a", 5.0)  # what it said before stands
    for ask in (both[1].wait, both[1].heed):
        with pytest.raises(LaterError) as caught:
            ask("a")
        assert (caught.value.code, caught.value.after) == ("asked-to-wait", 86_400.0)
    both[1].wait("b")
    now[0] = 86_391.0
    both[1].wait("a")
    assert slept == [pytest.approx(9.0)]


def test_a_busy_site_is_asked_for_nothing_until_its_time_is_over(site: Site) -> None:
    site.page("/robots.txt", b"")
    site.page("/a", b"", 429, Retry_After="3600")
    site.page("/b", b"<p>b")
    now, slept = [0.0], list[float]()
    settings = FetchSettings(allow_hosts=(site.host,), delay=0.0, tries=1)
    shared = KnownHosts()
    fetchers = [
        WebFetcher(settings, clock=lambda: now[0], sleep=slept.append, shared=shared) for _ in range(2)
    ]
    for number, path in enumerate(["/a", *["/b"] * 5]):
        with pytest.raises(SourceError) as caught:
            fetchers[number % 2].fetch(site.address + path)
        assert caught.value.code == ("asked-to-wait" if number else "http-429")
        assert caught.value.after == 3600.0  # type: ignore[attr-defined]
    assert (site.pages_asked, slept) == (["/a"], [])
    now[0] = 3601.0
    assert fetchers[1].fetch(f"{site.address}/b") is not None
    for fetcher in fetchers:
        fetcher.close()


def test_a_robots_txt_that_asks_for_time_has_it(site: Site) -> None:
    site.page("/robots.txt", b"", 503, Retry_After="3600")
    site.page("/a", b"<p>a")
    now = [0.0]
    settings = FetchSettings(allow_hosts=(site.host,), delay=0.0, tries=1)
    fetcher = WebFetcher(settings, clock=lambda: now[0])
    seen = []
    for at in (0.0, 600.0, 3599.0, 3601.0):
        now[0] = at
        with pytest.raises(SourceError) as caught:
            fetcher.fetch(f"{site.address}/a")
        seen.append((caught.value.code, isinstance(caught.value, LaterError), caught.value.after))  # type: ignore[attr-defined]
    assert seen == [
        ("robots-unreachable", False, 3600.0),
        ("robots-unreachable", True, 3000.0),
        ("robots-unreachable", True, 1.0),
        ("robots-unreachable", False, 3600.0),
    ]
    assert site.asked == ["/robots.txt"] * 2
    fetcher.close()

"""Fetchers of several threads keep to the manners of one."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from firsthand.domain.errors import SourceError
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

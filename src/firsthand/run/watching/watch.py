"""Watching a store: as its one watcher, or standing by until it can be."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.domain.errors import StoreError
from firsthand.domain.run_record import RunKind
from firsthand.run.logbook import Logbook
from firsthand.run.stages import Stages
from firsthand.run.watching.book import WatchBook
from firsthand.run.watching.crew import ClosingFetcher, Crew
from firsthand.run.watching.summary import WatchSummary
from firsthand.run.watching.tenure import LENGTH, Tenure, holder_name
from firsthand.run.watching.watcher import Watcher
from firsthand.sources.fetch.settings import FetchSettings
from firsthand.sources.limits import LIMITS, Limits
from firsthand.store.lease import Leases

if TYPE_CHECKING:
    from firsthand.store import Store


def fetchers(book: WatchBook, network: FetchSettings) -> Callable[[], ClosingFetcher]:
    """What makes the fetchers of a crew, which share what they know of hosts.

    Args:
        book: the sources.
        network: how to behave; each address has the time that the book gives it, and one try: the next comes when it is due.
    """
    from firsthand.sources.fetch.known_hosts import KnownHosts  # noqa: PLC0415 - brings httpx
    from firsthand.sources.fetch.web import WebFetcher  # noqa: PLC0415

    most = min(network.max_bytes, LIMITS.feed)  # no listing and no article is larger
    settings = replace(network, timeout=book.timeout, tries=1, max_bytes=most)
    shared = KnownHosts(most_sites=2 * len(book.sources))
    _ = shared.tls  # read once, before the threads
    return lambda: WebFetcher(settings, shared=shared)


def watch(  # noqa: PLR0913 - each is one plain choice
    store: Store,
    stages: Stages,
    book: WatchBook,
    fetcher: Callable[[], ClosingFetcher],
    *,
    stop: threading.Event,
    once: bool = False,
    since: date | None = None,
    alert: Callable[[], None] = lambda: None,
    tell: Callable[[WatchSummary], None] = lambda _: None,
    stand_by: Callable[[str], None] = lambda _: None,
    lease: timedelta = LENGTH,
    limits: Limits = LIMITS,
) -> WatchSummary:
    """Watch sources, for ever or once, as the one watcher of a store.

    Args:
        store: where to.
        stages: what to read with.
        book: the sources.
        fetcher: makes the fetcher of a worker; see `fetchers`.
        stop: set to end.
        once: ask each source once and end; while another watcher is at work, end at once.
        since: see `Watcher`.
        alert: see `Watcher`.
        tell: see `Watcher`.
        stand_by: told who is at work while we wait.
        lease: how long a watcher that is gone keeps the next one waiting.
        limits: sizes that sources are read up to.

    Raises:
        StoreError: the store cannot be read or written for long; or `once`, and another watcher is at work.
    """
    tenure = Tenure(Leases(store.database), holder_name(), lease)
    summary = WatchSummary()
    while not stop.is_set():
        if not tenure.acquire(stop, waits=not once, tell=stand_by):
            if once and not stop.is_set():
                raise StoreError(
                    f"another watcher is at work on {store.name}: see `firsthand watch --status`"
                )
            break
        tenure.keep()
        crew = Crew(book.crew_size, fetcher)
        try:
            with (
                Logbook(store, RunKind.WATCH, jobs=book.jobs) as logbook,
                closing(
                    Watcher(
                        store,
                        stages,
                        book,
                        crew,
                        logbook,
                        stop=stop,
                        is_lost=lambda: tenure.is_lost,
                        since=since,
                        alert=alert,
                        tell=tell,
                        limits=limits,
                    )
                ) as watcher,
            ):
                summary = watcher.once() if once else watcher.forever()
        finally:
            crew.close()
            tenure.give_back()
        if once:
            break
    return summary

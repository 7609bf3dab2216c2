"""The watcher: asks sources when they are due, reads and stores what they lead to, and has people told."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from firsthand.domain.addresses import host_of
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.domain.watching import Health, Link, Tally
from firsthand.run.logbook import Logbook
from firsthand.run.pool import Read, is_lost
from firsthand.run.stages import Stages
from firsthand.run.upkeep import Upkeep
from firsthand.run.watching.again import Again, Seen
from firsthand.run.watching.alarms import source_issue
from firsthand.run.watching.articles import MOST_TRIES, Caught, Errand, hinted, link_of
from firsthand.run.watching.backfill import Backfill
from firsthand.run.watching.book import WatchBook, WatchedSource
from firsthand.run.watching.checkup import (
    after_look,
    is_noted_only,
    new_health,
    told_gaps,
    with_alarm,
    with_kept,
)
from firsthand.run.watching.crew import Crew, Done, present
from firsthand.run.watching.keeping import FAILED, NOTHING, Keeper, is_failure, plus
from firsthand.run.watching.lanes import Task
from firsthand.run.watching.listing import Listed
from firsthand.run.watching.patience import Patience
from firsthand.run.watching.readers import Parcel, Readers, Told
from firsthand.run.watching.revisits import Revisits
from firsthand.run.watching.rounds import Rounds
from firsthand.run.watching.summary import WatchSummary
from firsthand.run.watching.timetable import Timetable
from firsthand.run.watching.trust import Trusted, left_alone
from firsthand.sources.limits import LIMITS, Limits
from firsthand.store.watching import LONGEST_WAIT, WatchLog

if TYPE_CHECKING:
    from firsthand.store import Store

_AT_ONCE = 40  # articles of one source that are under way
_MOST_LISTED = 50_000  # entries of one source: what one site map may hold (sitemaps.org)
_TICK, _SHORT_TICK = 0.5, 0.02  # seconds; the second while pages are being read by other processes
_CHECKED = 5.0  # seconds between two looks at the clock of the day and at what people paused
_SWEPT = 3600.0  # seconds between two looks at what no answer brings up: dead sources, what is too old
_KEPT_LINKS, _KEPT_DAYS = timedelta(days=30), timedelta(days=400)
_log = logging.getLogger(__name__)


@dataclass
class _Watched:
    """A source at work."""

    source: WatchedSource
    health: Health
    is_asked: bool = False
    errands: int = 0
    touched: date | None = None  # day on which it was noted that what it listed before it lists still


class Watcher:
    """Watches the sources of a file, for a store of which it holds the lease.

    Workers touch the network and nothing else; reading, storing and deciding what comes next is done by one thread, so that
    what is written down is in order. An article is written down as waiting, with what its listing said for conditional
    requests, before it is fetched: whenever the process ends, the next one goes on where this one stopped.

    Args:
        store: where to.
        stages: what to read with.
        book: the sources.
        crew: the workers.
        logbook: of the run.
        stop: set to end.
        is_lost: whether another watcher has the lease.
        since: day back to which everything is read once; None for what the file says, or what each source lists.
        alert: tells people what there is to tell; called in each round.
        tell: told of each round that brought something new.
        limits: sizes that sources are read up to.
        now: the time of day (UTC).
        clock: seconds that only grow.
    """

    def __init__(  # noqa: PLR0913 - what it works with, and what tests replace
        self,
        store: Store,
        stages: Stages,
        book: WatchBook,
        crew: Crew,
        logbook: Logbook,
        *,
        stop: threading.Event,
        is_lost: Callable[[], bool] = lambda: False,
        since: date | None = None,
        alert: Callable[[], None] = lambda: None,
        tell: Callable[[WatchSummary], None] = lambda _: None,
        limits: Limits = LIMITS,
        now: Callable[[], datetime] = present,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._book = book
        self._crew = crew
        self._stop = stop
        self._is_lost = is_lost
        self._backfill = Backfill(since or book.since)
        self._tell = tell
        self._limits = replace(limits, entries=_MOST_LISTED)
        self._now, self._begun = now, now()
        self._clock = clock
        self._store = store
        self._patiently = Patience(stop, self._is_over, clock)
        self._log = WatchLog(store.database)
        self._logbook = logbook
        upkeep = Upkeep(store, stages)
        self._keeper = Keeper(store, self._log, upkeep, logbook)
        self._rounds = Rounds(store, upkeep, alert, logbook)
        self._readers = Readers(stages, book.jobs, self._is_held, logbook.note)
        self._due: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._timetable: Timetable | None = None
        self._trusted = Trusted()
        self._revisits = Revisits(
            store, book, crew, self._readers, self._keeper, self._trusted,
            count=self._count, patiently=self._patiently, now=now, limits=limits,
        )  # fmt: skip
        self._watched: dict[str, _Watched] = {}
        self.summary = WatchSummary()

    # Running

    def once(self) -> WatchSummary:
        """Ask every source once that is neither paused nor put off for its failures, fetch what is new, and make a round."""
        self._begin()
        for name, watched in self._watched.items():
            due = watched.health.next_due
            if not (
                watched.health.errors and due is not None and self._now() < due <= self._now() + LONGEST_WAIT
            ):
                self._ask(name)
        self._resume_links()
        self._revisits.send()
        while not (self._is_over() or (self._crew.is_idle and self._readers.is_idle)):
            self._work()
        if not self._is_lost():
            self._sweep()
            self._round(is_only=True)
        return self.summary

    def forever(self) -> WatchSummary:
        """Go on until stopped, or until another watcher has taken over."""
        self._begin()
        rounded = checked = swept = self._clock()
        with Timetable(self._due.put, self._now, self._clock) as self._timetable:
            for watched in self._watched.values():
                self._plan(watched)
            self._resume_links()
            while not self._is_over():
                self._work()
                while not self._due.empty():
                    self._ask(self._due.get_nowait())
                if self._clock() - checked >= _CHECKED:
                    checked = self._clock()
                    self._timetable.check_clock()
                    self._heed_pauses()
                    self._revisits.send()
                if self._clock() - swept >= _SWEPT:
                    swept = self._clock()
                    self._sweep()
                if self._clock() - rounded >= self._book.round_seconds:
                    self._round()
                    self._resume_links()
                    rounded = self._clock()
        if not self._is_lost():
            self._round()
        return self.summary

    def close(self) -> None:
        """End the processes that read."""
        self._readers.close()

    def _begin(self) -> None:
        now = self._now()
        self._patiently(lambda: self._log.register([new_health(s, now) for s in self._book.sources]))
        held = {health.name: health for health in self._patiently(self._log.health)}
        self._watched = {source.name: _Watched(source, held[source.name]) for source in self._book.sources}
        for watched in self._watched.values():
            self._trusted.begin(watched.source.host, watched.health)

    def _is_over(self) -> bool:
        return self._stop.is_set() or self._is_lost()

    def _work(self) -> None:
        """Wait for a result, and do what follows from it."""
        result = self._crew.result(_TICK if self._readers.is_idle else _SHORT_TICK)
        if self._is_lost():
            return
        self._readers.go_on()
        if isinstance(result, Listed):
            self._take_listing(result)
        elif isinstance(result, Caught):
            self._readers.put(Parcel(result.pages, partial(self._take_article, result)))
        elif isinstance(result, Seen):
            self._revisits.take(result)
        elif isinstance(result, Done) and isinstance(result.errand, Errand):
            watched = self._watched[result.errand.links[0].source]
            watched.errands -= 1
            self._send(watched)
        elif isinstance(result, Done) and isinstance(result.errand, Again):
            self._revisits.done(result.errand)
            self._revisits.send()

    # Asking

    def _plan(self, watched: _Watched) -> None:
        """Plan the next look; a moment further off than any wait was written down under a clock that was wrong."""
        if self._timetable is None or watched.health.is_paused:
            return
        wait = timedelta() if watched.health.next_due is None else watched.health.next_due - self._now()
        longest = max(timedelta(seconds=2 * watched.source.most), LONGEST_WAIT)
        self._timetable.put(watched.source.name, max(0.0, min(wait, longest).total_seconds()))

    def _ask(self, name: str) -> None:
        watched = self._watched[name]
        if watched.is_asked or watched.health.is_paused:
            return
        source = watched.source
        validators = self._patiently(lambda: self._log.listings(name))
        watched.is_asked = True
        ask = self._backfill.ask(source, watched.health, validators, self._limits, self._now())
        self._crew.put(Task(source.host, self._trusted.of(source.host), ask))

    def _send(self, watched: _Watched) -> None:
        """Have the next articles of a source fetched, the hosts they stand on side by side; none while nobody answers."""
        if watched.errands or watched.health.is_paused or self._trusted.is_cut_off:
            return
        name, now = watched.source.name, self._now()
        by_host: dict[str, list[Link]] = defaultdict(list)
        for link in self._patiently(lambda: self._log.claim(name, now, _AT_ONCE, self._book.again)):
            by_host[host_of(link.link)].append(link)
        for host, links in by_host.items():
            watched.errands += 1
            self._crew.put(Task(host, self._trusted.of(host), Errand(tuple(links), self._limits)))

    def _resume_links(self) -> None:
        """Have articles fetched whose time has come: tried in vain before, or left over from a process that ended."""
        for name in self._patiently(lambda: self._log.sources_with_links(self._now())):
            if name in self._watched:
                self._send(self._watched[name])

    def _heed_pauses(self) -> None:
        """Do as people decided meanwhile."""
        paused = self._patiently(self._log.paused)
        for name, watched in self._watched.items():
            is_paused = name in paused
            if is_paused == watched.health.is_paused:
                continue
            watched.health = replace(watched.health, is_paused=is_paused, next_due=None)
            if is_paused and self._timetable is not None:
                self._timetable.drop(name)
            self._plan(watched)

    # Taking in

    def _take_listing(self, listed: Listed) -> None:
        watched, now = self._watched[listed.ask.source.name], self._now()
        source = watched.source
        links = [link_of(entry, source, number) for number, entry in enumerate(listed.entries)]
        before, is_deep = watched.health, listed.ask.is_deep
        known = {link.key for link in links if is_noted_only(link, before, is_deep=is_deep)}
        new = 0
        said = {} if listed.pages else listed.validators  # of a page, once it is kept
        if links or said:
            new = self._patiently(lambda: self._log.listed(source.name, links, said, now, known=known))
        if listed.seen is None and listed.error is None and watched.touched != now.date():
            watched.touched = now.date()
            self._patiently(lambda: self._log.still_listed(source.name, now))
        pages = [hinted(item, source) for item in listed.pages]
        self._readers.put(Parcel(pages, partial(self._take_listed, listed, new)))

    def _take_listed(self, listed: Listed, new: int, told: list[Told]) -> None:
        """Go on with a source whose own pages are read."""
        watched, now = self._watched[listed.ask.source.name], self._now()
        source, before, kept = watched.source, watched.health, NOTHING
        is_whole = True
        for item, read in told:
            more = self._kept(item, read, source.name, only_changed=True)
            kept, is_whole = plus(kept, more or FAILED), is_whole and more is not None and not is_lost(read)
        if listed.pages and is_whole:
            self._patiently(lambda: self._log.listed(source.name, (), listed.validators, now))
        self._backfill.note(listed, now)
        for gap in told_gaps(before, listed):
            self._kept(gap, None, source.name, is_own=True)
        new += kept.read + kept.set_aside + kept.failed
        watched.is_asked = False
        self._trusted.heard(source.host, listed.error)
        is_cut_off = self._trusted.is_cut_off
        watched.health = after_look(with_kept(before, kept), source, listed, new, now, is_cut_off=is_cut_off)
        self._save(watched, before)
        self._count(source.name, plus(Tally(1, int(listed.error is not None), new), kept))
        if listed.error is not None:
            self.summary.failing[source.name] = str(listed.error)
            _log.info("%s: %s", source.name, listed.error)
        else:
            self.summary.failing.pop(source.name, None)
        self._plan(watched)
        self._send(watched)

    def _take_article(self, caught: Caught, told: list[Told]) -> None:
        watched = self._watched[caught.link.source]
        if caught.link.link:
            self._trusted.heard(host_of(caught.link.link), caught.error)
        is_tried = not self._trusted.asked_nobody(caught.error)
        if not is_tried:
            due = self._now() + left_alone(caught.error)
            self._patiently(lambda: self._log.set_back(caught.link.key, due))
            told = [(item, read) for item, read in told if not is_failure(item)]
        is_own, kept = caught.is_own or caught.error is not None, NOTHING
        is_settled = caught.is_final and is_tried
        for item, read in told:
            became = self._kept(item, read, caught.link.source, is_own=is_own)
            is_settled = is_settled and (became is not None or caught.link.tries >= MOST_TRIES)
            more = became or FAILED
            kept = plus(kept, more)
            if more.read + more.set_aside and read is not None and isinstance(item, Page) and not is_own:
                self._revisits.plan(caught.link, item, read)
        if is_settled:
            self._patiently(lambda: self._log.finish([caught.link.key]))
        watched.health = with_kept(watched.health, kept)
        if kept != NOTHING:
            self._patiently(lambda: self._log.save(watched.health))
            self._count(watched.source.name, kept)

    def _kept(self, item: Page | Issue, read: Read | None, name: str, **how: bool) -> Tally | None:
        """What became of an item; None where the store, though it is there, cannot keep it, which is told."""
        return self._keeper.keep_or_tell(item, read, self._now(), self._patiently, name, **how)

    def _is_held(self, page: Page) -> bool:
        return self._patiently(lambda: self._store.has_page(page.key))

    def _save(self, watched: _Watched, before: Health) -> None:
        """Write down how a source does, and put up or take down its alarm."""
        health = watched.health
        self._patiently(lambda: self._log.save(health))
        if health.alarm is not before.alarm:
            level = logging.WARNING if health.alarm else logging.INFO
            _log.log(level, "%s: %s", health.name, health.alarm or "well again")
            self._patiently(lambda: self._log.settle(health.address, source_issue(health)))

    def _count(self, name: str, tally: Tally) -> None:
        self._patiently(lambda: self._log.count(name, self._now().date(), tally))
        self.summary.tally = total = plus(self.summary.tally, tally)
        self._logbook.count(read=total.read, set_aside=total.set_aside, failed=total.failed)

    # Now and then

    def _round(self, *, is_only: bool = False) -> None:
        """Make a round; one that cannot be made ends a watcher that makes no other."""
        now = self._now()
        if is_only:
            is_made = self._patiently(lambda: self._rounds.make(now))
        else:
            is_made = self._rounds.try_to_make(now, self._patiently)
        if is_made:
            self.summary.rounds = self._rounds.made
            self._tell(self.summary)

    def _sweep(self) -> None:
        """Look for sources that fail for too long by now, of those that were asked in this run, and let go of what is too old."""
        now = self._now()
        for watched in self._watched.values():
            before = watched.health
            is_tried = before.last_try is not None and before.last_try >= self._begun
            if is_tried and not before.is_paused:
                watched.health = with_alarm(before, now, watched.source.dead_days)
                if watched.health.alarm is not before.alarm:
                    self._save(watched, before)
        self._patiently(lambda: self._log.prune(now, links=_KEPT_LINKS, days=_KEPT_DAYS))
        self._revisits.prune()

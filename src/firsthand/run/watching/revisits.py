"""Looking at articles again on a schedule that thins out: news stories are edited, tolls rise, corrections are made.

An edited article becomes a new version of its document, as when it is ingested again. What is only around the article (menus,
counters) is not kept. An address that now holds something else, or nothing, leaves what was read as it is: that is noted, and the
visits end. So do they where robots.txt or the server forbids them.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from firsthand.domain.addresses import host_of
from firsthand.domain.claim import Extraction
from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page, SetAside, Validators
from firsthand.domain.watching import Link, Tally, Visit
from firsthand.run.pool import Read, is_lost
from firsthand.run.watching.again import Again, Seen
from firsthand.run.watching.articles import PERMANENT
from firsthand.run.watching.book import WatchBook
from firsthand.run.watching.crew import Crew
from firsthand.run.watching.edits import Edit, compared
from firsthand.run.watching.keeping import Keeper
from firsthand.run.watching.lanes import Task
from firsthand.run.watching.readers import Parcel, Readers, Told
from firsthand.run.watching.trust import Trusted, left_alone
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.source import issue
from firsthand.store.visits import VisitLog

if TYPE_CHECKING:
    from firsthand.store import Store
    from firsthand.store.versions import Version

T = TypeVar("T")

_AT_ONCE = 5  # articles of a host one after the other: new ones need not wait for long
_LOOKED_OVER = 1_000  # visits that are due, among which to choose
_HOUR = timedelta(hours=1)
_GONE = frozenset({"http-404", "http-410"})
_KEPT = timedelta(days=14)  # a visit that was due that long ago is made no more
_log = logging.getLogger(__name__)


class Revisits:
    """Plans visits, has them made, and keeps what they bring.

    Args:
        store: where to.
        book: how often, and how many.
        crew: the workers that ask.
        readers: what reads.
        keeper: what stores.
        trusted: which hosts answer.
        count: adds to what became of a source, by its name.
        patiently: does something with the store, waiting for one that is gone.
        now: the time of day (UTC).
        limits: sizes that are read up to.
    """

    def __init__(  # noqa: PLR0913 - what it works with
        self,
        store: Store,
        book: WatchBook,
        crew: Crew,
        readers: Readers,
        keeper: Keeper,
        trusted: Trusted,
        *,
        count: Callable[[str, Tally], None],
        patiently: Callable[[Callable[[], Any]], Any],
        now: Callable[[], datetime],
        limits: Limits = LIMITS,
    ) -> None:
        self._store, self._book, self._crew = store, book, crew
        self._readers, self._keeper, self._trusted = readers, keeper, trusted
        self._count, self._patiently = count, patiently
        self._now, self._limits = now, limits
        self._visits = VisitLog(store.database)
        self._made: deque[datetime] = deque()  # when visits of the last hour were made
        self._hosts = set[str]()  # which an errand is under way to, one each
        self._ids = set[str]()  # of articles that are under way, or being read
        self._most = max(1, book.crew_size // 4)  # the rest of the crew is for what is new

    def plan(self, link: Link, page: Page, read: Read) -> None:
        """Have an article looked at again, where it is of the kind that is."""
        is_wanted = isinstance(read, Extraction) and bool(read.reports)
        if isinstance(read, Issue) or page.id != link.link or not (is_wanted or self._book.revisit_all):
            return
        if not self._book.revisit or self._is_old(link, page, read):
            return
        said = Validators.of(page.headers)
        visit = Visit(page.id, link.source, link.link, page.captured_at, 0, said.etag, said.last_modified)
        visit, due = self._next(visit)
        if due is not None:
            self._patiently(lambda: self._visits.plan(visit, due))

    def _is_old(self, link: Link, page: Page, read: Extraction | SetAside) -> bool:
        """Whether an article was published too long ago to be edited still, as those are that a source is read back for."""
        dated = read.document.published if isinstance(read, Extraction) else None
        day = link.published or (dated.value if dated is not None else None)
        return day is not None and day < (page.captured_at - self._book.revisit[-1]).date()

    def send(self) -> None:
        """Have the visits made that are due, as far as the hour and the crew allow; none while nobody answers."""
        now = self._now()
        while self._made and not now - _HOUR < self._made[0] <= now:
            self._made.popleft()
        errands, room = self._most - len(self._hosts), self._book.revisits - len(self._made)
        if not self._book.revisit or errands <= 0 or room <= 0 or self._trusted.is_cut_off:
            return
        due = self._patiently(lambda: self._visits.due(now, _LOOKED_OVER))
        by_host = self._chosen(due, errands, room)
        chosen = [visit for visits in by_host.values() for visit in visits]
        self._patiently(lambda: self._visits.claim(chosen, now))
        self._made.extend([now] * len(chosen))
        self._ids.update(visit.id for visit in chosen)
        for host, visits in by_host.items():
            self._hosts.add(host)
            self._crew.put(Task(host, self._trusted.of(host), Again(tuple(visits), self._limits)))

    def _chosen(self, due: Sequence[Visit], errands: int, room: int) -> dict[str, list[Visit]]:
        """Which visits are made now, by host: those that are due longest, of hosts that are not being visited."""
        by_host: dict[str, list[Visit]] = {}
        for visit in due:
            host = host_of(visit.link)
            if visit.id in self._ids or host in self._hosts:
                continue
            if host not in by_host and len(by_host) == errands:
                continue
            if len(by_host.get(host, ())) < _AT_ONCE and room > 0:
                by_host.setdefault(host, []).append(visit)
                room -= 1
        return by_host

    def done(self, errand: Again) -> None:
        """Note that an errand is over."""
        self._hosts.discard(host_of(errand.visits[0].link))

    def take(self, seen: Seen) -> None:
        """Go on with what a visit brought."""
        visit, error = seen.visit, seen.error
        code = error.code if error is not None else ""
        self._trusted.heard(host_of(visit.link), error)
        asked_nobody = self._trusted.asked_nobody(error)
        if not asked_nobody:
            self._count(visit.source, Tally(visited=1))
        if seen.validators is not None and error is None:
            said = seen.validators
            visit = replace(visit, etag=said.etag, last_modified=said.last_modified)
        if code in _GONE:
            self._end(visit, code, f"it is there no more ({error}); what was read of it stays")
        elif code in PERMANENT:
            self._end(visit, code, f"it is not looked at again ({error})")
        elif asked_nobody:
            self._move(visit, self._now() + left_alone(error))
        elif seen.page is None:
            if error is not None:
                _log.info("%s: %s", visit.id, error)
            self._go_on(visit)
        else:
            page = self._unless_damaged(seen.visit, partial(self._hinted, seen.page))
            if page is not None:
                self._readers.put(Parcel((page,), partial(self._keep, seen.visit, visit)))

    def prune(self) -> None:
        """Let go of visits that nobody made."""
        self._patiently(lambda: self._visits.prune(self._now() - _KEPT))

    def _hinted(self, page: Page) -> Page:
        """A page with what its source said of it when it was read before."""
        version = self._newest(page.id)
        if version is None:
            return page
        return replace(page, hints=self._patiently(partial(self._visits.hints, version.page)))

    def _unless_damaged(self, before: Visit, action: Callable[[], T]) -> T | None:
        """Go on with a visit; what the store cannot tell or keep of one article, though it is there, concerns that one alone."""
        try:
            return action()
        except StoreAwayError:
            raise
        except StoreError as fault:
            self._note(
                before, "revisit-unkept", f"looked at again it could not be compared or kept ({fault})"
            )
            self._go_on(before)
            return None

    def _keep(self, before: Visit, visit: Visit, told: list[Told]) -> None:
        self._unless_damaged(before, partial(self._keep_edit, before, visit, told))

    def _keep_edit(self, before: Visit, visit: Visit, told: list[Told]) -> None:
        """Keep an article that says something else than before.

        Args:
            before: the visit with what the article said for conditional requests until now.
            visit: with what it says now, which holds from when it is read.
            told: the article.
        """
        ((page, read),) = told
        if read is None or not isinstance(page, Page):  # the very same bytes
            self._go_on(visit)
            return
        if isinstance(read, Issue):
            self._note(visit, "revisit-unreadable", f"looked at again it could not be read ({read.message})")
            self._go_on(before if is_lost(read) else visit)
            return
        edit = self._edit(visit.id, read)
        if edit is Edit.OTHER:
            self._end(
                visit, "revisit-other", "its address holds something else now; what was read of it stays"
            )
        elif edit is Edit.SHORTENED:
            self._note(
                visit, "revisit-shortened", "only a piece of it is there now; what was read of it stays"
            )
            self._go_on(visit)
        else:
            keep = partial(
                self._keeper.keep,
                page,
                read,
                self._now(),
                is_own=True,
                only_changed=True,
                source=visit.source,
            )
            kept = self._patiently(keep)
            self._count(visit.source, replace(kept, edited=kept.read))
            self._go_on(visit)

    def _edit(self, name: str, read: Extraction | SetAside) -> Edit:
        before = self._newest(name)
        if before is None or isinstance(read, SetAside):
            return Edit.EDITED
        document = self._patiently(partial(self._store.document, before.document))
        return compared(document, read.document)

    def _newest(self, name: str) -> Version | None:
        """The newest version of an article; None where none is held."""
        versions: tuple[Version, ...] = self._patiently(lambda: self._store.versions(name))
        return versions[-1] if versions else None

    def _next(self, visit: Visit) -> tuple[Visit, datetime | None]:
        """The visit after this one: the first that is not past, so that what was missed is not made up for."""
        now = self._now()
        for step, wait in enumerate(self._book.revisit):
            if visit.first_at + wait > now:
                return replace(visit, step=step), visit.first_at + wait
        return visit, None

    def _go_on(self, visit: Visit) -> None:
        self._move(*self._next(visit))

    def _move(self, visit: Visit, due: datetime | None) -> None:
        self._ids.discard(visit.id)
        self._patiently(lambda: self._visits.move(visit, due))

    def _end(self, visit: Visit, code: str, message: str) -> None:
        self._note(visit, code, message)
        self._move(visit, None)

    def _note(self, visit: Visit, code: str, message: str) -> None:
        told = issue(visit.id, code, message, Severity.WARNING)
        self._patiently(lambda: self._store.add_issue(told, None))

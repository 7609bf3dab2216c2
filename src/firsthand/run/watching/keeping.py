"""Storing what was read of what was fetched."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from firsthand.domain.addresses import host_of
from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page, SetAside
from firsthand.domain.watching import Outcome, Tally
from firsthand.run.logbook import Logbook
from firsthand.run.pool import Read
from firsthand.run.upkeep import Upkeep
from firsthand.run.watching.alarms import noted, site_issue
from firsthand.run.watching.patience import Patience
from firsthand.store.watching import WatchLog

if TYPE_CHECKING:
    from firsthand.store import Store

NOTHING, FAILED = Tally(), Tally(failed=1)
_log = logging.getLogger(__name__)


class Keeper:
    """Stores what came of pages, as an ingest does.

    Args:
        store: where to.
        log: where it is noted how the articles of each site are.
        upkeep: of the store's view.
        logbook: of the run.
    """

    def __init__(self, store: Store, log: WatchLog, upkeep: Upkeep, logbook: Logbook) -> None:
        self._store = store
        self._log = log
        self._upkeep = upkeep
        self._logbook = logbook

    def keep(
        self,
        item: Page | Issue,
        outcome: Read | None,
        now: datetime,
        *,
        is_own: bool = False,
        only_changed: bool = False,
        source: str | None = None,
    ) -> Tally:
        """Keep a page or an issue.

        Args:
            item: what came.
            outcome: what was read of it; None for an issue, and for a page that is held.
            now: now (UTC).
            is_own: it is the text of a listing, or no answer came: nothing follows for the pages of its site.
            only_changed: keep nothing of a page that says what it said before, whatever counters and advertisements say.
            source: the watched source that led to it.

        Returns:
            What became of it; nothing where it is held already.
        """
        if isinstance(item, Issue):
            self._store.add_issue(item, None, source)
            if not is_failure(item):
                return NOTHING
            if not is_own:
                self._note(item.input, Outcome(None), now)  # an answer without a page in it
            return FAILED
        if outcome is None or self._store.has_page(item.key):
            return NOTHING
        if only_changed and self._is_said(item, outcome):
            return NOTHING
        with self._logbook.storing(item, outcome):
            tally, said = self._put(item, outcome, source)
        if not is_own:
            self._note(item.url or item.id, said, now)
        return tally

    def keep_or_tell(
        self,
        item: Page | Issue,
        outcome: Read | None,
        now: datetime,
        patience: Patience,
        source: str,
        **how: bool,
    ) -> Tally | None:
        """As `keep`, waiting for a store that is away; None where the store is there and cannot keep this item, which is made an
        issue of it: the others are gone on with.
        """
        try:
            return patience(lambda: self.keep(item, outcome, now, source=source, **how))
        except StoreAwayError:
            raise
        except StoreError as fault:
            place, why = item.input if isinstance(item, Issue) else item.id, str(fault)
        _log.error("%s could not be kept: %s", place, why)
        patience(lambda: self._store.add_issue(Issue(place, "run", "not-kept", why), None, source))
        return None

    def _put(self, page: Page, outcome: Read, source: str | None) -> tuple[Tally, Outcome]:
        """Store what was read; returns what became of it, and what it says of its site."""
        if isinstance(outcome, Issue):
            _log.info(
                "%s: %s", outcome.input, outcome.message, extra={"document": page.id, "code": outcome.code}
            )
            self._store.add_issue(outcome, page, source)
            return Tally(failed=1), Outcome(None)
        if isinstance(outcome, SetAside):
            is_new = self._store.add_set_aside(page, outcome, source)
            return Tally(set_aside=int(is_new)), Outcome(None, is_set_aside=True)
        added = self._store.add(page, outcome, source)
        if added and added.is_news:
            self._upkeep.add(outcome.document)
        return Tally(read=int(bool(added))), Outcome(len(outcome.document.text))

    def _is_said(self, page: Page, outcome: Read) -> bool:
        """Whether the page said the same when it was read last."""
        if isinstance(outcome, Issue):
            return False
        if isinstance(outcome, SetAside):
            return self._log.aside_before(page.id) == (outcome.title, outcome.score)
        versions = self._store.versions(page.id)
        if not versions:
            return False
        before, now = self._store.document(versions[-1].document), outcome.document
        return (before.title, before.text) == (now.title, now.text)

    def _note(self, address: str, said: Outcome, now: datetime) -> None:
        """Note what an article of a site gave, and put up or take down the alarm that follows."""
        host = host_of(address)
        if not host:
            return
        before = self._log.site(host)
        record = noted(before, said, now)
        self._log.save_site(record)
        if record.alarm is not before.alarm:
            if record.alarm is not None:
                _log.warning("%s: its pages seem to have changed", host)
            self._log.settle(host, site_issue(record))


def is_failure(item: Page | Issue) -> bool:
    """Whether an item is an error, not a page or a warning."""
    return isinstance(item, Issue) and item.severity is Severity.ERROR


def plus(a: Tally, b: Tally) -> Tally:
    """Two tallies together."""
    return replace(
        a,
        tries=a.tries + b.tries,
        errors=a.errors + b.errors,
        found=a.found + b.found,
        read=a.read + b.read,
        set_aside=a.set_aside + b.set_aside,
        failed=a.failed + b.failed,
        visited=a.visited + b.visited,
        edited=a.edited + b.edited,
    )

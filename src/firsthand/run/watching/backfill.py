"""Reading back, and lists too long for one look: what is not complete is taken up again, without what was read already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from firsthand.domain.page import Validators
from firsthand.domain.watching import Health
from firsthand.run.watching.book import WatchedSource
from firsthand.run.watching.checkup import lists_since, wanted_since
from firsthand.run.watching.listing import Ask, Listed
from firsthand.sources.limits import Limits

_FIRST, _LONGEST = timedelta(hours=1), timedelta(days=1)
"""Before a source is read back again of which a part could not be had, and at most, as the wait doubles each time."""


class Backfill:
    """What each look asks for. Remembered for this run; the next one begins such a source anew.

    Args:
        since: day back to which everything is read once, None for what each source lists.
    """

    def __init__(self, since: date | None) -> None:
        self._since = since
        self._tries: dict[str, int] = {}  # of reading a source back, none of which was complete
        self._next: dict[str, datetime] = {}
        self._done: dict[tuple[str, bool], frozenset[str]] = {}

    def ask(
        self,
        source: WatchedSource,
        health: Health,
        validators: Mapping[str, Validators],
        limits: Limits,
        now: datetime,
    ) -> Ask:
        """What to ask a source now.

        Args:
            source: as the file has it.
            health: how it does.
            validators: what its listings said before.
            limits: sizes that are read up to.
            now: now (UTC).
        """
        since, is_deep = wanted_since(health, self._since, now)
        wait = self._next.get(source.name, now) - now
        if (
            is_deep and timedelta() < wait <= _LONGEST
        ):  # a longer one was planned under a clock that was wrong
            since, is_deep = wanted_since(health, None, now)
        lists = lists_since(health, since, is_deep=is_deep)
        done = self._done.get((source.name, is_deep), frozenset())
        return Ask(source, since, is_deep, validators, limits, lists, done)

    def note(self, listed: Listed, now: datetime) -> None:
        """Take note of what came of it."""
        if listed.error is not None:
            return
        name, is_deep = listed.ask.source.name, listed.ask.is_deep
        if listed.is_whole or not (is_deep or listed.is_cut):
            self._done.pop((name, is_deep), None)
        else:
            self._done[name, is_deep] = listed.ask.done | listed.done
        if not is_deep:
            return
        if listed.is_whole or (listed.is_cut and listed.done - listed.ask.done):  # it gets on
            self._tries.pop(name, None)
            self._next.pop(name, None)
        else:
            tries = self._tries[name] = self._tries.get(name, 0) + 1
            self._next[name] = now + min(_FIRST * 2 ** min(tries - 1, 10), _LONGEST)

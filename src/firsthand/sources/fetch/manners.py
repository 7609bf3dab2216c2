"""Not asking a host too often, nor for ever."""

from __future__ import annotations

import email.utils
import math
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from firsthand.domain.errors import LaterError, SourceError

LONGEST_CRAWL_DELAY = 30.0  # seconds; a robots.txt that asks for more is followed so far
LONGEST_RETRY_AFTER = 120.0  # seconds; who asks us to stay away for longer is not waited for ...
LONGEST_AWAY = 24 * 3600.0  # ... and left alone for so long, up to this bound (seconds)
MOST_FAILURES = 3  # of one host in a row, before it is left alone
LEFT_ALONE = 600.0  # seconds
_MOST_HOSTS = 20_000  # remembered; those whose time is past are forgotten beyond it


class Hosts:
    """What is remembered of hosts. Fetchers of several threads may share it, so that together they keep to the manners of one."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.next: dict[str, float] = {}
        self.away: dict[str, float] = {}  # until when each wants to be left alone
        self.failures: dict[str, int] = {}
        self.given_up: dict[str, float] = {}

    def forget(self, now: float) -> None:
        """Let go of hosts that may be asked anyway, where there are many."""
        if max(len(self.next), len(self.away)) > _MOST_HOSTS:
            self.next = {host: at for host, at in self.next.items() if at > now}
            self.away = {host: at for host, at in self.away.items() if at > now}
            self.given_up = {host: at for host, at in self.given_up.items() if at > now}
            self.failures = {host: count for host, count in self.failures.items() if host in self.next}


class Manners:
    """When each host may be asked next.

    Args:
        delay: least seconds between two requests to a host.
        clock: seconds that only grow.
        sleep: waits.
        hosts: what is remembered; shared with other fetchers, or None for this one alone.
        patience: seconds that are waited for at most where a host wants to be left alone.
    """

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        hosts: Hosts | None = None,
        patience: float = LONGEST_RETRY_AFTER,
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._hosts = hosts or Hosts()
        self._patience = patience

    def wait(self, host: str, crawl_delay: float | None = None) -> None:
        """Wait until a host may be asked, and note that it is asked now.

        Raises:
            SourceError: it has failed so often that it is left alone for now (`host-failing`).
            LaterError: it wants to be left alone for longer than we wait (`asked-to-wait`).
        """
        known = self._hosts
        delay = max(self._delay, min(crawl_delay or 0.0, LONGEST_CRAWL_DELAY))
        with known.turn:
            now = self._clock()
            if known.given_up.get(host, -math.inf) > now:
                raise SourceError(
                    "the host has failed too often in a row and is left alone for ten minutes",
                    code="host-failing",
                )
            known.forget(now)
            wait = max(known.next.get(host, -math.inf) - now, self._left(host, now))
            ours = known.next[host] = now + max(wait, 0.0) + delay  # whoever else asks comes after
        if wait > 0:
            self._sleep(wait)
            with known.turn:
                if known.next.get(host) == ours:
                    known.next[host] = self._clock() + delay

    def note(self, host: str, *, failed: bool) -> None:
        """Note how a page of a host went."""
        known = self._hosts
        with known.turn:
            if not failed:
                known.failures.pop(host, None)
                return
            count = known.failures[host] = known.failures.get(host, 0) + 1
            if count >= MOST_FAILURES:
                del known.failures[host]
                known.given_up[host] = self._clock() + LEFT_ALONE

    def stay_away(self, host: str, seconds: float) -> None:
        """Do not ask a host for a while, as it wants: `LONGEST_AWAY` at most."""
        known = self._hosts
        with known.turn:
            until = self._clock() + min(seconds, LONGEST_AWAY)
            known.away[host] = max(known.away.get(host, -math.inf), until)

    def heed(self, host: str) -> None:
        """Check that a host does not want to be left alone, or not for long, in which case that is waited for.

        Raises:
            LaterError: see `wait`.
        """
        with self._hosts.turn:
            left = self._left(host, self._clock())
        if left > 0:
            self._sleep(left)

    def _left(self, host: str, now: float) -> float:
        left = self._hosts.away.get(host, -math.inf) - now
        if left > self._patience:
            raise LaterError("the host has asked to be left alone for now", code="asked-to-wait", after=left)
        return left


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that the header `Retry-After` asks for; None where it says nothing that can be read."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return max(((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds(), 0.0)

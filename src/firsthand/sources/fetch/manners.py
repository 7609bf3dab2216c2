"""Not asking a host too often, nor for ever."""

from __future__ import annotations

import email.utils
import math
from collections.abc import Callable
from datetime import UTC, datetime

from firsthand.domain.errors import SourceError

LONGEST_CRAWL_DELAY = 30.0  # seconds; a robots.txt that asks for more is followed so far
LONGEST_RETRY_AFTER = 120.0  # seconds; who asks us to stay away for longer is not waited for
MOST_FAILURES = 3  # of one host in a row, before it is left alone
LEFT_ALONE = 600.0  # seconds


class Manners:
    """When each host may be asked next.

    Args:
        delay: least seconds between two requests to a host.
        clock: seconds that only grow.
        sleep: waits.
    """

    def __init__(self, delay: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._failures: dict[str, int] = {}
        self._given_up: dict[str, float] = {}

    def wait(self, host: str, crawl_delay: float | None = None) -> None:
        """Wait until a host may be asked, and note that it is asked now.

        Raises:
            SourceError: it has failed so often that it is left alone for now (`host-failing`).
        """
        if self._given_up.get(host, -math.inf) > self._clock():
            raise SourceError(
                "the host has failed too often in a row and is left alone for ten minutes",
                code="host-failing",
            )
        wait = self._next.get(host, -math.inf) - self._clock()
        if wait > 0:
            self._sleep(wait)
        delay = max(self._delay, min(crawl_delay or 0.0, LONGEST_CRAWL_DELAY))
        self._next[host] = self._clock() + delay

    def note(self, host: str, *, failed: bool) -> None:
        """Note how a page of a host went."""
        count = self._failures.get(host, 0) + 1 if failed else 0
        self._failures[host] = count
        if count >= MOST_FAILURES:
            self._failures[host] = 0
            self._given_up[host] = self._clock() + LEFT_ALONE

    def stay_away(self, host: str, seconds: float) -> None:
        """Do not ask a host for a while."""
        self._next[host] = max(self._next.get(host, -math.inf), self._clock() + seconds)


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

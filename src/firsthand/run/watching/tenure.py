"""Being the one watcher of a store: getting the lease, keeping it, and seeing that another has it."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.domain.watching import Lease
from firsthand.store.lease import Leases

LENGTH = timedelta(seconds=60)
"""How long a watcher that is gone keeps the next one waiting; renewed four times within it."""
_log = logging.getLogger(__name__)


def holder_name() -> str:
    """This process, in words: host, process, and what tells it from one that had the same number before."""
    return f"{socket.gethostname()} process {os.getpid()} ({secrets.token_hex(3)})"


class Tenure:
    """The lease of one watcher.

    Args:
        leases: of the store.
        holder: who we are.
        length: of the lease.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        leases: Leases,
        holder: str,
        length: timedelta = LENGTH,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._leases = leases
        self._holder = holder
        self._length = length
        self._clock = clock
        self._lease: Lease | None = None
        self._over = threading.Event()
        self._turn = threading.Lock()
        self.is_lost = False

    @property
    def beat_seconds(self) -> float:
        """How often it has to be renewed."""
        return self._length.total_seconds() / 4

    def acquire(
        self,
        stop: threading.Event,
        *,
        waits: bool,
        tell: Callable[[str], None] = lambda _: None,
    ) -> bool:
        """Get the lease.

        A watcher that holds it and renews it no more for its whole length, by our own clock, is gone: so a clock that was set
        back does not keep a dead watcher in office. One that gave it back, or let it run out, is not waited for. While the store is
        away nobody can renew: that time counts for nothing.

        Args:
            stop: ends the waiting.
            waits: whether to wait for as long as another watcher is at work; else only until it shows that it is.
            tell: told once who is waited for.

        Returns:
            Whether we have it.

        Raises:
            StoreAwayError: the store is away, and we do not wait.
            StoreError: it is there and cannot be used.
        """
        seen: Lease | None = None
        since, was_away = self._clock(), False
        while True:
            if was_away:
                since, was_away = self._clock(), False
            is_old = self._clock() - since > self._length.total_seconds()
            try:
                self._lease = self._leases.take(self._holder, self._length, lapsed=seen if is_old else None)
                standing = None if self._lease is not None else self._leases.standing()
            except StoreAwayError as fault:
                if not waits:
                    raise
                _log.warning("waiting for the store: %s", fault)
                was_away = True
                if stop.wait(self.beat_seconds / 2):
                    return False
                continue
            if self._lease is not None:
                self.is_lost = False
                return True
            if seen is None or standing is None or (standing.term, standing.beat) != (seen.term, seen.beat):
                if seen is not None and standing is not None and not waits:
                    return False
                if seen is None and standing is not None:
                    tell(standing.holder)
                seen, since = standing, self._clock()
            if stop.wait(self.beat_seconds / 2):
                return False

    def keep(self) -> None:
        """Renew the lease from a thread of its own, whatever else is done, until it is lost or given back."""
        self._over.clear()
        threading.Thread(target=self._renew_again, name="lease", daemon=True).start()

    def _renew_again(self) -> None:
        while not self._over.wait(self.beat_seconds) and not self.is_lost:
            self.renew()

    def renew(self) -> None:
        """Renew the lease; where another has it, `is_lost` says so. A store that is gone for a while loses nobody the lease."""
        with self._turn:
            self._renew()

    def _renew(self) -> None:
        if self._lease is None or self.is_lost:
            return
        try:
            renewed = self._leases.renew(self._lease, self._length)
        except StoreError as fault:
            _log.warning("the lease could not be renewed: %s", fault)
            return
        if renewed is None:
            self.is_lost = True
            _log.warning("another watcher has taken over")
        else:
            self._lease = renewed

    def give_back(self) -> None:
        """Give the lease back, so that the next watcher need not wait."""
        self._over.set()
        with self._turn:
            lease, self._lease = self._lease, None
            if lease is not None and not self.is_lost:
                try:
                    self._leases.give_back(lease)
                except StoreError as fault:
                    _log.warning("the lease could not be given back: %s", fault)

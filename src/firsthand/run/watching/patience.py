"""Working on a store that may go away for a while."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from firsthand.domain.errors import StoreAwayError

T = TypeVar("T")

LONGEST = 900.0
"""Seconds that a store may be gone: who looks after the process starts it again after that, with connections of its own."""
_log = logging.getLogger(__name__)


class Patience:
    """Does something with a store; where it is away, waits for it to come back.

    Args:
        stop: set to end.
        is_over: whether to wait no more.
        clock: seconds that only grow.
    """

    def __init__(
        self, stop: threading.Event, is_over: Callable[[], bool], clock: Callable[[], float]
    ) -> None:
        self._stop = stop
        self._is_over = is_over
        self._clock = clock

    def __call__(self, action: Callable[[], T]) -> T:
        """What an action gives, which may be done twice.

        Raises:
            StoreAwayError: the store did not come back, or we are to end.
            StoreError: it is there, and this cannot be done: waiting mends nothing.
        """
        wait, until = 1.0, self._clock() + LONGEST
        while True:
            try:
                return action()
            except StoreAwayError as fault:
                if self._clock() > until or self._is_over():
                    raise
                _log.warning("waiting for the store: %s", fault)
            self._stop.wait(wait)
            wait = min(2 * wait, 30.0)

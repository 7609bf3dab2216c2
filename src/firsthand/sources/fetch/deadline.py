"""Time that a page may take."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from firsthand.domain.errors import SourceError


class Deadline:
    """One end of time for everything that a page takes, set anew for each page."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = math.inf
        self._seconds = math.inf

    @contextmanager
    def span(self, seconds: float) -> Iterator[None]:
        """What is done inside has to be done in so many seconds."""
        self._seconds, self._end = seconds, self._clock() + seconds
        try:
            yield
        finally:
            self._end = math.inf

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What is done inside costs no time."""
        started, end, self._end = self._clock(), self._end, math.inf
        try:
            yield
        finally:
            self._end = end + (self._clock() - started)

    def left(self, most: float | None = None) -> float:
        """Seconds left, `most` at most.

        Raises:
            SourceError: none (`timeout`).
        """
        left = self._end - self._clock()
        if left <= 0:
            raise SourceError(f"it did not come within {self._seconds:g} seconds", code="timeout")
        return left if most is None else min(left, most)

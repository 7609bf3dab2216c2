"""How often one may try: a bucket per key that fills again with time (a token bucket)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic


class Throttle:
    """Lets through so many acts at once and so many a second, for each key apart. Safe to share between threads.

    Args:
        burst: acts at once.
        per_second: acts a second, on and on.
        keys: most keys that are remembered; the one not heard of for longest is forgotten first.
        clock: seconds that only grow.
    """

    def __init__(
        self, burst: int, per_second: float, *, keys: int = 50_000, clock: Callable[[], float] = monotonic
    ) -> None:
        self._burst = float(burst)
        self._rate = per_second
        self._most = keys
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()  # key: acts left, at which moment
        self._lock = Lock()

    def wait(self, key: str) -> float:
        """Seconds until an act is let through; 0 where it is now, and then it counts.

        Args:
            key: who or what is counted, such as an address.
        """
        with self._lock:
            now = self._clock()
            left, at = self._levels.pop(key, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            is_let = left >= 1.0
            self._levels[key] = (left - 1.0 if is_let else left, now)
            while len(self._levels) > self._most:
                self._levels.popitem(last=False)
            return 0.0 if is_let else (1.0 - left) / self._rate

    def forgive(self, key: str) -> None:
        """Forget what a key has used up, as after a sign-in that was right."""
        with self._lock:
            self._levels.pop(key, None)

"""When what is due. The clock of the day may jump: what was planned is planned by seconds, and planned anew where it did."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Self

from apscheduler.executors.debug import DebugExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

JUMP = 5.0
"""Seconds by which the clock of the day may differ from the seconds that went by; more is a jump. Clocks that are kept right over
the network are slewed by half a thousandth at most."""
_log = logging.getLogger(__name__)


class Timetable:
    """Tells of names when they are due. Use it in a `with` statement, and look at the clock (`check_clock`) every few seconds.

    Args:
        tell: called with a name that is due, from another thread; must be quick.
        now: the time of day (UTC).
        clock: seconds that only grow.
    """

    def __init__(
        self,
        tell: Callable[[str], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = tell
        self._now = now
        self._clock = clock
        self._due: dict[str, float] = {}
        self._base = now().timestamp() - clock()
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": DebugExecutor()},  # in the thread of the scheduler itself: it only tells
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )

    def put(self, name: str, seconds: float) -> None:
        """Tell of a name after so many seconds, and not when it was to be told of before."""
        self._due[name] = self._clock() + seconds
        self._plan(name, seconds)

    def drop(self, name: str) -> None:
        """Tell of a name no more."""
        if self._due.pop(name, None) is not None:
            with suppress(JobLookupError):  # it was told just now
                self._scheduler.remove_job(f"due:{name}")

    def check_clock(self) -> bool:
        """Plan everything anew where the clock of the day has jumped; whether it had."""
        base = self._now().timestamp() - self._clock()
        jump, self._base = base - self._base, base
        if abs(jump) < JUMP:
            return False
        _log.warning("the clock of this machine jumped by %.0f seconds", jump)
        for name, due in list(self._due.items()):
            self._plan(name, max(0.0, due - self._clock()))
        return True

    def __enter__(self) -> Self:
        self._scheduler.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._scheduler.shutdown(wait=False)

    def _plan(self, name: str, seconds: float) -> None:
        self._scheduler.add_job(
            self._fire,
            "date",
            args=(name,),
            run_date=self._now() + timedelta(seconds=seconds),
            id=f"due:{name}",
            replace_existing=True,
        )

    def _fire(self, name: str) -> None:
        left = self._due.get(name, 0.0) - self._clock()
        if left > JUMP:  # the clock of the day jumped ahead, and the scheduler woke before `check_clock`
            self._plan(name, left)
            return
        self._due.pop(name, None)
        self._tell(name)

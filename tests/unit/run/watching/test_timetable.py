"""When what is due, and clocks that jump."""

from __future__ import annotations

import queue
import time
from datetime import UTC, datetime, timedelta

import pytest

from firsthand.run.watching.timetable import Timetable


class Clock:
    """The time of day, which can be set."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


def test_names_are_told_when_they_are_due_and_once() -> None:
    told: queue.Queue[str] = queue.Queue()
    with Timetable(told.put) as timetable:
        timetable.put("later", 0.6)
        timetable.put("soon", 0.1)
        timetable.put("never", 0.3)
        timetable.drop("never")
        timetable.put("put off", 0.1)
        timetable.put("put off", 60)
        assert [told.get(timeout=5), told.get(timeout=5)] == ["soon", "later"]
        timetable.drop("soon")
        time.sleep(0.2)
        assert told.empty()


@pytest.mark.parametrize("days", [-1, 400])
def test_a_clock_that_jumps_makes_nothing_later_and_nothing_sooner(
    days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scheduler reads the same clock: where that is set back, what was planned for a moment would wait for a day."""
    clock = Clock()

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return clock().astimezone(tz)  # type: ignore[arg-type]

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Shifted)
    told: queue.Queue[str] = queue.Queue()
    with Timetable(told.put, clock) as timetable:
        timetable.put("soon", 1.0)
        timetable.put("in an hour", 3600)
        clock.ahead = timedelta(days=days)
        assert timetable.check_clock()
        assert told.get(timeout=30) == "soon"
        assert told.empty()
        assert not timetable.check_clock()

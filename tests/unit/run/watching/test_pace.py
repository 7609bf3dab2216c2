"""How often a source is asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.run.watching.pace import (
    HALF_LIFE,
    LONGEST_PAUSE,
    interval_after,
    pause_after,
    rate_after,
    scattered,
)

MINUTE, HOUR = 60.0, 3600.0
LEAST, MOST = 5 * MINUTE, 6 * HOUR


def _settled(per_hour: float, start: float = 15 * MINUTE, looks: int = 400) -> float:
    """The interval that a source of so many entries an hour comes to."""
    rate, interval, owed = 0.0, start, 0.0
    for _ in range(looks):
        owed += per_hour * interval / HOUR
        new, owed = int(owed), owed % 1
        rate = rate_after(rate, new, interval)
        interval = interval_after(interval, rate, new, least=LEAST, most=MOST)
    return interval


def test_a_busy_source_is_asked_often_and_a_quiet_one_seldom() -> None:
    assert _settled(60) == LEAST
    assert _settled(0) == MOST
    assert 20 * MINUTE < _settled(4) < 45 * MINUTE  # two entries a look
    assert _settled(60) < _settled(4) < _settled(1) < _settled(0.2) <= MOST


def test_a_rate_halves_in_its_half_life_and_comes_to_what_arrives() -> None:
    assert rate_after(8.0, 0, HALF_LIFE) == 4.0
    rate = 0.0
    for _ in range(2000):
        rate = rate_after(rate, 3, HOUR)
    assert abs(rate - 3) < 0.01
    assert rate_after(5.0, 7, 0.0) == 5.0  # asked twice in a moment


@given(st.floats(LEAST, MOST), st.floats(0, 1000), st.integers(0, 500))
def test_an_interval_stays_within_its_bounds_and_never_leaps(interval: float, rate: float, new: int) -> None:
    found = interval_after(interval, rate, new, least=LEAST, most=MOST)
    assert LEAST <= found <= MOST
    assert interval / 2.001 <= found <= interval * 2.001 or found in (LEAST, MOST)


def test_a_source_that_fails_is_left_alone_ever_longer() -> None:
    pauses = [pause_after(errors, 15 * MINUTE) for errors in range(1, 12)]
    assert pauses[:3] == [15 * MINUTE, 30 * MINUTE, HOUR]
    assert pauses == sorted(pauses)
    assert pauses[-1] == pause_after(10_000, 15 * MINUTE) == LONGEST_PAUSE
    assert pause_after(1, 15 * MINUTE, asked=2 * HOUR) == 2 * HOUR
    assert pause_after(1, 15 * MINUTE, asked=1e9) == LONGEST_PAUSE


def test_what_is_asked_together_drifts_apart() -> None:
    assert scattered(100, lambda: 0.0) == 90
    assert round(scattered(100, lambda: 1.0), 6) == 110


@given(st.floats(1, LONGEST_PAUSE), st.floats(0, 1e9), st.floats(0, 1))
def test_nobody_is_asked_sooner_than_it_wants_up_to_a_day(
    asked: float, seconds: float, chance: float
) -> None:
    assert scattered(min(seconds, LONGEST_PAUSE), lambda: chance, asked=asked) >= asked
    assert scattered(0, lambda: chance, asked=1e9) <= 1.1 * LONGEST_PAUSE

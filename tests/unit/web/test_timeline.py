"""Events as bars over time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.store.desk_queries import DayCount
from firsthand.store.facts import LAST_DAY
from firsthand.web.timeline import Step, timeline


def _count(first: date, last: date | None = None, events: int = 1) -> DayCount:
    return DayCount(first.toordinal(), (last or first).toordinal(), events, 0)


def test_nothing_dated_gives_no_line() -> None:
    assert timeline([]) is None
    assert timeline([DayCount(0, LAST_DAY, 5, 0), DayCount(1, 738000, 2, 0)]) is None


@pytest.mark.parametrize(
    ("days", "step"),
    [(1, Step.DAY), (60, Step.DAY), (80, Step.WEEK), (740, Step.WEEK), (800, Step.MONTH), (7000, Step.YEAR)],
)
def test_bars_stand_for_what_fits(days: int, step: Step) -> None:
    start = date(2010, 3, 3)
    line = timeline([_count(start), _count(start + timedelta(days=days - 1))])
    assert line is not None
    assert line.step is step
    assert len(line.labels) <= 8


def test_an_event_that_may_lie_in_several_bars_is_not_told_as_sure() -> None:
    line = timeline(
        [
            _count(date(2024, 1, 31), date(2024, 2, 1)),
            _count(date(2024, 1, 5), events=2),
            _count(date(2026, 12, 1)),
        ]
    )
    assert line is not None
    assert line.step is Step.MONTH
    january = line.bars[0]
    assert (january.start, january.end) == (date(2024, 1, 1), date(2024, 1, 31))
    assert (january.sure, january.open) == (2, 1)
    assert january.sure_height + january.open_height == pytest.approx(100)


def test_undated_events_are_told_beside_the_bars() -> None:
    line = timeline([_count(date(2024, 1, 5)), DayCount(0, LAST_DAY, 3, 0), DayCount(738000, LAST_DAY, 1, 0)])
    assert line is not None
    assert line.undated == 4


def test_a_short_period_is_looked_at_closely() -> None:
    counts = [_count(date(2015, 1, 1) + timedelta(days=n)) for n in range(0, 3000, 3)]
    line = timeline(counts, date(2018, 5, 1), date(2018, 5, 20))
    assert line is not None
    assert line.is_close
    assert line.step is Step.DAY
    assert line.start == date(2018, 4, 21)
    assert line.chosen is not None
    left, width = line.chosen
    assert left == pytest.approx(100 * 10 / 40)
    assert width == pytest.approx(100 * 20 / 40)
    whole = timeline(counts, date(2018, 5, 1))
    assert whole is not None
    assert not whole.is_close


_DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@given(
    st.lists(st.tuples(_DAYS, st.integers(0, 500), st.integers(1, 9)), min_size=1),
    st.none() | _DAYS,
    st.none() | _DAYS,
)
def test_bars_hold_every_dated_event_once_and_stay_inside(
    found: list[tuple[date, int, int]], since: date | None, until: date | None
) -> None:
    counts = sorted(
        (_count(day, day + timedelta(days=more), n) for day, more, n in found), key=lambda c: c.first
    )
    line = timeline(counts, since, until)
    assert line is not None
    shown = sum(n for day, _, n in found if line.start <= day <= line.end)
    assert sum(bar.sure + bar.open for bar in line.bars) == shown
    if not line.is_close:
        assert shown == sum(n for *_, n in found)
    for bar in line.bars:
        assert 0 <= bar.x < 100
        assert bar.x + bar.width <= 100.01
        assert bar.sure_height + bar.open_height <= 100.01
    assert line.chosen is None or 0 <= line.chosen[0] <= line.chosen[0] + line.chosen[1] <= 100.01

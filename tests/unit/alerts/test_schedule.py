"""Quiet hours over midnight and over the days on which clocks change, and digests."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.alerts.schedule import Digest, QuietHours, Timing

PARIS, BAMAKO = ZoneInfo("Europe/Paris"), ZoneInfo("Africa/Bamako")
NIGHT = QuietHours(time(22), time(6))


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        (_utc(2025, 6, 3, 21, 59), None),
        (_utc(2025, 6, 3, 22, 0), _utc(2025, 6, 4, 6, 0)),
        (_utc(2025, 6, 4, 0, 0), _utc(2025, 6, 4, 6, 0)),
        (_utc(2025, 6, 4, 5, 59, 59), _utc(2025, 6, 4, 6, 0)),
        (_utc(2025, 6, 4, 6, 0), None),
    ],
)
def test_quiet_hours_go_over_midnight(moment: datetime, end: datetime | None) -> None:
    assert NIGHT.over(moment, BAMAKO) == end


def test_quiet_hours_of_a_day_stay_in_it() -> None:
    noon = QuietHours(time(12), time(14))
    assert noon.over(_utc(2025, 6, 3, 13), BAMAKO) == _utc(2025, 6, 3, 14)
    assert noon.over(_utc(2025, 6, 3, 15), BAMAKO) is None
    assert noon.over(_utc(2025, 6, 3, 11), BAMAKO) is None


def test_quiet_hours_are_those_of_the_reader() -> None:
    assert NIGHT.over(_utc(2025, 7, 1, 20, 30), PARIS) == _utc(2025, 7, 2, 4)  # 22:30 in summer
    assert NIGHT.over(_utc(2025, 12, 1, 20, 30), PARIS) is None  # 21:30 in winter


def test_the_night_on_which_clocks_go_forward_is_an_hour_shorter() -> None:
    assert NIGHT.over(_utc(2025, 3, 29, 21, 0), PARIS) == _utc(2025, 3, 30, 4, 0)
    in_the_gap = QuietHours(time(22), time(2, 30))  # 2:30 is skipped: 2:00 is 3:00
    end = in_the_gap.over(_utc(2025, 3, 29, 23, 0), PARIS)
    assert end is not None
    assert _utc(2025, 3, 30, 0, 30) <= end <= _utc(2025, 3, 30, 1, 30)
    assert in_the_gap.over(end, PARIS) is None


def test_the_night_on_which_clocks_go_back_is_quiet_until_the_end_was_shown_twice() -> None:
    shown_twice = QuietHours(time(22), time(2, 30))  # 2:30 comes at 0:30 and at 1:30 UTC
    assert shown_twice.over(_utc(2025, 10, 26, 0, 45), PARIS) == _utc(2025, 10, 26, 1, 30)
    assert shown_twice.over(_utc(2025, 10, 26, 1, 30), PARIS) is None
    begins_twice = QuietHours(time(2, 30), time(6))
    assert begins_twice.over(_utc(2025, 10, 26, 0, 30), PARIS) == _utc(2025, 10, 26, 5)
    assert begins_twice.over(_utc(2025, 10, 26, 1, 15), PARIS) == _utc(2025, 10, 26, 5)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - made aware below
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from(
        ["Europe/Paris", "Africa/Bamako", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"]
    ),
)
def test_what_waits_for_the_end_of_quiet_hours_may_go_out_then(
    naive: datetime, start: time, end: time, zone: str
) -> None:
    if start == end:
        return
    quiet, moment = QuietHours(start, end), naive.replace(tzinfo=UTC)
    over = quiet.over(moment, ZoneInfo(zone))
    if over is None:
        return
    assert moment < over <= moment + timedelta(hours=25)
    # Two nights may meet where clocks change; there is an end to them all the same.
    again = quiet.over(over, ZoneInfo(zone))
    assert again is None or quiet.over(again, ZoneInfo(zone)) is None


def test_a_digest_goes_out_at_its_time_of_the_reader() -> None:
    daily = Digest(time(7))
    assert daily.after(_utc(2025, 3, 29, 5, 59), PARIS) == _utc(2025, 3, 29, 6)
    assert daily.after(_utc(2025, 3, 29, 6, 0), PARIS) == _utc(2025, 3, 30, 5)  # clocks went forward
    weekly = Digest(time(7), 0)
    assert weekly.after(_utc(2025, 6, 3, 9), BAMAKO) == _utc(2025, 6, 9, 7)  # from a Tuesday to Monday


def test_a_digest_keeps_its_time_and_the_rest_waits_for_the_end_of_quiet_hours() -> None:
    now = _utc(2025, 6, 3, 23)
    assert Timing(BAMAKO).due(now) == now
    assert Timing(BAMAKO, NIGHT).due(now) == _utc(2025, 6, 4, 6)
    assert Timing(BAMAKO, NIGHT, Digest(time(5))).due(now) == _utc(2025, 6, 4, 5)

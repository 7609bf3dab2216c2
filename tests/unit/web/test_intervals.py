"""Exact intervals, against a published one and the definition."""

from __future__ import annotations

from math import comb, inf

import pytest

from firsthand.web.intervals import beta, of_ratio


@pytest.mark.parametrize(("now", "before"), [(1, 4), (7, 3), (40, 55), (900, 1100)])
def test_the_ends_leave_a_fortieth_on_each_side(now: int, before: int) -> None:
    """The share at either end makes what was counted, or more extreme, as rare as a fortieth: the definition."""
    low, high = of_ratio(now, before) or (0, 0)
    both = now + before

    def at_least(count: int, share: float) -> float:
        return sum(comb(both, k) * share**k * (1 - share) ** (both - k) for k in range(count, both + 1))

    if both < 100:
        assert at_least(now, low / (1 + low)) == pytest.approx(0.025, abs=1e-9)
        assert 1 - at_least(now + 1, high / (1 + high)) == pytest.approx(0.025, abs=1e-9)
    assert low < now / before < high


def test_the_interval_of_a_ratio_comes_from_the_share() -> None:
    low, high = of_ratio(10, 5) or (0, 0)
    # Clopper and Pearson's interval for 10 of 15: 0.38380 to 0.88176.
    assert low == pytest.approx(0.38380 / (1 - 0.38380), abs=1e-3)
    assert high == pytest.approx(0.88176 / (1 - 0.88176), abs=1e-2)
    assert of_ratio(5, 10) == pytest.approx((1 / high, 1 / low))


def test_nothing_before_has_no_upper_limit_and_nothing_at_all_no_interval() -> None:
    low, high = of_ratio(3, 0) or (0, 0)
    assert (low, high) == (pytest.approx(0.4132, abs=1e-3), inf)
    assert of_ratio(0, 3) == pytest.approx((0, 1 / low))
    assert of_ratio(0, 0) is None
    assert (beta(2, 3, 0), beta(2, 3, 1), beta(2, 3, 0.5)) == (0, 1, pytest.approx(0.6875))


def test_many_events_narrow_the_interval() -> None:
    low, high = of_ratio(60_000, 50_000) or (0, 0)
    assert 1.18 < low < 1.2 < high < 1.22

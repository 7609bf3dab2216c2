"""Exact intervals for the ratio of two counts.

Counts of independent happenings are taken for Poisson numbers. The share that one has of both is then binomial, whatever their means
(J. Przyborowski and H. Wilenski, Biometrika 31, 1940); its interval is that of C. J. Clopper and E. S. Pearson (Biometrika 26, 1934), which
gives that of the ratio. Incidents come in waves, so the true doubt is larger than this says; that is told where it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p

LEVEL = 0.95
"""Share of cases in which an interval holds the true value, at least."""

_STEPS = 200
_TINY = 1e-300
_CLOSE = 1e-14


def of_ratio(now: int, before: int, level: float = LEVEL) -> tuple[float, float] | None:
    """Lowest and highest ratio of two means over periods of equal length, infinite at the top where nothing was counted before;
    None where nothing was counted in either.
    """
    both, tail = now + before, (1 - level) / 2
    if both == 0:
        return None
    low = 0.0 if now == 0 else _solve(lambda p: beta(now, before + 1, p), tail, 0.0, 1.0)
    high = 1.0 if before == 0 else _solve(lambda p: beta(now + 1, before, p), 1 - tail, 0.0, 1.0)
    return low / (1 - low), inf if high >= 1 else high / (1 - high)


def _solve(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a rising function takes a value, by halving."""
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function, by Lentz's continued fraction (Abramowitz and Stegun, 26.5.8)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 100_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _off_zero(1 + step * d)
            c = _off_zero(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY

"""Exact intervals for counts.

A count of independent happenings is taken for a Poisson number. Its interval is Garwood's (F. Garwood, "Fiducial limits for the Poisson
distribution", Biometrika 28, 1936); that of the ratio of two counts comes from the share that one has of both, which is binomial
(J. Przyborowski and H. Wilenski, Biometrika 31, 1940), with the interval of C. J. Clopper and E. S. Pearson (Biometrika 26, 1934).
Incidents come in waves, so the true doubt is larger than these say; what the interval leaves out is said where it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p

LEVEL = 0.95
"""Share of cases in which an interval holds the true value, at least."""

_STEPS = 200
_TINY = 1e-300
_CLOSE = 1e-14


def of_count(number: int, level: float = LEVEL) -> tuple[float, float]:
    """Lowest and highest mean that go with a count.

    Args:
        number: the count.
        level: see `LEVEL`.
    """
    tail = (1 - level) / 2
    most = number + 10 * (number + 4) ** 0.5 + 10
    low = 0.0 if number == 0 else _solve(lambda mean: _gamma(number, mean), tail, 0.0, most)
    return low, _solve(lambda mean: _gamma(number + 1, mean), 1 - tail, 0.0, most)


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


def _gamma(shape: float, x: float) -> float:
    """Regularised lower incomplete gamma function: chance of at least `shape` happenings where `x` are expected.

    A series below shape + 1 and Legendre's continued fraction above (Abramowitz and Stegun, 6.5.29 and 6.5.31).
    """
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        k = shape
        while term > total * _CLOSE:
            k += 1
            term *= x / k
            total += term
        return min(1.0, front * total)
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    for i in range(1, 100_000):
        a = -i * (i - shape)
        b += 2
        d = 1 / (_off_zero(a * d + b))
        c = _off_zero(b + a / c)
        value *= d * c
        if abs(d * c - 1) < _CLOSE:
            break
    return max(0.0, 1 - front * value)


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

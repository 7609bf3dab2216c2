"""What two groups of happenings come to, kept from one division to the next."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.blocking import Kept

_KNOWN = 40_000
"""Pairs of groups of which it is kept at hand what they come to."""

Bond = tuple[int, int] | None
"""What the pairs of two groups come to: the sum of their scores in millionths and their number; None where one of them is excluded."""

UNKNOWN: Bond = (0, -1)
"""Not weighed yet."""


class Bonds:
    """What pairs of groups came to, kept at hand from one division to the next: where a report more is divided with hundreds that were divided
    before, most groups are those of the last time.

    A group is known by the numbers of its members, joined by exclusive or: two groups have one number with odds of one in 2**128.

    Args:
        mark: a number of 128 bits for a happening as it is told now.
    """

    def __init__(self, mark: Callable[[str], int]) -> None:
        self.mark = mark
        self._known: Kept[tuple[int, int], Bond] = Kept(_KNOWN, lambda _: UNKNOWN)

    def get(self, one: int, other: int) -> Bond:
        """What two groups come to, as far as it is at hand."""
        return self._known[(one, other) if one < other else (other, one)]

    def keep(self, one: int, other: int, bond: Bond) -> Bond:
        """Write down what they come to."""
        return self._known.keep((one, other) if one < other else (other, one), bond)

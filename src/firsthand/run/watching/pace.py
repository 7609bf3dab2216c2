"""When a source is asked again: often while it has much to tell, seldom while it has little, and ever later while it fails."""

from __future__ import annotations

import random
from collections.abc import Callable

from firsthand.run.watching.book import HOUR

WANTED = 2.0
"""New entries that a look should find: fewer are asked for in vain, many more come late."""
HALF_LIFE = 24 * HOUR
"""After which what a source once told counts half: a day, the rhythm of news."""
LONGEST_PAUSE = 24 * HOUR
"""Between two looks at a source that fails; longer than any `most`, for a dead source may come back."""


def rate_after(rate: float, new: int, elapsed: float) -> float:
    """New entries an hour, as an average whose weight halves each `HALF_LIFE`.

    Args:
        rate: before.
        new: entries that were new at this look.
        elapsed: seconds since the look before.
    """
    if elapsed <= 0:
        return rate
    kept = float(0.5 ** (elapsed / HALF_LIFE))
    return rate * kept + (1 - kept) * new * HOUR / elapsed


def interval_after(interval: float, rate: float, new: int, *, least: float, most: float) -> float:
    """Seconds to the next look.

    What the rate asks for, and at most half or twice as long as before, so that one busy hour does not decide. A look that
    finds nothing makes the next one later whatever the rate, one that finds more than wanted makes it sooner.

    Args:
        interval: seconds since the look before, as planned.
        rate: new entries an hour.
        new: entries that were new at this look.
        least: lower bound.
        most: upper bound.
    """
    wanted = WANTED * HOUR / rate if rate > 0 else most
    if new == 0:
        wanted = max(wanted, interval * 1.25)
    elif new > 2 * WANTED:
        wanted = min(wanted, interval / 1.5)
    return min(max(wanted, interval / 2, least), interval * 2, most)


def pause_after(errors: int, interval: float, *, asked: float | None = None) -> float:
    """Seconds to the next look at a source that failed: the interval, and twice as long for each further failure.

    Args:
        errors: failures in a row, this one included.
        interval: seconds between looks while all was well.
        asked: seconds that the server asks us to stay away, None where it does not say.
    """
    wait = min(interval * 2.0 ** min(errors - 1, 20), LONGEST_PAUSE)
    return max(wait, min(asked or 0.0, LONGEST_PAUSE))


def scattered(
    seconds: float, chance: Callable[[], float] = random.random, *, asked: float | None = None
) -> float:
    """A length of time, up to a tenth shorter or longer by chance: what was asked together drifts apart.

    Args:
        seconds: how long.
        chance: gives a number from 0 to 1.
        asked: seconds that a server asks us to stay away: so long at least, up to `LONGEST_PAUSE`.
    """
    part = chance()
    return max(seconds * (0.9 + 0.2 * part), min(asked or 0.0, LONGEST_PAUSE) * (1 + 0.1 * part))

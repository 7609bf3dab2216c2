"""How a source does after a look at it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from firsthand.domain.errors import LaterError
from firsthand.domain.issue import Issue
from firsthand.domain.watching import Health, Link, SourceKind, Tally
from firsthand.run.watching.alarms import source_alarm
from firsthand.run.watching.book import HOUR, WatchedSource
from firsthand.run.watching.listing import CUT_OFF, Listed, may_mend
from firsthand.run.watching.pace import interval_after, pause_after, rate_after, scattered

_MEMORY = 0.1  # weight of the newest of a mean that forgets: some ten of them count
BACK = timedelta(days=30)
"""How far back the looks of every day reach: what an outlet puts on its listing later than that was published before."""
_LATE = timedelta(days=7)
FIRST = timedelta(days=7)
"""How far back a source that is new is read, where nothing else is asked for."""


def new_health(source: WatchedSource, now: datetime) -> Health:
    """A source that was never asked."""
    return Health(source.name, source.kind, source.address, now, interval=source.every)


def wanted_since(health: Health, since: date | None, now: datetime) -> tuple[date, bool]:
    """Back to which day a look reads, and whether it has to read back past what is listed now.

    Args:
        health: how the source does.
        since: the day that is asked for, None where none is.
        now: now (UTC).
    """
    floor = since or (health.added_at - FIRST).date()
    if health.horizon is None:
        return floor, since is not None
    if since is not None and since < health.horizon:
        return since, True
    alive = health.last_success or health.added_at
    return max(min(health.horizon, floor), min(now - BACK, alive - _LATE).date()), False


def lists_since(health: Health, since: date, *, is_deep: bool) -> date:
    """The day before which a site map of an index need not have changed: two days before the last success will do, where nothing
    was missing then.

    Args:
        health: how the source does.
        since: back to which day a look reads.
        is_deep: whether it reads back past what is listed now.
    """
    if is_deep or health.last_success is None or _was_missing(health):
        return since
    return max(since, (health.last_success - timedelta(days=2)).date())


def _was_missing(health: Health) -> bool:
    """Whether the last look had an answer of which a part was missing that may be had yet."""
    return not health.errors and health.error_code is not None and may_mend(health.error_code)


def told_gaps(before: Health, listed: Listed) -> tuple[Issue, ...]:
    """What is missing of an answer and becomes an issue: at once what another look does not mend, and whatever is missing when a
    source is read back; what may pass where the look before missed something too.

    Args:
        before: how the source did.
        listed: the answer.
    """
    is_told = listed.ask.is_deep or listed.error is not None or _was_missing(before)
    return tuple(gap for gap in listed.gaps if is_told or not may_mend(gap.code))


def is_noted_only(link: Link, health: Health, *, is_deep: bool) -> bool:
    """Whether an article is noted as known and not fetched: where a site map is read for the first time, what has no date on it may
    be of any year.
    """
    is_first = health.horizon is None and health.kind is SourceKind.SITEMAP
    return is_first and not is_deep and not link.is_dated


def after_look(
    health: Health,
    source: WatchedSource,
    listed: Listed,
    new: int,
    now: datetime,
    chance: Callable[[], float] = random.random,
    *,
    is_cut_off: bool = False,
) -> Health:
    """How a source does after it was asked.

    Args:
        health: before.
        source: as the file has it.
        listed: what it answered.
        new: how much of that was new.
        now: now (UTC).
        chance: gives a number from 0 to 1.
        is_cut_off: nobody answers: it is our own network that fails, and no source is left alone for that.
    """
    elapsed = max((now - health.last_try).total_seconds(), 0.0) if health.last_try else 0.0
    health = replace(health, last_try=now, tries=health.tries + 1, found=health.found + new)
    if listed.error is not None:
        is_put_off = is_cut_off or isinstance(listed.error, LaterError)
        errors = max(1, health.errors) if is_put_off else health.errors + 1
        pause = pause_after(errors, health.interval or source.every, asked=listed.after)
        health = replace(
            health,
            errors=errors,
            error_code=listed.error.code,
            error=str(listed.error)[:500],
            next_due=now + timedelta(seconds=scattered(pause, chance, asked=listed.after)),
        )
    else:
        health = _answered(health, source, listed, new, now, elapsed)
        health = replace(health, next_due=now + timedelta(seconds=scattered(health.interval, chance)))
    if new:
        health = _arrived(health, now)
    return with_alarm(health, now, source.dead_days)


def with_alarm(health: Health, now: datetime, dead_days: float) -> Health:
    """A source with the alarm that its state calls for; one that stands keeps its day."""
    alarm = source_alarm(health, now, dead_days)
    if alarm is health.alarm:
        return health
    return replace(health, alarm=alarm, alarm_at=None if alarm is None else now)


def _answered(
    health: Health, source: WatchedSource, listed: Listed, new: int, now: datetime, elapsed: float
) -> Health:
    interval = min(max(health.interval or source.every, source.least), source.most)
    rate = health.rate
    if health.last_success is not None:  # what a first look finds came in over days
        rate = rate_after(rate, new, elapsed)
        interval = interval_after(interval, rate, new, least=source.least, most=source.most)
    seen = listed.seen
    is_empty = seen == 0
    missing = _missing(listed.gaps)
    return replace(
        health,
        last_success=now,
        errors=0,
        error_code=missing.code if missing else None,
        error=missing.message[:500] if missing else None,
        interval=interval,
        rate=rate,
        listed=health.listed
        if not seen
        else health.listed + _MEMORY * (seen - health.listed)
        if health.listed
        else float(seen),
        empty=health.empty + 1 if is_empty else (0 if seen else health.empty),
        horizon=_horizon(health, listed, now),
    )


def _horizon(health: Health, listed: Listed, now: datetime) -> date | None:
    """Back to which day a source was read. What is not complete leaves it as it was, so that it is read back again."""
    before, since = health.horizon, listed.ask.since
    if listed.ask.is_deep and not listed.is_whole:
        return before or now.date()
    if listed.ask.is_deep:
        return min(before or since, since)
    return before or (None if listed.is_cut else since)


def _missing(gaps: Sequence[Issue]) -> Issue | None:
    """What is missing of an answer, in one: first what may be had yet, then what is gone. What was cut off is not missing."""
    told = sorted((gap for gap in gaps if gap.code not in CUT_OFF), key=lambda gap: not may_mend(gap.code))
    if not told:
        return None
    more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
    return replace(told[0], message=f"{told[0].input}: {told[0].message}{more}")


def _arrived(health: Health, now: datetime) -> Health:
    """Note how long nothing new had come."""
    gap, gaps = health.gap, health.gaps
    if health.last_new is not None and now > health.last_new:
        hours = (now - health.last_new).total_seconds() / HOUR
        gap = hours if gap is None else gap + max(_MEMORY, 1 / (gaps + 1)) * (hours - gap)
        gaps += 1
    return replace(health, last_new=now, gap=gap, gaps=gaps)


def with_kept(health: Health, kept: Tally) -> Health:
    """A source with more pages that something became of."""
    return replace(
        health,
        read=health.read + kept.read,
        set_aside=health.set_aside + kept.set_aside,
        failed=health.failed + kept.failed,
    )

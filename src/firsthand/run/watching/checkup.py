"""How a source does after a look at it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from firsthand.domain.watching import Health, Link, SourceKind, Tally
from firsthand.run.watching.alarms import source_alarm
from firsthand.run.watching.book import HOUR, WatchedSource
from firsthand.run.watching.listing import Listed
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
    """The day before which a site map of an index need not have changed: two days before the last success will do.

    Args:
        health: how the source does.
        since: back to which day a look reads.
        is_deep: whether it reads back past what is listed now.
    """
    if is_deep or health.last_success is None:
        return since
    return max(since, (health.last_success - timedelta(days=2)).date())


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
        errors = max(1, health.errors) if is_cut_off else health.errors + 1
        pause = pause_after(errors, health.interval or source.every, asked=listed.after)
        health = replace(
            health,
            errors=errors,
            error_code=listed.error.code,
            error=str(listed.error)[:500],
            next_due=now + timedelta(seconds=scattered(pause, chance)),
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
    horizon = health.horizon
    if listed.ask.is_deep or horizon is None:
        horizon = min(horizon or listed.ask.since, listed.ask.since)
    return replace(
        health,
        last_success=now,
        errors=0,
        error_code=None,
        error=None,
        interval=interval,
        rate=rate,
        listed=health.listed
        if not seen
        else health.listed + _MEMORY * (seen - health.listed)
        if health.listed
        else float(seen),
        empty=health.empty + 1 if is_empty else (0 if seen else health.empty),
        horizon=horizon,
    )


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

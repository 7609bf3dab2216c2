"""When a person has to look at a source: it is dead, has gone quiet, or its site has changed without saying so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.watching import Alarm, Health, Outcome, SiteRecord

LEAST_GAPS = 10
"""Times that a source had something new before its habit is known."""
QUIET = 8.0
"""Mean gaps without anything new after which a source counts as quiet. Where arrivals keep no memory, a gap as long has odds of
e^-8, one in three thousand."""
_LEAST_QUIET = timedelta(days=3)  # a long weekend
FAILURES = 3
"""Failures in a row without which no source is dead: one look in vain after a pause of ours says nothing."""
EMPTY = 3
"""Listings in a row that answer and hold nothing, of a source that used to list some."""

RECENT, BEFORE, KEPT = 12, 30, 200
"""Articles of a site that are compared with those before them, how many of these there must be, and how many are remembered."""
_HABIT = timedelta(days=30)
_ODDS = 0.001  # that a difference so large comes about by chance, beyond which it is told
_SHORTER = 0.4  # median of the texts, to that before: half a page lost is a template, not a busy day


def source_alarm(health: Health, now: datetime, dead_days: float) -> Alarm | None:
    """What is wrong with a source.

    Args:
        health: how it does.
        now: now (UTC).
        dead_days: days without success after which it counts as dead.
    """
    alive = health.last_success or health.added_at
    if health.errors >= FAILURES and now - alive > timedelta(days=dead_days):
        return Alarm.DEAD
    if health.errors:
        return None
    if health.empty >= EMPTY and health.listed >= 1:
        return Alarm.EMPTY
    if health.gap is not None and health.gaps >= LEAST_GAPS and health.last_new is not None:
        longest = max(QUIET * timedelta(hours=health.gap), _LEAST_QUIET)
        if alive - health.last_new > longest:  # time in which nobody looked is no silence
            return Alarm.QUIET
    return None


def noted(record: SiteRecord, outcome: Outcome, now: datetime) -> SiteRecord:
    """A site with what one more of its articles gave, and the alarm that follows.

    While an alarm stands, new articles are compared with those before it, until they are like these again. After a month what is
    new counts as the habit, if there is text at all.
    """
    if record.alarm is None:
        outcomes = (*record.outcomes, outcome)[-KEPT:]
        is_changed = _is_changed(outcomes[:-RECENT], outcomes[-RECENT:])
        alarm, since = (Alarm.TEMPLATE, now) if is_changed else (None, None)
        return replace(record, outcomes=outcomes, alarm=alarm, alarm_at=since)
    before, recent = record.outcomes[:-RECENT], (*record.outcomes[-RECENT:], outcome)[-RECENT:]
    is_mended = not _is_changed(before, recent)
    is_old = record.alarm_at is not None and now - record.alarm_at > _HABIT
    is_habit = is_old and sum(o.length is not None for o in recent) >= RECENT // 2
    if is_mended or is_habit:
        return replace(record, outcomes=recent if is_habit else (*before, *recent), alarm=None, alarm_at=None)
    return replace(record, outcomes=(*before, *recent))


def _is_changed(before: Sequence[Outcome], recent: Sequence[Outcome]) -> bool:
    if len(before) < BEFORE or len(recent) < RECENT:
        return False
    without = [sum(o.length is None and not o.is_set_aside for o in some) for some in (before, recent)]
    aside = [sum(o.is_set_aside for o in some) for some in (before, recent)]
    sizes = (len(before), len(recent))
    return (
        _more_than_chance(without, sizes)
        or _more_than_chance(aside, sizes)
        or _is_shorter(
            [o.length for o in before if o.length is not None],
            [o.length for o in recent if o.length is not None],
        )
    )


def _more_than_chance(counts: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether a count is larger, of late, than chance has it, and by a third of the articles at least.

    Fisher's exact test, one-sided (R. A. Fisher, On the interpretation of chi squared from contingency tables, 1922).
    """
    (old, new), (n_old, n_new) = counts, sizes
    if new / n_new - old / n_old < 1 / 3:
        return False
    total, all_counts = n_old + n_new, old + new
    ways = math.comb(total, all_counts)
    tail = sum(
        math.comb(n_new, k) * math.comb(n_old, all_counts - k)
        for k in range(new, min(n_new, all_counts) + 1)
        if all_counts - k <= n_old
    )
    return tail / ways < _ODDS


def _is_shorter(before: Sequence[int], recent: Sequence[int]) -> bool:
    """Whether texts are far shorter of late: their median, and their ranks.

    The rank sum test (H. B. Mann and D. R. Whitney, 1947) by its normal approximation, ties counted half.
    """
    if len(before) < BEFORE // 2 or len(recent) < RECENT // 2 or median(recent) > _SHORTER * median(before):
        return False
    n, m = len(recent), len(before)
    wins = sum((new > old) + 0.5 * (new == old) for new in recent for old in before)
    spread = math.sqrt(n * m * (n + m + 1) / 12)
    return 0.5 * math.erfc((n * m / 2 - wins) / spread / math.sqrt(2)) < _ODDS


def source_issue(health: Health) -> Issue | None:
    """The alarm of a source as an issue, the same as long as the alarm stands; None where there is none."""
    if health.alarm is None or health.alarm_at is None:
        return None
    words = {
        Alarm.DEAD: "it cannot be had any more",
        Alarm.QUIET: "it answers and has had nothing new for far longer than it used to",
        Alarm.EMPTY: "it answers and lists nothing any more: its form may have changed",
    }[health.alarm]
    last = f"; the last success was on {health.last_success:%Y-%m-%d}" if health.last_success else ""
    message = f"{health.name}: {words} (noted {health.alarm_at:%Y-%m-%d}{last if health.alarm is Alarm.DEAD else ''})"
    return Issue(health.address, "sources", health.alarm, message, Severity.WARNING)


def site_issue(record: SiteRecord) -> Issue | None:
    """The alarm of a site as an issue; None where there is none."""
    if record.alarm is None or record.alarm_at is None:
        return None
    message = (
        "its articles give no text, far shorter text, or are set aside far more often than before: "
        f"its pages may have changed (noted {record.alarm_at:%Y-%m-%d})"
    )
    return Issue(record.host, "sources", record.alarm, message, Severity.WARNING)

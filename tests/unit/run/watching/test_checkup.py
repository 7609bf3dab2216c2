"""How a source does after a look."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from firsthand.domain.errors import LaterError, SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.watching import Alarm, SourceKind
from firsthand.run.watching.book import WatchedSource
from firsthand.run.watching.checkup import after_look, lists_since, new_health, told_gaps, wanted_since
from firsthand.run.watching.listing import Ask, Listed
from firsthand.run.watching.trust import Trusted

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = WatchedSource("A", SourceKind.FEED, "https://a.example/feed")
ASK = Ask(SOURCE, date(2025, 6, 13))
BROKEN = Listed(ASK, error=SourceError("the server answered 500", code="http-500"))


def _middle() -> float:
    return 0.5


def test_a_success_settles_failures_and_plans_the_next_look() -> None:
    health = new_health(SOURCE, NOW)
    for hours in range(3):
        health = after_look(health, SOURCE, BROKEN, 0, NOW + hours * HOUR, _middle)
    assert (health.errors, health.error_code, health.state) == (3, "http-500", "failing")
    assert health.next_due == NOW + 2 * HOUR + timedelta(minutes=60)
    health = after_look(health, SOURCE, Listed(ASK, seen=12), 12, NOW + 3 * HOUR, _middle)
    assert (health.errors, health.error, health.state, health.tries, health.found) == (0, None, "well", 4, 12)
    assert (health.listed, health.horizon) == (12.0, date(2025, 6, 13))
    assert health.next_due == NOW + 3 * HOUR + timedelta(
        minutes=15
    )  # what a first look finds says nothing of the pace


def test_what_was_not_changed_counts_as_success_and_makes_looks_rarer() -> None:
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=12), 12, NOW, _middle)
    for hours in range(1, 30):
        health = after_look(health, SOURCE, Listed(ASK), 0, NOW + hours * HOUR, _middle)
    assert health.interval == SOURCE.most
    assert (health.empty, health.listed) == (0, 12.0)


def test_an_empty_listing_is_counted_and_told() -> None:
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=12), 12, NOW, _middle)
    for hours in range(1, 4):
        health = after_look(health, SOURCE, Listed(ASK, seen=0), 0, NOW + hours * HOUR, _middle)
    assert (health.empty, health.alarm) == (3, Alarm.EMPTY)
    stands_since = health.alarm_at
    health = after_look(health, SOURCE, Listed(ASK, seen=0), 0, NOW + 9 * HOUR, _middle)
    assert health.alarm_at == stands_since
    health = after_look(health, SOURCE, Listed(ASK, seen=9), 1, NOW + 10 * HOUR, _middle)
    assert (health.empty, health.alarm, health.alarm_at) == (0, None, None)


def test_the_mean_gap_is_between_looks_that_found_something() -> None:
    health = new_health(SOURCE, NOW)
    for hours in range(0, 40, 2):
        health = after_look(health, SOURCE, Listed(ASK, seen=5), 1, NOW + hours * HOUR, _middle)
        health = after_look(health, SOURCE, Listed(ASK, seen=5), 0, NOW + (hours + 1) * HOUR, _middle)
    assert health.gaps == 19
    assert health.gap == 2.0


def test_back_to_which_day_a_look_reads() -> None:
    new = new_health(SOURCE, NOW)
    assert wanted_since(new, None, NOW) == (date(2025, 6, 13), False)
    assert wanted_since(new, date(2025, 1, 1), NOW) == (date(2025, 1, 1), True)
    read = replace(new, horizon=date(2025, 1, 1), last_success=NOW)
    assert wanted_since(read, date(2025, 1, 1), NOW) == (date(2025, 5, 21), False)  # done once
    assert wanted_since(read, date(2024, 6, 1), NOW) == (date(2024, 6, 1), True)
    away = replace(read, last_success=NOW - timedelta(days=60))
    assert wanted_since(away, date(2025, 1, 1), NOW) == (
        date(2025, 4, 14),
        False,
    )  # what came while it failed


def test_a_clock_that_was_set_back_spoils_nothing() -> None:
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=5), 5, NOW, _middle)
    back = after_look(health, SOURCE, Listed(ASK, seen=5), 1, NOW - timedelta(days=400), _middle)
    assert back.next_due is not None
    assert back.next_due < NOW
    assert back.gaps == 0
    assert back.rate == health.rate


def test_where_nobody_answers_no_source_is_left_alone_for_it() -> None:
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=12), 12, NOW, _middle)
    for hours in range(1, 20):
        at = NOW + hours * HOUR
        health = after_look(health, SOURCE, BROKEN, 0, at, _middle, is_cut_off=True)
        assert (health.errors, health.next_due) == (1, at + timedelta(minutes=15))


def test_nobody_answers_when_several_that_did_are_silent_and_none_speaks() -> None:
    trusted = Trusted()
    hosts = [f"{n}.example" for n in range(9)]
    for host in hosts:
        trusted.note(host, answers=False)
    assert not trusted.is_cut_off  # they never answered
    for host in hosts:
        trusted.note(host, answers=True)
    for host in hosts[:4] * 3:
        trusted.note(host, answers=False)
    assert not trusted.is_cut_off
    trusted.note(hosts[4], answers=False)
    assert trusted.is_cut_off
    trusted.note(hosts[8], answers=True)
    assert not trusted.is_cut_off


# What is missing of an answer


def _gap(code: str, part: str = "2") -> Issue:
    return Issue(f"https://a.example/{part}", "sources", code, f"A: {code}", Severity.WARNING)


LATE, GONE, LONG = _gap("timeout"), _gap("http-410", "3"), _gap("too-many-listings")


def test_a_reading_back_that_is_not_whole_is_done_again() -> None:
    since, day = date(2025, 1, 1), NOW.date()
    for health in (new_health(SOURCE, NOW), replace(new_health(SOURCE, NOW), horizon=date(2025, 6, 1))):
        deep = Ask(SOURCE, since, is_deep=True)
        part = after_look(health, SOURCE, Listed(deep, seen=9, gaps=(LATE,), is_whole=False), 9, NOW, _middle)
        assert part.horizon == (health.horizon or day)
        assert wanted_since(part, since, NOW) == (since, True)
        assert wanted_since(part, None, NOW)[1] is False
        whole = after_look(part, SOURCE, Listed(deep, seen=9, gaps=(GONE,)), 0, NOW, _middle)
        assert whole.horizon == since
        assert wanted_since(whole, since, NOW)[1] is False


def test_a_first_look_that_was_cut_off_stays_the_first() -> None:
    """So that what has no date on the rest of a site map is noted and not fetched."""
    health = new_health(SOURCE, NOW)
    cut = after_look(health, SOURCE, Listed(ASK, seen=9, is_whole=False, is_cut=True), 9, NOW, _middle)
    assert cut.horizon is None
    missing = after_look(health, SOURCE, Listed(ASK, seen=9, gaps=(LATE,), is_whole=False), 9, NOW, _middle)
    assert missing.horizon == ASK.since


def test_what_is_missing_is_told_at_once_where_it_is_gone_and_the_second_time_where_it_may_pass() -> None:
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=12), 12, NOW, _middle)
    answer = Listed(ASK, seen=12, gaps=(GONE, LATE, LONG), is_whole=False)
    assert told_gaps(health, answer) == (GONE, LONG)
    after = after_look(health, SOURCE, answer, 0, NOW, _middle)
    assert (after.state, after.errors, after.error_code) == ("well", 0, "timeout")
    assert after.error == "https://a.example/2: A: timeout (and 1 more)"
    assert told_gaps(after, answer) == answer.gaps
    gone = after_look(health, SOURCE, replace(answer, gaps=(GONE,)), 0, NOW, _middle)
    assert (gone.error_code, told_gaps(gone, answer)) == ("http-410", (GONE, LONG))
    long = after_look(health, SOURCE, replace(answer, gaps=(LONG,)), 0, NOW, _middle)
    assert long.error_code is None
    assert told_gaps(health, replace(answer, ask=replace(ASK, is_deep=True))) == answer.gaps
    well = after_look(after, SOURCE, Listed(ASK, seen=12), 0, NOW, _middle)
    assert (well.error_code, well.error) == (None, None)


def test_a_site_map_that_could_not_be_had_is_asked_for_however_long_ago_it_changed() -> None:
    since = date(2025, 5, 21)
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=12), 12, NOW, _middle)
    assert lists_since(health, since, is_deep=False) == date(2025, 6, 18)
    for gap, expected in ((LATE, since), (GONE, date(2025, 6, 18))):
        missed = after_look(health, SOURCE, Listed(ASK, gaps=(gap,)), 0, NOW, _middle)
        assert lists_since(missed, since, is_deep=False) == expected


def test_a_source_that_asks_for_time_has_it() -> None:
    health = after_look(new_health(SOURCE, NOW), SOURCE, Listed(ASK, seen=12), 12, NOW, _middle)
    busy = Listed(ASK, error=SourceError("busy", code="http-429"), after=3600.0)
    for chance in (0.0, 0.5, 1.0):
        due = after_look(health, SOURCE, busy, 0, NOW, lambda chance=chance: chance).next_due
        assert due is not None
        assert HOUR <= due - NOW <= 1.1 * HOUR
    later = Listed(ASK, error=LaterError("wait", code="asked-to-wait", after=7200.0), after=7200.0)
    for _ in range(9):
        health = after_look(health, SOURCE, later, 0, NOW, _middle)
    assert health.errors == 1  # it was not asked
    assert health.next_due == NOW + 2.1 * HOUR

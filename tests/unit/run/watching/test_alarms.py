"""When a person has to look."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from firsthand.domain.watching import Alarm, Health, Outcome, SiteRecord, SourceKind
from firsthand.run.watching.alarms import noted, site_issue, source_alarm, source_issue

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
WELL = Health(
    "A", SourceKind.FEED, "https://a.example", NOW - 30 * DAY, last_success=NOW, last_try=NOW, last_new=NOW
)


def test_a_source_without_success_for_days_is_dead() -> None:
    failing = replace(WELL, errors=5, last_success=NOW - 2 * DAY)
    assert source_alarm(failing, NOW, dead_days=3) is None
    assert source_alarm(failing, NOW + 2 * DAY, dead_days=3) is Alarm.DEAD
    assert source_alarm(replace(WELL, errors=3, last_success=None), NOW, dead_days=3) is Alarm.DEAD
    assert (
        source_alarm(replace(WELL, last_success=NOW - 9 * DAY), NOW, dead_days=3) is None
    )  # paused, not failing


def test_after_a_pause_one_look_in_vain_makes_no_source_dead() -> None:
    paused = replace(WELL, last_success=NOW - 9 * DAY)
    for errors, alarm in ((1, None), (2, None), (3, Alarm.DEAD)):
        assert source_alarm(replace(paused, errors=errors), NOW, dead_days=3) is alarm


def test_what_nobody_looked_at_is_not_quiet() -> None:
    hourly = replace(WELL, gap=1.0, gaps=50, last_success=NOW, last_new=NOW)
    assert source_alarm(hourly, NOW + 9 * DAY, 3) is None  # the watcher was off for so long
    assert source_alarm(replace(hourly, last_success=NOW + 9 * DAY), NOW + 9 * DAY, 3) is Alarm.QUIET


def test_a_source_is_quiet_by_its_own_habit() -> None:
    hourly = replace(WELL, gap=1.0, gaps=50, last_new=NOW - 4 * DAY)
    weekly = replace(WELL, gap=7 * 24.0, gaps=50, last_new=NOW - 20 * DAY)
    assert source_alarm(hourly, NOW, 3) is Alarm.QUIET
    assert source_alarm(replace(hourly, last_new=NOW - 2 * DAY), NOW, 3) is None  # a weekend
    assert source_alarm(weekly, NOW, 3) is None
    assert source_alarm(replace(weekly, last_new=NOW - 60 * DAY), NOW, 3) is Alarm.QUIET
    assert source_alarm(replace(hourly, gaps=3), NOW, 3) is None  # its habit is not known yet


def test_a_listing_that_becomes_empty_is_told() -> None:
    assert source_alarm(replace(WELL, listed=20.0, empty=3), NOW, 3) is Alarm.EMPTY
    assert source_alarm(replace(WELL, listed=20.0, empty=2), NOW, 3) is None
    assert source_alarm(replace(WELL, listed=0.0, empty=30), NOW, 3) is None  # it never listed any


def _after(*outcomes: Outcome) -> SiteRecord:
    record = SiteRecord("a.example")
    for number, outcome in enumerate(outcomes):
        record = noted(record, outcome, NOW + timedelta(hours=number))
    return record


def _usual(count: int, seed: int = 1) -> list[Outcome]:
    """Articles as sites have them: of any length, a third of them about something else, some without text."""
    chance = random.Random(seed)  # noqa: S311 - articles
    return [
        Outcome(None) if (draw := chance.random()) < 0.05 else Outcome(None, is_set_aside=True) if draw < 0.35
        else Outcome(int(chance.lognormvariate(7.5, 0.6)))
        for _ in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "outcome",
    [Outcome(None), Outcome(90), Outcome(None, is_set_aside=True)],
    ids=["no text", "short", "set aside"],
)
def test_a_changed_template_is_noticed_within_a_dozen_articles_and_mended_again(outcome: Outcome) -> None:
    record = _after(*_usual(60))
    assert record.alarm is None
    count = 0
    while record.alarm is None:
        record = noted(record, outcome, NOW)
        count += 1
        assert count <= 12
    assert record.alarm is Alarm.TEMPLATE
    for usual in _usual(40, seed=2):
        record = noted(record, usual, NOW)
    assert (record.alarm, record.alarm_at) == (None, None)


def test_an_alarm_stands_as_long_as_there_is_no_text_and_a_month_where_there_is_some() -> None:
    def after_days(outcome: Outcome, days: int) -> Alarm | None:
        record = _after(*_usual(60))
        for number in range(days * 20):
            record = noted(record, outcome, NOW + timedelta(hours=number * 1.2))
        return record.alarm

    assert after_days(Outcome(None), 60) is Alarm.TEMPLATE
    assert after_days(Outcome(90), 20) is Alarm.TEMPLATE
    assert after_days(Outcome(90), 60) is None  # the site writes short now


def test_what_is_usual_raises_no_alarm() -> None:
    alarms = 0
    for seed in range(20):
        record = SiteRecord("a.example")
        for outcome in _usual(300, seed):
            before, record = record, noted(record, outcome, NOW)
            alarms += record.alarm is not None and before.alarm is None
        assert len(record.outcomes) == 200
    assert alarms <= 6  # 20 sites, 6,000 articles


def test_an_alarm_is_one_issue_as_long_as_it_stands() -> None:
    alarmed = replace(WELL, alarm=Alarm.DEAD, alarm_at=NOW, errors=3, last_success=NOW - 4 * DAY)
    first, later = source_issue(alarmed), source_issue(replace(alarmed, errors=9))
    assert first is not None
    assert first == later
    assert (first.code, first.input) == ("dead-source", "https://a.example")
    assert source_issue(WELL) is None
    assert site_issue(SiteRecord("a.example")) is None
    told = site_issue(SiteRecord("a.example", (), Alarm.TEMPLATE, NOW))
    assert told is not None
    assert "2025-06-20" in told.message

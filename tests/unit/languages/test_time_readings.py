"""Further forms of dates, and every reading of those that leave one open, counted from Tuesday, 3 June 2025."""

from __future__ import annotations

import time
from datetime import date

import pytest

from firsthand.languages import pack
from firsthand.languages.base.times.meaning import Moment
from firsthand.languages.base.times.readings import readings
from firsthand.languages.base.times.series import values
from firsthand.languages.base.times.tagger import TimeTagger
from firsthand.languages.en.times import find_times as find_english
from firsthand.languages.fr.times import find_times as find_french

TUESDAY = date(2025, 6, 3)


def told(find: TimeTagger, text: str) -> list[str]:
    """Every expression as `words = value`."""
    return [f"{e.span.text} = {value}" for e, value in values(find(text), TUESDAY)]


def spans(find: TimeTagger, text: str) -> list[tuple[str, str]]:
    """First and last day of every reading of the only expression."""
    (expression,) = find(text)
    found = dict.fromkeys(readings(expression.meaning, TUESDAY))
    return [(start.isoformat(), end.isoformat()) for start, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 23/Sep/2024 they", ["23/Sep/2024 = 2024-09-23"]),
        ("on 2024-Sep-23 they", ["2024-Sep-23 = 2024-09-23"]),
        ("on 20240923 they", ["20240923 = 2024-09-23"]),
        ("a siege in week 23 of 2024", ["week 23 of 2024 = 2024-W23"]),
        ("the second week of 2021", ["the second week of 2021 = 2021-W02"]),
        ("the last week of 2019", ["the last week of 2019 = 2019-W52"]),
        ("in 2024 H2 they", ["2024 H2 = 2024-H2"]),
        ("the week of 10 April 2024", ["the week of 10 April 2024 = 2024-W15"]),
        ("three days from 1 June 2024", ["three days from 1 June 2024 = 2024-06-04"]),
        ("two weeks and three days ago", ["two weeks and three days ago = 2025-05-17"]),
        ("the week after next", ["the week after next = 2025-W25"]),
        ("patrols every Monday at 4 p.m. there", ["every Monday at 4 p.m. = XXXX-WXX-1T16"]),
        ("paid on the 19th of every month", ["the 19th of every month = XXXX-XX-19"]),
        ("three weekends", ["three weekends = P3WE"]),
        (
            "born on January twenty five nineteen eighty six",
            ["January twenty five nineteen eighty six = 1986-01-25"],
        ),
        ("in April of 87 they", ["April of 87 = 1987-04"]),
        ("on 3 and 5 June 2024 they", ["3 = 2024-06-03", "5 June 2024 = 2024-06-05"]),
        ("on 3, 4 and 5 June they", ["3 = 2025-06-03", "4 = 2025-06-04", "5 June = 2025-06-05"]),
        ("on 29/02/2023 they", ["29/02/2023 = XXXX-02-29"]),
        ("troponin of 30/4.85", []),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert told(find_english, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 18 08 2024 à Gao", ["18 08 2024 = 2024-08-18"]),
        ("la semaine 23", ["la semaine 23 = 2025-W23"]),
        ("dans les années quatre-vingt-dix", ["années quatre-vingt-dix = 199"]),
        ("en juillet 98, ils", ["juillet 98 = 1998-07"]),
        ("deux semaines à partir de demain", ["deux semaines à partir de demain = 2025-06-18"]),
        ("les 3 et 5 juin 2024", ["3 = 2024-06-03", "5 juin 2024 = 2024-06-05"]),
        ("les 3 personnes et 5 blessés", []),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    assert told(find_french, text) == expected


def test_english_figures_have_both_orders_where_both_can_be() -> None:
    assert spans(find_english, "on 03/04/2025") == [
        ("2025-04-03", "2025-04-03"),
        ("2025-03-04", "2025-03-04"),
    ]
    assert spans(find_english, "on 13/04/2025") == [("2025-04-13", "2025-04-13")]
    assert spans(find_french, "le 03/04/2025") == [("2025-04-03", "2025-04-03")]


def test_a_weekday_without_a_direction_is_the_last_or_the_next_one() -> None:
    assert set(spans(find_english, "Friday")) == {("2025-05-30", "2025-05-30"), ("2025-06-06", "2025-06-06")}


def test_next_friday_is_the_nearest_or_that_of_next_week() -> None:
    assert set(spans(find_english, "next Friday")) == {
        ("2025-06-06", "2025-06-06"),
        ("2025-06-13", "2025-06-13"),
    }


def test_a_weekday_and_its_day_is_in_a_month_that_has_it() -> None:
    assert set(spans(find_english, "Friday the 13th")) == {
        ("2025-06-13", "2025-06-13"),
        ("2024-12-13", "2024-12-13"),
    }


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from November to February", "2024-11-01", "2025-02-28"),
        ("Nov-Feb 2024", "2023-11-01", "2024-02-29"),
        ("between June 2024 and now", "2024-06-01", "2025-06-03"),
        ("12 January 2024 - 22 March 2024", "2024-01-12", "2024-03-22"),
        ("for three days from Monday 9 June 2025", "2025-06-09", "2025-06-11"),
        ("the first two weeks of 2021", "2021-01-04", "2021-01-17"),
        ("the last four months of 2021", "2021-09-01", "2021-12-31"),
        ("the last two quarters", "2024-10-01", "2025-03-31"),
        ("the next fortnight", "2025-06-16", "2025-06-29"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert (first, last) in spans(find_english, text)


def test_a_length_after_for_is_no_clock_time() -> None:
    assert told(find_french, "pendant 3h") == ["3h = PT3H"]
    assert told(find_french, "à 3h") == ["3h = 2025-06-03T03"]
    assert told(find_english, "for 3h") == ["3h = PT3H"]


def test_last_april_is_past_whatever_the_words_before_say() -> None:
    assert told(find_english, "it will use what it got last April") == ["last April = 2025-04"]


def test_the_week_is_told_only_after_a_word_of_time() -> None:
    assert told(find_english, "in the week.") == ["the week = 2025-W23"]
    assert told(find_english, "a partner of the week.") == []


def test_the_first_units_of_what_is_no_time_stay_a_length() -> None:
    assert told(find_english, "the first two weeks of the siege") == ["the first two weeks = P2W"]


def test_a_day_that_no_calendar_has_has_no_reading() -> None:
    assert spans(find_english, "on February 30, 2024") == []


def test_a_day_of_a_list_dates_an_event() -> None:
    found = pack("en").dates("on 3 and 5 June 2024")
    assert [(d.year, d.month, d.day) for d in found] == [(2024, 6, 3), (2024, 6, 5)]


def test_so_much_before_a_moment_so_much_before_another_adds_up() -> None:
    (expression,) = find_english("two weeks and three days ago")
    assert isinstance(expression.meaning, Moment)
    (found,) = pack("en").dates("two weeks and three days ago")
    assert (found.offset, found.shift) == (-2, -3)


@pytest.mark.parametrize(
    "attack",
    [
        "3, " * 20_000,
        "3/4, " * 15_000,
        "two weeks and " * 10_000,
        "May twenty " * 10_000,
        "on Monday" + " " * 200_000,
        "\n " * 100_000,
    ],
)
def test_lists_cost_no_more_than_their_length(attack: str) -> None:
    start = time.process_time()
    find_english(attack)
    assert time.process_time() - start < 5


def test_an_islamic_holiday_may_have_been_a_day_before_or_after() -> None:
    (found,) = find_english("They met on Eid al-Fitr 2025")
    days = {start for start, end in readings(found.meaning, date(2025, 6, 10)) if start == end}
    assert days == {date(2025, 3, 30), date(2025, 3, 31), date(2025, 4, 1)}


def test_christmas_is_one_day() -> None:
    (found,) = find_english("They met at Christmas 2024")
    assert set(readings(found.meaning, date(2025, 6, 10))) == {(date(2024, 12, 25), date(2024, 12, 25))}

"""Date expressions placed in the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.when import HORIZON, lost_days, place_in_calendar
from firsthand.documents import read_page
from firsthand.domain.document import Document
from firsthand.domain.issue import Severity
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.values import DateMention, DaySet, Published
from firsthand.languages import pack

TUESDAY = date(2025, 6, 3)
SURE = Published(TUESDAY, 0.9, "json-ld datePublished: 2025-06-03")
UNSURE = Published(TUESDAY, 0.6, "printed: Tue Jun 3 2025")


def document(text: str, published: Published | None, language: str = "en") -> Document:
    captured = datetime(2025, 7, 1, tzinfo=UTC)
    page = Page("page", text.encode(), MediaType.TEXT, captured, hints=PageHints(language=language))
    return replace(read_page(page), published=published)


def mentions(text: str, published: Published | None, language: str = "en") -> tuple[DateMention, ...]:
    found, read = pack(language), document(text, published, language)
    assert found is not None
    return place_in_calendar(read, found.dates(read.text))


def days(text: str, published: Published | None = SURE, language: str = "en") -> DaySet | None:
    (mention,) = mentions(text, published, language)
    return mention.possible


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They came on Sunday.", date(2025, 6, 1)),
        ("They came on Monday morning.", date(2025, 6, 2)),
        ("They came on Tuesday.", TUESDAY),
        ("They came on Wednesday.", date(2025, 5, 28)),
        ("They came last Friday.", date(2025, 5, 30)),
        ("They came in the early hours of Sunday.", date(2025, 6, 1)),
        ("They came yesterday.", date(2025, 6, 2)),
        ("They came today.", TUESDAY),
        ("They came two days ago.", date(2025, 6, 1)),
        ("They vote next Thursday.", date(2025, 6, 5)),
        ("They came on 15 April.", date(2025, 4, 15)),
        ("They came on 20 December.", date(2024, 12, 20)),
        ("They came on 1 March 2021.", date(2021, 3, 1)),
    ],
)
def test_a_sure_date_anchors_a_day(text: str, day: date) -> None:
    assert days(text) == DaySet.day(day)
    assert mentions(text, SURE)[0].timex == day.isoformat()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Last week many fled.", date(2025, 5, 26), date(2025, 6, 1)),
        ("Last month many fled.", date(2025, 5, 1), date(2025, 5, 31)),
        ("In May many fled.", date(2025, 5, 1), date(2025, 5, 31)),
        ("In November many fled.", date(2024, 11, 1), date(2024, 11, 30)),
        ("Last year many fled.", date(2024, 1, 1), date(2024, 12, 31)),
        ("In 2012 many fled.", date(2012, 1, 1), date(2012, 12, 31)),
        ("In February 2024 many fled.", date(2024, 2, 1), date(2024, 2, 29)),
        ("From 3 to 5 May 2025 many fled.", date(2025, 5, 3), date(2025, 5, 5)),
        ("Since 2012 many have fled.", date(2012, 1, 1), TUESDAY),
        ("Since March many have fled.", date(2025, 3, 1), TUESDAY),
        ("Last night many fled.", date(2025, 6, 2), date(2025, 6, 3)),
    ],
)
def test_a_longer_expression_gives_all_its_days(text: str, start: date, end: date) -> None:
    assert days(text) == DaySet.between(start, end)


def test_the_start_of_last_month_runs_to_publication() -> None:
    found = days("Since the start of last month many have fled.")
    assert found is not None
    assert (found.start, found.end) == (date(2025, 5, 1), TUESDAY)


@pytest.mark.parametrize("part", ["early", "mid", "late"])
def test_a_part_of_a_month_is_about_a_third_of_it(part: str) -> None:
    found = days(f"It began in {part} April 2024.")
    assert found is not None
    assert 9 <= len(found) <= 13
    assert DaySet.between(date(2024, 4, 1), date(2024, 4, 30)) & found == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They came on the night of Sunday to Monday.", "en"),
        ("Ils sont venus dans la nuit de dimanche à lundi.", "fr"),
    ],
)
def test_a_night_between_two_days_covers_both(text: str, language: str) -> None:
    assert days(text, SURE, language) == DaySet.between(date(2025, 6, 1), date(2025, 6, 2))


def test_an_unsure_date_gives_every_such_weekday_of_the_horizon() -> None:
    found = days("They came on Sunday.", UNSURE)
    assert found == DaySet.weekday(6, TUESDAY - HORIZON, TUESDAY)
    assert found is not None
    assert len(found) == 13
    assert mentions("They came on Sunday.", UNSURE)[0].timex == "XXXX-WXX-7"


@pytest.mark.parametrize(
    "text",
    [
        "They came yesterday.",
        "They came last Friday.",
        "They came two days ago.",
        "They came today.",
        "Last week many fled.",
    ],
)
def test_an_unsure_date_never_gives_one_day(text: str) -> None:
    found = days(text, UNSURE)
    assert found is not None
    assert len(found) > 7
    assert found.end is not None
    assert found.end <= TUESDAY


def test_an_unsure_date_says_so() -> None:
    assert "upper bound" in mentions("They came on Sunday.", UNSURE)[0].because[0]


def test_the_horizon_is_ninety_two_days() -> None:
    assert timedelta(days=92) == HORIZON


def test_an_undated_page_keeps_the_weekday_without_days() -> None:
    (mention,) = mentions("They came on Sunday.", None)
    assert (mention.possible, mention.timex, mention.expression.weekday) == (None, "XXXX-WXX-7", 6)


def test_a_full_date_needs_no_publication_date() -> None:
    assert days("They came on 1 March 2021.", None) == DaySet.day(date(2021, 3, 1))


@pytest.mark.parametrize(
    "text", ["They came on 31 February 2024.", "They came on 30 February.", "From 28 to 31 February 2024."]
)
def test_a_day_that_does_not_exist_gives_nothing(text: str) -> None:
    assert mentions(text, SURE) == ()


def test_the_29th_of_february_needs_its_leap_year() -> None:
    assert days("They came on 29 February 2024.") == DaySet.day(date(2024, 2, 29))
    assert mentions("They came on 29 February 2023.", SURE) == ()


def test_the_following_day_counts_from_the_date_before() -> None:
    first, second = mentions("They came on 1 March 2021. The following day they left.", None)
    assert first.possible == DaySet.day(date(2021, 3, 1))
    assert (second.possible, second.timex) == (DaySet.day(date(2021, 3, 2)), "2021-03-02")


def test_the_eve_counts_back_from_the_date_before() -> None:
    _, second = mentions("Ils sont venus le 1er mars 2021. La veille, des tirs ont retenti.", None, "fr")
    assert second.possible == DaySet.day(date(2021, 2, 28))


def test_the_following_day_of_a_set_of_days_is_a_set() -> None:
    _, second = mentions("They came on Sunday. The following day they left.", UNSURE)
    assert second.possible is not None
    assert {day.weekday() for day in second.possible} == {0}


def test_the_following_day_of_nothing_has_no_days() -> None:
    assert days("The following day they left.", SURE) is None


def test_an_undated_page_borrows_the_year_of_its_other_date() -> None:
    first, second = mentions("They came on 1 March 2021 and were back on 9 March.", None)
    assert first.possible == DaySet.day(date(2021, 3, 1))
    assert second.possible == DaySet.day(date(2021, 3, 9))


def test_a_date_without_any_year_has_no_days() -> None:
    (mention,) = mentions("They came on 9 March.", None)
    assert (mention.possible, mention.timex) == (None, "XXXX-03-09")


def test_a_vague_expression_has_no_days() -> None:
    assert days("They came recently.") is None


def test_mentions_come_in_the_order_of_the_text() -> None:
    found = mentions("On Sunday they came, last Friday they left, and in 2012 they were unknown.", SURE)
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)
    assert len(found) == 3


@given(
    published=st.dates(date(1995, 1, 1), date(2090, 1, 1)),
    confidence=st.sampled_from([0.5, 0.6, 0.8, 0.95]),
    text=st.sampled_from(
        [
            "on Sunday",
            "last Friday",
            "yesterday",
            "last month",
            "in May",
            "since March",
            "on 9 March",
            "two weeks ago",
            "last night",
        ]
    ),
)
def test_what_a_page_reports_lies_before_its_date(published: date, confidence: float, text: str) -> None:
    found = days(f"They came {text}.", Published(published, confidence, "input"))
    assert found
    assert found.start is not None
    assert found.start <= published + timedelta(days=1)  # the day may have begun earlier where it happened


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("They came last Easter.", "en", date(2025, 4, 20), date(2025, 4, 20)),
        ("They came on the eve of Tabaski 2024.", "en", date(2024, 6, 15), date(2024, 6, 17)),
        ("They came during Ramadan 2024.", "en", date(2024, 3, 10), date(2024, 4, 10)),
        ("They came in the third quarter of 2024.", "en", date(2024, 7, 1), date(2024, 9, 30)),
        ("They came last summer.", "en", date(2024, 6, 1), date(2024, 8, 31)),
        ("They came on Monday of last week.", "en", date(2025, 5, 26), date(2025, 5, 26)),
        ("They came in June last year.", "en", date(2024, 6, 1), date(2024, 6, 30)),
        ("They came in the 1990s.", "en", date(1990, 1, 1), date(1999, 12, 31)),
        ("They came between May and July 2024.", "en", date(2024, 5, 1), date(2024, 7, 31)),
        ("They came two days before Christmas 2024.", "en", date(2024, 12, 23), date(2024, 12, 23)),
        ("They are besieged since Friday.", "en", date(2025, 5, 30), TUESDAY),
        ("Ils sont venus le 20 décembre dernier.", "fr", date(2024, 12, 20), date(2024, 12, 20)),
        ("Ils sont venus l'été dernier.", "fr", date(2024, 6, 1), date(2024, 8, 31)),
        ("Ils sont encerclés depuis trois jours.", "fr", date(2025, 5, 31), TUESDAY),
        ("Des pertes depuis le début du mois dernier.", "fr", date(2025, 5, 1), TUESDAY),
    ],
)
def test_named_days_and_parts_of_the_year(text: str, language: str, start: date, end: date) -> None:
    assert days(text, SURE, language) == DaySet.between(start, end)


@pytest.mark.parametrize("text", ["They came at Tabaski.", "They came last summer.", "They came last June."])
def test_a_named_day_is_not_counted_from_an_unsure_date(text: str) -> None:
    sure, unsure = days(text, SURE), days(text, UNSURE)
    assert sure is not None
    assert unsure is not None
    assert len(unsure) > len(sure) or sure & unsure == unsure
    assert unsure.end is not None
    assert unsure.end <= TUESDAY


def test_an_independence_day_without_its_country_has_no_days() -> None:
    assert (
        mentions("They came on Independence Day.", SURE) == ()
        or days("They came on Independence Day.") is None
    )


def test_a_range_of_weekdays_has_the_days_between() -> None:
    assert days("They fought from Thursday to Sunday.") == DaySet.between(date(2025, 5, 29), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("text", "language", "allowed"),
    [
        ("They came on 03/04/2025.", "en", (date(2025, 3, 4), date(2025, 4, 3))),
        ("They came on 03/04.", "en", (date(2025, 3, 4), date(2025, 4, 3))),
        ("They came two days before 03/04/2025.", "en", (date(2025, 3, 2), date(2025, 4, 1))),
        ("They came on 04/04/2025.", "en", (date(2025, 4, 4),)),
        ("They came on 07/05/2025.", "en", (date(2025, 5, 7),)),  # 5 July lies after the page
        ("They came on 05/07/2025.", "en", (date(2025, 5, 7),)),
        ("Ils sont venus le 03/04/2025.", "fr", (date(2025, 4, 3),)),
    ],
)
def test_figures_that_stand_both_ways_round(text: str, language: str, allowed: tuple[date, ...]) -> None:
    assert days(text, SURE, language) == DaySet.days(allowed)


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("They left on 15/04/2025.", date(2025, 4, 3)),
        ("They left on 04/15/2025.", date(2025, 3, 4)),
        ("They left on 15/4.", date(2025, 4, 3)),
    ],
)
def test_another_date_in_figures_tells_which_way_round(other: str, day: date) -> None:
    first, _ = mentions(f"They came on 03/04/2025. {other}", SURE)
    assert first.possible == DaySet.day(day)


@pytest.mark.parametrize(
    "other", ["They left on 2025-04-15.", "They left on 15/04/2025. They were back on 05/16/2025."]
)
def test_what_shows_no_order_leaves_both_days(other: str) -> None:
    first, *_ = mentions(f"They came on 03/04/2025. {other}", SURE)
    assert first.possible == DaySet.days((date(2025, 3, 4), date(2025, 4, 3)))
    assert first.timex == "2025-XX-XX"


@pytest.mark.parametrize(
    ("country", "allowed"),
    [
        ("USA", (date(2025, 3, 4),)),
        ("GBR", (date(2025, 4, 3),)),
        ("NGA", (date(2025, 4, 3),)),
        ("CAN", (date(2025, 3, 4), date(2025, 4, 3))),
    ],
)
def test_the_country_of_the_outlet_tells_which_way_round(country: str, allowed: tuple[date, ...]) -> None:
    read = replace(document("They came on 03/04/2025.", SURE), outlet_country=country)
    found = pack("en")
    assert found is not None
    (mention,) = place_in_calendar(read, found.dates(read.text))
    assert mention.possible == DaySet.days(allowed)


def test_both_ends_of_a_range_in_figures_stand_one_way_round() -> None:
    assert days("It lasted from 03/04/2025 to 04/15/2025.") == DaySet.between(
        date(2025, 3, 4), date(2025, 4, 15)
    )
    assert days("It lasted from 03/04/2025 to 15/04/2025.") == DaySet.between(
        date(2025, 4, 3), date(2025, 4, 15)
    )


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("They came in March last year.", "en", date(2024, 3, 1), date(2024, 3, 31)),
        ("They came on 12 May last year.", "en", date(2024, 5, 12), date(2024, 5, 12)),
        ("Ils sont venus le 12 mai de l'année dernière.", "fr", date(2024, 5, 12), date(2024, 5, 12)),
        ("They came in the first quarter of last year.", "en", date(2024, 1, 1), date(2024, 3, 31)),
        ("They came at Easter last year.", "en", date(2024, 3, 31), date(2024, 3, 31)),
        ("They vote in July next year.", "en", date(2026, 7, 1), date(2026, 7, 31)),
        ("They came last March.", "en", date(2025, 3, 1), date(2025, 3, 31)),
    ],
)
def test_what_lies_in_the_year_before_or_the_next(text: str, language: str, first: date, last: date) -> None:
    assert days(text, SURE, language) == DaySet.between(first, last)


def test_the_year_before_that_of_an_old_page_may_be_earlier_still() -> None:
    assert days("They came on 12 May last year.", UNSURE) == DaySet.days(
        (date(2023, 5, 12), date(2024, 5, 12))
    )
    assert days("They came on 12 May last year.", None) is None


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("They came on Eid al-Adha 2024.", "en", date(2024, 6, 16), date(2024, 6, 18)),
        ("They came on the eve of Tabaski 2024.", "en", date(2024, 6, 15), date(2024, 6, 17)),
        ("Ils sont venus deux jours après la Tabaski 2024.", "fr", date(2024, 6, 18), date(2024, 6, 20)),
        ("They came on Eid.", "en", date(2025, 3, 30), date(2025, 4, 1)),
    ],
)
def test_an_islamic_holiday_is_one_of_three_days(text: str, language: str, first: date, last: date) -> None:
    assert days(text, SURE, language) == DaySet.between(first, last)


def test_the_name_of_two_holidays_means_the_nearer_one() -> None:
    june = Published(date(2025, 6, 10), 0.9, "json-ld")
    assert days("They came on Eid.", june) == DaySet.between(date(2025, 6, 6), date(2025, 6, 8))


@pytest.mark.parametrize("text", ["They came on 31 February 2025.", "They came on 30/02/2025."])
def test_a_day_that_no_calendar_has_is_told_of(text: str) -> None:
    found, read = pack("en"), document(text, SURE)
    assert found is not None
    expressions = found.dates(read.text)
    placed = place_in_calendar(read, expressions)
    (issue,) = lost_days(read, expressions, placed)
    assert placed == ()
    assert (issue.stage, issue.code, issue.severity) == ("claims", "no-such-day", Severity.WARNING)


def test_a_day_in_the_calendar_is_no_issue() -> None:
    found, read = pack("en"), document("They came on 3 May 2025 and on Sunday.", SURE)
    assert found is not None
    expressions = found.dates(read.text)
    assert lost_days(read, expressions, place_in_calendar(read, expressions)) == ()


def test_the_29th_of_february_is_that_of_the_last_leap_year() -> None:
    assert days("They came on 29 February.") == DaySet.day(date(2024, 2, 29))

"""Date expressions placed in the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.when import HORIZON, place_in_calendar
from firsthand.documents import read_page
from firsthand.domain.document import Document
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

"""Days that the words leave open, from the text to the event."""

from __future__ import annotations

from datetime import date

from firsthand.claims.when import place_in_calendar
from firsthand.domain.event import DatePrecision, Event
from firsthand.domain.report import Role
from firsthand.domain.values import DateExpression, DateMention, DaySet
from firsthand.events.timing import pattern_of
from firsthand.languages import pack
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import BOULIKESSI, Story, Told, killed

THIRD_OR_FOURTH = DaySet.days((date(2025, 3, 4), date(2025, 4, 3)))


def expressions(text: str) -> tuple[DateExpression, ...]:
    found = pack("en")
    assert found is not None
    return found.dates(text)


def placed(story: Story) -> tuple[DateMention, ...]:
    return place_in_calendar(story.document(), expressions(story.text))


TEXTS = {
    "one": "Fighters of JNIM overran the garrison at Boulikessi {day}, leaving 30 soldiers dead.",
    "two": "The base at Boulikessi was lost: JNIM overran it {day}: families in Mopti have buried 30 soldiers since, their elders say.",
}


def story(name: str, day: str, published: date | None) -> Story:
    made = Story(
        f"{name}.txt",
        TEXTS[name].format(day=day),
        outlet=name,
        published=published,
    )
    made.told = [
        Told(
            "overran",
            places=(("Boulikessi", BOULIKESSI),),
            dates=placed(made),
            parties=((Role.INITIATOR, "JNIM", "jnim"), (Role.TARGET, "soldiers", "mli-army")),
            claims=(killed("30 soldiers", "=", 30, actor="mli-army"),),
        )
    ]
    return made


def only(chronicle: Chronicler, *stories: Story) -> Event:
    (event,) = chronicle(list(stories)).events
    return event


def test_figures_that_stand_both_ways_round_leave_two_days(chronicle: Chronicler) -> None:
    event = only(chronicle, story("one", "on 03/04/2025", date(2025, 4, 5)))
    assert event.date.possible == THIRD_OR_FOURTH
    assert event.date.precision is DatePrecision.MONTH


def test_figures_of_an_undated_page_leave_two_days(chronicle: Chronicler) -> None:
    assert only(chronicle, story("one", "on 03/04/2025", None)).date.possible == THIRD_OR_FOURTH


def test_another_page_tells_which_of_the_two_it_was(chronicle: Chronicler) -> None:
    first, second = (
        story("one", "on 03/04/2025", date(2025, 4, 5)),
        story("two", "on 3 April 2025", date(2025, 4, 6)),
    )
    assert only(chronicle, first, second).date.possible == DaySet.day(date(2025, 4, 3))


def test_the_page_tells_which_of_the_two_it_was_where_one_lies_after_it(chronicle: Chronicler) -> None:
    event = only(chronicle, story("one", "on 03/04/2025", date(2025, 3, 6)))
    assert event.date.possible == DaySet.day(date(2025, 3, 4))


def test_figures_without_a_year_that_stand_both_ways_round_are_no_pattern() -> None:
    (expression,) = expressions("They came on 03/04.")
    assert expression.other is not None
    assert pattern_of(expression) is None


def test_an_islamic_holiday_leaves_the_day_around_the_one_of_the_table(chronicle: Chronicler) -> None:
    event = only(chronicle, story("one", "on Tabaski", date(2025, 6, 20)))
    assert event.date.possible == DaySet.between(date(2025, 6, 6), date(2025, 6, 8))
    assert event.date.precision is DatePrecision.WEEK


def test_a_page_of_the_feast_ends_the_doubt_about_the_days_after_it(chronicle: Chronicler) -> None:
    event = only(chronicle, story("one", "on Tabaski", date(2025, 6, 7)))
    assert event.date.possible == DaySet.between(date(2025, 6, 6), date(2025, 6, 7))


def test_another_page_tells_on_which_day_the_feast_was(chronicle: Chronicler) -> None:
    first, second = (
        story("one", "on the eve of Tabaski", date(2025, 6, 20)),
        story("two", "on 6 June 2025", date(2025, 6, 21)),
    )
    assert only(chronicle, first, second).date.possible == DaySet.day(date(2025, 6, 6))

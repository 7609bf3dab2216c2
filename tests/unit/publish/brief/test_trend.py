"""The chart over time."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from firsthand.domain.event import DatePrecision, EventDate
from firsthand.domain.values import DaySet
from firsthand.publish.brief import Scope
from firsthand.publish.brief.chart import chart, nice_ticks
from firsthand.publish.brief.model import Unit
from firsthand.publish.brief.words import Words
from tests.unit.publish.brief.records import JUNE, brief, days, event, operation, toll


def test_weeks_begin_on_monday_and_are_cut_to_the_period() -> None:
    bars = brief(event("e1")).trend.bars
    assert [(bar.start.day, bar.end.day) for bar in bars] == [
        (1, 1),
        (2, 8),
        (9, 15),
        (16, 22),
        (23, 29),
        (30, 30),
    ]
    assert [bar.incidents for bar in bars] == [0, 0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("since", "unit", "n"),
    [(date(2025, 6, 1), Unit.WEEK, 6), (date(2024, 1, 1), Unit.MONTH, 18), (date(2005, 1, 1), Unit.YEAR, 21)],
)
def test_long_periods_are_told_in_longer_units(since: date, unit: Unit, n: int) -> None:
    told = brief(event("e1"), scope=Scope(since, JUNE.until)).trend
    assert (told.unit, len(told.bars)) == (unit, n)
    assert told.bars[-1].end == JUNE.until


def test_what_lies_in_no_single_week_is_in_no_bar_and_named() -> None:
    wide = EventDate(DaySet.between(date(2025, 6, 6), date(2025, 6, 10)), DatePrecision.WEEK)
    told = brief(event("e1", wide), event("e2")).trend
    assert sum(bar.incidents for bar in told.bars) == 1
    assert told.astride == (1,)


def test_the_toll_of_an_operation_is_where_all_its_incidents_are() -> None:
    for second, placed in ((11, True), (18, False)):
        whole = operation("op", "e1", "e2", tolls=(toll(7, 7, 7),))
        made = brief(
            event("e1", operation="op"), event("e2", days(second), operation="op"), operations=[whole]
        )
        assert any(bar.killed for bar in made.trend.bars) == placed
        assert made.trend.wholes == (() if placed else ("op",))


def test_documents_stand_under_the_week_they_were_published_in() -> None:
    made = brief(event("e1"), documents={date(2025, 6, 9): 3, date(2025, 6, 15): 2, date(2025, 5, 31): 9})
    assert [bar.documents for bar in made.trend.bars] == [0, 0, 5, 0, 0, 0]
    assert made.documents == 5


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, [0, 1]), (1, [0, 1]), (2, [0, 1, 2]), (7, [0, 5, 10]), (598, [0, 200, 400, 600]), (31, [0, 20, 40])],
)
def test_the_axis_has_round_numbers(most: int, ticks: list[int]) -> None:
    assert nice_ticks(most) == ticks


def test_a_figure_without_an_upper_end_ends_in_an_arrow() -> None:
    def shapes(high: int | None) -> set[str]:
        made = brief(event("e1", tolls=(toll(10, 20, high),)))
        tree = etree.fromstring(chart(made.trend, Words.of("en"), "x"))
        return {etree.QName(item).localname for item in tree}

    assert "path" in shapes(None)
    assert "path" not in shapes(30)

"""What is added up, and what is not."""

from __future__ import annotations

from datetime import date

from firsthand.domain.event import DatePrecision, EventDate, Grade
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet
from firsthand.publish.brief import Scope
from tests.unit.publish.brief.records import JUNE, brief, casualty, days, event, operation, toll

KILLED = CasualtyKind.KILLED


def test_low_best_and_high_are_added_each_by_themselves() -> None:
    made = brief(event("e1", tolls=(toll(10, 20, 30),)), event("e2", tolls=(toll(1, 1, 5),)))
    total = made.sum(KILLED)
    assert total is not None
    assert (total.low, total.best, total.high) == (11, 21, 35)
    assert total.parts == ("e1", "e2")


def test_one_open_end_leaves_the_sum_open_and_is_named() -> None:
    made = brief(event("e1", tolls=(toll(31, 31, None),)), event("e2", tolls=(toll(4, 4, 4),)))
    total = made.sum(KILLED)
    assert total is not None
    assert (total.low, total.high, total.open) == (35, None, ("e1",))


def test_what_is_not_known_adds_nothing_and_is_no_zero() -> None:
    made = brief(event("e1"), event("e2", casualties=(casualty(None, None, None),)))
    assert made.sum(KILLED) is None
    figure = made.incidents[1].figure(KILLED)
    assert figure is not None
    assert not figure.is_known


def test_the_toll_of_an_operation_is_counted_once() -> None:
    whole = operation("op", "e1", "e2", tolls=(toll(40, 40, 40),))
    made = brief(
        event("e1", operation="op", tolls=(toll(2, 2, 2),)), event("e2", operation="op"), operations=[whole]
    )
    total = made.sum(KILLED)
    assert total is not None
    assert (total.best, total.parts) == (42, ("e1", "op"))


def test_the_toll_of_an_operation_that_lies_partly_elsewhere_is_told_and_not_counted() -> None:
    whole = operation("op", "e1", "e2", "e3", tolls=(toll(40, 40, 40),))
    made = brief(event("e1", operation="op"), event("e2", operation="op"), operations=[whole])
    assert made.sum(KILLED) is None
    assert [(item.size, item.numbers, item.is_counted) for item in made.wholes] == [(3, (1, 2), False)]


def test_a_discounted_incident_is_listed_and_in_no_figure() -> None:
    made = brief(
        event("e1", tolls=(toll(5, 5, 5),)), event("e2", grade=Grade.DISCOUNTED, tolls=(toll(90, 90, 90),))
    )
    total = made.sum(KILLED)
    assert total is not None
    assert total.best == 5
    assert len(made.incidents) == 2
    assert [bar.incidents for bar in made.trend.bars].count(1) == 1


def test_an_incident_of_no_known_day_is_told_apart_where_a_period_is_asked_for() -> None:
    undated = event("e2", days(), tolls=(toll(9, 9, 9),))
    made = brief(event("e1", tolls=(toll(5, 5, 5),)), undated)
    assert made.undated == ("e2",)
    assert made.sum(KILLED).best == 5  # type: ignore[union-attr]
    everything = brief(event("e1"), undated, scope=Scope())
    assert everything.undated == ()
    assert everything.sum(KILLED).best == 9  # type: ignore[union-attr]


def test_an_incident_that_may_lie_outside_the_period_is_marked() -> None:
    astride = EventDate(DaySet.between(date(2025, 5, 30), date(2025, 6, 2)), DatePrecision.WEEK)
    made = brief(event("e1", astride), event("e2", days(30)))
    assert [row.is_certain for row in made.incidents] == [False, True]


def test_incidents_of_no_known_place_are_counted_apart_where_an_area_is_asked_for() -> None:
    scope = Scope(JUNE.since, JUNE.until, country="MLI")
    nowhere = [event("u1", place=None), event("u2", days(), place=None), event("p")]
    made = brief(event("e1"), scope=scope, unplaced=nowhere)
    assert made.unplaced == 1  # the undated one may lie in another period as well


def test_the_period_before_is_compared_by_incidents_and_ranges() -> None:
    before = [event("b1", days(12, month=5), tolls=(toll(3, 3, 4),)), event("b2", days())]
    documents = {date(2025, 5, 20): 4, date(2025, 6, 3): 9, date(2025, 7, 1): 100}
    made = brief(event("e1"), before=before, documents=documents)
    assert made.before is not None
    assert (made.before.since, made.before.until) == (date(2025, 5, 2), date(2025, 5, 31))
    assert (made.before.incidents, made.before.documents, made.documents) == (1, 4, 9)
    assert made.before.killed is not None
    assert made.before.killed.high == 4


def test_an_incident_that_may_lie_in_both_periods_is_said_to_be_in_both() -> None:
    astride = event("e1", EventDate(DaySet.between(date(2025, 5, 30), date(2025, 6, 2)), DatePrecision.WEEK))
    made = brief(astride, before=[astride])
    assert made.before is not None
    assert made.before.shared == 1

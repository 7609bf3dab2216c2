"""Steps, sums and changes; and the page."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl

import pytest
from fastapi.testclient import TestClient

from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind
from firsthand.store.trend_queries import Tally
from firsthand.web.trends import Every, Sum, Verdict, change, coverage, period, series


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _tally(*runs: tuple[str, str], events: int = 1, killed: int = 2, high: int = 5) -> Tally:
    days = tuple((_day(a), _day(b)) for a, b in runs)
    return Tally((), days, events, events, killed, killed, high, 0)


def test_weeks_begin_on_monday_and_cover_what_is_asked() -> None:
    over = period(_day("2020-01-01"), _day("2025-06-30"), date(2025, 6, 4), date(2025, 6, 18))
    assert over.every is Every.WEEK
    assert [start.isoformat() for start, _ in over.spans] == ["2025-06-02", "2025-06-09", "2025-06-16"]
    assert over.last == date(2025, 6, 22)
    assert over.before().spans[0] == (date(2025, 5, 12), date(2025, 5, 18))
    assert over.before().last == date(2025, 6, 1)


def test_months_follow_the_calendar() -> None:
    over = period(1, _day("2025-03-10"), date(2024, 12, 24), every=Every.MONTH)
    assert over.spans == (
        (date(2024, 12, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2025, 2, 28)),
        (date(2025, 3, 1), date(2025, 3, 31)),
    )
    assert [start for start, _ in over.before().spans] == [date(2024, m, 1) for m in (8, 9, 10, 11)]


def test_without_a_period_the_last_half_year_is_shown_and_a_long_one_is_cut() -> None:
    assert len(period(_day("2020-01-01"), _day("2025-06-30")).starts) == 26
    long = period(1, _day("2025-06-30"), date(1990, 1, 1))
    assert (long.every, len(long.starts), long.is_cut) == (Every.MONTH, 130, True)
    late = period(1, _day("2025-06-30"), date(2026, 1, 5))
    assert (late.first, late.is_cut) == (date(2026, 1, 5), False)


OVER = period(1, _day("2025-06-30"), date(2025, 6, 2), date(2025, 6, 29))


def test_an_event_that_straddles_weeks_is_sure_in_none_and_possible_in_each() -> None:
    found = series([_tally(("2025-06-06", "2025-06-10"))], OVER)
    assert [(step.sure, step.open) for step in found.steps] == [(0, 1), (0, 1), (0, 0), (0, 0)]
    assert (found.total.sure, found.total.open) == (1, 0), (
        "in the whole period it lies for sure, and counts once"
    )
    assert [(step.best, step.open_high) for step in found.steps] == [(0, 5), (0, 5), (0, 0), (0, 0)]
    assert (found.total.low, found.total.best, found.total.high) == (2, 2, 5)


def test_only_weeks_with_a_possible_day_are_touched() -> None:
    found = series([_tally(("2025-06-02", "2025-06-02"), ("2025-06-16", "2025-06-16"))], OVER)
    assert [step.open for step in found.steps] == [1, 0, 1, 0]


def test_an_event_that_may_lie_beside_the_period_is_possible_only() -> None:
    found = series([_tally(("2025-05-30", "2025-06-03")), _tally(("2025-07-01", "2025-07-01"))], OVER)
    assert (found.total.sure, found.total.open) == (0, 1)
    assert (found.steps[0].sure, found.steps[0].open) == (0, 1)


def test_a_change_is_told_only_where_the_counts_bear_it() -> None:
    assert change(Sum(sure=40), Sum(sure=10)).events is Verdict.MORE
    assert change(Sum(sure=10), Sum(sure=40)).events is Verdict.FEWER
    assert change(Sum(sure=11), Sum(sure=10)).events is Verdict.UNCLEAR
    assert change(Sum(sure=40), Sum(sure=10, open=40)).events is Verdict.UNCLEAR, "those may belong here"
    assert change(Sum(), Sum()).events is Verdict.NOTHING
    assert change(Sum(sure=40), Sum(sure=10), is_read=False).events is Verdict.UNREAD


def test_deaths_are_compared_at_their_ends() -> None:
    told = change(Sum(low=20, best=25, high=30), Sum(low=5, best=8, high=12))
    assert (told.fewest, told.most, told.deaths) == (8, 25, Verdict.MORE)
    assert (told.is_fewest_open, told.is_most_open) == (False, False)
    open_before = change(Sum(low=20, high=30), Sum(low=5, high=12, unbounded=1))
    assert (open_before.deaths, open_before.is_fewest_open) == (Verdict.UNCLEAR, True)
    assert change(Sum(low=5, high=12), Sum(low=20, high=30)).deaths is Verdict.FEWER
    assert change(Sum(low=5, high=12, unbounded=1), Sum(low=20, high=30)).deaths is Verdict.UNCLEAR


def test_documents_are_counted_by_step_and_period() -> None:
    days = {date(2025, 6, 3): 4, date(2025, 6, 29): 1, date(2025, 5, 10): 2, date(2024, 1, 1): 9}
    read = coverage(days, 3, OVER, OVER.before())
    assert (read.steps, read.before, read.total, read.undated) == ((4, 0, 0, 1), 2, 5, 3)
    assert read.is_uneven
    assert not coverage({}, 0, OVER, OVER.before()).is_read


YEAR = "since=2024-07-01&until=2025-06-30"


def _rows(page: str) -> list[list[int]]:
    table = page.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    return [
        [int(re.sub(r"\D", "", cell)) for cell in re.findall(r'<td class="number">([^<]*)', row)]
        for row in table.split("<tr>")[1:]
    ]


def test_the_table_adds_up_to_the_events(client: TestClient, demo_events: list[Event]) -> None:
    rows = _rows(client.get(f"/trends?{YEAR}&every=month").text)
    assert len(rows) == 12
    assert sum(row[0] for row in rows) == len(demo_events)
    tolls = [toll for event in demo_events if (toll := event.toll(CasualtyKind.KILLED))]
    assert sum(row[2] for row in rows) == sum(toll.low for toll in tolls)
    assert sum(row[3] for row in rows) == sum(toll.best for toll in tolls)
    assert sum(row[5] for row in rows) == 12, "documents that carry a day"


def test_a_condition_narrows_the_curve_and_a_panel_leads_on(
    client: TestClient, demo_events: list[Event]
) -> None:
    page = client.get(f"/trends?{YEAR}&every=month&country=MLI").text
    assert sum(row[0] for row in _rows(page)) == sum(
        1 for e in demo_events if e.place and e.place.country == "MLI"
    )
    whole = client.get(f"/trends?{YEAR}&by=country").text
    assert "country=MLI&amp;by=admin1" in whole or "by=admin1" in whole
    assert client.get(f"/trends?{YEAR}&by=admin1").text.count('<li class="panel">') >= 2


def test_a_unit_narrows_the_curve_and_leads_on_to_its_types(
    client: TestClient, demo_events: list[Event]
) -> None:
    by_unit = client.get(f"/trends?{YEAR}&every=month&country=MLI&by=admin1").text
    links = [
        link
        for link in re.findall(r'href="(/trends\?[^"]*admin1=[^"]*)"', unescape(by_unit))
        if "by=type" in link
    ]
    assert links
    for link in links:
        query = dict(parse_qsl(link.partition("?")[2]))
        inside = [e for e in demo_events if e.place and e.place.admin1 == query["admin1"]]
        page = client.get(link).text
        assert sum(row[0] for row in _rows(page)) == len(inside) > 0
        assert re.search(rf'<option value="{query["admin1"]}" selected>', page)
        told = client.get("/events", params={"country": "MLI", "admin1": query["admin1"].lower()}).text
        assert re.search(rf'name="admin1"[^>]* value="{query["admin1"].lower()}"', told)
        assert all(event.id in told for event in inside)
    elsewhere = client.get(f"/trends?{YEAR}&country=NER&admin1=Gao")
    assert "No dated event passes" in elsewhere.text
    assert "Gao (0)" in elsewhere.text


@pytest.mark.parametrize("by", ["country", "admin1", "type", "actor", "nonsense"])
def test_every_kind_of_panel_is_shown(client: TestClient, by: str) -> None:
    page = client.get(f"/trends?{YEAR}&by={by}")
    assert page.status_code == 200
    assert '<ul class="multiples">' in page.text


def test_nothing_read_before_says_that_nothing_can_be_said(client: TestClient) -> None:
    page = client.get(f"/trends?{YEAR}").text
    assert "nothing can be said of a change" in page
    assert "verdict-more" not in page


def test_what_cannot_be_read_or_found_is_told(client: TestClient) -> None:
    assert "Write a day as 2025-06-01." in client.get("/trends?since=soon").text
    assert "No place of this name" in client.get("/trends?place=Xyzzyville").text
    assert "No dated event passes" in client.get("/trends?country=FRA").text
    assert client.get("/trends?since=&country=MLI").headers["location"] == "/trends?country=MLI"
    assert "<script>alert" not in client.get("/trends", params={"actor": '"><script>alert(1)</script>'}).text

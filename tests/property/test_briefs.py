"""What must hold of a brief for any events: its sums are theirs, and a page that rewrites another changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.change import revision
from firsthand.domain.event import (
    DatePrecision,
    DocumentRole,
    Event,
    EventDate,
    EventDocument,
    EventOrigin,
    Grade,
    Toll,
)
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.publish.brief import Brief, Scope, render
from tests.unit.publish.brief.records import JUNE, brief, event, operation

KINDS = (CasualtyKind.KILLED, CasualtyKind.INJURED)
LATER = datetime(2025, 6, 29, tzinfo=UTC)


@st.composite
def tolls(draw: st.DrawFn) -> tuple[Toll, ...]:
    found = []
    for kind in draw(st.sets(st.sampled_from(KINDS))):
        low, more, most = (draw(st.integers(0, 60)) for _ in range(3))
        high = None if draw(st.booleans()) else low + more + most
        found.append(Toll(kind, low, low + more, high, "", ()))
    return tuple(sorted(found, key=lambda item: item.kind))


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    made = []
    for n in range(draw(st.integers(0, 8))):
        start = date(2025, 6, draw(st.integers(1, 30)))
        days = DaySet.between(start, date.fromordinal(start.toordinal() + draw(st.integers(0, 9))))
        place = Place(
            f"P{n}",
            draw(st.floats(-60, 70)),
            draw(st.floats(-170, 170)),
            draw(st.floats(0, 900)),
            draw(st.sampled_from(PlaceKind)),
            "MLI",
        )
        made.append(
            event(
                f"e{n}",
                draw(
                    st.sampled_from(
                        (EventDate(days, DatePrecision.WEEK), EventDate(None, DatePrecision.UNKNOWN))
                    )
                ),
                place=draw(st.sampled_from((place, None))),
                tolls=draw(tolls()),
                grade=draw(st.sampled_from(Grade)),
                operation=draw(st.sampled_from((None, "op"))),
            )
        )
    return made


def retold(item: Event) -> Event:
    """The same with one more page that relays its first origin."""
    page = EventDocument("rewrite.html", "doc_z", DocumentRole.REPORTS)
    first, *others = item.origins
    wider = EventOrigin(first.id, first.name, (*first.documents, "rewrite.html"))
    return replace(item, documents=(*item.documents, page), origins=(wider, *others), updated=LATER)


def figures(made: Brief) -> Brief:
    """A brief without the pages behind its figures."""
    rows = tuple(
        replace(row, event=replace(row.event, documents=(), origins=(), updated=None))
        for row in made.incidents
    )
    return replace(made, incidents=rows)


@pytest.mark.parametrize("scope", [JUNE, Scope()], ids=["june", "everything"])
@given(made=events(), whole=tolls())
@settings(max_examples=60, deadline=None)
def test_the_sums_of_a_brief_are_the_sums_of_its_events(
    scope: Scope, made: list[Event], whole: tuple[Toll, ...]
) -> None:
    members = [item for item in made if item.operation]
    concerted = operation("op", *(item.id for item in members), tolls=whole)
    told = brief(*made, scope=scope, operations=[concerted] if members else ())
    counted = [
        item
        for item in made
        if item.grade is not Grade.DISCOUNTED and (item.date.possible is not None or not scope.has_period)
    ]
    is_whole = bool(members) and all(item in counted for item in members)
    for kind in KINDS:
        known = [item.toll(kind) for item in counted] + ([concerted.toll(kind)] if is_whole else [])
        known = [item for item in known if item is not None]
        total = told.sum(kind)
        assert (total is None) == (not known)
        if total is not None:
            assert total.low == sum(item.low for item in known)
            assert total.best == sum(item.best for item in known)
            assert total.high == (
                None if any(item.high is None for item in known) else sum(item.high or 0 for item in known)
            )
            assert total.low <= total.best <= (total.best if total.high is None else total.high)
    assert len(told.counted) == len(counted)
    if told.trend.bars:
        assert sum(bar.incidents for bar in told.trend.bars) + len(told.trend.astride) == len(counted)


@given(made=events())
@settings(max_examples=40, deadline=None)
def test_a_page_that_rewrites_another_changes_nothing(made: list[Event]) -> None:
    entries = [revision(item, retold(item), LATER) for item in made]
    told = brief(*made, new_since=date(2025, 6, 24))
    again = brief(
        *map(retold, made),
        new_since=date(2025, 6, 24),
        revisions=[entry for entry in entries if entry is not None],
    )
    assert figures(again) == figures(told)


@given(made=events(), language=st.sampled_from(("en", "fr")))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_brief_can_be_written(made: list[Event], language: str) -> None:
    told = brief(*made, scope=Scope(), language=language)
    for form in ("md", "html"):
        text = render(told, form).text
        assert "None" not in text.replace("None of", "")
        assert "nan" not in text.split("base64")[0]

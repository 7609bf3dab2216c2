"""The acceptance case: five real pages and what a careful coder reads out of them, one test per fact.

The pages are not part of the repository; where they are absent every test here is skipped and says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from evaluation.cases import CASES
from evaluation.gold import Check, checks, load
from evaluation.record import Record, make_record

from firsthand.domain.claim import Extraction
from firsthand.domain.page import Page
from firsthand.domain.values import DaySet
from firsthand.run.plan import Workshop, link, read_one

pytestmark = pytest.mark.seeds

_CASE = next(case for case in CASES if case.name == "seeds")

# Facts of the gold that are known to be missing, with the reason.
KNOWN_GAPS: dict[str, str] = {}


def _facts() -> list[object]:
    if not _CASE.present:
        absent = pytest.mark.skip(reason=f"the seed pages are not at {_CASE.gold.parent}")
        return [pytest.param(None, id="seeds-absent", marks=[absent])]
    return [
        pytest.param(
            check,
            id=check.name,
            marks=[pytest.mark.xfail(reason=KNOWN_GAPS[check.name])] if check.name in KNOWN_GAPS else [],
        )
        for check in checks(load(_CASE.gold))
    ]


@cache
def _record() -> Record:
    return make_record(_CASE.pages(), Workshop.load())


@pytest.mark.parametrize("check", _facts())
def test_seeds_have_the_fact(check: Check) -> None:
    missing = check.run(_record())
    assert missing is None, missing


@pytest.mark.skipif(not _CASE.present, reason="the seed pages are absent")
def test_no_teaser_becomes_an_event() -> None:
    countries = {event.place.country for event in _record().chronicle.events if event.place}
    assert countries == {"MLI"}


@pytest.mark.skipif(not _CASE.present, reason="the seed pages are absent")
def test_every_claim_resolves_to_its_text() -> None:
    for extraction in _record().extractions:
        for claim in extraction.claims:
            assert claim.span.matches(extraction.document.text)


@pytest.mark.skipif(not _CASE.present, reason="the seed pages are absent")
def test_boulikessi_is_in_mali_with_an_honest_radius() -> None:
    places = {m.place for e in _record().extractions for m in e.places if m.span.text == "Boulikessi"}
    assert places
    for place in places:
        assert place is None or (place.country == "MLI" and place.radius_km >= 5)


@pytest.mark.skipif(not _CASE.present, reason="the seed pages are absent")
@pytest.mark.parametrize("is_printed", [True, False], ids=["as printed", "without the printed date"])
def test_the_calendar_dates_both_attacks_with_the_printed_date_and_without(is_printed: bool) -> None:
    workshop = _record().workshop
    given = [str(path) for path in _CASE.pages()]
    pages = [
        page
        for page in workshop.open_sources(
            given, as_kind=None, now=datetime(2026, 6, 1, tzinfo=UTC), stdin=None
        )
        if isinstance(page, Page)
    ]
    dated = [page for page in pages if workshop.read_page(page).published is not None]
    assert [Path(page.id).name[:3] for page in dated] == ["000"]
    if not is_printed:
        pages = [_undated(page, workshop) if page in dated else page for page in pages]
        assert all(workshop.read_page(page).published is None for page in pages)
    read = [read_one(page, workshop, everything=True) for page in pages]
    _, chronicle = link([one for one in read if isinstance(one, Extraction)], (), {}, workshop)
    days = {event.place.name: event.date.possible for event in chronicle.events if event.place}
    assert len(read) == 5
    assert days["Boulikessi"] == DaySet.day(date(2025, 6, 1))
    assert days["Timbuktu"] == DaySet.day(date(2025, 6, 2))


def _undated(page: Page, workshop: Workshop) -> Page:
    """A page without the words that its date was read from."""
    published = workshop.read_page(page).published
    assert published is not None
    kind, _, words = published.evidence.partition(": ")
    assert kind == "printed"
    assert page.content.count(words.encode()) == 1
    return replace(page, content=page.content.replace(words.encode(), b""))

"""Entries of live blogs and round-ups are told apart."""

from __future__ import annotations

from datetime import UTC, datetime

from firsthand.documents import read_page
from firsthand.domain.page import MediaType, Page
from firsthand.domain.report import Reading, Status
from firsthand.run.plan import Workshop

LIVE = """Sahel live: what we know at this hour
3 June 2025
{clocks[0]}
Gunmen killed 12 soldiers in Djibo, northern Burkina Faso, on Tuesday morning, two officers told reporters by telephone.
{clocks[1]}
Armed men shot dead four teachers on their way to work, a member of the teachers' union said without naming the place.
{clocks[2]}
The governor flew to Dori, where he met the families of those who had been displaced since the beginning of the rainy season.
"""
CLOCKS = ("14:05", "12:40", "09:10")


def read(*clocks: str) -> Reading:
    page = Page("p", LIVE.format(clocks=clocks).encode(), MediaType.TEXT, datetime(2025, 6, 4, tzinfo=UTC))
    document = read_page(page)
    return Workshop.load().read(document)


def killings(reading: Reading) -> list[str | None]:
    return [r.continues for r in reading.reports if r.status is Status.ASSERTED and r.figures]


def test_an_entry_without_a_place_starts_a_happening_of_its_own() -> None:
    assert killings(read(*CLOCKS)) == [None, None]


def test_without_entries_the_same_sentence_goes_on_with_the_happening_told() -> None:
    first, second = killings(read("Update", "More", "Visit"))
    assert first is None
    assert second is not None

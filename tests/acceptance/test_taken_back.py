"""Two pages of our own: one tells of an attack, the next says that there was none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest

from firsthand.domain.claim import Extraction
from firsthand.domain.event import DocumentRole, Event, Grade
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.run.plan import Workshop, link, read_one

NOW = datetime(2026, 6, 1, tzinfo=UTC)

TOLD = """Gunmen kill 10 in Ansongo

Gunmen on motorcycles attacked the market of Ansongo on Monday and killed ten civilians, the paper has learnt. Traders fled towards the river and
the stalls burned until nightfall.
"""
TAKEN_BACK = """Correction

No such attack took place in Ansongo on Monday. We are sorry for the mistake in our pages, which rested on a message that nobody had verified, and
have taken the story off our site.
"""


@cache
def workshop() -> Workshop:
    return Workshop.load(network=None)


def read(name: str, text: str, day: int, outlet: str) -> Extraction:
    hints = PageHints(published=date(2025, 6, day), language="en", outlet=outlet)
    outcome = read_one(
        Page(name, text.encode(), MediaType.TEXT, NOW, hints=hints), workshop(), everything=True
    )
    assert isinstance(outcome, Extraction)
    return outcome


def the_event(*read_pages: Extraction) -> Event:
    (event,) = link(read_pages, (), {}, workshop())[1].events
    return event


@pytest.mark.parametrize(
    ("outlet", "grade"), [("Gao Herald", Grade.DISCOUNTED), ("Niger Courier", Grade.CONTESTED)]
)
def test_a_paper_takes_its_story_back_and_another_contests_it(outlet: str, grade: Grade) -> None:
    told = read("told.txt", TOLD, 3, "Gao Herald")
    assert the_event(told).grade is Grade.SINGLE_ORIGIN
    event = the_event(told, read("back.txt", TAKEN_BACK, 5, outlet))
    assert event.grade is grade
    assert {(document.id, document.role) for document in event.documents} == {
        ("told.txt", DocumentRole.REPORTS),
        ("back.txt", DocumentRole.MENTIONS),
    }

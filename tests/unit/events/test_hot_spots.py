"""Where very many pages hang together, one more page still costs little, and nothing is left out of the record.

The bounds are in processor time and some five times what was measured on two slow cores.
"""

from __future__ import annotations

import statistics

import pytest
from benchmarks.hot_spots import CASES, Case, Store, measure

from firsthand.domain.event import DocumentRole, Event

COPIED, RECALLED, TOLD, ENDLESS, PLACES = CASES


def largest(store: Store) -> Event:
    return max(store.events.values(), key=lambda event: len(event.documents))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "pages", "seconds"),
    [
        pytest.param(COPIED, 1000, 1.0, id="a story copied"),
        pytest.param(RECALLED, 600, 0.2, id="an incident recalled"),
        pytest.param(TOLD, 150, 1.5, id="an incident told"),
        pytest.param(ENDLESS, 600, 0.6, id="a run of attacks without end"),
        pytest.param(PLACES, 3, 3.0, id="a page that names eighty places"),
    ],
)
def test_one_more_page_at_a_hot_spot_costs_little(case: Case, pages: int, seconds: float) -> None:
    _, times = measure(case, pages, more=5)
    assert statistics.median(times) < seconds


def test_every_copy_is_listed_although_few_are_weighed() -> None:
    store = Store(are_copies=True)
    pages = [COPIED.page(number) for number in range(200)]
    store.add(pages[:150])
    store.add(pages[150:])
    (event,) = store.events.values()
    assert len(event.documents) == len(event.reports) == 200
    assert {document.role for document in event.documents} == {DocumentRole.REPORTS}
    assert [document.id for document in event.documents] == sorted(page.document.id for page in pages)
    assert event.first_seen == min(page.document.captured_at for page in pages)


def test_every_page_that_recalls_an_incident_is_listed() -> None:
    store = Store()
    pages = [RECALLED.page(number) for number in range(120)]
    store.add(pages)
    roles = [document.role for document in largest(store).documents]
    assert roles.count(DocumentRole.REPORTS) == 3
    assert roles.count(DocumentRole.MENTIONS) > 90


def test_what_is_weighed_depends_on_the_pages_alone() -> None:
    pages = [TOLD.page(number) for number in range(110)]
    at_once, grown = Store(), Store()
    at_once.add(pages)
    for start in range(0, len(pages), 10):
        grown.add(pages[::-1][start : start + 10])
    first, second = largest(at_once), largest(grown)
    assert len(first.documents) > 100
    assert first.casualties == second.casualties
    assert first.documents == second.documents
    assert first.claims == second.claims
    assert first.contradictions == second.contradictions

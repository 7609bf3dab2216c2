"""How much was read of which days, and the history of all events together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from firsthand.domain.document import Published
from firsthand.domain.event import Chronicle, Grade
from firsthand.store import Store
from firsthand.store.coverage import Coverage

DAY = timedelta(days=1)


def _add(store: Store, newsroom: Any, name: str, text: str, published: date | None, *, days: int = 0) -> Any:
    page = newsroom.page(name, text, days=days)
    told = newsroom.read(page)
    day = None if published is None else Published(published, 1.0, "printed")
    told = replace(told, document=replace(told.document, published=day))
    store.add(page, told)
    return told


def test_documents_are_counted_by_day_and_versions_once(store: Store, newsroom: Any) -> None:
    first, second = date(2025, 6, 1), date(2025, 6, 4)
    _add(store, newsroom, "a", "One army post fell on Sunday.", first)
    _add(store, newsroom, "b", "Two army posts fell on Sunday.", first)
    _add(store, newsroom, "b", "Three army posts fell on Sunday.", second, days=3)
    _add(store, newsroom, "c", "Four army posts fell on Sunday.", None)
    coverage = Coverage(store.database)
    assert coverage.documents_by_day() == {first: 1, second: 1}
    assert coverage.documents_by_day(second, second) == {second: 1}
    assert coverage.documents_by_day(until=first - DAY) == {}
    assert coverage.undated_documents() == 1


def test_the_history_of_all_events_from_a_moment_on(store: Store, newsroom: Any) -> None:
    told = _add(store, newsroom, "a", "One army post fell on Sunday.", None)
    event = newsroom.event(told)
    store.replace_chronicle(Chronicle((event,)), newsroom.start)
    store.replace_chronicle(Chronicle((replace(event, grade=Grade.CLAIMED),)), newsroom.start + DAY)
    store.replace_chronicle(Chronicle(()), newsroom.start + 2 * DAY)
    coverage = Coverage(store.database)
    assert [entry.at for entry in coverage.revisions(newsroom.start)] == [
        newsroom.start + n * DAY for n in range(3)
    ]
    assert [entry.changes[0].what.value for entry in coverage.revisions(newsroom.start + DAY)] == [
        "grade",
        "withdrawn",
    ]
    assert coverage.revisions(newsroom.start + 3 * DAY) == ()

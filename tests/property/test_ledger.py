"""A ledger that grows, loses documents and is settled at any moment is the one that is filled at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from firsthand.events.accounts import account
from firsthand.events.frames import frames
from firsthand.events.ledger import Ledger, Notes
from firsthand.events.rulings import Rulings
from firsthand.lineage import trace
from tests.property.test_events import quick, stories
from tests.unit.events.stories import Names, Story, Types

Shown = tuple[object, ...]


def notes_of(told: list[Story]) -> list[Notes]:
    extractions = [item.extraction() for item in told]
    framed = frames(extractions, trace(extractions, origins=Names()))
    return [account(frame, Rulings(), Types()).notes for frame in framed.values()]


def shown(ledger: Ledger) -> Shown:
    subjects = (*ledger.incidents(), *ledger.speeches())
    return subjects, [(subject.key, ledger.solution(subject.key)) for subject in subjects]


@contextmanager
def crowded(most: int) -> Iterator[None]:
    """As if a few happenings that hang together were very many, and few of these could speak for a group."""
    with patch("firsthand.events.ledger.web.MOST", most), patch("firsthand.events.clusters.WITNESSES", most):
        yield


@given(stories, st.data())
@quick
def test_a_ledger_that_grew_is_the_one_filled_at_once(told: list[Story], data: st.DataObject) -> None:
    is_grown_alike(told, data)


@given(stories, st.integers(1, 6), st.data())
@quick
def test_where_very_many_hang_together_too(told: list[Story], most: int, data: st.DataObject) -> None:
    with crowded(most):
        is_grown_alike(told, data)


def is_grown_alike(told: list[Story], data: st.DataObject) -> None:
    notes = notes_of(told)
    ledger = Ledger(Types(), Rulings())
    held: dict[str, Notes] = {}
    for _ in range(data.draw(st.integers(1, 3 * len(notes)))):
        note = data.draw(st.sampled_from(notes))
        if data.draw(st.integers(0, 3)):
            ledger.put(note)
            held[note.document] = note
        else:
            ledger.drop(note.document)
            held.pop(note.document, None)
        if data.draw(st.booleans()):
            ledger.settle()
    ledger.settle()
    at_once = Ledger(Types(), Rulings())
    for document in sorted(held):
        at_once.put(held[document])
    at_once.settle()
    assert shown(ledger) == shown(at_once)


@given(stories, st.data())
@quick
def test_what_is_not_settled_anew_stayed_the_same(told: list[Story], data: st.DataObject) -> None:
    *notes, last = notes_of(told)
    ledger = Ledger(Types(), Rulings())
    for note in notes:
        ledger.put(note)
    ledger.settle()
    before = {group.key: (group, ledger.solution(group.key)) for group in ledger.incidents()}
    ledger.put(last)
    settled = ledger.settle()
    after = {group.key: (group, ledger.solution(group.key)) for group in ledger.incidents()}
    assert before.keys() - after.keys() == settled.gone
    for key, found in after.items():
        assert key in settled.incidents or found == before[key]

"""What is kept beside the view of the documents that it was made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from firsthand.domain.claim import Extraction
from firsthand.domain.event import Amendment, Chronicle
from firsthand.store import Store
from firsthand.store.tables import documents, traces
from firsthand.store.traced_view import MOST_SCORES, Changes, Trace, TracedView

HOUR = timedelta(hours=1)
BITS = bytes(range(256))


class Room:
    """A store with two documents that tell of one event each, in a view with traces."""

    def __init__(self, store: Store, newsroom: Any) -> None:
        self.store, self.newsroom, self.view = store, newsroom, TracedView(store.database)
        self.told: list[Extraction] = []
        for name in ("a.txt", "b.txt"):
            page = newsroom.page(name)
            self.told.append(newsroom.read(page))
            store.add(page, self.told[-1])
        self.keys = [told.document.key for told in self.told]
        self.events = tuple(
            sorted(
                (newsroom.event(told, anchor=told.reports[0].id) for told in self.told), key=lambda e: e.id
            )
        )
        self.at = newsroom.start

    def put(self, **changes: Any) -> bool:
        return self.view.replace(
            Chronicle(self.events), self.at, basis=self.store.revision(), changes=self.changes(**changes)
        )

    def changes(self, **changes: Any) -> Changes:
        fields: dict[str, Any] = {
            name: {key: BITS + name.encode() for key in self.keys} for name in ("marks", "links", "notes")
        }
        return Changes(
            **{"program": "one", "obeyed": 0, **fields, "scores": {self.keys[0]: b"12"}, **changes}
        )

    def traces(self) -> dict[str, Trace | None]:
        standing = self.view.standing("one")
        assert standing is not None
        return standing.traces


@pytest.fixture
def room(store: Store, newsroom: Any) -> Room:
    return Room(store, newsroom)


def test_a_view_without_traces_has_none_that_count(room: Room) -> None:
    assert room.view.standing("one") is None
    room.store.replace_chronicle(Chronicle(room.events), room.at)
    assert room.view.standing("one") is None


def test_what_was_kept_comes_back_with_the_view(room: Room, newsroom: Any) -> None:
    assert room.put(obeyed=0)
    standing = room.view.standing("one")
    assert standing is not None
    first, second = room.keys
    assert standing.traces == {
        first: Trace(first, BITS + b"marks", BITS + b"links", BITS + b"notes", b"12"),
        second: Trace(second, BITS + b"marks", BITS + b"links", BITS + b"notes", b""),
    }
    assert standing.newest == {"a.txt": first, "b.txt": second}
    assert (standing.viewed, standing.basis, standing.obeyed) == (2, 2, 0)
    shown = {event.id: (event.anchor, event.place, event.reports) for event in standing.events}
    assert shown == {event.id: (event.anchor, event.place, event.reports) for event in room.events}
    assert not room.store.check()
    assert room.store.stats().rows["traces"] == 2


def test_what_was_stored_since_is_told(room: Room, newsroom: Any) -> None:
    room.put()
    page = newsroom.page("c.txt")
    room.store.add(page, newsroom.read(page))
    room.store.append_decision(newsroom.decision())
    standing = room.view.standing("one")
    assert standing is not None
    assert (standing.viewed, standing.basis, standing.obeyed, len(standing.decisions)) == (2, 4, 0, 1)
    assert standing.newest.keys() - {"a.txt", "b.txt"} == {"c.txt"}
    assert page.key not in standing.traces


def test_another_program_finds_none(room: Room) -> None:
    room.put()
    assert room.view.standing("two") is None


def test_a_view_that_is_put_up_without_traces_makes_those_there_are_worthless(room: Room) -> None:
    room.put()
    room.store.replace_chronicle(Chronicle(room.events), room.at + HOUR)
    assert room.view.standing("one") is None
    basis = room.store.revision()
    assert not room.view.amend(Amendment(), room.at + HOUR, seen=basis, basis=basis, changes=room.changes())
    room.put()
    assert room.store.amend_chronicle(Amendment(), room.at + HOUR, seen=basis, basis=basis)
    assert room.view.standing("one") is None


def test_traces_change_with_the_view_or_not_at_all(room: Room) -> None:
    room.put()
    first, second = room.keys
    basis = room.store.revision()
    changes = Changes(
        "one", 3, notes={first: b"other"}, links={second: b""}, scores={first: b"34", second: b"5"}
    )
    moved = replace(room.events[0], grade=room.events[0].grade)
    late = room.view.amend(Amendment((moved,)), room.at + HOUR, seen=basis - 1, basis=basis, changes=changes)
    assert not late
    assert room.traces()[first] == Trace(first, BITS + b"marks", BITS + b"links", BITS + b"notes", b"12")
    assert room.view.amend(Amendment((moved,)), room.at + HOUR, seen=basis, basis=basis, changes=changes)
    standing = room.view.standing("one")
    assert standing is not None
    assert standing.obeyed == 3
    assert standing.traces == {
        first: Trace(first, BITS + b"marks", BITS + b"links", b"other", b"1234"),
        second: Trace(second, BITS + b"marks", b"", BITS + b"notes", b"5"),
    }


def test_a_document_that_leaves_the_view_leaves_no_trace(room: Room) -> None:
    room.put()
    first, second = room.keys
    basis = room.store.revision()
    assert room.view.amend(
        Amendment(), room.at, seen=basis, basis=basis, changes=Changes("one", 0, gone=[first])
    )
    assert room.traces().keys() == {second}


def test_the_trace_goes_with_its_document(room: Room) -> None:
    room.put()
    with room.store.database.writing() as connection:
        for table in ("reports", "claims"):
            held = documents.metadata.tables[table]
            connection.execute(delete(held).where(held.c.document == room.keys[0]))
        connection.execute(delete(documents).where(documents.c.key == room.keys[0]))
    assert room.traces().keys() == {room.keys[1]}


@pytest.mark.parametrize("name", ["mark", "links", "notes", "scores"])
def test_a_damaged_trace_is_told_and_mended_by_the_next_change(room: Room, name: str) -> None:
    room.put()
    first, second = room.keys
    with room.store.database.writing() as connection:
        held = connection.scalar(
            traces.select().with_only_columns(traces.c[name]).where(traces.c.document == first)
        )
        spoilt = bytes([held[0] ^ 1]) + held[1:]
        connection.execute(update(traces).where(traces.c.document == first).values({name: spoilt}))
    assert room.traces()[first] is None
    assert room.traces()[second] is not None
    (finding,) = room.store.check()
    assert finding.is_note
    assert first in finding.record
    basis = room.store.revision()
    fields = {kind: {first: b"new"} for kind in ("marks", "links", "notes", "scores")}
    assert room.view.amend(Amendment(), room.at, seen=basis, basis=basis, changes=Changes("one", 0, **fields))
    expected = Trace(first, b"new", b"new", b"new", b"new" if name == "scores" else b"12new")
    assert room.traces()[first] == expected


def test_scores_do_not_grow_without_end(room: Room) -> None:
    room.put()
    first, basis = room.keys[0], room.store.revision()
    part = bytes(MOST_SCORES - 1)
    for _ in range(3):
        changes = Changes("one", 0, scores={first: part})
        assert room.view.amend(Amendment(), room.at, seen=basis, basis=basis, changes=changes)
        kept = room.traces()[first]
        assert kept is not None
        assert kept.scores == part

"""Happenings packed in memory come back as they were."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from firsthand.blocking import Scratch, Shelf
from firsthand.events.accounts import account
from firsthand.events.frames import frame
from firsthand.events.ledger import recalls
from firsthand.events.ledger.sketchbook import Sketchbook
from firsthand.events.mentions import Gist
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from tests.unit.events.stories import BOULIKESSI, DJIBO, Role, Story, Told, Types, killed, on


def sketches() -> list[Sketch]:
    found: list[Sketch] = []
    for number, place in enumerate((BOULIKESSI, DJIBO, None) * 4):
        where = place.name if place is not None else "Nowhere"
        text = f"JNIM attacked {where} on 1 June 2025 and killed {number + 3} soldiers."
        told = Told(
            "attacked",
            places=((where, place),),
            dates=(on("1 June 2025", "2025-06-01"),),
            parties=((Role.INITIATOR, "JNIM", "jnim"),),
            claims=(killed(f"{number + 3}", "=", number + 3),),
        )
        story = Story(f"page-{number}", text, told=[told])
        found += account(frame(story.extraction()), Rulings(), Types()).notes.sketches
    return found


def test_what_is_packed_comes_back_as_it_was() -> None:
    told = sketches()
    book = Sketchbook(at_hand=2)
    for sketch in told:
        book[sketch.key] = sketch
    assert len(book) == len(told)
    assert set(book) == {sketch.key for sketch in told}
    assert [book[sketch.key] for sketch in told] == told
    assert [book[sketch.key].when for sketch in told] == [sketch.when for sketch in told]


def test_the_gist_of_an_incident_comes_back_as_it_was() -> None:
    gist = Gist.of(sketches())
    assert gist.places
    assert gist.counts
    shelf = Shelf[str, Gist](1, recalls._ENCODER.encode, recalls._DECODER.decode, Scratch())
    shelf["first"], shelf["second"] = gist, Gist.of(())
    assert (shelf["first"], shelf["second"]) == (gist, Gist.of(()))


def test_what_is_told_otherwise_takes_the_place_of_what_was_told() -> None:
    told = sketches()
    book = Sketchbook(at_hand=1)
    for sketch in told:
        book[sketch.key] = sketch
    for sketch in (told[0], told[-1]):
        book[sketch.key] = replace(sketch, at=99)
    assert book[told[1].key] == told[1]
    assert [book[sketch.key].at for sketch in (told[0], told[-1])] == [99, 99]
    assert len(book) == len(told)


def test_what_is_left_out_is_gone() -> None:
    told = sketches()
    book = Sketchbook()
    for sketch in told:
        book[sketch.key] = sketch
    for sketch in (told[0], told[-1]):
        del book[sketch.key]
        assert sketch.key not in book
        with pytest.raises(KeyError):
            del book[sketch.key]
        with pytest.raises(KeyError):
            book[sketch.key]


def test_what_is_not_at_hand_takes_little_memory() -> None:
    told, more = sketches(), 2000
    scratch = Scratch(in_memory=0)
    book = Sketchbook(at_hand=1, scratch=scratch)
    for sketch in told:
        book[sketch.key] = sketch
    tracemalloc.start()
    try:
        for number in range(more):
            key = f"rep_{number:016}"
            book[key] = replace(told[0], key=key)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken / more < 300  # its key, and where it lies
    assert scratch.size > more * 300

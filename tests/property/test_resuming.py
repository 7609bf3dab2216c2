"""What is left for the next process, taken up by it at any moment, leads to the view that is built at once; and nothing is made twice."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.claim import Extraction
from firsthand.domain.event import Aggregate
from firsthand.events import chronicler
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.events.known import KnownScores
from firsthand.events.records import InPlace, Standing, decode
from firsthand.lineage import Register, links
from firsthand.lineage.records import decode_links, decode_mark, encode_links, encode_mark
from firsthand.models.vectors import bundled_vectors
from tests.property.test_chronicler import Growing, alike, at_once, grow
from tests.property.test_events import quick, stories
from tests.property.test_register import pages
from tests.unit.events.stories import Names, Parties, Story, Types


class Resuming(Growing):
    """A chronicler that is left at any moment, for another to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: dict[str, bytes] = {}
        self.scores: list[bytes] = []
        self._begin(KnownScores())

    def resume(self) -> None:
        """Go on with another one, from nothing but bytes and the view."""
        self.notes.update(self.chronicler.records())
        self.scores += self._known.take().values()
        self._begin(KnownScores(self.scores))
        for key in sorted(self.held):
            self.chronicler.restore(decode(self.notes[key]))
        shown = [
            Standing(event.id, event.anchor, event.place, event.reports) for event in self.events.values()
        ]
        aggregates = [part for part in self.parts.values() if isinstance(part, Aggregate)]
        assert self.chronicler.adopt(InPlace(shown, aggregates, frozenset(self.parts)))
        self._known.let_go()

    def _begin(self, known: KnownScores) -> None:
        self._known = known
        archive = Archive(
            self.held.__getitem__, self._kin, lambda _: self.lineage, self._documents_of, self._published
        )
        self.chronicler = Chronicler(
            archive, codebook=Types(), actors=Parties(), decisions=self.decisions, known=known
        )


@given(stories, st.data())
@quick
def test_a_view_that_is_taken_up_again_and_again_is_the_one_built_at_once(
    told: list[Story], data: st.DataObject
) -> None:
    growing = Resuming()

    def pause() -> None:
        growing.settle()
        growing.resume()

    grow(growing, told, data, pause)
    assert alike(growing.whole()) == alike(at_once(growing))


@given(stories)
@settings(quick, max_examples=10)
def test_nothing_is_taken_down_or_fused_again(told: list[Story]) -> None:
    growing = Resuming()
    for item in told:
        growing.put(item.extraction())
    growing.settle()
    with (
        patch.object(chronicler, "account", side_effect=AssertionError),
        patch.object(chronicler, "incident", side_effect=AssertionError),
    ):
        growing.resume()


@given(pages, st.data())
@quick
def test_a_register_that_is_taken_up_is_the_one_that_was_left(
    told: list[Extraction], data: st.DataObject
) -> None:
    held = {item.document.key: item for item in told}
    keys = sorted(held)
    left = Register(Names(), bundled_vectors(), held.__getitem__)
    left.keep_records()
    for key in keys:
        left.put(held[key])
        if data.draw(st.booleans()):
            left.settle()
    for key in data.draw(st.lists(st.sampled_from(keys), max_size=3, unique=True)):
        left.drop(key)
        if data.draw(st.booleans()):
            left.put(held[key])
    left.settle()
    fresh, changed = left.records()
    marks = {key: encode_mark(mark) for key, mark in fresh.items()}
    ties = {key: encode_links(some) for key, some in changed.items()}
    here = [key for key in keys if key in left]
    missing = set(data.draw(st.lists(st.sampled_from(keys), max_size=2)))  # of these the traces are damaged
    taken_up = Register(Names(), bundled_vectors(), held.__getitem__)
    with patch.object(links, "compare", side_effect=AssertionError):
        taken_up.restore(
            [decode_mark(marks[key]) for key in here if key not in missing],
            [link for key in here if key not in missing for link in decode_links(ties[key])],
        )
    for key in here:
        if key in missing:
            taken_up.put(held[key])
    taken_up.settle()
    assert taken_up.lineage() == left.lineage()
    others = [key for key in keys if key not in left]
    for register in (left, taken_up):
        for key in others:
            register.put(held[key])
        register.settle()
    assert taken_up.lineage() == left.lineage()

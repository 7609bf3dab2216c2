"""What is excluded at a glance is excluded by a veto."""

from __future__ import annotations

from hypothesis import given

from firsthand.events.glance import Glance
from firsthand.events.vetoes import veto
from tests.property.test_events import quick, stories
from tests.property.test_ledger import notes_of
from tests.unit.events.stories import Story


@given(stories)
@quick
def test_what_is_excluded_at_a_glance_is_excluded(told: list[Story]) -> None:
    sketches = {sketch.key: sketch for notes in notes_of(told) for sketch in notes.sketches}
    glance = Glance()
    for sketch in sketches.values():
        glance.put(sketch)
    for key, sketch in sketches.items():
        others = sorted(sketches.keys() - {key})
        for other in set(others) - set(glance.open(key, others)):
            assert veto(sketch, sketches[other]) is not None

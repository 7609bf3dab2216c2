"""What copies of a text repeat: read once, so that a copy changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Age, Sketch


def first_copies(
    told: Sequence[Sketch], rulings: Rulings
) -> tuple[list[Sketch], list[tuple[Sketch, Sketch]]]:
    """Set aside what copies repeat: sentences that an older copy of the same text has word for word.

    Returns:
        What the oldest copies tell, with everything that a reviewer judged; and what later copies
        repeat, each with the happening it repeats.
    """
    judged = {report for pair in (*rulings.same, *rulings.different) for report in pair}
    oldest: dict[tuple[object, ...], Sketch] = {}
    first: list[Sketch] = []
    copies: list[tuple[Sketch, Sketch]] = []
    for sketch in sorted(told, key=_age):  # all of one document before the next
        place = sketch.place.name if sketch.place else None
        original = oldest.setdefault((sketch.text, sketch.sentences, place), sketch)
        if original.document == sketch.document or not judged.isdisjoint(sketch.reports):
            first.append(sketch)
        else:
            copies.append((sketch, original))
    return first, copies


def _age(sketch: Sketch) -> Age:
    return sketch.age

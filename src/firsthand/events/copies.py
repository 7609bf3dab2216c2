"""What copies of a text repeat: read once, so that a copy changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening
from firsthand.events.rulings import Rulings


def first_copies(
    told: Sequence[Happening], frames: Mapping[str, Frame], rulings: Rulings
) -> tuple[list[Happening], list[tuple[Happening, Happening]]]:
    """Set aside what copies repeat: sentences that an older copy of the same text has word for word.

    Returns:
        What the oldest copies tell, with everything that a reviewer judged; and what later copies
        repeat, each with the happening it repeats.
    """

    def age(happening: Happening) -> tuple[object, ...]:
        document = frames[happening.document].document
        published = document.published.value if document.published else None
        day = published or document.captured_at.date()
        return (
            published is None,
            day,
            happening.document,
            happening.key,
        )  # all of one document before the next

    judged = {report for pair in (*rulings.same, *rulings.different) for report in pair}
    oldest: dict[tuple[object, ...], Happening] = {}
    first: list[Happening] = []
    copies: list[tuple[Happening, Happening]] = []
    for happening in sorted(told, key=age):
        place = happening.place.name if happening.place else None
        version = (frames[happening.document].copies, happening.sentences, place)
        original = oldest.setdefault(version, happening)
        if original.document == happening.document or not judged.isdisjoint(happening.report_ids):
            first.append(happening)
        else:
            copies.append((happening, original))
    return first, copies

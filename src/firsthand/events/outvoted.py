"""Places that one version of a text gives and its other versions do not: a misreading, which must not keep two reports of one incident apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.domain.values.place import Place
from firsthand.events.geography import places_meet
from firsthand.events.sketches import Sketch
from firsthand.events.vetoes import veto

_TIMES = 2
"""So many times as many versions must have the other happening's place as have the one that keeps the two apart."""


def is_outvoted(a: Sketch, b: Sketch, ours: Iterable[Sketch], theirs: Iterable[Sketch]) -> bool:
    """Whether nothing but the place of one of two happenings excludes that they are one, and the other versions of its text put it where the
    other happening was.

    A translation may be put in the town of the hospital, a version with another headline across the border; the text is one, and so is what
    it tells. Versions that name no place have no say.

    Args:
        a: a happening.
        b: one of another document, excluded from being the same incident.
        ours: all that may be one incident with `a` already.
        theirs: the same for `b`.
    """
    if a.document == b.document or a.place is None or b.place is None or places_meet(a.place, b.place):
        return False
    if not (
        _is_alone(a.place, b.place, _versions(a, ours)) or _is_alone(b.place, a.place, _versions(b, theirs))
    ):
        return False
    return veto(replace(a, place=b.place), b) is None


def _versions(sketch: Sketch, group: Iterable[Sketch]) -> list[Place]:
    return [other.place for other in group if other.family == sketch.family and other.place is not None]


def _is_alone(here: Place, there: Place, versions: Sequence[Place]) -> bool:
    """Whether so many more versions have the one place than the other; a region that holds both speaks for the one."""
    meeting = [places_meet(place, there) for place in versions]
    own = sum(not meets and places_meet(place, here) for place, meets in zip(versions, meeting, strict=True))
    return sum(meeting) >= _TIMES * own

"""Concerted actions: several incidents, one toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.event import Operation
from firsthand.domain.ids import content_id
from firsthand.domain.values.place import Place
from firsthand.events.concerted import Concerted
from firsthand.events.contradictions import contradictions
from firsthand.events.evidence import evidence, origins
from firsthand.events.fuse import fuse
from firsthand.events.incidents import Background
from firsthand.events.parties import parties, sides
from firsthand.events.tolls import tolls


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident as it is shown: the id and the place of its event."""

    id: str
    place: Place | None


def operation_id(key: str) -> str:
    """The id of an operation.

    Args:
        key: key of its first action.
    """
    return content_id("opn", key)


def operation(members: Sequence[Concerted], events: Sequence[Shown], background: Background) -> Operation:
    """Fuse what is said of one action as a whole.

    Args:
        members: the action as single documents tell it, by key.
        events: the incidents it is made of.
        background: what claims are weighed with.
    """
    wholes = [action.whole for action in members]
    weighed = evidence(wholes, background.frames, background.lineage, background.rulings)
    named = parties(wholes, [item.claim for item in weighed], background.actors)
    two_sides = sides(named, [item.claim for item in weighed], background.actors)
    names = sorted({event.place.name for event in events if event.place is not None})
    claims = sorted(
        (item.claim for item in weighed), key=lambda claim: (claim.document, claim.span, claim.id)
    )
    fused = fuse(weighed, two_sides)
    return Operation(
        id=operation_id(min(whole.key for whole in wholes)),
        name=", ".join(names),
        events=tuple(sorted(event.id for event in events)),
        casualties=fused,
        tolls=tolls(
            weighed, fused, wholes, two_sides, background.frames, background.lineage, background.rulings
        ),
        claims=tuple(claims),
        contradictions=contradictions(weighed, wholes, (), two_sides, background.frames),
        origins=origins(weighed, wholes, background.frames, background.lineage),
    )

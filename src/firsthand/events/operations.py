"""Concerted actions: several incidents, one toll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.domain.event import Event, Operation
from firsthand.domain.ids import content_id
from firsthand.events.concerted import Concerted
from firsthand.events.contradictions import contradictions
from firsthand.events.evidence import evidence, origins
from firsthand.events.fuse import fuse
from firsthand.events.incidents import Background
from firsthand.events.parties import parties, sides


def operations(
    concerted: Sequence[Concerted],
    event_of: Mapping[str, Event],
    background: Background,
) -> tuple[Operation, ...]:
    """Fuse what is said of each action as a whole, sorted by id.

    Two documents tell of one operation when they share at least one of its incidents.

    Args:
        concerted: the actions as single documents tell them.
        event_of: happening key of a part to the event it became.
        background: what claims are weighed with.
    """
    groups: list[tuple[set[str], list[Concerted]]] = []
    for action in sorted(concerted, key=lambda action: action.whole.key):
        events = {event_of[part.key].id for part in action.parts if part.key in event_of}
        members = [action]
        apart = []
        for known, others in groups:
            if known & events:
                events |= known
                members = [*others, *members]
            else:
                apart.append((known, others))
        groups = [*apart, (events, members)]
    found = (
        _operation(members, sorted(events), event_of, background) for events, members in groups if events
    )
    return tuple(sorted(found, key=lambda operation: operation.id))


def _operation(
    members: Sequence[Concerted], events: Sequence[str], event_of: Mapping[str, Event], background: Background
) -> Operation:
    wholes = [action.whole for action in members]
    weighed = evidence(wholes, background.frames, background.lineage, background.rulings)
    named = parties(wholes, (item.claim for item in weighed), background.actors)
    two_sides = sides(named)
    names = sorted(
        {
            event.place.name
            for event in event_of.values()
            if event.id in set(events) and event.place is not None
        }
    )
    claims = sorted(
        (item.claim for item in weighed), key=lambda claim: (claim.document, claim.span, claim.id)
    )
    return Operation(
        id=content_id("opn", min(whole.key for whole in wholes)),
        name=", ".join(names),
        events=tuple(events),
        casualties=fuse(weighed, two_sides),
        claims=tuple(claims),
        contradictions=contradictions(weighed, wholes, (), two_sides, background.frames),
        origins=origins(weighed, wholes, background.frames, background.lineage),
    )

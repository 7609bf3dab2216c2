"""The events stage: reports of all documents to one record for each incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.event import Chronicle, Event
from firsthand.domain.origin import Lineage
from firsthand.domain.report import Status
from firsthand.events.adoption import adopt
from firsthand.events.aggregates import aggregates
from firsthand.events.concerted import Concerted, split
from firsthand.events.drafts import Draft
from firsthand.events.frames import Frame, frames
from firsthand.events.happenings import Happening, happenings
from firsthand.events.identity import identify
from firsthand.events.incidents import Background, incident
from firsthand.events.link import link
from firsthand.events.mentions import recall
from firsthand.events.operations import operations
from firsthand.events.rulings import Rulings, rulings
from firsthand.events.sketches import sketch
from firsthand.events.statements import speeches, statements
from firsthand.events.timeline import date_all
from firsthand.events.vocabulary import Actors, EventTypes


def build(
    extractions: Sequence[Extraction],
    lineage: Lineage,
    decisions: Sequence[Decision],
    *,
    codebook: EventTypes,
    actors: Actors,
    previous: Mapping[str, str],
) -> Chronicle:
    """Build the whole view from what documents say and what people decided.

    The result depends on the set of extractions and decisions only, never on their order, and is sorted.

    Args:
        extractions: one per document.
        lineage: who rewrites whom, and the origin of every claim of these extractions.
        decisions: every decision ever made; undone ones are ignored.
        codebook: event types.
        actors: parties.
        previous: report id to the id of the event it was last published in, so that ids stay.

    Raises:
        DecisionError: a reviewer set a field to a value that does not fit it.
    """
    framed = frames(extractions, lineage)
    ruled = rulings(decisions)
    background = Background(framed, lineage, ruled, codebook, actors)
    told, actions = _told(framed, ruled, codebook)
    sketches = [sketch(happening, framed[happening.document]) for happening in told]
    asserted = [drawn for drawn in sketches if drawn.status is Status.ASSERTED]
    recalled = [drawn for drawn in sketches if drawn.status is Status.BACKGROUND]
    groups = link(asserted, ruled, codebook)
    said = speeches(framed, ruled)
    groups = recall(recalled, groups, date_all(groups, said), ruled)
    dated = date_all(groups, said)
    held = {happening.key: happening for happening in told}
    drafts = [Draft.of(group, held) for group in groups]
    identities = identify(drafts, previous)
    wholes = {action.whole.key: action.whole for action in actions}
    events: list[Event] = []
    event_of: dict[str, Event] = {}
    for draft in drafts:
        over = [wholes[part.operation] for part in draft.told if part.operation is not None]
        event = incident(draft, dated[draft.key], identities[draft.key], over, background)
        events.append(event)
        event_of.update((happening.key, event) for happening in draft.told)
    concerted = operations(actions, event_of, background)
    operation_of = {key: operation.id for operation in concerted for key in operation.events}
    return Chronicle(
        events=tuple(
            sorted(
                (replace(event, operation=operation_of.get(event.id)) for event in events),
                key=lambda event: event.id,
            )
        ),
        operations=concerted,
        aggregates=aggregates(framed, lineage, ruled),
        statements=statements(said, dated, framed),
    )


def _told(
    framed: Mapping[str, Frame], ruled: Rulings, codebook: EventTypes
) -> tuple[list[Happening], list[Concerted]]:
    """The happenings of all documents, concerted actions split into their places."""
    told: list[Happening] = []
    actions: list[Concerted] = []
    for frame in framed.values():
        for happening in adopt(happenings(frame, ruled), frame, ruled, codebook):
            action = split(happening) if happening.status is Status.ASSERTED else None
            if action is None:
                told.append(happening)
            else:
                actions.append(action)
                told.extend(action.parts)
    return told, actions

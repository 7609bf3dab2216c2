"""The events stage: reports of all documents to one record for each incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.event import Chronicle, Event
from firsthand.domain.origin import Lineage
from firsthand.events.accounts import account
from firsthand.events.aggregates import aggregates
from firsthand.events.drafts import Draft
from firsthand.events.frames import frames
from firsthand.events.identity import identify
from firsthand.events.incidents import Background, incident
from firsthand.events.ledger import Ledger
from firsthand.events.operations import operations
from firsthand.events.rulings import rulings
from firsthand.events.statements import statements
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
    accounts = [account(frame, ruled, codebook) for frame in framed.values()]
    ledger = Ledger(codebook, ruled)
    for taken in accounts:
        ledger.put(taken.notes)
    ledger.settle()
    held = {happening.key: happening for taken in accounts for happening in taken.happenings}
    actions = [action for taken in accounts for action in taken.actions]
    drafts = [Draft.of(group, held) for group in ledger.incidents()]
    identities = identify(drafts, previous)
    wholes = {action.whole.key: action.whole for action in actions}
    events: list[Event] = []
    event_of: dict[str, Event] = {}
    for draft in drafts:
        over = [wholes[part.operation] for part in draft.told if part.operation is not None]
        event = incident(draft, ledger.solution(draft.key), identities[draft.key], over, background)
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
        statements=statements(ledger.speeches(), ledger.solution, framed),
    )

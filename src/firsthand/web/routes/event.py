"""The dossier of an event: everything that is held of it, for a person to judge."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from firsthand.domain.event import DocumentRole, Event
from firsthand.domain.report import Role
from firsthand.publish.exporter import Terms
from firsthand.publish.phrases import parties
from firsthand.publish.records import event_record
from firsthand.publish.release import release
from firsthand.store.shelf import Shelf
from firsthand.web.changes import shown
from firsthand.web.evidence import Evidence
from firsthand.web.messages import local_name, names_of
from firsthand.web.visit import Here
from firsthand.web.whereabouts import whereabouts

router = APIRouter(include_in_schema=False)
MOST_TRACED = 60
"""Documents that the lineage is drawn from; of an incident told by more, those that report it come first."""

_ROLES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT)


@router.get("/events/{event_id}")
def dossier(here: Here, event_id: str) -> Response:
    """The dossier. An id that the event had before a merge leads to it."""
    event = here.store.event(event_id)
    if event.id != event_id:
        return RedirectResponse(f"/events/{event.id}", 301)
    view = here.front.desk.view_of([event])
    operation = view.operation_of(event)
    evidence = Evidence(event, operation, view.document)
    entries = Shelf(here.store.database).by_key([document.key for document in event.documents])
    return here.page(
        "event/index.html",
        event=event,
        type=view.codebook.get(event.event_type),
        name_of=here.actor_name,
        operation=operation,
        siblings=[e for e in (operation.events if operation else ()) if e != event.id],
        evidence=evidence,
        whereabouts=whereabouts(event, here.locale, here.store.extraction),
        parties={role.value: parties(event, role) for role in _ROLES},
        chains=here.front.desk.chains(event, most=MOST_TRACED),
        n_traced=min(len(event.documents), MOST_TRACED),
        sources=_sources(event, partial(local_name, here.locale, names_of(event))),
        entries=entries,
        edits=view.edits(event),
        history=list(reversed(view.history(event))),
        changed=partial(shown, here.locale, here.actor_name),
        names=names_of(event),
        local=partial(local_name, here.locale, names_of(event)),
    )


@router.get("/events/{event_id}/record.json")
def record(here: Here, event_id: str) -> Response:
    """The record as the contract has it; names of persons are withheld as in every export."""
    event = here.store.event(event_id)
    view = release(
        replace(here.front.desk.view_of([event]), terms=Terms(names=here.front.settings.publish_names))
    )
    told = event_record(next(iter(view.events)), view)
    return Response(
        json.dumps(told, ensure_ascii=False, indent=2),
        media_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{told["id"]}.json"',
            "Cache-Control": "no-cache",
        },
    )


def _sources(event: Event, local: Callable[[str], str]) -> list[tuple[object, list[str]]]:
    """The documents, those that report before those that mention, with the origins that each relays."""
    ordered = sorted(event.documents, key=lambda d: (d.role is DocumentRole.MENTIONS, d.id))
    return [(d, [local(o.name) for o in event.origins if d.id in o.documents]) for d in ordered]

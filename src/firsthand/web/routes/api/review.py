"""Reviewing for programs: what to look at next, deciding, taking back, and the log; the way that the command line and the web app go."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, HTTPException, Query, Response
from fastapi.responses import JSONResponse, RedirectResponse

from firsthand.domain.account import UserRole
from firsthand.domain.decision import Decision
from firsthand.domain.errors import ChangedError, ConfigError, NotHeldError
from firsthand.domain.event import Event
from firsthand.publish.exporter import Terms
from firsthand.publish.judging import decision_record, outcome_record, queue_record
from firsthand.publish.release import release
from firsthand.publish.withhold import guard
from firsthand.review import Log
from firsthand.review import messages as says
from firsthand.review.queue import Item
from firsthand.run.proposals import Proposal
from firsthand.run.reviewing import Outcome, Reviewing
from firsthand.web import refusals
from firsthand.web.people import checked_call, needs
from firsthand.web.routes.api.asked import Asked
from firsthand.web.routes.api.once import Answer, Once, OnlyOnce
from firsthand.web.routes.api.review_shapes import (
    REVIEW_PROBLEMS,
    DecisionList,
    DecisionRecord,
    OutcomeRecord,
    ReviewedEvent,
    ReviewQueue,
    Undoing,
    Wanted,
)
from firsthand.web.routes.review import author
from firsthand.web.visit import Here, Visit

router = APIRouter(
    prefix="/review",
    tags=["review"],
    responses=REVIEW_PROBLEMS,
    dependencies=[Depends(needs(UserRole.CODER))],
)
_NO_STORE = {"Cache-Control": "no-store"}
_MADE: dict[int | str, dict[str, Any]] = {
    201: {"model": OutcomeRecord, "description": "It is in the log, and the events follow it."}
}
_CALL = [Depends(checked_call)]
Names = Annotated[
    bool, Query(description="Tell names of persons, for reviewing alone; else they are blacked out.")
]
IfMatch = Annotated[
    str | None,
    Header(max_length=1000, description="ETag of the event as it was looked at: what changed since is not decided blindly."),
]  # fmt: skip


@router.get("/queue", responses={200: {"model": ReviewQueue}})
def queue(
    here: Here,
    asked: Asked,
    limit: Annotated[int, Query(ge=1, le=500, description="Events on a page.")] = 50,
    names: Names = False,  # noqa: FBT002 - a switch of the address
) -> Response:
    """What awaits a person, most urgent first, with the reasons in the language asked for; `order` is passed over."""
    page = _reviewing(here).queue(asked.wanted, limit=limit, after=asked.after, language=here.locale.language)
    told = {
        "items": _items(here, page.items, names=names),
        "awaiting": page.awaiting,
        "after": page.after,
    }
    return JSONResponse(told, headers=_NO_STORE)


@router.get(
    "/events/{event_id}",
    responses={200: {"model": ReviewedEvent}, 301: {"description": "Its id is another."}},
)
def reviewed_event(here: Here, event_id: str, names: Names = False) -> Response:  # noqa: FBT002 - as above
    """One event with the reasons to look at it, every claim, and the passages that tell of it. Its ETag goes into If-Match."""
    reviewing = _reviewing(here)
    item = reviewing.item(event_id, here.locale.language)
    event = item.event
    if event.id != event_id:
        address = here.request.url_for("reviewed_event", event_id=event.id)
        return RedirectResponse(str(address.replace(query=here.request.url.query)), 301)
    [told] = _items(here, (item,), names=names)
    is_told = names or here.front.settings.publish_names
    passages = [
        {
            "id": report.id,
            "document": report.document_id,
            "status": report.status,
            "quote": report.quote if is_told else guard(here.front.own_names).blacked(report.quote),
        }
        for report in reviewing.reports(event)
    ]
    told |= {
        "settled": reviewing.held.is_settled(event.id),
        "reports": passages,
        "neighbours": [other.id for other in reviewing.neighbours(event)],
    }
    return JSONResponse(told, headers={**_NO_STORE, "ETag": event_tag(event)})


@router.get("/decisions", responses={200: {"model": DecisionList}})
def decisions(
    here: Here,
    event: Annotated[str | None, Query(max_length=80, description="Only what is about this event.")] = None,
    after: Annotated[str | None, Query(max_length=80, description="Where the page before ended.")] = None,
    limit: Annotated[int, Query(ge=1, le=500, description="Decisions on a page.")] = 50,
) -> Response:
    """The log, latest decisions first, undone ones and the undoing included."""
    reviewing = _reviewing(here)
    log = reviewing.log()
    about = log.decisions if event is None else reviewing.decisions_of(reviewing.held.find(event, ("event",)))
    latest = sorted(about, key=lambda d: (d.made_at, d.id), reverse=True)
    if after is not None:
        start = next((n for n, d in enumerate(latest, 1) if d.id == after), None)
        if start is None:
            raise ConfigError(refusals.UNREADABLE(name="after", value=after))
        latest = latest[start:]
    told = {
        "decisions": [_decision(each, log) for each in latest[:limit]],
        "after": latest[limit - 1].id if len(latest) > limit else None,
    }
    return JSONResponse(told, headers=_NO_STORE)


@router.get("/decisions/{decision_id}", responses={200: {"model": DecisionRecord}})
def decision(here: Here, decision_id: str) -> Response:
    """One decision by its id."""
    log = _reviewing(here).log()
    found = next((each for each in log.decisions if each.id == decision_id), None)
    if found is None:
        raise NotHeldError(f"there is no decision {decision_id}")
    return JSONResponse(_decision(found, log), headers=_NO_STORE)


@router.post("/decisions", status_code=201, responses=_MADE, dependencies=_CALL)
def decide(
    here: Here, once: OnlyOnce, wanted: Annotated[Wanted, Body()], if_match: IfMatch = None
) -> Response:
    """Decide about an event or one of its claims. Merging, splitting and telling apart need the role of an editor."""
    proposal = wanted.proposal()
    if not here.user.may(proposal.role):
        raise HTTPException(403, refusals.NEEDS_ROLE(verb=proposal.verb, role=proposal.role.value))

    def made(reviewing: Reviewing) -> Outcome:
        seen = _seen(reviewing, proposal, if_match)
        return reviewing.decide(replace(proposal, seen=seen), author=author(here), reason=wanted.reason)

    return answered(here, once, f"{wanted.model_dump_json()} {if_match}", made)


@router.post("/decisions/{decision_id}/undo", status_code=201, responses=_MADE, dependencies=_CALL)
def undo(here: Here, once: OnlyOnce, decision_id: str, why: Undoing) -> Response:
    """Take a decision back, or an undo."""
    return answered(
        here,
        once,
        why.model_dump_json(),
        lambda reviewing: reviewing.undo(decision_id, author=author(here), reason=why.reason),
    )


@router.post("/undo", status_code=201, responses=_MADE, dependencies=_CALL)
def undo_last(here: Here, once: OnlyOnce, why: Undoing) -> Response:
    """Take back the last decision of one's own that stands."""
    return answered(
        here,
        once,
        why.model_dump_json(),
        lambda reviewing: reviewing.undo(None, author=author(here), reason=why.reason),
    )


def event_tag(event: Event) -> str:
    """A strong entity tag (RFC 9110) of an event: other as soon as something that is told of it, or decided about it, is."""
    at = event.updated.isoformat(timespec="microseconds") if event.updated else "-"
    return f'"{event.id} {at}"'.replace(" ", ".")


def _seen(reviewing: Reviewing, proposal: Proposal, if_match: str | None) -> datetime | None:
    """When what the program looked at was published; None where it does not say.

    Raises:
        ChangedError: what it looked at is not what is held now.
    """
    if if_match is None or if_match.strip() == "*":
        return None
    held = {part.strip() for part in if_match.split(",")}
    current = [event for event in reviewing.about(proposal.target) if event_tag(event) in held]
    if not current:
        raise ChangedError(says.CHANGED_SINCE(id=proposal.target))
    return current[0].updated


def answered(here: Visit, once: Once, asked: str, make: Callable[[Reviewing], Outcome]) -> Response:
    """Decide and tell what came of it; asked the same again under one key, tell it again."""
    with here.front.working() as desk:
        return once.answer(asked, lambda: _told(here, desk.reviewing, make(desk.reviewing)))


def _told(here: Visit, reviewing: Reviewing, outcome: Outcome) -> Answer:
    headers = {"Location": here.request.url_for("decision", decision_id=outcome.decision.id).path}
    if len(outcome.events) == 1:
        headers["ETag"] = event_tag(reviewing.event(outcome.events[0]))
    return Answer(201, headers, json.dumps(outcome_record(outcome), ensure_ascii=False))


def _reviewing(here: Visit) -> Reviewing:
    return here.front.desk.reviewing


def _items(here: Visit, items: Sequence[Item], *, names: bool) -> list[dict[str, Any]]:
    terms = Terms(names=names or here.front.settings.publish_names)
    view = release(replace(here.front.desk.view_of([item.event for item in items]), terms=terms))
    return [
        {**queue_record(replace(item, event=event), view), "etag": event_tag(item.event)}
        for item, event in zip(items, view.events, strict=True)
    ]


def _decision(decision: Decision, log: Log) -> dict[str, Any]:
    return decision_record(decision, undone=decision.id not in log.undoable)

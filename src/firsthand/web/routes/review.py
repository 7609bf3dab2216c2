"""The review queue, deciding about an event, taking decisions back, and how far reviewers agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from firsthand.domain.account import UserRole
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import DecisionError, NotHeldError
from firsthand.domain.event import Event
from firsthand.review.queue import Item, item
from firsthand.run.reviewing import Reviewing
from firsthand.web.filters import Filters
from firsthand.web.messages import local_name, names_of
from firsthand.web.people import checked_form, needs
from firsthand.web.reviewing import Bench, Deciding, bench, deciding
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False, prefix="/review", dependencies=[Depends(needs(UserRole.CODER))])
_FORM = [Depends(checked_form)]
_PAGE = 25
_LEAVING = frozenset({"accept", "reject", "background"})
"""Verbs after which one goes on to the next event, where they are about the whole event."""

_KEPT = ("text", "country", "type", "actor", "since", "until", "after", "mode")
_SECOND = "second"
"""The mode in which one judges what others judged, without a sight of it."""
_NO_STORE = {"Cache-Control": "no-store"}
_LOGGED = 200


@router.get("")
def queue(
    here: Here,
    event: Annotated[str | None, Query()] = None,
    done: Annotated[str | None, Query()] = None,
) -> Response:
    """The queue, and one of its events to decide about: the one named, else the first."""
    return _page(here, event, done=done)


@router.get("/events/{event_id}")
def back_to(here: Here, event_id: str) -> Response:
    """The address that a refused form leaves in the browser, when a link of that page is followed or it is loaded again."""
    return RedirectResponse(f"/review?{urlencode({'event': event_id, **here.request.query_params})}", 303)


@router.post("/events/{event_id}", dependencies=_FORM)
def decide(
    here: Here,
    event_id: str,
    given: Annotated[Deciding, Depends(deciding)],
    back: Annotated[str, Form()] = "",
) -> Response:
    """Decide about an event or one of its claims, and go on; where it is refused, say why and keep what was typed."""
    try:
        proposal = given.proposal(event_id, is_blind=_is_second(parse_qsl(back)))
        if not here.user.may(proposal.role):
            raise HTTPException(403)
        with here.front.working() as desk:
            outcome = desk.reviewing.decide(proposal, author=author(here), reason=given.reason)
    except (DecisionError, NotHeldError) as fault:
        return _page(here, event_id, fault=str(fault), given=given, back=back)
    goes_on = given.verb in _LEAVING and not given.claim
    event = None if goes_on or not outcome.events else event_id
    if event is not None and event not in outcome.events:
        event = outcome.events[0]
    return _go(back, event=event, done=outcome.decision.id)


@router.post("/undo", dependencies=_FORM)
def undo(
    here: Here,
    decision: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "",
) -> Response:
    """Take a decision back, or an undo; one's own last one where none is named."""
    try:
        with here.front.working() as desk:
            outcome = desk.reviewing.undo(decision or None, author=author(here))
    except (DecisionError, NotHeldError) as fault:
        return _page(here, None, fault=str(fault), back=back)
    if to == "disagreements":
        return RedirectResponse("/review/disagreements?undone=true", 303)
    return _go(back, event=outcome.events[0] if outcome.events else None, done=outcome.decision.id)


@router.get("/log")
def log(here: Here) -> Response:
    """The latest decisions, with a way to take each back."""
    whole = _reviewing(here).log()
    latest = sorted(whole.decisions, key=lambda d: (d.made_at, d.id), reverse=True)[:_LOGGED]
    return here.page(
        "review/log.html",
        headers=_NO_STORE,
        decisions=latest,
        undoable=whole.undoable,
        total=len(whole.decisions),
    )


@router.get("/agreement")
def agreement(here: Here) -> Response:
    """How far reviewers agree, by field."""
    reviewing = _reviewing(here)
    return here.page(
        "review/agreement.html",
        headers=_NO_STORE,
        n_open=sum(each.settled_by is None for each in reviewing.disagreements()),
        rows=reviewing.agreement(),
        blind=reviewing.agreement(blind=True),
    )


@router.get("/corrections.jsonl", dependencies=[Depends(needs(UserRole.EDITOR))])
def corrections(here: Here) -> Response:
    """What people decided, to learn from; authors under other names."""

    def lines() -> Iterator[str]:
        for record in _reviewing(here).corrections(pseudonyms=True):
            yield json.dumps(record, ensure_ascii=False) + "\n"

    headers = {**_NO_STORE, "Content-Disposition": 'attachment; filename="corrections.jsonl"'}
    return StreamingResponse(lines(), media_type="application/x-ndjson", headers=headers)


def author(here: Visit) -> str:
    """The name under which somebody decides: on this machine without accounts, the one that is set."""
    return (here.front.settings.author or here.user.name) if here.user.name == "local" else here.user.name


def _reviewing(here: Visit) -> Reviewing:
    return here.front.desk.reviewing


def _page(
    here: Visit,
    wanted: str | None,
    *,
    done: str | None = None,
    fault: str = "",
    given: Deciding | None = None,
    back: str = "",
) -> Response:
    parameters: Mapping[str, str] = dict(parse_qsl(back)) if back else here.request.query_params
    filters = Filters.of(parameters)
    kept = {name: value for name, value in filters.given.items() if name in _KEPT}
    second = _is_second(parameters.items())
    if second:
        kept["mode"] = _SECOND
    reviewing, language = _reviewing(here), here.locale.language
    asked: Mapping[str, Any] = {"limit": _PAGE, "after": kept.get("after"), "language": language}
    if second:
        found = reviewing.second(author(here), filters.wanted, **asked)
    else:
        found = reviewing.queue(filters.wanted, **asked)
    current = _current(reviewing, wanted, found.items, language, blind=author(here) if second else None)
    ids = [each.event.id for each in found.items]
    at = ids.index(current.event.id) if current is not None and current.event.id in ids else -1
    shown: Bench | None = (
        None if current is None else bench(here, reviewing, current, author(here) if second else None)
    )
    names = {} if current is None else names_of(current.event)
    return here.page(
        "review/queue.html",
        status=422 if fault else 200,
        headers=_NO_STORE,
        page=found,
        filters=filters,
        kept=kept,
        second=second,
        name_of=here.actor_name,
        back=urlencode(kept),
        current=current,
        bench=shown,
        names=names,
        local=partial(local_name, here.locale, names),
        previous=ids[at - 1] if at > 0 else None,
        next=ids[at + 1] if -1 <= at < len(ids) - 1 else None,
        toast=_toast(reviewing, done),
        fault=fault,
        given=given,
    )


def _is_second(parameters: Iterable[tuple[str, str]]) -> bool:
    return ("mode", _SECOND) in list(parameters)


def _current(
    reviewing: Reviewing, wanted: str | None, items: tuple[Item, ...], language: str, *, blind: str | None
) -> Item | None:
    """The event that is decided about; for a second opinion as `blind` should see it, None where that cannot be."""
    if wanted is None:
        return items[0] if items else None
    event: Event = reviewing.event(wanted)
    if blind is not None:
        shown = reviewing.blind(event, blind)
        return None if shown is None else item(shown, language)
    return item(event, language, is_settled=reviewing.held.is_settled(event.id))


def _toast(reviewing: Reviewing, done: str | None) -> dict[str, Any] | None:
    """What was just decided, with the way back."""
    if done is None:
        return None
    log = reviewing.log()
    decision: Decision | None = next((d for d in log.decisions if d.id == done), None)
    if decision is None or decision.id not in log.undoable:
        return None
    return {"decision": decision, "is_undo": decision.judgement is Judgement.UNDO}


def _go(back: str, **more: str | None) -> Response:
    """On to the queue as it was looked at."""
    kept = {name: value for name, value in parse_qsl(back) if name in _KEPT}
    told = {**kept, **{name: value for name, value in more.items() if value is not None}}
    return RedirectResponse(f"/review?{urlencode(told)}" if told else "/review", 303)

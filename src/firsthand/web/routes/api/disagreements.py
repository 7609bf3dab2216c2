"""What reviewers disagree about, for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Response
from fastapi.responses import JSONResponse

from firsthand.domain.account import UserRole
from firsthand.publish.judging import disagreement_record
from firsthand.web.people import checked_call, needs
from firsthand.web.routes.api.once import OnlyOnce
from firsthand.web.routes.api.review import answered
from firsthand.web.routes.api.review_shapes import (
    REVIEW_PROBLEMS,
    DisagreementList,
    OutcomeRecord,
    Settlement,
)
from firsthand.web.routes.review import author
from firsthand.web.visit import Here

router = APIRouter(
    prefix="/review/disagreements",
    tags=["review"],
    responses=REVIEW_PROBLEMS,
    dependencies=[Depends(needs(UserRole.CODER))],
)
_MADE: dict[int | str, dict[str, Any]] = {
    201: {"model": OutcomeRecord, "description": "It is in the log, and the events follow it."}
}


@router.get("", responses={200: {"model": DisagreementList}})
def disagreements(
    here: Here,
    settled: Annotated[bool, Query(description="Settled ones too.")] = False,  # noqa: FBT002 - a switch of the address
) -> Response:
    """Fields of which reviewers say different things: who said what, when, with which reason."""
    found = here.front.desk.reviewing.disagreements()
    n_open = sum(each.settled_by is None for each in found)
    told = [disagreement_record(each) for each in (found if settled else found[:n_open])]
    return JSONResponse({"disagreements": told, "open": n_open}, headers={"Cache-Control": "no-store"})


@router.post(
    "/{disagreement}/settle",
    status_code=201,
    responses=_MADE,
    dependencies=[Depends(needs(UserRole.EDITOR)), Depends(checked_call)],
)
def settle(here: Here, once: OnlyOnce, disagreement: str, what: Annotated[Settlement, Body()]) -> Response:
    """Settle one by what a reviewer says. It is a decision like any other: undo it to open the disagreement again."""
    return answered(
        here,
        once,
        what.model_dump_json(),
        lambda reviewing: reviewing.settle(
            disagreement, what.choice, author=author(here), reason=what.reason
        ),
    )

"""What reviewers disagree about, and settling it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Response
from fastapi.responses import RedirectResponse

from firsthand.domain.account import UserRole
from firsthand.domain.errors import DecisionError, NotHeldError
from firsthand.web.disagreeing import contested
from firsthand.web.people import checked_form, needs
from firsthand.web.routes.review import author
from firsthand.web.visit import Here, Visit

router = APIRouter(
    include_in_schema=False, prefix="/review/disagreements", dependencies=[Depends(needs(UserRole.CODER))]
)
_EDITORS = [Depends(needs(UserRole.EDITOR)), Depends(checked_form)]
_SHOWN = 50
_LONGEST = 2000


@router.get("")
def disagreements(
    here: Here,
    done: Annotated[str, Query(max_length=80)] = "",
    undone: Annotated[bool, Query()] = False,  # noqa: FBT002 - a switch of the address
) -> Response:
    """Open disagreements, who said what and why, and those that were settled."""
    told = "review.done.undo" if undone else "review.disagreements.done" if done else ""
    return _page(here, told=told)


@router.get("/{disagreement}")
def back_to(here: Here, disagreement: str) -> Response:
    """The address that a refused form leaves in the browser."""
    del here
    return RedirectResponse(f"/review/disagreements#{disagreement}", 303)


@router.post("/{disagreement}", dependencies=_EDITORS)
def settle(
    here: Here,
    disagreement: str,
    choice: Annotated[str, Form(max_length=80)] = "",
    reason: Annotated[str, Form(max_length=_LONGEST)] = "",
) -> Response:
    """Settle one by what one of the reviewers says; where it is refused, say why and keep what was typed."""
    try:
        with here.front.working() as desk:
            outcome = desk.reviewing.settle(disagreement, choice, author=author(here), reason=reason)
    except (DecisionError, NotHeldError) as fault:
        return _page(here, fault=str(fault), at=disagreement, choice=choice, reason=reason)
    return RedirectResponse(f"/review/disagreements?done={outcome.decision.id}", 303)


def _page(
    here: Visit, *, told: str = "", fault: str = "", at: str = "", choice: str = "", reason: str = ""
) -> Response:
    reviewing = here.front.desk.reviewing
    found = reviewing.disagreements()
    opened = [each for each in found if each.settled_by is None]
    settled = found[len(opened) :]
    return here.page(
        "review/disagreements.html",
        status=422 if fault else 200,
        headers={"Cache-Control": "no-store"},
        open=[contested(here, reviewing, each) for each in opened[:_SHOWN]],
        settled=[contested(here, reviewing, each) for each in settled[:_SHOWN]],
        n_open=len(opened),
        n_settled=len(settled),
        more_open=max(0, len(opened) - _SHOWN),
        told=told,
        fault=fault,
        at=at if any(each.id == at for each in opened) else "",
        choice=choice,
        reason=reason,
    )

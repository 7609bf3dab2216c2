"""The events: what the store holds, in a list."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from firsthand.domain.event import Event
from firsthand.web.visit import Here

router = APIRouter(include_in_schema=False)
_SHOWN = 50


@router.get("/")
async def home() -> Response:
    """The desk opens on the events."""
    return RedirectResponse("/events", 307)


@router.get("/events")
def index(here: Here) -> Response:
    """The list."""
    found = list(islice(here.store.events(), _SHOWN))
    return answer(here, found)


def answer(here: Here, found: list[Event]) -> Response:
    """The page."""
    return here.page("events/index.html", events=found)

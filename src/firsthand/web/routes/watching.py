"""The sources that are watched: how each does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from firsthand.domain.watching import Tally
from firsthand.store.lease import Leases
from firsthand.store.watching import WatchLog
from firsthand.web.visit import Here

router = APIRouter(include_in_schema=False)

_MOST = 500
_WEEK = timedelta(days=7)
_ORDER = ("alarm", "failing", "waiting", "well", "paused", "removed")
"""What needs a person comes first."""


@router.get("/sources")
def watched(here: Here, text: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Every source with its health."""
    log = WatchLog(here.store.database)
    week = log.tallies((datetime.now(UTC) - _WEEK).date())
    every = log.health()
    wanted = text.strip().casefold()
    held = [each for each in every if wanted in each.name.casefold() or wanted in each.address.casefold()]
    held.sort(key=lambda each: (_ORDER.index(each.state), each.name.casefold()))
    states = [each.state for each in every]
    return here.page(
        "sources/watched.html",
        found=[(each, week.get(each.name, Tally())) for each in held[:_MOST]],
        more=max(0, len(held) - _MOST),
        any=bool(every),
        counts=[(state, states.count(state)) for state in _ORDER if state in states],
        sites=log.alarmed_sites(),
        lease=Leases(here.store.database).standing(),
        text=text,
    )

"""The sources: outlets that were read, and the first hands whose word they relay."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from firsthand.domain.origin import OriginKind
from firsthand.knowledge.outlets import Outlet
from firsthand.web.timeline import timeline
from firsthand.web.visit import Here

router = APIRouter(include_in_schema=False)

_MOST = 150
_LATEST = 15
_KINDS = tuple(kind.value for kind in OriginKind)


@router.get("/outlets")
def outlets(here: Here, text: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Every outlet by number of documents."""
    told = here.front.sources.outlets()
    wanted = text.strip().casefold()
    held = [outlet for outlet in told if wanted in outlet.name.casefold()]
    return here.page(
        "sources/outlets.html",
        found=[(outlet, _known(here, outlet.name)) for outlet in held[:_MOST]],
        more=max(0, len(held) - _MOST),
        text=text,
    )


@router.get("/outlets/{name:path}")
def outlet(here: Here, name: str) -> Response:
    """One outlet."""
    queries = here.front.sources
    told = queries.outlet(name)
    if told is None:
        raise HTTPException(404)
    return here.page(
        "sources/outlet.html",
        outlet=told,
        known=_known(here, name),
        hands=queries.relayed(name),
        months=sorted(queries.months(name).items(), reverse=True),
        line=timeline(queries.days(outlet=name)),
        events=queries.latest(outlet=name, limit=_LATEST),
    )


@router.get("/origins")
def origins(here: Here, kind: str = "", text: Annotated[str, Query(max_length=200)] = "") -> Response:
    """First hands by number of events."""
    queries = here.front.sources
    chosen = kind if kind in _KINDS else ""
    counts = queries.kinds()
    return here.page(
        "sources/origins.html",
        found=queries.hands(chosen or None, text, limit=_MOST),
        kinds=[(each, counts[each]) for each in _KINDS if each in counts],
        kind=chosen,
        text=text,
    )


@router.get("/origins/{origin:path}")
def origin(here: Here, origin: str) -> Response:
    """One first hand."""
    queries = here.front.sources
    hand = queries.hand(origin)
    if hand is None:
        raise HTTPException(404)
    kind, _, rest = origin.partition(":")
    actors = {actor.id for actor in here.front.actors.all()}
    return here.page(
        "sources/origin.html",
        hand=hand,
        kind=kind if kind in _KINDS else "",
        actor=rest if kind == OriginKind.PARTY.value and rest in actors else None,
        relays=queries.relays(origin),
        line=timeline(queries.days(origin=origin)),
        events=queries.latest(origin=origin, limit=_LATEST),
    )


def _known(here: Here, name: str) -> Outlet | None:
    """What the list knows of an outlet."""
    return next((each for each in here.front.outlets.outlets.values() if each.name == name), None)

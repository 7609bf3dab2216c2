"""What programs need to ask well: actors, the codebook, and what the store holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from firsthand import __version__
from firsthand.web.routes.api.shapes import PROBLEMS, ActorList, Status, TypeList
from firsthand.web.visit import Here

router = APIRouter(tags=["knowledge"], responses=PROBLEMS)
_MOST = 100


@router.get("/actors", responses={200: {"model": ActorList}})
def actors(
    here: Here, name: Annotated[str, Query(min_length=1, max_length=200, description="Part of any spelling.")]
) -> Response:
    """Actors of the list that a name fits."""
    found = here.front.actors.search(name)[:_MOST]
    return JSONResponse(
        {"actors": [{"id": a.id, "name": a.name, "kind": a.kind.value, "country": a.country} for a in found]}
    )


@router.get("/types", responses={200: {"model": TypeList}})
def types(here: Here) -> Response:
    """The event types, with their place in ACLED's codebook."""
    return JSONResponse(
        {
            "types": [
                {
                    "code": each.code,
                    "name": each.name,
                    "event_type": each.acled_event_type,
                    "sub_event_type": each.acled_sub_event_type,
                    "disorder_type": each.disorder_type.value,
                }
                for each in here.front.codebook.types
            ]
        }
    )


@router.get("/status", responses={200: {"model": Status}})
def status(here: Here) -> Response:
    """What the store holds."""
    held = here.store.stats()
    return JSONResponse({"version": __version__, "rows": held.rows, "is_stale": held.is_stale})

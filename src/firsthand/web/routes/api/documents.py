"""Documents for programs: which were read and what they tell of; their texts stay at the desk, names in titles are withheld as in exports."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from firsthand.domain.errors import NotHeldError
from firsthand.publish.withhold import guard
from firsthand.store.shelf import Entry, Shelf
from firsthand.web.routes.api.asked import tag, unchanged
from firsthand.web.routes.api.shapes import PROBLEMS, DocumentList, DocumentRecord
from firsthand.web.visit import Here, Visit

router = APIRouter(tags=["documents"], responses=PROBLEMS)


@router.get("/documents", responses={200: {"model": DocumentList}})
def documents(
    here: Here,
    text: Annotated[str | None, Query(max_length=300, description="Words of the title or the id.")] = None,
    outlet: Annotated[str | None, Query(max_length=300, description="Name of the outlet.")] = None,
    after: Annotated[str | None, Query(max_length=300, description="Where the page before ended.")] = None,
    limit: Annotated[int, Query(ge=1, le=500, description="Documents on a page.")] = 50,
) -> Response:
    """The documents, newest capture first, in pages: follow `after`."""
    current = tag(here)
    if (same := unchanged(here, current)) is not None:
        return same
    leaf = Shelf(here.store.database).leaf(words=text, outlet=outlet, after=after, most=limit)
    told = {"documents": [_record(entry, here) for entry in leaf.entries], "after": leaf.after}
    return JSONResponse(told, headers={"ETag": current, "Cache-Control": "private, no-cache"})


@router.get("/documents/{key}", responses={200: {"model": DocumentRecord}})
def document(here: Here, key: str) -> Response:
    """One document with the events that it tells of."""
    entry = Shelf(here.store.database).by_key([key]).get(key)
    if entry is None:
        raise NotHeldError(f"the store holds no document {key}")
    reports = [report.id for report in here.store.extraction(key).reports]
    events = sorted(set(here.store.published_ids(reports).values()))
    return JSONResponse(
        {**_record(entry, here), "events": events}, headers={"Cache-Control": "private, no-cache"}
    )


def _record(entry: Entry, here: Visit) -> dict[str, Any]:
    title = entry.title
    if title is not None and not here.front.settings.publish_names:
        title = guard(here.front.own_names).blacked(title)
    return {
        "key": entry.key,
        "id": entry.id,
        "title": title,
        "outlet": entry.outlet,
        "language": entry.language,
        "published": entry.published.isoformat() if entry.published else None,
        "url": entry.url,
        "captured_at": entry.captured_at.isoformat(),
        "passages": entry.n_reports,
    }

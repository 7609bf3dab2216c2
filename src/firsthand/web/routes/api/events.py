"""Events for programs: one, some in pages, or all that pass in any format of the exports."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse, RedirectResponse, StreamingResponse

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Event
from firsthand.publish.chains import chain_record
from firsthand.publish.exporter import Repeated, Terms, View
from firsthand.publish.records import event_record, revision_record
from firsthand.publish.registry import EXPORTERS, exporter
from firsthand.publish.release import release, release_chains
from firsthand.store.desk_queries import Order
from firsthand.web import refusals
from firsthand.web.filters import Filters
from firsthand.web.routes.api.asked import Asked, pieces, tag, unchanged
from firsthand.web.routes.api.shapes import (
    PROBLEMS,
    EventList,
    EventRecord,
    FacetList,
    HistoryRecord,
    LineageRecord,
)
from firsthand.web.routes.event import MOST_TRACED
from firsthand.web.visit import Here, Visit

router = APIRouter(tags=["events"], responses=PROBLEMS)

FORMATS = ("json", *(each.name for each in EXPORTERS))
"""`json` gives pages; every other gives all events that pass, as the command line writes them."""

_BYTES = "application/octet-stream"
_MEDIA = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "acled": "text/csv; charset=utf-8",
    "ucdp": "text/csv; charset=utf-8",
    "plover": "application/json",
    "atom": "application/atom+xml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "datapackage": "application/zip",
}
_CONTENT: dict[str, Any] = {media.split(";")[0]: {} for media in (*_MEDIA.values(), _BYTES)}
_READ = 200  # events that are read at once
_MERGED: dict[int | str, dict[str, Any]] = {301: {"description": "It was merged."}}
_INLINE = ("jsonl", "geojson", "plover", "atom")


@router.get("/events", responses={200: {"model": EventList, "content": _CONTENT}})
def events(
    here: Here,
    asked: Asked,
    limit: Annotated[int, Query(ge=1, le=500, description="Events on a page.")] = 50,
    format: Annotated[  # noqa: A002
        str,
        Query(
            description="json gives pages, the others everything.", json_schema_extra={"enum": list(FORMATS)}
        ),
    ] = "json",
) -> Response:
    """The events that pass every condition given. With `format=json` they come in pages: follow `after`, or the Link header."""
    current = tag(here)
    if (same := unchanged(here, current)) is not None:
        return same
    if format != "json":
        return _all(here, asked, format, current)
    queries = here.front.queries
    page = queries.page(asked.wanted, asked.order, asked.after, limit)
    view = _released(here, page.events)
    told = {
        "events": [event_record(event, view) for event in view.events],
        "total": queries.count(asked.wanted),
        "after": page.after,
    }
    headers = {"ETag": current, "Cache-Control": "private, no-cache"}
    if page.after:
        headers["Link"] = f'<{here.request.url.include_query_params(after=page.after)}>; rel="next"'
    return JSONResponse(told, headers=headers)


@router.get(
    "/events.atom", response_class=Response, responses={200: {"content": {"application/atom+xml": {}}}}
)
def feed(here: Here, asked: Asked) -> Response:
    """A feed of the events that pass, the last changed ones first."""
    current = tag(here)
    if (same := unchanged(here, current)) is not None:
        return same
    page = here.front.queries.page(asked.wanted, Order.CHANGED, None, 100)
    view = _on_terms(here, page.events, asked)
    atom = exporter("atom")
    assert atom is not None  # noqa: S101 - in the registry
    return StreamingResponse(
        pieces(lambda out: atom.write(view, out), binary=False),
        media_type=_MEDIA["atom"],
        headers={"ETag": current, "Cache-Control": "private, no-cache"},
    )


@router.get("/events/{event_id}", responses={200: {"model": EventRecord}, **_MERGED})
def event(here: Here, event_id: str) -> Response:
    """One event. An id that it had before a merge leads to it."""
    current = tag(here)
    found = _found(here, event_id, "event", current)
    if isinstance(found, Response):
        return found
    view = _released(here, (found,))
    [record] = [event_record(each, view) for each in view.events]
    return JSONResponse(record, headers={"ETag": current, "Cache-Control": "private, no-cache"})


@router.get("/events/{event_id}/lineage", responses={200: {"model": LineageRecord}, **_MERGED})
def lineage(here: Here, event_id: str) -> Response:
    """How the word of each origin of an event reached its documents. An id that it had before a merge leads to it."""
    current = tag(here)
    found = _found(here, event_id, "lineage", current)
    if isinstance(found, Response):
        return found
    view = _on_terms(here, (found,), None)
    chains = release_chains(view, found, here.front.desk.chains(found, most=MOST_TRACED))
    told = {
        "event": found.id,
        "documents": len(found.documents),
        "traced": min(len(found.documents), MOST_TRACED),
        "lineage": [chain_record(each) for each in chains],
    }
    return JSONResponse(told, headers={"ETag": current, "Cache-Control": "private, no-cache"})


@router.get("/events/{event_id}/history", responses={200: {"model": HistoryRecord}, **_MERGED})
def history(here: Here, event_id: str) -> Response:
    """What changed in an event, and in those that went into it, earliest first, each time with the cause. An id that it had before a merge
    leads to it.
    """
    current = tag(here)
    found = _found(here, event_id, "history", current)
    if isinstance(found, Response):
        return found
    view = _released(here, (found,))
    [event] = view.events
    told = {"event": event.id, "history": [revision_record(each) for each in view.history(event)]}
    return JSONResponse(told, headers={"ETag": current, "Cache-Control": "private, no-cache"})


def _found(here: Visit, event_id: str, route: str, current: str) -> Event | Response:
    """An event, or the answer that needs none: it did not change, or its id is another."""
    if (same := unchanged(here, current)) is not None:
        return same
    found = here.store.event(event_id)
    if found.id != event_id:
        return RedirectResponse(str(here.request.url_for(route, event_id=found.id)), 301)
    return found


@router.get("/facets", responses={200: {"model": FacetList}})
def facets(here: Here, asked: Asked) -> Response:
    """How many events there are of each country, type and grade."""
    found = here.front.queries.facets(asked.wanted)
    return JSONResponse(
        {
            "total": found.total,
            "countries": _counted(found.countries),
            "types": _counted(found.types),
            "grades": _counted(found.grades),
        }
    )


def _all(here: Visit, asked: Filters, name: str, current: str) -> Response:
    writer = exporter(name)
    if writer is None:
        raise ConfigError(refusals.NO_FORMAT(name=name[:40], names=", ".join(FORMATS)))
    here.front.queries.page(
        asked.wanted, asked.order, asked.after, 1
    )  # a fault is told before anything is sent
    view = _on_terms(here, Repeated(lambda: _walk(here, asked)), asked)
    headers = {"ETag": current, "Cache-Control": "private, no-cache"}
    if name not in _INLINE:
        headers["Content-Disposition"] = f'attachment; filename="firsthand-events.{writer.extension}"'
    sent = pieces(lambda out: writer.write(view, out), binary=writer.binary)
    first = next(sent, b"")  # what the format needs and is not installed is told before anything is sent
    return StreamingResponse(
        chain((first,), sent),
        media_type=_MEDIA.get(name, _BYTES),
        headers=headers,
    )


def _walk(here: Visit, asked: Filters) -> Any:
    """Every event that passes, some read at a time."""
    after = asked.after
    while True:
        page = here.front.queries.page(asked.wanted, asked.order, after, _READ)
        yield from page.events
        if page.after is None:
            return
        after = page.after


def _released(here: Visit, found: tuple[Event, ...]) -> View:
    return release(_on_terms(here, found, None))


def _on_terms(here: Visit, found: Any, asked: Filters | None) -> View:
    """On what terms events are handed out: as the settings say."""
    settings = here.front.settings
    terms = Terms(
        names=settings.publish_names,
        licence=settings.export_licence,
        authority=settings.feed_authority or Terms().authority,
        filters=dict(asked.given) if asked else {},
        language=here.locale.language,
    )
    return replace(here.front.desk.view_of(found), terms=terms)


def _counted(numbers: Any) -> list[dict[str, object]]:
    ranked = sorted(numbers.items(), key=lambda item: (-item[1], item[0] or ""))
    return [{"value": value, "events": number} for value, number in ranked]

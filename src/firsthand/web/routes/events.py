"""The events: map, time line and list of what passes the conditions in the address."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse, RedirectResponse

from firsthand.domain.event import Grade
from firsthand.store.desk_queries import Box, Order
from firsthand.web.filter_words import in_words, named_actors, units_of
from firsthand.web.filters import CONDITIONS, KM, Filters
from firsthand.web.places_near import NamedPlace, named_place
from firsthand.web.timeline import timeline
from firsthand.web.visit import Here

router = APIRouter(include_in_schema=False)

SHOWN = 50
"""Events on a page of the list."""

_POINTS = 4000  # points that are drawn one by one; more come as counts of a grid
_SQUARES = 24  # squares of that grid across what the map shows
_FEW = 20_000  # events below which they are found first and then sorted
_SMALLEST = 0.05  # degrees


@router.get("/")
async def home() -> Response:
    """The desk opens on the events."""
    return RedirectResponse("/events", 307)


@router.get("/events")
def index(here: Here) -> Response:
    """The page, or for htmx what changes of it with the conditions."""
    query = here.request.query_params
    filters = Filters.of(query)
    if not here.is_partial and any(not value.strip() for value in query.values()):
        return RedirectResponse(
            f"/events?{filters.query()}".rstrip("?"), 303
        )  # a form without script sends empty fields
    return answer(here, filters)


@router.get("/events/actors")
def actors(here: Here) -> Response:
    """The actors of most of the events, each as a condition; asked for once the page is shown."""
    filters = Filters.of(here.request.query_params)
    found = here.front.queries.actors(filters.wanted)
    template = "events/actor_list.html" if here.is_partial else "events/actors.html"
    return here.page(template, found=named_actors(here, found), filters=filters)


@router.get("/events/points")
def points(
    here: Here,
    view: Annotated[str | None, Query(max_length=100, description="west,south,east,north of the map")] = None,
) -> Response:
    """Where the events are: points, or counts of a grid where they are too many."""
    filters, _ = _located(here, Filters.of(here.request.query_params))
    inside = _box(view)
    queries, wanted = here.front.queries, filters.wanted
    found = queries.points(wanted, _POINTS)
    told: dict[str, Any] = {"extent": queries.extent(wanted) if view is None else None}
    told["asked"] = {"near": wanted.near, "bbox": wanted.bbox}
    if found is None and inside is not None:
        found = queries.points(wanted, _POINTS, inside)
        told["view"] = inside
    if found is None:
        west, _, east, _ = inside or queries.extent(wanted) or (-180.0, -90.0, 180.0, 90.0)
        width = east - west if east >= west else east - west + 360
        cells = queries.cells(wanted, max(_SMALLEST, width / _SQUARES), inside)
        told["cells"] = [[round(c.lon, 3), round(c.lat, 3), c.events, c.killed] for c in cells]
    else:
        kinds = sorted({point.event_type for point in found})
        told["grades"], told["types"] = [str(g) for g in Grade], kinds
        told["points"] = [
            [p.id, round(p.lon, 4), round(p.lat, 4), round(p.radius_km, 1), told["grades"].index(p.grade), kinds.index(p.event_type), p.killed]
            for p in found
        ]  # fmt: skip
    return JSONResponse(told, headers={"Cache-Control": "private, no-cache"})


@router.get("/events/{event_id}/card")
def card(here: Here, event_id: str) -> Response:
    """One event in short, for the map."""
    return here.page("events/card.html", event=here.store.event(event_id))


def answer(here: Here, filters: Filters) -> Response:
    """The page over some conditions."""
    filters, place = _located(here, filters)
    queries, wanted = here.front.queries, filters.wanted
    facets = queries.facets(wanted)
    page = queries.page(wanted, filters.order, filters.after, SHOWN, are_few=facets.total < _FEW)
    values: dict[str, Any] = {
        "filters": filters,
        "facets": facets,
        "units": units_of(here, filters),
        "place": place,
        "page": page,
        "line": timeline(queries.days(wanted, whole=True), wanted.since, wanted.until),
        "groups": _groups(here),
        "chips": [(name, in_words(here, filters, name)) for name in filters.active],
        "ways_out": _ways_out(here, filters) if facets.total == 0 else [],
        "orders": tuple(Order),
        "km": filters.given.get("km", f"{KM:g}"),
        "is_empty": facets.total == 0 and not filters.active and not filters.faults,
    }
    if here.is_partial:
        address = f"/events?{filters.query(after=filters.after)}".rstrip("?")
        return here.page("events/parts.html", headers={"HX-Push-Url": address}, **values)
    return here.page("events/index.html", **values)


def _located(here: Here, filters: Filters) -> tuple[Filters, NamedPlace | None]:
    """The conditions with a place that is named put in as a circle around it."""
    name = filters.given.get("place")
    if not name or "place" in filters.faults:
        return filters, None
    found = named_place(
        here.front.gazetteer, name, here.front.queries.facets(filters.without("country")).countries
    )
    if found.best is None:
        return replace(filters, faults={**filters.faults, "place": "place"}), found
    kilometres = KM if "km" in filters.faults else float(filters.given.get("km", KM))
    near = (found.best.lat, found.best.lon, kilometres)
    return replace(filters, wanted=replace(filters.wanted, near=near)), found


def _groups(here: Here) -> list[tuple[str, str, list[str]]]:
    """The types by ACLED's event types: its name, the key of its message, codes."""
    groups: dict[str, list[str]] = {}
    for entry in here.front.codebook.types:
        groups.setdefault(entry.acled_event_type, []).append(entry.code)
    return [
        (name, name.lower().replace("/", "-").replace(" ", "-"), codes)
        for name, codes in sorted(groups.items())
    ]


def _ways_out(here: Here, filters: Filters) -> list[tuple[str, str, int]]:
    """Conditions without which there would be events: name, words, how many."""
    found = []
    for name in filters.active:
        number = here.front.queries.count(filters.without(name))
        if number:
            found.append((name, in_words(here, filters, name), number))
    return sorted(found, key=lambda each: (-each[2], CONDITIONS.index(each[0])))


def _box(view: str | None) -> Box | None:
    """What the map shows, kept on the globe; None where it shows everything or tells nonsense."""
    try:
        west, south, east, north = (float(part) for part in (view or "").split(","))
    except ValueError:
        return None
    if not (south <= north and west < east and east - west < 360):
        return None
    return _around(west), max(-90.0, south), _around(east), min(90.0, north)


def _around(lon: float) -> float:
    return (lon + 180) % 360 - 180

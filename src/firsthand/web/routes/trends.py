"""Trends: incidents and deaths by week or month, against the period before, with how much was read under the curve."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from firsthand.store.trend_queries import Dimension, TrendQueries, Value
from firsthand.web.filter_words import in_words, units_of
from firsthand.web.filters import KM, Filters
from firsthand.web.places_near import named_place
from firsthand.web.trends import Every, Panel, Period, by_value, change, coverage, period, series
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False)

_PANELS = 12
_HELD = ("text", "near", "bbox", "min_origins", "min_killed", "unreviewed", "id")
"""Conditions that the short form keeps without showing a field."""


@router.get("/trends")
def index(
    here: Here,
    by: Annotated[str, Query(max_length=20)] = "",
    every: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The curves over some conditions."""
    query = here.request.query_params
    filters = Filters.of(query)
    dimension = next((each for each in Dimension if each == by), Dimension.COUNTRY)
    step = next((each for each in Every if each == every), None)
    kept = {"by": by or None, "every": every or None}
    if any(not value.strip() for value in query.values()):
        return RedirectResponse(f"/trends?{_query(filters, **kept)}".rstrip("?"), 303)
    filters = _located(here, filters)
    queries = here.front.trends
    wanted = filters.wanted
    extent = queries.extent(wanted)
    shared: dict[str, Any] = {
        "filters": filters,
        "facets": here.front.queries.facets(wanted),
        "units": units_of(here, filters),
        "groups": sorted({entry.code for entry in here.front.codebook.types}),
        "dimension": dimension,
        "dimensions": tuple(Dimension),
        "every": step,
        "steps": tuple(Every),
        "held": [
            (name, filters.given[name])
            for name in (*_HELD, *(() if wanted.country else ("admin1",)))
            if name in filters.given
        ],
        "chips": [(name, in_words(here, filters, name)) for name in filters.active],
        "query": lambda **changes: _query(filters, **{**kept, **changes}),
        "km": filters.given.get("km", f"{KM:g}"),
    }
    if extent is None:
        return here.page("trends/index.html", **shared, over=None)
    over = period(*extent, wanted.since, wanted.until, step)
    before = over.before()
    tallies = queries.tallies(wanted, before.starts[0], over.end)
    whole = series(tallies, over)
    documents, undated = queries.documents(before.first, over.last)
    read = coverage(documents, undated, over, before)
    panels = _panels(here, filters, queries, dimension, (before, over), kept, is_read=read.is_read)
    return here.page(
        "trends/index.html",
        **shared,
        over=over,
        before=before,
        whole=whole,
        earlier=(earlier := series(tallies, before)),
        change=change(whole.total, earlier.total, is_read=read.is_read),
        read=read,
        left_out=queries.left_out(wanted, over.starts[0], over.end),
        panels=panels,
        most=max((panel.series.most for panel in panels), default=0),
        deadliest=max((panel.series.deadliest for panel in panels), default=0),
        is_full=len(panels) == _PANELS,
    )


def _panels(
    here: Visit,
    filters: Filters,
    queries: TrendQueries,
    dimension: Dimension,
    periods: tuple[Period, Period],
    kept: dict[str, str | None],
    *,
    is_read: bool,
) -> list[Panel]:
    before, over = periods
    wanted = filters.wanted
    largest = queries.largest(wanted, dimension, over.starts[0], over.end, _PANELS)
    values = [value for value, _ in largest]
    if not values:
        return []
    held = by_value(queries.tallies(wanted, before.starts[0], over.end, dimension, values))
    found = []
    for value in values:
        tallies = held.get(value, [])
        curve = series(tallies, over)
        query = _narrowed(filters, dimension, value, kept)
        compared = change(curve.total, series(tallies, before).total, is_read=is_read)
        found.append(Panel(_name(here, dimension, value), query, curve, compared))
    return found


def _name(here: Visit, dimension: Dimension, value: Value) -> str:
    match dimension:
        case Dimension.COUNTRY:
            return here.locale.country(value[0])
        case Dimension.ADMIN1:
            return f"{value[1]} ({here.locale.country(value[0])})"
        case Dimension.TYPE:
            return here.locale.named("types", value[0])
        case Dimension.ACTOR:
            return here.actor_name(value[0])


def _narrowed(
    filters: Filters, dimension: Dimension, value: Value, kept: dict[str, str | None]
) -> str | None:
    """The same page for one value: a country by its units, a unit by the types of what happened there."""
    match dimension:
        case Dimension.COUNTRY:
            return _query(filters, **{**kept, "country": value[0], "by": Dimension.ADMIN1.value})
        case Dimension.ADMIN1:
            inside = {"country": value[0], "admin1": value[1], "by": Dimension.TYPE.value}
            return _query(filters, **{**kept, **inside})
        case Dimension.TYPE | Dimension.ACTOR:
            return _query(filters, **{**kept, dimension.value: value[0]})


def _query(filters: Filters, **changes: str | None) -> str:
    return filters.query(**changes)


def _located(here: Visit, filters: Filters) -> Filters:
    """The conditions with a place that is named put in as a circle around it, as on the page of the events."""
    name = filters.given.get("place")
    if not name or "place" in filters.faults:
        return filters
    countries = here.front.queries.facets(filters.without("country")).countries
    found = named_place(here.front.gazetteer, name, countries).best
    if found is None:
        return replace(filters, faults={**filters.faults, "place": "place"})
    kilometres = KM if "km" in filters.faults else float(filters.given.get("km", KM))
    return replace(filters, wanted=replace(filters.wanted, near=(found.lat, found.lon, kilometres)))

"""Situation reports: a form for the area and period, and the report itself to read, print and keep."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from firsthand.publish.brief import FORMATS, render
from firsthand.web.filters import Filters
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False, prefix="/brief")
_SECURITY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""A report brings its few styles and pictures with it, since it is kept as one file; nothing else is allowed to it."""


@router.get("")
def form(here: Here) -> Response:
    """What the report is to be about."""
    filters = Filters.of(here.request.query_params)
    facets = here.front.queries.facets(filters.wanted)
    return here.page("brief/index.html", filters=filters, given=filters.given, facets=facets, formats=FORMATS)


@router.get("/report")
def report(
    here: Here,
    format: Annotated[str, Query(max_length=10)] = "html",  # noqa: A002
) -> Response:
    """The report, in the language of the desk."""
    if format not in FORMATS:
        raise HTTPException(404)
    filters = Filters.strict(_filled(here))
    brief = here.front.desk.brief(filters.wanted, language=here.locale.language)
    rendered = render(brief, format, base_url=str(here.request.base_url).rstrip("/"))
    headers = {"Cache-Control": "private, no-cache", "Content-Security-Policy": _SECURITY}
    if format != "html":
        headers["Content-Disposition"] = f'attachment; filename="firsthand-brief.{format}"'
    return Response(rendered.content, headers=headers, media_type=rendered.media_type)


def _filled(here: Visit) -> dict[str, str]:
    """The parameters that say something: a form without script sends empty fields."""
    return {name: value for name, value in here.request.query_params.items() if value.strip()}

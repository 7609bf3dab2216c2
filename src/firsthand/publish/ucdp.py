"""Rows in the form of UCDP's Georeferenced Event Dataset (GED): its 49 columns and codes, our data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO

from firsthand.domain.document import Document
from firsthand.domain.event import DocumentRole, Event, EventActor, Toll
from firsthand.domain.report import CasualtyKind
from firsthand.publish.acled import countries, whole_of
from firsthand.publish.exporter import View
from firsthand.publish.phrases import place_phrase
from firsthand.publish.sheet import write_rows
from firsthand.publish.sides import NON_STATE, ONE_SIDED, STATE_BASED, Sides, deaths, is_state, sides
from firsthand.publish.ucdp_codes import country_number, date_prec, priogrid_gid, region, where_prec

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_GRID = 0.5  # degrees of a cell of PRIO-GRID
_CLEAR, _AGGREGATED = 1, 2


class Ucdp:
    """One row for each event with a death in `best`, `low` or `high`.

    What only UCDP can know is left empty: whether a year is active, the ids of conflicts and dyads, the status of the coding. Ids of sides are those
    that our list of actors has from UCDP. The toll of an operation is in the first of its rows by id, as in `acled`; that row has event clarity 2.
    """

    name = "ucdp"
    extension = "csv"
    binary = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        write_rows(COLUMNS, _rows(view), out)


def _rows(view: View) -> Iterator[Mapping[str, object]]:
    for event in view.events:
        whole = whole_of(event, view.operation_of(event))
        tolls = [toll for of in (event, whole) if of is not None and (toll := of.toll(CasualtyKind.KILLED))]
        if any(toll.low or toll.best or toll.high for toll in tolls):
            yield _row(event, tolls, view)


def _row(event: Event, tolls: list[Toll], view: View) -> Mapping[str, object]:
    found = sides(event, view.codebook)
    best = sum(toll.best for toll in tolls)
    own = event.toll(CasualtyKind.KILLED)
    dead = deaths(event, found, own.best if own else 0)
    shared = best - (own.best if own else 0)
    return {
        "id": event.id,
        "relid": event.id,
        "active_year": None,
        "code_status": None,
        "type_of_violence": found.violence,
        **_names(found, view),
        **_sources(event, view),
        **_place(event, view),
        "event_clarity": _AGGREGATED if len(tolls) > (own is not None) else _CLEAR,
        **_date(event),
        "deaths_a": dead.a,
        "deaths_b": dead.b,
        "deaths_civilians": dead.civilians,
        "deaths_unknown": dead.unknown + shared,
        "best": best,
        "high": sum(toll.high or 0 for toll in tolls) if all(t.high is not None for t in tolls) else None,
        "low": sum(toll.low for toll in tolls),
    }


def _names(found: Sides, view: View) -> Mapping[str, object]:
    a, b = _side(found, view, first=True), _side(found, view, first=False)
    dyad = f"{a} - {b}" if a and b and found.violence else None
    gwno = [country_number(_country_of(side, view)) for side in (found.a, found.b)]
    return {
        "conflict_dset_id": None,
        "conflict_new_id": None,
        "conflict_name": dyad if found.violence in (NON_STATE, ONE_SIDED) else None,
        "dyad_dset_id": None,
        "dyad_new_id": None,
        "dyad_name": dyad,
        "side_a_dset_id": None,
        "side_a_new_id": view.actors.shown(found.a.id).ucdp if found.a else None,
        "side_a": a,
        "side_b_dset_id": None,
        "side_b_new_id": view.actors.shown(found.b.id).ucdp if found.b else None,
        "side_b": b,
        "gwnoa": gwno[0],
        "gwnob": gwno[1],
    }


def _side(found: Sides, view: View, *, first: bool) -> str | None:
    """The name of a side: a force of a state stands for its government, as UCDP has it."""
    actor = found.a if first else found.b
    if actor is None:
        return None
    if found.violence == ONE_SIDED and not first:
        return "Civilians"
    country = _country_of(actor, view)
    name = countries().get(country or "", ("", "", ""))[1]
    return f"Government of {name}" if name and found.violence in (STATE_BASED, ONE_SIDED) else actor.name


def _country_of(actor: EventActor | None, view: View) -> str | None:
    """The state whose government or force a party is."""
    return view.actors.shown(actor.id).country if actor and is_state(actor) else None


def _sources(event: Event, view: View) -> Mapping[str, object]:
    """Who reported; the number is that of independent origins, not of pages."""
    documents = [view.document(d.key) for d in event.documents if d.role is DocumentRole.REPORTS]
    return {
        "number_of_sources": len(event.origins),
        "source_article": "; ".join(filter(None, map(_article, documents))),
        "source_office": "; ".join(dict.fromkeys(d.outlet for d in documents if d.outlet)),
        "source_date": "; ".join(
            dict.fromkeys(d.published.value.isoformat() for d in documents if d.published)
        ),
        "source_headline": "; ".join(dict.fromkeys(d.title for d in documents if d.title)),
        "source_original": "; ".join(origin.name for origin in event.origins),
    }


def _article(document: Document) -> str:
    day = document.published.value.isoformat() if document.published else None
    title = f'"{document.title}"' if document.title else None
    return ", ".join(part for part in (document.outlet, day, title) if part) or document.id


def _place(event: Event, view: View) -> Mapping[str, object]:
    place = event.place
    cells_fit = view.terms.coarsen is None or view.terms.coarsen <= _GRID
    country = place.country if place else None
    return {
        "where_prec": where_prec(place),
        "where_coordinates": place.name if place else None,
        "where_description": place_phrase(place) if place else None,
        "adm_1": place.admin1 if place else None,
        "adm_2": place.admin2 if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if place else None,
        "priogrid_gid": priogrid_gid(place.lat, place.lon) if place and cells_fit else None,
        "country": countries().get(country or "", ("", country, ""))[1],
        "country_id": country_number(country),
        "region": region(country),
    }


def _date(event: Event) -> Mapping[str, object]:
    possible = event.date.possible
    start, end = (possible.start, possible.end) if possible else (None, None)
    return {
        "year": start.year if start and end and start.year == end.year else None,
        "date_prec": date_prec(possible),
        "date_start": start,
        "date_end": end,
    }

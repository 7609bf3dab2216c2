"""Events in the form of PLOVER, one JSON object a line (PLOVER Manual, "Data formats", Open Event Data Alliance)."""

from __future__ import annotations

import json
from typing import IO, Any

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import Event, EventActor
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import Place, PlaceKind
from firsthand.publish.acled import countries
from firsthand.publish.exporter import View
from firsthand.publish.phrases import parties

_SECTORS = {
    ActorKind.STATE_FORCE: "MIL",
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.REBEL: "REB",
    ActorKind.MILITIA: "PRM",
    ActorKind.COMMUNAL: "UAF",
    ActorKind.UNKNOWN: "UAF",
    ActorKind.RIOTERS: "CVL",
    ActorKind.PROTESTERS: "CVL",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.PRIVATE_MILITARY: "BUS",
    ActorKind.INTERNATIONAL_FORCE: "MIL",
    ActorKind.ORGANISATION: "SOC",
    ActorKind.MEDIA: "JRN",
}
"""Sector codes of the manual, table "Sector Codes"."""
# What our codebook says to the manual's own lists of modes: abduction is a mode of ASSAULT, demonstrations are "demo", and taking ground is no mode.
_EVENTS = {("COERCE", "abduct"): "ASSAULT"}
_MODES = {"demonstrate": "demo", "territory": None}
_RESOLUTION = {
    PlaceKind.SITE: 5,
    PlaceKind.SETTLEMENT: 4,
    PlaceKind.NATURAL: 3,
    PlaceKind.ADMIN2: 3,
    PlaceKind.ADMIN1: 2,
    PlaceKind.AREA: 1,
    PlaceKind.COUNTRY: 1,
}
_SIZES = {
    "dead": CasualtyKind.KILLED,
    "injured": CasualtyKind.INJURED,
    "arrested": CasualtyKind.ARRESTED,
}


class Plover:
    """`id`, `date`, `actor`, `recipient`, `event`, `mode`, `context`, `event_loc`, `size`, `text_info`, `link`; `enddate` where the day is not known."""

    name = "plover"
    extension = "jsonl"
    binary = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        for event in view.events:
            out.write(json.dumps(plover_record(event, view), ensure_ascii=False) + "\n")


def plover_record(event: Event, view: View) -> dict[str, Any]:
    """One event. `link` is the id of its operation: the manual's reference across related events."""
    event_type = view.codebook.get(event.event_type)
    category, mode = event_type.plover, event_type.plover_mode
    possible = event.date.possible
    start, end = (possible.start, possible.end) if possible else (None, None)
    shown = _MODES.get(mode, mode) if mode else None
    return {
        "id": event.id,
        "date": start.isoformat() if start else None,
        **({"enddate": end.isoformat()} if end and end != start else {}),
        "actor": [_entity(actor, view) for actor in parties(event, Role.INITIATOR)],
        "recipient": [_entity(actor, view) for actor in parties(event, Role.TARGET)],
        "event": [_EVENTS.get((category, mode or ""), category)] if category else [],
        "mode": [shown] if shown else [],
        "context": _contexts(event, mode),
        "event_loc": _location(event.place),
        "size": {
            name: toll.best if (toll := event.toll(kind)) is not None else None
            for name, kind in _SIZES.items()
        },
        "text_info": {
            "sources": [
                {"document": view.document(c.document).id, "start": c.span.start, "end": c.span.end}
                for c in event.claims
            ]
        },
        "link": event.operation,
    }


def _contexts(event: Event, mode: str | None) -> list[str]:
    """Those contexts of the manual that follow from the record alone."""
    kinds = {actor.kind for actor in event.actors}
    return [
        *(["military"] if ActorKind.STATE_FORCE in kinds else []),
        *(["territory"] if mode == "territory" else []),
        *(["cbrn"] if mode == "unconventional" else []),
    ]


def _entity(party: EventActor, view: View) -> dict[str, Any]:
    actor = view.actors.shown(party.id)
    return {
        "code": actor.country,
        "sector": _SECTORS[party.kind],
        "identifier_id": actor.wikidata,
        "identifier_text": party.name,
        "firsthand_id": party.id,
    }


def _location(place: Place | None) -> dict[str, Any] | None:
    """The fields of the manual's location object that we know, and the radius."""
    if place is None:
        return None
    return {
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "district": place.admin2,
        "province": place.admin1,
        "country": countries().get(place.country or "", ("", place.country, ""))[1],
        "country_code": place.country,
        "resolution": _RESOLUTION.get(place.kind),
        "radius_km": place.radius_km,
    }

"""Events, operations, aggregates and claims as the contract's JSON (`firsthand.event/1`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from firsthand.domain.change import Revision
from firsthand.domain.claim import Claim
from firsthand.domain.edit import Edit
from firsthand.domain.event import Aggregate, Casualty, Contradiction, Event, EventOrigin, Toll
from firsthand.domain.values import DaySet, Place
from firsthand.publish.exporter import View

SCHEMA = "firsthand.event/1"


def event_record(event: Event, view: View) -> dict[str, Any]:
    """One event as the contract has it."""
    event_type = view.codebook.get(event.event_type)
    operation = view.operation_of(event)
    possible = event.date.possible
    edits = [edit_record(edit) for edit in view.edits(event)]
    return {
        "schema": SCHEMA,
        "id": event.id,
        "redirects": list(event.redirects),
        "operation": None
        if operation is None
        else {
            "id": operation.id,
            "name": operation.name,
            "casualties": [casualty_record(c) for c in operation.casualties],
            "tolls": [toll_record(toll) for toll in operation.tolls],
            "claims": [claim_record(c, view) for c in operation.claims],
            "contradictions": [contradiction_record(c, view) for c in operation.contradictions],
        },
        "event_type": event_type.acled_event_type,
        "sub_event_type": event_type.acled_sub_event_type,
        "disorder_type": event_type.disorder_type.value,
        "date": {
            "start": possible.start.isoformat() if possible and possible.start else None,
            "end": possible.end.isoformat() if possible and possible.end else None,
            "precision": event.date.precision.value,
            "possible": intervals(possible),
            "because": list(event.date.because),
        },
        "place": place_record(event.place),
        "actors": [
            {"id": a.id, "name": a.name, "role": a.role.value, "kind": a.kind.value} for a in event.actors
        ],
        "casualties": [casualty_record(c) for c in event.casualties],
        "tolls": [toll_record(toll) for toll in event.tolls],
        "claimed_by": list(event.claimed_by),
        "grade": event.grade.value,
        "documents": [{"id": d.id, "role": d.role.value} for d in event.documents],
        "origins": [origin_record(o) for o in event.origins],
        "claims": [claim_record(c, view) for c in event.claims],
        "contradictions": [contradiction_record(c, view) for c in event.contradictions],
        "first_seen": _time(event.first_seen),
        "updated": _time(event.updated),
        "decisions": list(event.decisions),
        **({"edits": edits} if edits else {}),
    }


def aggregate_record(aggregate: Aggregate, view: View) -> dict[str, Any]:
    """A total over a period or region."""
    return {
        "schema": "firsthand.aggregate/1",
        "id": aggregate.id,
        "field": aggregate.field.value,
        "group": aggregate.group,
        "period": intervals(aggregate.period),
        "places": list(aggregate.places),
        "claims": [claim_record(c, view) for c in aggregate.claims],
        "origins": [origin_record(o) for o in aggregate.origins],
        "documents": [{"id": d.id, "role": d.role.value} for d in aggregate.documents],
    }


def claim_record(claim: Claim, view: View) -> dict[str, Any]:
    """A claim with the document and the sentence that make it."""
    return {**claim_fields(claim), "document": view.document(claim.document).id, "quote": view.quote(claim)}


def claim_fields(claim: Claim) -> dict[str, Any]:
    """A claim's own fields, the same in `extract` and in `events`."""
    quantity = claim.quantity
    return {
        "id": claim.id,
        "report": claim.report,
        "field": claim.field.value,
        "group": claim.group,
        "side": claim.side.value,
        "op": quantity.op.value if quantity else "=",
        "value": quantity.value if quantity else claim.value,
        "value_high": quantity.high if quantity else None,
        "convention": quantity.convention if quantity else None,
        "part_of": claim.part_of,
        "actor": claim.actor,
        "text": claim.span.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "claimant": claim.claimant,
        "claimant_actor": claim.claimant_actor,
        "relay": claim.relay,
        "official": claim.official,
        "hedges": list(claim.hedges),
        "origin": claim.origin,
    }


def casualty_record(casualty: Casualty) -> dict[str, Any]:
    """A fused figure."""
    return {
        "kind": casualty.kind.value,
        "group": casualty.group,
        "side": casualty.side.value,
        "actor": casualty.actor,
        "low": casualty.low,
        "best": casualty.best,
        "high": casualty.high,
        "because": casualty.because,
        "claims": list(casualty.claims),
    }


def contradiction_record(contradiction: Contradiction, view: View) -> dict[str, Any]:
    """A contradiction with the ids of its claims and the words of every side."""
    return {
        "type": contradiction.type.value,
        "claims": list(contradiction.claims),
        "note": contradiction.note,
        "passages": [
            {
                "document": view.document(passage.document).id,
                "text": passage.span.text,
                "start": passage.span.start,
                "end": passage.span.end,
            }
            for passage in contradiction.passages
        ],
    }


def origin_record(origin: EventOrigin) -> dict[str, Any]:
    """An independent origin and the documents that relay it."""
    return {"name": origin.name, "documents": list(origin.documents)}


def revision_record(revision: Revision) -> dict[str, Any]:
    """What changed in an event at one time, and because of what."""
    return {
        "event": revision.event,
        "at": _time(revision.at),
        "changes": [
            {"what": change.what.value, "of": change.of, "old": change.old, "new": change.new}
            for change in revision.changes
        ],
        "documents": list(revision.documents),
        "decisions": list(revision.decisions),
        "because": revision.because,
    }


def toll_record(toll: Toll) -> dict[str, Any]:
    """Everybody harmed in one way."""
    return {
        "kind": toll.kind.value,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "because": toll.because,
        "claims": list(toll.claims),
    }


def edit_record(edit: Edit) -> dict[str, Any]:
    """What an outlet changed between two captures of a document."""
    changes = dict.fromkeys((c.field.value, c.group, c.old, c.new) for c in edit.claims)
    return {
        "document": edit.document,
        "last_seen": _time(edit.last_seen),
        "seen": _time(edit.seen),
        "title": {"old": edit.old_title, "new": edit.new_title} if edit.retitled else None,
        "claims": [
            {"field": field, "group": group, "old": old, "new": new} for field, group, old, new in changes
        ],
        "removed": list(edit.removed),
        "added": list(edit.added),
        "n_removed": edit.n_removed,
        "n_added": edit.n_added,
    }


def place_record(place: Place | None) -> dict[str, Any] | None:
    """A place with its doubt."""
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonames_id": place.geonames_id,
    }


def intervals(days: DaySet | None) -> Sequence[list[str]]:
    """A set of days as pairs of ISO dates."""
    return [[start.isoformat(), end.isoformat()] for start, end in days.intervals] if days else []


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

"""What stands in a field before a person changes it, in the JSON types of the log."""

from __future__ import annotations

from firsthand.domain.claim import Claim
from firsthand.domain.event import Casualty, Event, Toll
from firsthand.domain.ids import Canonical
from firsthand.domain.values import Place


def present(event: Event, field: str) -> Canonical:
    """What stands in a field of an event, by the name that the log has for it; None where nothing does."""
    name, _, of = field.partition(":")
    if name in ("actor", "count", "toll"):
        return _one_of_several(event, name, of)
    return {
        "event_type": event.event_type,
        "grade": event.grade.value,
        "claimed_by": list(event.claimed_by),
        "date": _days(event),
        "place": _place(event.place),
    }.get(name)


def present_claim(claim: Claim, field: str) -> Canonical:
    """What a claim says in one field."""
    if field == "quantity":
        quantity = claim.quantity
        return (
            None
            if quantity is None
            else {"op": quantity.op.value, "value": quantity.value, "high": quantity.high}
        )
    if field == "kind":
        return claim.field.value
    held = getattr(claim, field, None)
    return held if held is None or isinstance(held, bool | int) else str(held)


BLIND = "blind"
"""Key of what a verdict found: it was given without a sight of what others had decided."""


def whole(event: Event, *, is_blind: bool = False) -> Canonical:
    """The fields of an event, as a verdict on the whole of it found them.

    Args:
        event: as it was shown.
        is_blind: whether it was shown without what others had decided, see `review.blind`.
    """
    return {
        **({BLIND: True} if is_blind else {}),
        "event_type": event.event_type,
        "grade": event.grade.value,
        "date": _days(event),
        "place": _place(event.place),
        "claimed_by": list(event.claimed_by),
        "actors": {actor.id: actor.role.value for actor in event.actors},
        "casualties": {f"{row.kind}/{row.group}/{row.side}": _bounds(row) for row in event.casualties},
        "tolls": {toll.kind.value: _bounds(toll) for toll in event.tolls},
    }


def said(claim: Claim) -> Canonical:
    """The main fields of a claim, as a verdict on it found them."""
    names = ("quantity", "value", "kind", "group", "side", "claimant", "official")
    return {name: present_claim(claim, name) for name in names}


def _one_of_several(event: Event, name: str, of: str) -> Canonical:
    if name == "actor":
        for actor in event.actors:
            if actor.id == of:
                return {"role": actor.role.value, "name": actor.name, "kind": actor.kind.value}
        return None
    rows: list[tuple[str, Casualty | Toll]] = (
        [(f"{row.kind}/{row.group}/{row.side}", row) for row in event.casualties]
        if name == "count"
        else [(toll.kind.value, toll) for toll in event.tolls]
    )
    return next((_bounds(row) for key, row in rows if key == of), None)


def _bounds(row: Casualty | Toll) -> Canonical:
    return {"low": row.low, "best": row.best, "high": row.high}


def _days(event: Event) -> Canonical:
    possible = event.date.possible
    runs = possible.intervals if possible else ()
    return {"possible": [[first.isoformat(), last.isoformat()] for first, last in runs]} if runs else None


def _place(place: Place | None) -> Canonical:
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "entry": place.entry,
    }

"""Fields that a reviewer set, in place of what was read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event, EventDate, Grade
from firsthand.domain.report import Side
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place, PlaceKind
from firsthand.domain.values.quantity import Operator, Quantity
from firsthand.events.rulings import Rulings
from firsthand.events.timing import precision

_SETTLED_KM = 5.0  # radius of a place that a reviewer set without saying how exact it is


def overrule_claim(claim: Claim, rulings: Rulings) -> Claim:
    """Apply what reviewers set on a claim: `quantity` ({"op", "value", "high"}), `group`, `side`, `value`.

    Raises:
        DecisionError: a decision sets something else, or a value that does not fit.
    """
    for name, decision in sorted(rulings.overrules.get(claim.id, {}).items()):
        value = _value(decision)
        try:
            match name:
                case "quantity":
                    claim = replace(
                        claim, quantity=Quantity(Operator(value["op"]), value.get("value"), value.get("high"))
                    )
                case "group":
                    claim = replace(claim, group=str(value))
                case "side":
                    claim = replace(claim, side=Side(value))
                case "value":
                    claim = replace(claim, value=str(value))
                case _:
                    raise _misfit(decision)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _misfit(decision) from error
    return claim


def overrule_event(event: Event, rulings: Rulings) -> Event:
    """Apply what reviewers set on the reports of an event; of several settings of a field the latest.

    Fields: `event_type` (code), `date` ("2025-06-01" or {"start", "end"}), `place` ({"name", "lat",
    "lon"} and, where known, "radius_km", "country", "admin1"), `grade`, `claimed_by` (actor ids).

    Raises:
        DecisionError: a decision sets something else, or a value that does not fit.
    """
    latest: dict[str, Decision] = {}
    for report in event.reports:
        for name, decision in rulings.overrules.get(report, {}).items():
            held = latest.get(name)
            if held is None or (decision.made_at, decision.id) > (held.made_at, held.id):
                latest[name] = decision
    for name, decision in sorted(latest.items()):
        value = _value(decision)
        try:
            match name:
                case "event_type":
                    event = replace(event, event_type=str(value))
                case "date":
                    event = replace(event, date=_date(value, decision))
                case "place":
                    event = replace(event, place=_place(value))
                case "grade":
                    event = replace(event, grade=Grade(value))
                case "claimed_by":
                    event = replace(event, claimed_by=tuple(sorted(str(actor) for actor in value)))
                case _:
                    raise _misfit(decision)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _misfit(decision) from error
    return event


def _value(decision: Decision) -> Any:  # JSON: its shape is checked where it is used
    try:
        return json.loads(decision.value or "null")
    except json.JSONDecodeError as error:
        raise _misfit(decision) from error


def _date(value: Any, decision: Decision) -> EventDate:
    start, end = (value, value) if isinstance(value, str) else (value["start"], value["end"])
    days = DaySet.of([(date.fromisoformat(start), date.fromisoformat(end))])
    return EventDate(days, precision(days), (f"set by {decision.author}",))


def _place(value: Any) -> Place:
    return Place(
        name=str(value["name"]),
        lat=float(value["lat"]),
        lon=float(value["lon"]),
        radius_km=float(value.get("radius_km", _SETTLED_KM)),
        kind=PlaceKind(value.get("kind", PlaceKind.SETTLEMENT)),
        country=value.get("country"),
        admin1=value.get("admin1"),
        admin2=value.get("admin2"),
        geonames_id=value.get("geonames_id"),
        entry=value.get("entry"),
    )


def _misfit(decision: Decision) -> DecisionError:
    return DecisionError(
        f"decision {decision.id} sets {decision.field!r} to {decision.value!r}, which does not fit; undo it"
    )

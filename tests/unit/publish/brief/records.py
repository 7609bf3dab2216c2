"""Records to make briefs of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import (
    Casualty,
    DatePrecision,
    DocumentRole,
    Event,
    EventActor,
    EventDate,
    EventDocument,
    EventOrigin,
    Grade,
    Operation,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind, Quantity, Span
from firsthand.knowledge.actors import ActorList
from firsthand.publish.brief import Brief, Material, Scope, make_brief

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
JUNE = Scope(since=date(2025, 6, 1), until=date(2025, 6, 30))
MENAKA = Place("Ménaka", 15.92, 2.4, 10, PlaceKind.SETTLEMENT, "MLI", "Ménaka")
SEEN = datetime(2025, 5, 1, tzinfo=UTC)


@cache
def actors() -> ActorList:
    return ActorList.load()


def days(*numbers: int, month: int = 6) -> EventDate:
    """Some days of a month of 2025; no day is known where none is given."""
    if not numbers:
        return EventDate(None, DatePrecision.UNKNOWN)
    return EventDate(DaySet.days(date(2025, month, n) for n in numbers), DatePrecision.DAY)


def toll(
    low: int,
    best: int,
    high: int | None,
    kind: CasualtyKind = CasualtyKind.KILLED,
    claims: tuple[str, ...] = (),
) -> Toll:
    return Toll(kind, low, best, high, "", claims)


def casualty(
    low: int | None, best: int | None, high: int | None, group: str = "soldiers", **changes: Any
) -> Casualty:
    fields: dict[str, Any] = {"kind": CasualtyKind.KILLED, "side": Side.TARGET, "because": "", "claims": ()}
    return Casualty(group=group, low=low, best=best, high=high, **{**fields, **changes})


def claim(name: str, n: int | None = 12, op: Operator = Operator.EXACTLY, **changes: Any) -> Claim:
    quantity = Quantity(op, n) if n is not None else Quantity(Operator.VAGUE)
    fields: dict[str, Any] = {
        "field": Field.KILLED,
        "group": "soldiers",
        "quantity": quantity,
        "origin": "AFP",
    }
    return Claim(name, "doc_a", "rep_1", span=Span(0, 2, str(n)), method="m", **{**fields, **changes})


def event(name: str, when: EventDate | None = None, **changes: Any) -> Event:
    fields: dict[str, Any] = {
        "event_type": "armed-clash",
        "date": when or days(10),
        "place": MENAKA,
        "actors": (
            EventActor("jnim", "JNIM", Role.INITIATOR, ActorKind.REBEL),
            EventActor("mli-army", "Military Forces of Mali (FAMa)", Role.TARGET, ActorKind.STATE_FORCE),
        ),
        "casualties": (),
        "claimed_by": (),
        "grade": Grade.SINGLE_ORIGIN,
        "documents": (EventDocument("a.html", "doc_a", DocumentRole.REPORTS),),
        "origins": (EventOrigin("wire:afp", "AFP", ("a.html",)),),
        "claims": (),
        "contradictions": (),
        "reports": ("rep_1",),
        "first_seen": SEEN,
        "updated": SEEN,
    }
    return Event(id=name, **{**fields, **changes})


def operation(name: str, *events: str, **changes: Any) -> Operation:
    return Operation(name, "Ménaka, Gao", tuple(sorted(events)), **changes)


def brief(
    *events: Event, scope: Scope = JUNE, language: str = "en", new_since: date | None = None, **material: Any
) -> Brief:
    operations = {item.id: item for item in material.pop("operations", ())}
    return make_brief(
        scope,
        Material(events, operations=operations, **material),
        actors(),
        language=language,
        made_at=NOW,
        new_since=new_since,
    )

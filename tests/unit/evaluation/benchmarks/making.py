"""Made-up claims, figures and events."""

from __future__ import annotations

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import Casualty, DatePrecision, Event, EventActor, EventDate, Grade
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import Operator, Quantity, Span


def claim(
    words: str,
    count: int,
    *,
    field: Field = Field.KILLED,
    group: str = "persons",
    report: str = "r",
    part_of: bool = False,
) -> Claim:
    return Claim(
        id=f"{report} {words}",
        document="d",
        report=report,
        field=field,
        span=Span(0, len(words), words),
        method="test",
        quantity=Quantity(Operator.EXACTLY, count),
        group=group,
        part_of=part_of,
    )


def casualty(
    group: str, best: int, *, kind: CasualtyKind = CasualtyKind.KILLED, side: Side = Side.UNKNOWN
) -> Casualty:
    return Casualty(kind, group, side, best, best, best, "test", ())


def party(actor: str, role: Role, kind: ActorKind) -> EventActor:
    return EventActor(actor, actor, role, kind)


def event(
    *,
    event_type: str = "attack",
    casualties: tuple[Casualty, ...] = (),
    claims: tuple[Claim, ...] = (),
    actors: tuple[EventActor, ...] = (),
    reports: tuple[str, ...] = ("r",),
    name: str = "e",
) -> Event:
    return Event(
        id=name,
        event_type=event_type,
        date=EventDate(None, DatePrecision.UNKNOWN),
        place=None,
        actors=actors,
        casualties=casualties,
        claimed_by=(),
        grade=Grade.SINGLE_ORIGIN,
        documents=(),
        origins=(),
        claims=claims,
        contradictions=(),
        reports=reports,
    )

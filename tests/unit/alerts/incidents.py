"""Incidents to tell of, made without a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from firsthand.alerts.message import Message
from firsthand.alerts.rule import Rule
from firsthand.alerts.schedule import Timing
from firsthand.domain.actor import ActorKind
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
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.run.sending import DeliveryError

START = datetime(2025, 6, 4, 9, tzinfo=UTC)
MENAKA = Place("Ménaka", 15.92, 2.4, 10, PlaceKind.SETTLEMENT, "MLI", "Ménaka")


def toll(low: int, best: int | None = None, high: int | None = None, *, kind: str = "killed") -> Toll:
    return Toll(CasualtyKind(kind), low, low if best is None else best, high, "as told", ())


def casualty(group: str, low: int, best: int | None = None, high: int | None = None) -> Casualty:
    return Casualty(
        CasualtyKind.KILLED, group, Side.TARGET, low, low if best is None else best, high, "as told", ()
    )


def incident(
    name: str = "a",
    *,
    documents: Sequence[str] = ("d1",),
    mentions: Sequence[str] = (),
    origins: Mapping[str, str] | None = None,
    **changes: Any,
) -> Event:
    """An event that documents report and others recall, each by one report of its name."""
    told = [EventDocument(d, f"doc_{d}", DocumentRole.REPORTS) for d in documents]
    told += [EventDocument(d, f"doc_{d}", DocumentRole.MENTIONS) for d in mentions]
    named = {"wire:afp": "AFP"} if origins is None else origins
    fields: dict[str, Any] = {
        "id": f"evt_{name}",
        "event_type": "armed-clash",
        "date": EventDate(DaySet.day(date(2025, 6, 3)), DatePrecision.DAY),
        "place": MENAKA,
        "actors": (
            EventActor("generic:gunmen", "Unidentified armed men", Role.INITIATOR, ActorKind.UNKNOWN),
            EventActor("mli-army", "Military Forces of Mali (FAMa)", Role.TARGET, ActorKind.STATE_FORCE),
        ),
        "casualties": (),
        "claimed_by": (),
        "grade": Grade.SINGLE_ORIGIN,
        "documents": tuple(told),
        "origins": tuple(EventOrigin(key, said, tuple(documents)) for key, said in named.items()),
        "claims": (),
        "contradictions": (),
        "reports": tuple(f"rep_{d}" for d in (*documents, *mentions)),
        "tolls": (toll(5, 5, 5),),
    }
    return Event(**{**fields, **changes})


def rule(name: str = "Ménaka", **changes: Any) -> Rule:
    timing = changes.pop("timing", Timing(ZoneInfo("UTC")))
    return Rule(name=name, timing=timing, channels=changes.pop("channels", ("desk",)), **changes)


@dataclass
class Clock:
    """The time of day, set by hand."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


class CrashError(BaseException):
    """The power went."""


@dataclass
class Inbox:
    """A channel that keeps what it is sent.

    Attributes:
        received: messages, copies included.
        ails: what is wrong with the channel for the next messages, in order: "error", "dead", "crash-before", "crash-after".
    """

    received: list[Message] = field(default_factory=list)
    ails: list[str] = field(default_factory=list)

    def __call__(self, channel: object) -> Inbox:
        return self

    def send(self, message: Message) -> None:
        ail = self.ails.pop(0) if self.ails else ""
        if ail in ("error", "dead"):
            raise DeliveryError("the server is out to lunch", permanent=ail == "dead")
        if ail == "crash-before":
            raise CrashError
        self.received.append(message)
        if ail == "crash-after":
            raise CrashError

    @property
    def told(self) -> list[Message]:
        """What was received, copies of one message once."""
        return list({message.id: message for message in self.received}.values())

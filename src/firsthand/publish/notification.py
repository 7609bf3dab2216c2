"""The record of a message of alerts, as webhooks send it (`firsthand.alert/1`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SCHEMA = "firsthand.alert/1"


@dataclass(frozen=True)
class NotifiedFigure:
    """Everybody harmed in one way.

    Attributes:
        kind: "killed", "injured", ...
        low: smallest credible lower bound.
        best: figure best supported.
        high: largest figure any origin gives, null where only lower bounds are known.
    """

    kind: str
    low: int
    best: int
    high: int | None


@dataclass(frozen=True)
class NotifiedFacts:
    """What alerts compare.

    Attributes:
        grade: strength of the evidence.
        tolls: the figures, by kind.
    """

    grade: str
    tolls: tuple[NotifiedFigure, ...]


@dataclass(frozen=True)
class Nearest:
    """The nearest of the offices that the rules name.

    Attributes:
        office: its name.
        km: distance from it to the point of the event.
    """

    office: str
    km: float


@dataclass(frozen=True)
class Notified:
    """One incident of a message.

    Attributes:
        alerts: ids of the alerts, as in `firsthand alerts log`.
        rules: names of the rules behind them.
        kinds: why it is told: "first"; "withdrawn"; or "revised", "grade" and "merged" as they apply.
        before: what was told last, null where nothing was.
        now: the same things as they stand.
        near: null where no rule names offices, or none is in reach.
        url: address of the event in the app, null where none is set or the event is no more.
        event: the `firsthand.event/1` record; of an event that is no more what it was called, with no document.
    """

    alerts: tuple[str, ...]
    rules: tuple[str, ...]
    kinds: tuple[str, ...]
    before: NotifiedFacts | None
    now: NotifiedFacts
    near: Nearest | None
    url: str | None
    event: dict[str, Any]


@dataclass(frozen=True)
class Notification:
    """A message of alerts.

    Attributes:
        schema: "firsthand.alert/1".
        id: the same each time the message is tried; a copy with an id seen before can be dropped.
        created: when the last of its alerts was decided (ISO 8601, UTC).
        language: of subject and text: "en" or "fr".
        is_digest: whether it gathers what came up since the last one.
        subject, text: the message for people.
        incidents: what it tells; empty in a trial message.
    """

    schema: str
    id: str
    created: str
    language: str
    is_digest: bool
    subject: str
    text: str
    incidents: tuple[Notified, ...]

"""The message that a channel is given: a subject and a body for people, a record for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firsthand.alerts.telling import Incident, because, lines, link, subject
from firsthand.alerts.words import Words
from firsthand.domain.alert import AlertKind, Delivery, Facts
from firsthand.domain.event import Event
from firsthand.publish.notification import (
    SCHEMA,
    Nearest,
    Notification,
    Notified,
    NotifiedFacts,
    NotifiedFigure,
)

_TAG = "[Firsthand]"
_MOST_NAMED = 3  # incidents named in the subject of a digest


@dataclass(frozen=True)
class Message:
    """What goes out.

    Attributes:
        id: the same at each try; tells receivers that a second copy is one.
        subject: one line.
        body: plain text.
        record: see `Notification`.
        at: when it was written (UTC).
        link: address of the event that it tells, None where it tells several or there is no app.
    """

    id: str
    subject: str
    body: str
    record: Notification
    at: datetime
    link: str | None = None


def compose(
    delivery: Delivery,
    incidents: Sequence[Incident],
    *,
    at: datetime,
    base_url: str | None,
    record_of: Callable[[Event], dict[str, Any]],
) -> Message:
    """Write a message.

    Args:
        delivery: what it is for.
        incidents: what it tells; at least one.
        at: now (UTC).
        base_url: address of the app.
        record_of: gives an event as a `firsthand.event/1` record.
    """
    words = Words.of(delivery.language)
    is_one = len(incidents) == 1  # its subject says it already
    told = [
        "\n".join(([] if is_one else [subject(incident, words)]) + list(lines(incident, words, base_url)))
        for incident in incidents
    ]
    body = "\n\n".join([*told, because(incidents, words)]) + "\n"
    title = f"{_TAG} {_title(incidents, words, is_digest=delivery.is_digest)}"
    record = Notification(
        schema=SCHEMA,
        id=delivery.id,
        created=max(alert.at for incident in incidents for alert in incident.alerts).isoformat(),
        language=delivery.language,
        is_digest=delivery.is_digest,
        subject=title,
        text=body,
        incidents=tuple(_notified(incident, base_url, record_of) for incident in incidents),
    )
    address = _address(incidents[0], base_url) if len(incidents) == 1 else None
    return Message(delivery.id, title, body, record, at, address)


def trial(message_id: str, channel: str, language: str, at: datetime) -> Message:
    """A message that tells of nothing, to try out a channel."""
    words = Words.of(language)
    title = f"{_TAG} {words('subject.test', channel=words.quoted(channel))}"
    body = words("test", channel=words.quoted(channel)) + "\n"
    record = Notification(SCHEMA, message_id, at.isoformat(), language, False, title, body, ())  # noqa: FBT003
    return Message(message_id, title, body, record, at)


def _title(incidents: Sequence[Incident], words: Words, *, is_digest: bool) -> str:
    if not is_digest and len(incidents) == 1:
        return subject(incidents[0], words)
    places = dict.fromkeys(
        incident.event.place.name for incident in incidents if incident.event.place is not None
    )
    named = list(places)[:_MOST_NAMED]
    more = "…" if len(places) > _MOST_NAMED else ""
    counted = words("subject.digest", n=len(incidents))
    return counted + (words("colon") + words("list").join(named) + more if named else "")


def _notified(
    incident: Incident, base_url: str | None, record_of: Callable[[Event], dict[str, Any]]
) -> Notified:
    near = incident.nearest
    return Notified(
        alerts=tuple(alert.id for alert in incident.alerts),
        rules=tuple(dict.fromkeys(alert.rule for alert in incident.alerts)),
        kinds=tuple(kind.value for kind in incident.kinds if kind is not AlertKind.KNOWN),
        before=None if incident.before is None else _facts(incident.before),
        now=_facts(Facts.of(incident.event)),
        near=None if near is None else Nearest(near[0].name, round(near[1], 1)),
        url=_address(incident, base_url),
        event=record_of(incident.event),
    )


def _address(incident: Incident, base_url: str | None) -> str | None:
    """Where the event is found in the app, None where it is no more."""
    return None if incident.is_gone else link(incident.event, base_url)


def _facts(facts: Facts) -> NotifiedFacts:
    return NotifiedFacts(
        facts.grade.value,
        tuple(NotifiedFigure(f.kind.value, f.low, f.best, f.high) for f in facts.figures),
    )

"""Writing messages from the store as it stands when they go out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.alerts.message import Message, compose
from firsthand.alerts.reading import AlertBook
from firsthand.alerts.rule import Rule, is_reported
from firsthand.alerts.telling import Incident
from firsthand.domain.alert import Alert, AlertKind, Delivery, DeliveryState, Outline
from firsthand.domain.change import Changed
from firsthand.domain.event import DatePrecision, Event, EventDate, Grade, Operation
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.exporter import View
from firsthand.publish.records import event_record
from firsthand.publish.release import release
from firsthand.store.alerts import AlertLog
from firsthand.store.filters import EventFilter
from firsthand.store.outbox import Outbox

if TYPE_CHECKING:
    from firsthand.store import Store


class Composer:
    """Writes the messages of a store.

    Args:
        store: the store.
        book: the rules, and the address of the app.
        actors: names parties; None for the bundled list.
    """

    def __init__(self, store: Store, book: AlertBook, actors: ActorList | None = None) -> None:
        self._actors = actors or _actors()
        self._base_url = book.base_url
        self._log = AlertLog(store.database)
        self._outbox = Outbox(store.database)
        self._rules = {rule.name: rule for rule in book.rules}
        self._document = lru_cache(maxsize=512)(store.document)

    def message(self, delivery: Delivery, parts: Sequence[Alert], now: datetime) -> Message | None:
        """Write the message of some alerts as things stand; None where nothing is left to tell."""
        incidents = self._incidents(delivery, parts)
        if not incidents:
            return None
        return compose(delivery, incidents, at=now, base_url=self._base_url, record_of=self._record)

    def _incidents(self, delivery: Delivery, parts: Sequence[Alert]) -> tuple[Incident, ...]:
        """The incidents as they stand, each once; what was told meanwhile or is no more is left out."""
        found: dict[str, tuple[Event, list[Alert]]] = {}
        for alert in parts:
            event = self._event(alert.event)
            if AlertKind.WITHDRAWN in alert.kinds:
                told = self._as_told(alert, event, delivery)
            elif event is None or self._is_told(alert, event, delivery):
                continue
            else:
                told = self._of_merge(alert, delivery), event
            if told is not None and told[0].kinds:
                found.setdefault(told[1].id, (told[1], []))[1].append(told[0])
        return tuple(
            Incident(
                event,
                tuple(alerts),
                self.rules_of(alerts),
                self._operation(event),
                tuple((actor, self._actors.shown(actor).name) for actor in event.claimed_by),
            )
            for event, alerts in found.values()
        )

    def _is_told(self, alert: Alert, event: Event, delivery: Delivery) -> bool:
        """Whether a first report is none any more: the incident turned out to be one that the rule told, or is about to tell.

        Of first reports of what is one incident now, the one goes out that was sent; else one that was tried, because it may
        have arrived; else the earliest.
        """
        if AlertKind.FIRST not in alert.kinds:
            return False
        told = self._log.told({event.id, *event.redirects}, alert.rule)
        rivals = [other for other in told if {AlertKind.FIRST, AlertKind.KNOWN} & {*other.kinds}]
        tries = self._outbox.tries([other.id for other in rivals], delivery.channel)
        with_it = {alert.id, *(part.id for part in self._outbox.parts(delivery.id))}

        def rank(other: Alert) -> int:
            state, attempts = tries.get(other.id, (DeliveryState.SENT, 0))
            if other.id in with_it:
                state, attempts = DeliveryState.WAITING, delivery.attempts
            return 0 if state is DeliveryState.SENT else 1 if attempts else 2

        return bool(rivals) and min(rivals, key=rank).id != alert.id

    def _as_told(self, alert: Alert, event: Event | None, delivery: Delivery) -> tuple[Alert, Event] | None:
        """A withdrawal with the event that it is of: what is left of it, or what it was called; None where it came back, or was never told."""
        ids = self._log.ids_of(alert.event)
        if not self._has_arrived(alert, ids, delivery):
            return None
        if event is None:
            outline = alert.outline or self._outline(ids)
            return None if outline is None else (alert, _stand_in(alert, outline, ids))
        is_back = is_reported(event) and event.grade is not Grade.DISCOUNTED
        return None if is_back else (alert, event)

    def _outline(self, ids: Collection[str]) -> Outline | None:
        """What an incident was that was told before outlines were kept: its type, as its history has it."""
        types = [
            change.new
            for entry in self._log.revisions(ids, 0)
            for change in entry.changes
            if change.what in (Changed.PUBLISHED, Changed.TYPE) and change.new
        ]
        return Outline(types[-1]) if types else None

    def _of_merge(self, alert: Alert, delivery: Delivery) -> Alert:
        """An alert without the incidents that went into this one and were never told in the channel."""
        if not alert.merged:
            return alert
        merged = tuple(name for name in alert.merged if self._has_arrived(alert, (name,), delivery))
        kinds = tuple(kind for kind in alert.kinds if merged or kind is not AlertKind.MERGED)
        return replace(alert, kinds=kinds, merged=merged)

    def _has_arrived(self, alert: Alert, ids: Collection[str], delivery: Delivery) -> bool:
        """Whether the rule told the channel of an incident before, or may have: a message that was tried may have arrived. What the same
        message would have told is not told before it.
        """
        with_it = {alert.id, *(part.id for part in self._outbox.parts(delivery.id))}
        earlier = [other.id for other in self._log.told(ids, alert.rule) if other.id not in with_it]
        tries = self._outbox.tries(earlier, delivery.channel)
        return any(state is DeliveryState.SENT or attempts for state, attempts in tries.values())

    def _event(self, event_id: str) -> Event | None:
        current = self._log.current(event_id)
        found = () if current is None else self._log.matching(EventFilter(), (current,))
        return next(iter(found), None)

    def _operation(self, event: Event) -> Operation | None:
        return self._log.operation(event.operation) if event.operation else None

    def rules_of(self, alerts: Sequence[Alert]) -> tuple[Rule, ...]:
        """The rules behind alerts, those left out that the file no longer has."""
        names = dict.fromkeys(alert.rule for alert in alerts)
        return tuple(self._rules[name] for name in names if name in self._rules)

    def _record(self, event: Event) -> dict[str, Any]:
        operation = self._operation(event)
        operations = {} if operation is None else {operation.id: operation}
        own = self._actors.own_names
        view = release(
            View([event], operations, Codebook.load(), self._actors, self._document, own_names=own)
        )
        return event_record(next(iter(view.events)), view)


def _stand_in(alert: Alert, outline: Outline, ids: Collection[str]) -> Event:
    """What an event that is no more was called."""
    return Event(
        id=alert.event,
        event_type=outline.event_type,
        date=EventDate(outline.possible, DatePrecision.UNKNOWN),
        place=outline.place,
        actors=(),
        casualties=(),
        claimed_by=(),
        grade=Grade.DISCOUNTED,
        documents=(),
        origins=(),
        claims=(),
        contradictions=(),
        reports=(),
        redirects=tuple(sorted(set(ids) - {alert.event})),
    )


@cache
def _actors() -> ActorList:
    return ActorList.load()

"""Writing messages from the store as it stands when they go out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from firsthand.alerts.message import Message, compose
from firsthand.alerts.reading import AlertBook
from firsthand.alerts.rule import Rule
from firsthand.alerts.telling import Incident
from firsthand.domain.alert import Alert, AlertKind, Delivery, DeliveryState
from firsthand.domain.event import Event, Operation
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
    """

    def __init__(self, store: Store, book: AlertBook) -> None:
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
            if event is not None and not self._is_told(alert, event, delivery):
                found.setdefault(event.id, (event, []))[1].append(alert)
        return tuple(
            Incident(
                event,
                tuple(alerts),
                self.rules_of(alerts),
                self._operation(event),
                tuple((actor, _actors().get(actor).name) for actor in event.claimed_by),
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

        def rank(other: Alert) -> int:
            state, attempts = tries.get(other.id, (DeliveryState.SENT, 0))
            if other.id == alert.id:
                state, attempts = DeliveryState.WAITING, delivery.attempts
            return 0 if state is DeliveryState.SENT else 1 if attempts else 2

        return bool(rivals) and min(rivals, key=rank).id != alert.id

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
        view = release(View([event], operations, Codebook.load(), _actors(), self._document))
        return event_record(next(iter(view.events)), view)


@cache
def _actors() -> ActorList:
    return ActorList.load()

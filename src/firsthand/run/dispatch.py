"""Sending what is due: each message once where all goes well, and again, after growing waits, where it does not."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from firsthand.alerts.message import Message
from firsthand.alerts.reading import AlertBook
from firsthand.domain.alert import Alert, Delivery, DeliveryState
from firsthand.domain.errors import ConfigError
from firsthand.run.composing import Composer
from firsthand.run.sending import DeliveryError, Post
from firsthand.store.outbox import Outbox

if TYPE_CHECKING:
    from firsthand.knowledge.actors import ActorList
    from firsthand.store import Store

LEASE = timedelta(minutes=30)
"""How long a process may take to send a message before another one takes it up; longer than any timeout of a channel."""
MOST_TRIES = 16
"""With the waits between them, a channel that fails has from nineteen hours to a day and a half to come back."""
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=6)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message in a run.

    Attributes:
        delivery: id of the message.
        channel: name of the channel.
        state: `SENT`, `FOLDED`, `DEAD`, or `WAITING` for another try.
        subject: of the message; empty where nothing was left to tell.
        error: why it was not sent, None where it was.
    """

    delivery: str
    channel: str
    state: DeliveryState
    subject: str = ""
    error: str | None = None


def wait_after(tries: int, chance: Callable[[], float] = random.random) -> timedelta:
    """How long to wait after so many tries: twice as long each time up to a bound, less up to half of it by chance, so that
    messages that failed together do not come back together.
    """
    longest = min(_FIRST_WAIT * (1 << min(tries - 1, 20)), _LONGEST_WAIT)
    return longest * (0.5 + chance() / 2)


class Dispatcher:
    """Sends the messages of a store that are due.

    Args:
        store: the store.
        book: channels, and the rules for quiet hours and offices.
        post: gives the sender of a channel.
        clock: gives the time of day (UTC).
        actors: names parties; None for the bundled list.
    """

    def __init__(
        self,
        store: Store,
        book: AlertBook,
        post: Post,
        clock: Callable[[], datetime],
        actors: ActorList | None = None,
    ) -> None:
        self._post = post
        self._clock = clock
        self._outbox = Outbox(store.database)
        self._composer = Composer(store, book, actors)
        self._channels = {channel.name: channel for channel in book.channels}

    def deliver(self) -> tuple[Outcome, ...]:
        """Send what is due. A channel that fails is left alone until the next run."""
        outcomes: list[Outcome] = []
        failing: set[str] = set()
        for delivery in self._outbox.due(self._clock()):
            # Messages to channels that this file does not have are those of another file over the same store.
            if delivery.channel in self._channels and delivery.channel not in failing:
                outcome = self._deliver(delivery)
                if outcome is not None:
                    outcomes.append(outcome)
                    if outcome.state is DeliveryState.WAITING:
                        failing.add(delivery.channel)
        return tuple(outcomes)

    def _deliver(self, delivery: Delivery) -> Outcome | None:
        now = self._clock()
        parts = self._outbox.parts(delivery.id)
        if not delivery.is_digest and (until := self._quiet_until(parts, now)) is not None:
            self._outbox.postpone(delivery, until)
            return None
        if not self._outbox.claim(delivery, now, now + LEASE):
            return None  # another process has it
        parts = self._outbox.parts(delivery.id)  # no alert is added from here on
        message = self._composer.message(delivery, parts, now)
        if message is None:
            self._outbox.finish(delivery.id, DeliveryState.FOLDED, now)
            return Outcome(delivery.id, delivery.channel, DeliveryState.FOLDED)
        try:
            self._post(self._channels[delivery.channel]).send(message)
        except (DeliveryError, ConfigError) as error:
            return self._failed(delivery, message, error)
        self._outbox.finish(delivery.id, DeliveryState.SENT, self._clock())
        return Outcome(delivery.id, delivery.channel, DeliveryState.SENT, message.subject)

    def _failed(self, delivery: Delivery, message: Message, error: DeliveryError | ConfigError) -> Outcome:
        now, tries = self._clock(), delivery.attempts + 1
        is_over = tries >= MOST_TRIES or (isinstance(error, DeliveryError) and error.permanent)
        _log.warning("%s: %s", delivery.channel, error)
        if is_over:
            self._outbox.finish(delivery.id, DeliveryState.DEAD, now, str(error))
        else:
            asked = timedelta(seconds=(error.after or 0) if isinstance(error, DeliveryError) else 0)
            wait = max(wait_after(tries), min(asked, _LONGEST_WAIT))
            self._outbox.try_again(delivery.id, now + wait, str(error))
        state = DeliveryState.DEAD if is_over else DeliveryState.WAITING
        return Outcome(delivery.id, delivery.channel, state, message.subject, str(error))

    def _quiet_until(self, parts: Sequence[Alert], now: datetime) -> datetime | None:
        """When the quiet hours of the rules are over, None where some rule has none now: a try may come late."""
        rules = self._composer.rules_of(parts)
        ends = [
            rule.timing.quiet.over(now, rule.timing.zone) if rule.timing.quiet else None for rule in rules
        ]
        known = [end for end in ends if end is not None]
        return min(known) if known and len(known) == len(ends) else None

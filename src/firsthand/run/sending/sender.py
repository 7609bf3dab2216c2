"""What a way of sending is."""

from __future__ import annotations

from typing import Protocol

from firsthand.alerts.message import Message
from firsthand.domain.errors import FirsthandError


class DeliveryError(FirsthandError):
    """A message could not be sent. The text holds no secret.

    Args:
        message: one line for a person.
        permanent: whether another try is bound to fail too.
        after: seconds that the other side asks to wait, None where it does not say.
    """

    def __init__(self, message: str, *, permanent: bool = False, after: float | None = None) -> None:
        super().__init__(" ".join(message.split())[:500])
        self.permanent = permanent
        self.after = after


class Sender(Protocol):
    """Sends messages over one channel."""

    def send(self, message: Message) -> None:
        """Send a message; one that was sent before may arrive twice.

        Raises:
            DeliveryError: it was not sent, or that is not known.
            ConfigError: the channel cannot be used as it is set.
        """
        ...

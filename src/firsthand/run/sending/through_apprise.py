"""Messages through Apprise (extra `alerts`): chat programs, phones, pagers."""

from __future__ import annotations

import logging

from firsthand.alerts.channel import AppriseChannel
from firsthand.alerts.message import Message
from firsthand.domain.errors import ConfigError
from firsthand.run.sending.sender import DeliveryError


class AppriseSender:
    """Hands messages to Apprise. What it logs of addresses, which hold secrets, is dropped."""

    def __init__(self, channel: AppriseChannel) -> None:
        self._channel = channel

    def send(self, message: Message) -> None:
        """See `Sender`."""
        try:
            import apprise  # noqa: PLC0415 - optional, and slow to import
        except ImportError:
            raise ConfigError(
                f"the channel {self._channel.name!r} needs Apprise: pip install 'firsthand[alerts]'"
            ) from None
        logging.getLogger("apprise").disabled = True
        service = apprise.Apprise()
        if not service.add(self._channel.url.read()):
            raise ConfigError(f"Apprise knows no service of the form of the address in {self._channel.url}")
        if not service.notify(
            title=message.subject, body=message.body, body_format=apprise.NotifyFormat.TEXT
        ):
            raise DeliveryError("Apprise could not send it")

"""Messages as signed JSON to an address, after the Standard Webhooks specification 1.0.0 (standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from firsthand.alerts.channel import Secret, WebhookChannel
from firsthand.alerts.message import Message
from firsthand.domain.errors import ConfigError, SourceError
from firsthand.run.sending.sender import DeliveryError
from firsthand.sources.fetch import FetchSettings
from firsthand.sources.fetch.deadline import Deadline
from firsthand.sources.fetch.guard import Guard
from firsthand.sources.fetch.manners import retry_after
from firsthand.sources.fetch.transport import Answer, TransientError, Transport
from firsthand.sources.fetch.urls import checked

_PREFIX = "whsec_"
_SHORTEST = 24  # bytes of a key, after the specification
_ANSWER = 10_000  # bytes of an answer that are read
_AGAIN = frozenset({408, 425, 429})  # of the 4xx, those that another try may not meet


def signature(message_id: str, timestamp: int, body: bytes, secret: str) -> str:
    """The signature of a message: HMAC-SHA256 over "id.timestamp.body".

    Args:
        message_id: `webhook-id`.
        timestamp: `webhook-timestamp`: seconds since 1970.
        body: as it is sent.
        secret: "whsec_" and the key in base64, or the key itself.

    Raises:
        ConfigError: the key is shorter than 24 bytes, or no base64.
    """
    signed = b".".join((message_id.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()


class WebhookSender:
    """Posts messages, to public addresses unless a setting allows others.

    Args:
        channel: where to.
        settings: who we say we are, and which hosts are allowed that are not public.
        now: the time of day (UTC).
    """

    def __init__(
        self,
        channel: WebhookChannel,
        settings: FetchSettings,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._channel = channel
        self._settings = settings
        self._now = now

    def send(self, message: Message) -> None:
        """See `Sender`."""
        channel = self._channel
        address = channel.url.read() if isinstance(channel.url, Secret) else channel.url
        body = msgspec.json.encode(message.record)
        stamp = int(self._now().timestamp())
        headers = {
            "Content-Type": "application/json",
            "User-Agent": self._settings.user_agent,
            "webhook-id": message.id,
            "webhook-timestamp": str(stamp),
        }
        if channel.secret is not None:
            headers["webhook-signature"] = signature(message.id, stamp, body, channel.secret.read())
        deadline = Deadline()
        try:
            with (
                Transport(Guard(deadline, self._settings.allow_hosts)) as transport,
                deadline.span(channel.timeout),
            ):
                answer = transport.post(checked(address), headers, body, most=_ANSWER)
        except TransientError as error:
            raise DeliveryError(str(error)) from error
        except SourceError as error:
            raise DeliveryError(str(error), permanent=error.code != "timeout") from error
        self._check(answer)

    def _check(self, answer: Answer) -> None:
        if 200 <= answer.status < 300:
            return
        if answer.location is not None:
            raise DeliveryError(
                f"the server answered {answer.status} and names another address; set that one, none is followed",
                permanent=True,
            )
        raise DeliveryError(
            f"the server answered {answer.status}",
            permanent=400 <= answer.status < 500 and answer.status not in _AGAIN,
            after=retry_after(answer.headers.get("retry-after"), self._now()),
        )


def _key(secret: str) -> bytes:
    key = secret.encode()
    if secret.startswith(_PREFIX):
        try:
            key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
        except binascii.Error:
            raise ConfigError(f"the secret of a webhook is not base64 after {_PREFIX}") from None
    if len(key) < _SHORTEST:
        raise ConfigError(f"the secret of a webhook has {_SHORTEST} bytes at least; this one has {len(key)}")
    return key

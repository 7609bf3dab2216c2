"""Which sender serves which channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, assert_never

from firsthand.alerts.channel import AppriseChannel, AtomChannel, Channel, EmailChannel, WebhookChannel
from firsthand.run.sending.feed import FeedSender
from firsthand.run.sending.mail import MailSender
from firsthand.run.sending.sender import Sender
from firsthand.run.sending.through_apprise import AppriseSender
from firsthand.run.sending.webhook import WebhookSender
from firsthand.sources.fetch import FetchSettings

Post: TypeAlias = Callable[[Channel], Sender]


def sender_of(channel: Channel, settings: FetchSettings) -> Sender:
    """The sender of a channel.

    Args:
        channel: where to.
        settings: how to behave on the network.
    """
    match channel:
        case EmailChannel():
            return MailSender(channel)
        case WebhookChannel():
            return WebhookSender(channel, settings)
        case AtomChannel():
            return FeedSender(channel)
        case AppriseChannel():
            return AppriseSender(channel)
        case _:
            assert_never(channel)

"""Sending: the ways by which messages of alerts leave the house."""

from firsthand.run.sending.sender import DeliveryError, Sender
from firsthand.run.sending.senders import Post, sender_of

__all__ = ["DeliveryError", "Post", "Sender", "sender_of"]

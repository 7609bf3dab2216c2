"""What a person should know of how a document was read."""

from __future__ import annotations

from firsthand.domain.message import Message

IN_PLACE = Message(
    "read by {reader} in place of the language model: {fault}",
    "lu par {reader} à la place du modèle de langue : {fault}",
)

MESSAGES = (IN_PLACE,)
"""All of them."""

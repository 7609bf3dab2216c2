"""What was lost while claims were made of what was read."""

from __future__ import annotations

from firsthand.domain.message import Message

NO_SUCH_DAY = Message(
    "{words:quoted} is no day of the calendar and was left out",
    "{words} n’est pas un jour du calendrier et a été laissé de côté",
)

MESSAGES = (NO_SUCH_DAY,)
"""All of them."""

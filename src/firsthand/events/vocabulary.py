"""The parts of the codebook and the actor list that this stage needs."""

from __future__ import annotations

from typing import Protocol

from firsthand.domain.actor import Actor
from firsthand.domain.codebook import EventType


class EventTypes(Protocol):
    """Looks up event types."""

    def get(self, code: str) -> EventType:
        """The entry of a code; KeyError where there is none."""
        ...


class Actors(Protocol):
    """Looks up actors."""

    def get(self, actor_id: str) -> Actor:
        """The actor of an id; KeyError where there is none."""
        ...

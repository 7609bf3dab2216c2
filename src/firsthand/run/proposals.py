"""What a person wants to decide, and what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firsthand.domain.account import UserRole
from firsthand.domain.decision import Decision
from firsthand.domain.errors import DecisionError
from firsthand.review import messages as says

VERBS = ("accept", "reject", "choose", "set", "merge", "split", "different", "background")
"""What can be decided."""

_EDITING = frozenset({"merge", "split", "different"})
"""Verbs that say which reports tell of one incident."""


@dataclass(frozen=True)
class Proposal:
    """What a person wants to decide.

    Attributes:
        verb: one of `VERBS`.
        target: an event by any id it ever had, or for accept, reject, choose and set a claim; both may be shortened.
        field, value: for set, see `review.values`.
        other: for merge and different, the other event.
        reports: for split, the reports that go, or ids of the documents that tell them; for background those meant, all where none are named.
        seen: `Event.updated` as the person saw it; what changed since is not decided unawares.
        is_blind: whether the person saw the event without what others decided of it, see `review.blind`.
    """

    verb: str
    target: str
    field: str | None = None
    value: Any = None
    other: str | None = None
    reports: Collection[str] = ()
    seen: datetime | None = None
    is_blind: bool = False

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise DecisionError(says.NO_VERB(value=self.verb, names=", ".join(VERBS)))

    @property
    def role(self) -> UserRole:
        """The least role that may decide so, see `UserRole`."""
        return UserRole.EDITOR if self.verb in _EDITING else UserRole.CODER


@dataclass(frozen=True)
class Outcome:
    """What came of a decision.

    Attributes:
        decision: as it went into the log.
        events: ids of the events that what it names tells of now; empty where none is left.
        left: ids of events in view before that are no more.
    """

    decision: Decision
    events: tuple[str, ...]
    left: tuple[str, ...] = ()

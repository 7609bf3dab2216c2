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
from firsthand.review.disagreements import VERDICT, Disagreement, Opinion

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
        settles: id of the last decision of the disagreement that it settles, see `review.disagreements`.
    """

    verb: str
    target: str
    field: str | None = None
    value: Any = None
    other: str | None = None
    reports: Collection[str] = ()
    seen: datetime | None = None
    is_blind: bool = False
    settles: str | None = None

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise DecisionError(says.NO_VERB(value=self.verb, names=", ".join(VERBS)))

    @property
    def role(self) -> UserRole:
        """The least role that may decide so, see `UserRole`."""
        return UserRole.EDITOR if self.verb in _EDITING or self.settles else UserRole.CODER


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


def settling(disagreement: Disagreement, opinion: Opinion) -> Proposal:
    """What upholds one of the opinions of a disagreement."""
    last = disagreement.last.id
    if disagreement.field == VERDICT:
        return Proposal(str(opinion.value), disagreement.target, settles=last)
    field, value = disagreement.field, opinion.value
    name, _, of = field.partition(":")
    if name == "actor" and isinstance(value, str):  # a role, as whoever accepted the whole found it
        field, value = name, {"do": "add", "actor": of, "role": value}
    elif name == "place" and value is None:
        value = "unknown"
    return Proposal("set", disagreement.target, field, value, settles=last)

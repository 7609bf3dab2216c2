"""What a person decides. Appended, never overwritten; an undo is a decision too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Judgement(StrEnum):
    """Kinds of decision."""

    ACCEPT = "accept"  # the event, or one claim of it, is right
    REJECT = "reject"  # not an incident, or a claim misread
    SET = "set"  # overrule one field
    SAME = "same"  # two reports tell of one incident (merge)
    DIFFERENT = "different"  # two reports never share an event (split)
    UNDO = "undo"


@dataclass(frozen=True)
class Decision:
    """One decision of one person.

    Attributes:
        id: content-derived.
        judgement: see `Judgement`.
        target: report id, claim id, or decision id for `UNDO`; reports rather than events, so that a
            decision survives every rebuild.
        other: second report id for `SAME` and `DIFFERENT`.
        field, value: for `SET`; the value as canonical JSON.
        reason: the reviewer's words.
        author: who.
        made_at: when (UTC).
    """

    id: str
    judgement: Judgement
    target: str
    author: str
    made_at: datetime
    other: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str = ""

"""Decisions of each kind. What is decided names reports and claims rather than events, so it survives every rebuild."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import DecisionError
from firsthand.domain.ids import Canonical, canonical_json, content_id
from firsthand.review import messages as says


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when and why.

    Attributes:
        author: name of the reviewer, as it goes into the log.
        at: when (with its time zone).
        reason: the reviewer's words, may be empty.
    """

    author: str
    at: datetime
    reason: str = ""


def accept(target: str, by: Signature, was: Canonical = None) -> Decision:
    """The report or claim is right as it was read; `was`: what that is."""
    return _decision(Judgement.ACCEPT, target, by, was=was)


def reject(target: str, by: Signature, was: Canonical = None) -> Decision:
    """The report tells of no incident, or the claim was misread; `was`: what was read."""
    return _decision(Judgement.REJECT, target, by, was=was)


def prefer(claim: str, by: Signature, was: Canonical = None) -> Decision:
    """Of claims that disagree this one is taken; `was`: what stood there."""
    return _decision(Judgement.PREFER, claim, by, was=was)


def set_field(target: str, field: str, value: Canonical, by: Signature, was: Canonical = None) -> Decision:
    """Overrule one field of a report's event or of a claim.

    Args:
        target: report or claim id.
        field: name of the field; `events` knows which there are and what values fit them.
        value: the new value, in JSON types.
        by: who, when, why.
        was: what stood there.
    """
    return _decision(Judgement.SET, target, by, field=field, value=canonical_json(value), was=was)


def same(report: str, other: str, by: Signature, was: Canonical = None) -> Decision:
    """The two reports tell of one incident: their events are merged. Which is named first makes no difference."""
    return _pair(Judgement.SAME, report, other, by, was)


def different(report: str, other: str, by: Signature) -> Decision:
    """The two reports never share an event: an event that holds both is split."""
    return _pair(Judgement.DIFFERENT, report, other, by)


def split(part: Collection[str], rest: Collection[str], by: Signature, was: Canonical = None) -> Decision:
    """No report of `part` shares an event with one of `rest`. Which is named first makes no difference.

    `was`: "same" where one event held them, "different" where none did.

    Raises:
        DecisionError: one of them is empty, or a report is in both.
    """
    if not part or not rest:
        raise DecisionError(says.LEAVE_ONE())
    if both := set(part) & set(rest):
        raise DecisionError(says.BOTH_SIDES(report=min(both)))
    first, second = sorted((sorted(set(part)), sorted(set(rest))))
    value = canonical_json({"part": first, "from": second})
    return _decision(Judgement.SPLIT, first[0], by, value=value, was=was)


def background(reports: Collection[str], by: Signature) -> Decision:
    """The reports recall the past: they make no event of their own.

    Raises:
        DecisionError: none is named.
    """
    if not reports:
        raise DecisionError(says.NAME_RECALLING())
    listed = sorted(set(reports))
    return _decision(Judgement.BACKGROUND, listed[0], by, value=canonical_json(listed), was="asserted")


def settling(decision: Decision, last: str) -> Decision:
    """A decision about a field or the whole, as one that settles a disagreement of reviewers.

    Args:
        decision: what is decided.
        last: id of the last decision that they disagree by.
    """
    by = Signature(decision.author, decision.made_at, decision.reason)
    was = None if decision.was is None else json.loads(decision.was)
    return _decision(
        decision.judgement,
        decision.target,
        by,
        other=last,
        field=decision.field,
        value=decision.value,
        was=was,
    )


def undo(decision: Decision, by: Signature) -> Decision:
    """Take a decision back. An undo can itself be undone."""
    return _decision(Judgement.UNDO, decision.id, by)


def _pair(judgement: Judgement, report: str, other: str, by: Signature, was: Canonical = None) -> Decision:
    if report == other:
        raise DecisionError(says.WITH_ITSELF(report=report))
    first, second = sorted((report, other))
    return _decision(judgement, first, by, other=second, was=was)


def _decision(
    judgement: Judgement,
    target: str,
    by: Signature,
    *,
    other: str | None = None,
    field: str | None = None,
    value: str | None = None,
    was: Canonical = None,
) -> Decision:
    if not by.author.strip():
        raise DecisionError(says.NO_AUTHOR())
    if by.at.tzinfo is None:
        raise DecisionError(says.NO_ZONE(at=by.at))
    content = {
        "judgement": str(judgement),
        "target": target,
        "other": other,
        "field": field,
        "value": value,
        "author": by.author,
        "made_at": by.at,
    }
    return Decision(
        id=content_id("dec", content),
        judgement=judgement,
        target=target,
        author=by.author,
        made_at=by.at,
        other=other,
        field=field,
        value=value,
        reason=by.reason,
        was=None if was is None else canonical_json(was),
    )

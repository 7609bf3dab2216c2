"""What a person decides. Appended, never overwritten; an undo is a decision too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import product

PART = "@"
"""Stands between the id of a report and the name of a part of the concerted action that it tells of."""


class Judgement(StrEnum):
    """Kinds of decision."""

    ACCEPT = "accept"  # the event, or one claim of it, is right
    REJECT = "reject"  # not an incident, or a claim misread
    PREFER = "prefer"  # of claims that disagree this one is taken
    SET = "set"  # overrule one field
    SAME = "same"  # two reports tell of one incident (merge)
    DIFFERENT = "different"  # two reports never share an event
    SPLIT = "split"  # no report of one list shares an event with one of another
    BACKGROUND = "background"  # reports recall the past: they make no event of their own
    UNDO = "undo"


_OPINIONS = frozenset((Judgement.ACCEPT, Judgement.REJECT, Judgement.SET))


@dataclass(frozen=True)
class Decision:
    """One decision of one person.

    Attributes:
        id: content-derived.
        judgement: see `Judgement`.
        target: report id, claim id, or decision id for `UNDO`; reports rather than events, so that a
            decision survives every rebuild. "rep_x@djibo" is the part of the concerted action that report rep_x
            tells of which took place at Djibo.
        other: second report id for `SAME` and `DIFFERENT`; for a decision that settles a disagreement of reviewers (`settles`) the id of
            the last decision that they disagreed by.
        field, value: for `SET`; the value as canonical JSON. For `SPLIT` the value is {"from": [report ids],
            "part": [report ids]}, for `BACKGROUND` a list of report ids.
        reason: the reviewer's words.
        author: who.
        made_at: when (UTC).
        was: what stood there when it was decided, as canonical JSON; None where nothing did or it is not known.

    Raises:
        ValueError: what was is no JSON, or the value is not the list or lists of reports that the judgement has. What `SET` sets is checked
            where it is obeyed.
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
    was: str | None = None

    def __post_init__(self) -> None:
        if self.was is not None and _read(self.was) is _NOTHING:
            raise ValueError("what a decision found is JSON")
        if self.judgement is Judgement.SPLIT and not _is_split(_read(self.value or "{}")):
            raise ValueError("a split has lists of reports")
        if self.judgement is Judgement.BACKGROUND and not _is_list(_read(self.value or "[]")):
            raise ValueError("a judgement on background has a list of reports")

    @property
    def settles(self) -> bool:
        """Whether it settles what reviewers disagree about: it stands for nobody's own opinion."""
        return self.other is not None and self.judgement in _OPINIONS

    @property
    def apart(self) -> tuple[tuple[str, str], ...]:
        """The pairs of reports that it keeps out of one event."""
        if self.judgement is Judgement.DIFFERENT and self.other is not None:
            return ((self.target, self.other),)
        if self.judgement is Judgement.SPLIT:
            lists = json.loads(self.value or "{}")
            return tuple(product(lists.get("part", ()), lists.get("from", ())))
        return ()

    @property
    def recalling(self) -> tuple[str, ...]:
        """The reports that it says recall the past."""
        return tuple(json.loads(self.value or "[]")) if self.judgement is Judgement.BACKGROUND else ()

    @property
    def named(self) -> tuple[str, ...]:
        """Ids of every report and claim that it is about, each once; of a part of a concerted action also its report."""
        if self.judgement is Judgement.UNDO:
            return ()
        ids = [self.target, *self.recalling, *(report for pair in self.apart for report in pair)]
        if self.other is not None and not self.settles:
            ids.append(self.other)
        return tuple(dict.fromkeys([*ids, *(report_of(name) for name in ids)]))


_NOTHING = object()


def _read(told: str) -> object:
    try:
        return json.loads(told)
    except (ValueError, RecursionError):
        return _NOTHING


def _is_list(told: object) -> bool:
    return isinstance(told, list) and all(isinstance(name, str) for name in told)


def _is_split(told: object) -> bool:
    return isinstance(told, dict) and all(_is_list(names) for names in told.values())


def carried(decision: Decision, heirs: Mapping[str, str]) -> Decision:
    """A decision, handed on to the later versions of the documents whose reports and claims it names.

    Args:
        decision: as it was made.
        heirs: id of a report or claim of an earlier version to that of the next version which tells the same.
    """
    if not any(name in heirs for name in decision.named):
        return decision

    def heir(name: str) -> str:
        whole, mark, part = name.partition(PART)
        seen = {whole}
        while (later := heirs.get(whole)) is not None and later not in seen:
            seen.add(later)
            whole = later
        return f"{whole}{mark}{part}"

    value = decision.value
    if decision.judgement is Judgement.SPLIT:
        value = json.dumps({side: [*map(heir, ids)] for side, ids in json.loads(value or "{}").items()})
    elif decision.judgement is Judgement.BACKGROUND:
        value = json.dumps([*map(heir, decision.recalling)])
    other = decision.other if decision.other is None or decision.settles else heir(decision.other)
    return replace(decision, target=heir(decision.target), other=other, value=value)


def report_of(target: str) -> str:
    """The report of a target, where that is a part of what the report tells; else the target itself."""
    return target.partition(PART)[0]

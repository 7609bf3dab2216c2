"""The log of decisions: which are in force, and whether one more applies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.decision import Decision, Judgement, report_of
from firsthand.domain.errors import DecisionError
from firsthand.review import messages as says

_PAIRS = (Judgement.SAME, Judgement.DIFFERENT)
_ON_REPORTS = (*_PAIRS, Judgement.SPLIT, Judgement.BACKGROUND)


@dataclass(frozen=True)
class Log:
    """Every decision ever made, in the order it was appended."""

    decisions: tuple[Decision, ...]

    @cached_property
    def in_force(self) -> tuple[Decision, ...]:
        """The decisions that no undo in force takes back, undos left out, oldest first.

        An undo can itself be undone by a later one; then what it took back is in force again.
        """
        return tuple(d for d in self._ordered if d.id in self.undoable and d.judgement is not Judgement.UNDO)

    @cached_property
    def undoable(self) -> frozenset[str]:
        """Ids of the decisions that can be taken back: those in force, and undos that nothing has undone."""
        undone: set[str] = set()
        for decision in reversed(self._ordered):
            if decision.judgement is Judgement.UNDO and decision.id not in undone:
                undone.add(decision.target)
        return frozenset(decision.id for decision in self.decisions) - undone

    def about(self, targets: Iterable[str]) -> tuple[Decision, ...]:
        """The decisions in force that name one of some reports or claims."""
        wanted = frozenset(targets)
        return tuple(d for d in self.in_force if not wanted.isdisjoint(d.named))

    def check(
        self, decision: Decision, *, is_report: Callable[[str], bool], is_claim: Callable[[str], bool]
    ) -> None:
        """Check that a decision can be appended.

        Args:
            decision: the new decision.
            is_report: whether an id is that of a report that was read.
            is_claim: whether an id is that of a claim that was read.

        Raises:
            DecisionError: the target is not known, what is undone is not in force, or two reports would be one incident
                and two incidents at once; the message names the decision in the way.
        """
        if decision.judgement is Judgement.UNDO:
            self._check_undo(decision)
        elif decision.judgement in _ON_REPORTS:
            for report in (decision.target, *decision.named, *(("",) if _lacks_other(decision) else ())):
                if not is_report(report):
                    raise DecisionError(says.NO_REPORT(id=report or "(none given)"))
            self._check_pair(decision)
        elif decision.judgement is Judgement.PREFER:
            if not is_claim(decision.target):
                raise DecisionError(says.NO_CLAIM(id=decision.target))
        else:
            if not is_report(report_of(decision.target)) and not is_claim(decision.target):
                raise DecisionError(says.NO_TARGET(id=decision.target))
            if decision.judgement is Judgement.SET and (decision.field is None or decision.value is None):
                raise DecisionError(says.FIELD_AND_VALUE())

    @cached_property
    def _ordered(self) -> tuple[Decision, ...]:
        return tuple(sorted(self.decisions, key=lambda decision: (decision.made_at, decision.id)))

    def _check_undo(self, decision: Decision) -> None:
        if decision.target not in {known.id for known in self.decisions}:
            raise DecisionError(says.NO_DECISION(id=decision.target))
        if decision.target not in self.undoable:
            raise DecisionError(says.UNDONE_ALREADY(id=decision.target))

    def _check_pair(self, decision: Decision) -> None:
        merges = [d for d in self.in_force if d.judgement is Judgement.SAME]
        for report, other in decision.apart:
            group = _group(report, merges)
            if other in group:
                chain = ", ".join(d.id for d in merges if d.target in group)
                raise DecisionError(says.JUDGED_ONE(report=report, other=other, names=chain))
        if decision.judgement is not Judgement.SAME:
            return
        joined = _group(decision.target, [*merges, decision])
        for known in self.in_force:
            for report, other in known.apart:
                if report in joined and other in joined:
                    raise DecisionError(says.JUDGED_DIFFERENT(report=report, other=other, id=known.id))


def _lacks_other(decision: Decision) -> bool:
    return decision.judgement in _PAIRS and not decision.other


def _group(report: str, merges: Iterable[Decision]) -> set[str | None]:
    """The reports that merges tie to a report, itself included."""
    edges = [(merge.target, merge.other) for merge in merges]
    group: set[str | None] = {report}
    grown = True
    while grown:
        fresh = {end for edge in edges if group & set(edge) for end in edge} - group
        group |= fresh
        grown = bool(fresh)
    return group

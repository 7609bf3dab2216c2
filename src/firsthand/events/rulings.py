"""What reviewers decided, in the form the builder obeys."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import DecisionError
from firsthand.events.messages import MISFIT

Pair = tuple[str, str]


@dataclass(frozen=True)
class Rulings:
    """The decisions in force.

    Attributes:
        same: pairs of report ids that tell of one incident, sorted.
        different: pairs of report ids that never share an event; outranks what `same` implies by way of
            a third report.
        rejected: target id (report or claim) to the decision that rejects it.
        verdicts: target id to the latest decision that accepts or rejects it.
        preferred: claim id to the decision that prefers it.
        recalling: ids of reports that recall the past, whatever they were read as.
        overrules: target id to field name to the latest `SET` decision.
        about: target id to every decision in force that names it.
    """

    same: tuple[Pair, ...] = ()
    different: frozenset[Pair] = frozenset()
    rejected: Mapping[str, Decision] = field(default_factory=dict)
    verdicts: Mapping[str, Decision] = field(default_factory=dict)
    preferred: Mapping[str, Decision] = field(default_factory=dict)
    recalling: frozenset[str] = frozenset()
    overrules: Mapping[str, Mapping[str, Decision]] = field(default_factory=dict)
    about: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    def partners(self) -> dict[str, set[str]]:
        """Report id to the ids of those judged to tell of the same incident."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in self.same:
            found[a].add(b)
            found[b].add(a)
        return dict(found)

    def parted(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether some report of `a` is judged different from some report of `b`."""
        if not self.different:
            return False
        others = {other for report in a for other in self._apart.get(report, ())}
        return bool(others) and any(report in others for report in b)

    def may_part(self, reports: Iterable[str]) -> bool:
        """Whether some report is judged different from another, whichever."""
        return bool(self.different) and any(report in self._apart for report in reports)

    def unlike(self, other: Rulings) -> frozenset[str]:
        """Ids of the reports and claims of which something else is decided here than there."""
        targets = self.about.keys() | other.about.keys()
        return frozenset(target for target in targets if self.about.get(target) != other.about.get(target))

    @cached_property
    def _apart(self) -> Mapping[str, frozenset[str]]:
        """Report id to the ids of those judged different from it."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in self.different:
            found[a].add(b)
            found[b].add(a)
        return {report: frozenset(others) for report, others in found.items()}

    def ids_about(self, targets: Iterable[str]) -> tuple[str, ...]:
        """Ids of the decisions that name one of the targets, sorted."""
        return tuple(sorted({decision.id for target in targets for decision in self.about.get(target, ())}))


def rulings(decisions: Sequence[Decision]) -> Rulings:
    """Settle which decisions are in force: undone ones are not, and of two judgements on one pair, or two
    settings of one field, the later one counts.
    """
    pairs: dict[Pair, Judgement] = {}
    verdicts: dict[str, Decision] = {}
    preferred: dict[str, Decision] = {}
    recalling: set[str] = set()
    overrules: dict[str, dict[str, Decision]] = defaultdict(dict)
    about: dict[str, list[Decision]] = defaultdict(list)
    for decision in _in_force(decisions):
        for target in decision.named:
            about[target].append(decision)
        match decision.judgement:
            case Judgement.SAME if decision.other is not None:
                pairs[_pair(decision.target, decision.other)] = Judgement.SAME
            case Judgement.DIFFERENT | Judgement.SPLIT:
                pairs.update((_pair(a, b), Judgement.DIFFERENT) for a, b in decision.apart if a != b)
            case Judgement.ACCEPT | Judgement.REJECT:
                verdicts[decision.target] = decision
            case Judgement.PREFER:
                preferred[decision.target] = decision
            case Judgement.BACKGROUND:
                recalling.update(decision.recalling)
            case Judgement.SET if decision.field is not None:
                overrules[decision.target][decision.field] = decision
            case _:
                pass
    return Rulings(
        same=tuple(sorted(pair for pair, judgement in pairs.items() if judgement is Judgement.SAME)),
        different=frozenset(pair for pair, judgement in pairs.items() if judgement is Judgement.DIFFERENT),
        rejected={
            target: decision
            for target, decision in verdicts.items()
            if decision.judgement is Judgement.REJECT
        },
        verdicts=verdicts,
        preferred=preferred,
        recalling=frozenset(recalling),
        overrules=dict(overrules),
        about={target: tuple(named) for target, named in about.items()},
    )


def value_of(decision: Decision) -> Any:  # JSON: its shape is checked where it is used
    """What a decision sets.

    Raises:
        DecisionError: it is no JSON.
    """
    try:
        return json.loads(decision.value or "null")
    except (ValueError, RecursionError) as error:
        raise misfit(decision) from error


def misfit(decision: Decision) -> DecisionError:
    """A decision sets what cannot be set."""
    return DecisionError(MISFIT(id=decision.id, field=decision.field, value=decision.value))


def _in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no undo in force takes back, oldest first. An undo can itself be undone."""
    by_id = {decision.id: decision for decision in decisions}
    ordered = sorted(by_id.values(), key=lambda decision: (decision.made_at, decision.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.judgement is Judgement.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return [decision for decision in ordered if decision.id not in undone]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)

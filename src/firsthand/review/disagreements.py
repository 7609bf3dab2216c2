"""What reviewers disagree about, field by field, until somebody settles it.

Two people disagree about a field of an event or claim, or about accepting it, where the last that each decided of it in force says something else
(the labels of `review.agreement`). A settlement is a decision like any other, which the events obey; it names the last decision that they disagreed by
(`Decision.settles`) and counts as nobody's opinion. Whatever a reviewer decides of the field after it opens the disagreement again; so does undoing
it. Whether two reports tell of one incident is never in this list: the log refuses two judgements of that which cannot both hold.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import DecisionError, NotHeldError
from firsthand.domain.ids import content_id
from firsthand.review import messages as says
from firsthand.review.labels import AS_READ, found_label, found_value, value_label
from firsthand.review.log import Log

VERDICT = "verdict"
"""The field of those who accept or reject the whole."""


@dataclass(frozen=True)
class Opinion:
    """What one reviewer says of one field.

    Attributes:
        label: what two people who agree have in common.
        value: what is said, in the JSON types of the log; of a verdict "accept" or "reject".
        decision: by which they say it.
        as_found: whether they accepted the whole and so what stood in the field.
    """

    label: str
    value: Any
    decision: Decision
    as_found: bool = False


@dataclass(frozen=True)
class Disagreement:
    """Reviewers who say different things of one field.

    Attributes:
        id: of the field of this event or claim.
        target: id of the event or claim.
        field: as the log has it ("date", "actor:jnim"), or `VERDICT`.
        opinions: one of each reviewer, oldest first.
        settled_by: the decision that settles it, None while it is open.
    """

    id: str
    target: str
    field: str
    opinions: tuple[Opinion, ...]
    settled_by: Decision | None = None

    @property
    def choices(self) -> tuple[Opinion, ...]:
        """One opinion for each different thing that is said, oldest first."""
        return tuple({opinion.label: opinion for opinion in reversed(self.opinions)}.values())[::-1]

    @property
    def last(self) -> Decision:
        """The last decision that they disagree by."""
        return max((opinion.decision for opinion in self.opinions), key=_when)

    def chosen(self, decision_id: str) -> Opinion:
        """The opinion that somebody gave by a decision, whose id may be shortened.

        Raises:
            DecisionError: nobody did.
        """
        fitting = [o for o in self.opinions if decision_id and o.decision.id.startswith(decision_id)]
        if len({opinion.label for opinion in fitting}) == 1:
            return fitting[0]
        raise DecisionError(says.NO_OPINION(id=decision_id))


def disagreements(decisions: Iterable[Decision], event_of: Callable[[str], str]) -> tuple[Disagreement, ...]:
    """Every disagreement, open ones first, each group with the latest first.

    Args:
        decisions: the whole log.
        event_of: see `review.agreement.agreement`.
    """
    given: dict[tuple[str, str], dict[str, Opinion]] = defaultdict(dict)
    accepted: dict[str, dict[str, Decision]] = defaultdict(dict)
    settled: dict[tuple[str, str], Decision] = {}
    for decision in Log(tuple(decisions)).in_force:
        opinion = _opinion(decision)
        if opinion is None:
            continue
        target = event_of(decision.target)
        key = target, decision.field or VERDICT
        if decision.settles:
            settled[key] = decision
            continue
        given[key][decision.author] = opinion
        if decision.judgement is Judgement.ACCEPT:
            accepted[target][decision.author] = decision
    for (target, field), opinions in given.items():
        if field != VERDICT:
            _add_as_found(opinions, field, accepted.get(target, {}))
    found = [
        _disagreement(key, list(opinions.values()), settled.get(key))
        for key, opinions in given.items()
        if len({opinion.label for opinion in opinions.values()}) > 1
    ]
    latest = sorted(found, key=lambda each: _when(each.last), reverse=True)
    return tuple(sorted(latest, key=lambda each: each.settled_by is not None))


def named(found: Sequence[Disagreement], wanted: str) -> Disagreement:
    """The disagreement of an id, or of the beginning of one.

    Raises:
        NotHeldError: there is none, or there are several.
    """
    fitting = [each for each in found if each.id.startswith(wanted)] if wanted else []
    if len(fitting) != 1:
        raise NotHeldError(says.NO_DISAGREEMENT(id=wanted))
    return fitting[0]


def _opinion(decision: Decision) -> Opinion | None:
    match decision.judgement:
        case Judgement.ACCEPT | Judgement.REJECT:
            return Opinion(decision.judgement.value, decision.judgement.value, decision)
        case Judgement.PREFER:
            return Opinion(Judgement.ACCEPT.value, Judgement.ACCEPT.value, decision)
        case Judgement.SET:
            field = (decision.field or "").partition(":")[0]
            return Opinion(value_label(field, decision.value), json.loads(decision.value or "null"), decision)
        case _:
            return None


def _add_as_found(opinions: dict[str, Opinion], field: str, accepted: Mapping[str, Decision]) -> None:
    """Who accepted the whole and said nothing else of the field took what stood there, where the log tells what that was."""
    name, _, of = field.partition(":")
    for author, decision in accepted.items():
        label = found_label(name, of, decision.was)
        if author not in opinions and label != AS_READ:
            opinions[author] = Opinion(label, found_value(name, of, decision.was), decision, as_found=True)


def _disagreement(
    key: tuple[str, str], opinions: Sequence[Opinion], settlement: Decision | None
) -> Disagreement:
    target, field = key
    found = Disagreement(
        content_id("dis", {"target": target, "field": field}),
        target,
        field,
        tuple(sorted(opinions, key=lambda opinion: _when(opinion.decision))),
        settlement,
    )
    if settlement is not None and _when(settlement) < _when(found.last):
        return Disagreement(found.id, target, field, found.opinions)
    return found


def _when(decision: Decision) -> tuple[object, str]:
    return decision.made_at, decision.id

"""How many one text says were harmed in all: its total or its groups added up, never both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.event import Casualty
from firsthand.domain.groups import ANYONE, ARMED_GROUPS, STATE_GROUPS
from firsthand.domain.report import CasualtyKind, Report, Side, Status
from firsthand.events.happenings import TOLD
from firsthand.events.rivals import parted

ESTIMATED = (CasualtyKind.KILLED, CasualtyKind.INJURED)
"""Kinds that a trained reader holds a view of, see `Extraction.tolls`."""

_SURE = 0.5
_CERTAIN = 0.7
"""Probability from which a text that counts nobody is heard as saying that nobody came to a harm that others count."""
_FEWER = 0.9
"""Probability from which a number that a text does not give, nobody included, stands in place of more that its claims add up to."""
_REPLACES = 0.4
"""The same for any other number. Both chosen on the dev half of `gun_violence`: two numbers, of which neither moves more than two of 500 pages within a tenth."""
_TRUST = 3.0
"""How much likelier a number is for being what the claims add up to. Chosen on the dev half of `gun_violence`: one number, flat between 2 and 5."""

_STATE, _ARMED, _OTHERS = "state", "armed", "others"


@dataclass(frozen=True, slots=True)
class Whole:
    """Everybody harmed in one way, as one text tells it.

    Attributes:
        low, best, high: bounds and the number itself; `high` is None for an open end.
        is_read: whether the reader chose the number over the whole text, against what its claims add up to.
        is_disputed: whether there are fighters beside whom only their enemy counts, who may be the same people.
    """

    low: int
    best: int
    high: int | None
    is_read: bool = False
    is_disputed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there may have been more."""
        return self.high is None


def whole(told: Iterable[Casualty], others: Iterable[Casualty] = ()) -> Whole | None:
    """Add up what one text says of one kind; None where it gives no number.

    The people of nobody in particular ("ten dead") are everybody, where they are at least as many as the groups
    together; else the groups are. The people of a state, of an armed group and all others are different people, so
    one of the three that the text leaves out, when it gives no number for everybody, is as large as other texts say: as their largest
    figure for such people, since two names, or two sides, that two texts give them are no more people. What others say of everybody is no
    figure of the people left out: it holds those whom the text counts.
    Those in dispute (`events/rivals.py`) are no part of the number; they widen its range, down to themselves and up to both.

    Args:
        told: figures of the text, of one kind.
        others: the figures of all texts, of that kind.
    """
    others = [figure for figure in others if figure.best is not None]
    figures, disputed = parted((figure for figure in told if figure.best is not None), others)
    if not figures:
        return _sum(disputed) if disputed else None
    others, elsewhere = parted(others, others)
    if attackers(figures):
        return _beside_attackers(figures, others)
    everybody = max(
        (figure for figure in figures if figure.group in ANYONE),
        key=lambda figure: figure.best or 0,
        default=None,
    )
    groups = [figure for figure in figures if figure.group not in ANYONE]
    if everybody is not None and (everybody.best or 0) >= sum(figure.best or 0 for figure in groups):
        return _widened(_sum([everybody]), _sum(disputed or elsewhere), whole_told=True)
    if everybody is None:
        counted = {_people(figure.group) for figure in groups}
        groups += _largest(figure for figure in others if _people(figure.group) not in counted)
    return _widened(_sum(groups), _sum(disputed or elsewhere), whole_told=False)


def attackers(figures: Iterable[Casualty]) -> int:
    """How many of those who attacked are counted by themselves, whoever they are."""
    return max((figure.best or 0 for figure in figures if _is_of_attackers(figure)), default=0)


def _is_of_attackers(figure: Casualty) -> bool:
    return figure.group in ANYONE and figure.side is Side.INITIATOR


def _beside_attackers(figures: Sequence[Casualty], others: Iterable[Casualty]) -> Whole | None:
    """What one text says in all that counts dead attackers by themselves: them and those who were struck, or everybody, where those are more."""
    own = max((figure for figure in figures if _is_of_attackers(figure)), key=lambda figure: figure.best or 0)
    others = [figure for figure in others if not _is_of_attackers(figure)]
    rest = [figure for figure in figures if not _is_of_attackers(figure)]
    struck = whole([f for f in rest if f.group not in ANYONE or f.side is Side.TARGET], others)
    both = _both(struck, _sum([own])) if struck is not None else _sum([own])
    everybody = whole(rest, others) or both
    if everybody.best <= both.best:
        return both
    return _both(everybody, replace(_sum([own]), low=0, best=0))  # who may hold them, or not


def _both(struck: Whole, own: Whole) -> Whole:
    high = None if struck.high is None or own.high is None else struck.high + own.high
    return Whole(struck.low + own.low, struck.best + own.best, high, is_disputed=struck.is_disputed)


def _widened(added: Whole, disputed: Whole, *, whole_told: bool) -> Whole:
    """A number with the range that people in dispute leave it: all of them, where the text tells of everybody, or both together."""
    if not disputed.best:
        return added
    highs = [] if added.high is None or disputed.high is None else [added.high, disputed.high]
    high = max(highs, default=None) if whole_told else sum(highs) or None
    least = disputed.low or disputed.best  # "up to 85" says of nobody that they lived
    return Whole(min(added.low, least), added.best, high, is_disputed=True)


def _largest(figures: Iterable[Casualty]) -> list[Casualty]:
    """The largest figure for the people of a state, for those of an armed group and for all others; none of everybody."""
    found: dict[str, Casualty] = {}
    for figure in figures:
        if figure.group not in ANYONE:
            people = _people(figure.group)
            found[people] = max(found.get(people, figure), figure, key=lambda told: told.best or 0)
    return list(found.values())


def _people(group: str) -> str:
    if group in STATE_GROUPS:
        return _STATE
    return _ARMED if group in ARMED_GROUPS else _OTHERS


def _sum(figures: Sequence[Casualty]) -> Whole:
    highs = [figure.high for figure in figures]
    return Whole(
        low=sum(figure.best or 0 if figure.low is None else figure.low for figure in figures),
        best=sum(figure.best or 0 for figure in figures),
        high=None if None in highs else sum(high or 0 for high in highs),
    )


def weighed(
    added: Whole | None, extraction: Extraction, claims: Sequence[Claim], kind: CasualtyKind
) -> Whole | None:
    """What a text says in all, where a trained reader has a view of it; None for nobody.

    The reader's view settles which number it is: what the claims add up to, which needs least to be taken; another one that the text gives or
    that follows from those; or the one that the reader is sure of. A view that is sure of little takes no number back that a text gives, and one
    that nobody was harmed takes it back only where there is hardly a doubt. Of claims that add up to its last number or more it has no view: it tells small numbers apart and no others.

    Args:
        added: what the claims add up to.
        extraction: everything read from the text.
        claims: of the event.
        kind: of harm.
    """
    if kind not in ESTIMATED or not extraction.tolls or kind not in extraction.tolls:
        return added
    number = added.best if added else 0
    probabilities = extraction.tolls[kind]
    if number >= len(probabilities) - 1:
        return added
    told = said(extraction, claims, kind)
    chosen = likeliest(number, {*told, sure(extraction, kind)}, probabilities)
    if chosen == number or (number and probabilities[chosen] < _needed(chosen, number, told)):
        return added
    is_open = (
        chosen == len(probabilities) - 1 and chosen not in told
    )  # the reader's last number stands for more too
    return Whole(chosen, chosen, None if is_open else chosen, is_read=True) if chosen else None


def _needed(chosen: int, added: int, told: Collection[int]) -> float:
    """How likely a number must be to stand in place of what the claims add up to."""
    return _FEWER if not chosen or (chosen < added and chosen not in told) else _REPLACES


def nobody(extraction: Extraction, kind: CasualtyKind) -> Whole | None:
    """That nobody was harmed in one way, where the reader is sure of it; None where it is not."""
    said_of = (extraction.tolls or {}).get(kind)
    return Whole(0, 0, 0, is_read=True) if said_of is not None and said_of[0] >= _CERTAIN else None


def sure(extraction: Extraction, kind: CasualtyKind) -> int:
    """The number that the reader by itself is sure of, 0 where it is of none or was not asked."""
    probabilities = (extraction.tolls or {}).get(kind, (1.0,))
    number = max(range(len(probabilities)), key=lambda n: probabilities[n])
    return number if probabilities[number] >= _SURE else 0


def said(extraction: Extraction, claims: Iterable[Claim], kind: CasualtyKind) -> set[int]:
    """Every number that a text gives for those harmed in one way, and those that follow from them.

    They follow where persons are told of singly, where the claims of the event add up, and where some of a number were
    killed ("nine shot, one fatally" leaves eight injured).

    Args:
        extraction: everything read from the text.
        claims: of the event.
        kind: of harm.
    """
    numbers = _points(extraction.claims, kind)
    own = [claim for claim in claims if claim.field.value == kind.value and claim.quantity]
    persons = {
        claim.span.text.lower().split()[-1] for claim in own if claim.quantity and claim.quantity.point == 1
    }
    whole = sum((claim.quantity.point or 0) for claim in own if claim.quantity and not claim.part_of)
    found = numbers | {len(persons), whole}
    if kind is CasualtyKind.INJURED:
        killed = _points(extraction.claims, CasualtyKind.KILLED)
        found |= {all_ - dead for all_ in numbers | killed for dead in killed if 0 < dead < all_}
    return found


def likeliest(added: int, said: Iterable[int], probabilities: Sequence[float]) -> int:
    """The number that a trained reader holds likeliest among none, those said, and the one that the claims add up to."""
    last = len(probabilities) - 1

    def score(number: int) -> tuple[float, int]:
        return probabilities[min(number, last)] * (_TRUST if number == added else 1.0), number

    return max({0, added, *said}, key=score)


def has_parties(extraction: Extraction) -> bool:
    """Whether a text names an actor of the actor list, or counts the people of one."""
    named = any(mention.actor and not mention.actor.startswith("generic:") for mention in extraction.actors)
    return named or any(
        claim.group in ARMED_GROUPS or claim.group == "soldiers" for claim in extraction.claims
    )


def main_reports(extraction: Extraction) -> frozenset[str]:
    """Ids of the reports of the happening that a text is about, empty where it tells of none.

    News comes before history, a happening with figures before one without, then the one told first.
    """
    above = {report.id: report.continues for report in extraction.reports}
    counted = {claim.report for claim in extraction.claims if claim.field.is_count}
    threads: dict[str, list[Report]] = {}
    for report in extraction.reports:
        if report.status in TOLD:
            threads.setdefault(_head(report.id, above), []).append(report)
    first = min(
        threads.values(),
        key=lambda told: (
            all(report.status is not Status.ASSERTED for report in told),
            counted.isdisjoint(report.id for report in told),
            min((report.trigger.start, report.id) for report in told),
        ),
        default=[],
    )
    return frozenset(report.id for report in first)


def _head(report: str, above: Mapping[str, str | None]) -> str:
    """The first report of its happening."""
    seen = {report}
    while (earlier := above.get(report)) is not None and earlier in above and earlier not in seen:
        seen.add(earlier)
        report = earlier
    return report


def _points(claims: Iterable[Claim], kind: CasualtyKind) -> set[int]:
    points = {claim.quantity.point for claim in claims if claim.field is Field(kind.value) and claim.quantity}
    return {point for point in points if point is not None}

"""Counts fused over origins: low, best and high, with the reason.

Rules: one figure per origin (a revision supersedes within an origin, never across origins); `low` is the
smallest credible lower bound; `high` the largest figure any origin gives, None where only lower bounds
are known; `best` the figure best supported by independent origins, acknowledgement and recency. A party's
count of its enemy's dead is kept and named, and sets `best` only where nobody else counts them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.claim import Claim
from firsthand.domain.event import Casualty, DocumentRole
from firsthand.domain.groups import ANYONE, STATE_GROUPS
from firsthand.domain.message import SEPARATOR
from firsthand.domain.origin import Origin
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values.quantity import Operator, Quantity
from firsthand.events.boasts import is_boast
from firsthand.events.evidence import Evidence
from firsthand.events.figures import Row, rows
from firsthand.events.messages import ACKNOWLEDGED, AGREE, BOAST_LEFT, BY, ONLY_ORIGIN, ONLY_PARTY
from firsthand.events.parties import Sides

MANY = 5
"""Number of people from which a text that only tells of one of them ("a driver") is no rival toll."""

_JOINT = (len(" et "), len(" and "))
"""Characters between two counts that "and" joins."""

_ONE = re.compile(r"\d|^(?:only\s|just\s)?one\b(?!\sof)|^une?\sseule?\b", re.IGNORECASE)
"""Words for one person that give their number."""


@dataclass(frozen=True)
class OriginFigure:
    """What one origin says last.

    Attributes:
        origin: the first hand.
        quantity: the figure its latest texts give most.
        low, high: bounds of all figures of its latest texts; words ("dozens") count where no number is given.
        is_boast: whether every one of them is a party's count of its enemy.
        is_acknowledged: whether those who suffered it, or officials, give or confirm it.
        told: day of the latest text, None where no text carries a date.
        claims: ids of the claims it rests on.
        has_risen: whether they say that the toll rose to it.
    """

    origin: Origin
    quantity: Quantity
    low: int | None
    high: int | None
    is_boast: bool
    is_acknowledged: bool
    told: date | None
    claims: tuple[str, ...]
    has_risen: bool = False


def fuse(weighed: Iterable[Evidence], sides: Sides) -> tuple[Casualty, ...]:
    """Fuse the counts of an incident, sorted by kind, group and side.

    A row of which nothing but "casualties" is said has no figure and is left out.
    """
    fused = (_casualty(row, by_origin(row, sides)) for row in rows(weighed, sides))
    return tuple(casualty for casualty in fused if casualty is not None)


def by_origin(row: Row, sides: Sides) -> list[OriginFigure]:
    """One figure per origin, sorted by the origin's id; a party's count of its enemy that an origin relays stands apart
    from the figure of its own sources.

    Texts that recall the incident without an origin of their own are heard only where no other text
    gives a figure.
    """
    usable = [item for item in row.figures if _number(item.claim.quantity) is not None]
    own = [item for item in usable if item.counts]
    grouped: dict[tuple[str, bool], list[Evidence]] = defaultdict(list)
    for item in own or usable:
        grouped[item.origin.id, is_boast(item, sides)].append(item)
    return [_figure(_latest(grouped[key]), sides) for key in sorted(grouped)]


def _allows(origin: OriginFigure, other: OriginFigure) -> bool:
    """Whether what an origin says leaves room for another's number: a toll that rose is no other than the smaller one told before."""
    number = other.quantity.point or 0
    if other.has_risen and origin.told and other.told and origin.told <= other.told:
        return (origin.low or 0) <= number
    return (origin.low or 0) <= number and (origin.high is None or number <= origin.high)


def agree(a: OriginFigure, b: OriginFigure) -> bool:
    """Whether one true count can satisfy what two origins say last."""
    low = max(a.low or 0, b.low or 0)
    highs = [bound for bound in (a.high, b.high) if bound is not None]
    return not highs or low <= min(highs)


def _casualty(row: Row, figures: Sequence[OriginFigure]) -> Casualty | None:
    if not figures:
        return None
    number, because = best(figures)
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [figure.high for figure in figures if figure.high is not None]
    points = [figure.quantity.point for figure in figures if figure.quantity.point is not None]
    return Casualty(
        kind=CasualtyKind(row.field.value),
        group=row.group,
        side=row.side,
        low=min([*lows, *points], default=None),
        best=number,
        high=max([*highs, *points]) if highs else None,
        because=because,
        claims=tuple(item.claim.id for item in row.figures),
        actor=row.actor,
    )


def best(
    figures: Sequence[OriginFigure], likely: Callable[[int], float] = lambda _: 0.0
) -> tuple[int | None, str]:
    """The figure that most origins allow; then acknowledged, given by most, likeliest, latest, nearest to the others, smallest.

    Args:
        figures: what the origins say last.
        likely: how likely a number is for other reasons than that origins give it.
    """
    free = [figure for figure in figures if not figure.is_boast]
    heard = free or figures
    precise = [figure for figure in heard if _is_precise(figure)]
    support = {figure.origin.id: sum(_allows(other, figure) for other in precise) for figure in heard}
    given = Counter(figure.quantity.point for figure in precise)
    chosen = max(
        heard,
        key=lambda figure: (
            _is_precise(figure),
            support[figure.origin.id] + figure.is_acknowledged,
            figure.is_acknowledged,
            given[figure.quantity.point],
            likely(figure.quantity.point or 0),
            figure.told or date.min,
            -sum(abs((other.quantity.point or 0) - (figure.quantity.point or 0)) for other in precise),
            -(figure.quantity.point or 0),
            figure.origin.id,
        ),
    )
    return chosen.quantity.point, _because(chosen, support[chosen.origin.id], figures, has_free=bool(free))


def _because(chosen: OriginFigure, support: int, figures: Sequence[OriginFigure], *, has_free: bool) -> str:
    name = chosen.origin.name
    if not has_free:
        return ONLY_PARTY(name=name)
    reasons = [(ONLY_ORIGIN if len(figures) == 1 else BY)(name=name)]
    if support > 1:
        reasons.append(AGREE(n=support))
    if chosen.is_acknowledged:
        reasons.append(ACKNOWLEDGED())
    if any(figure.is_boast for figure in figures):
        reasons.append(BOAST_LEFT())
    return SEPARATOR.join(reasons)


def _latest(items: Sequence[Evidence]) -> list[Evidence]:
    """The figures an origin gave last: of its dated texts the latest; of reports before recollections."""
    reported = [item for item in items if item.role is DocumentRole.REPORTS] or list(items)
    days = [item.told for item in reported if item.told is not None]
    return [item for item in reported if item.told == max(days)] if days else reported


def _figure(items: Sequence[Evidence], sides: Sides) -> OriginFigure:
    texts: dict[Quantity, set[str]] = defaultdict(set)
    items = _largest(_summed(items))
    for item in items:
        if item.claim.quantity is not None:
            texts[item.claim.quantity].add(item.text)
    chosen = max(
        texts,
        key=lambda said: (
            said.op is not Operator.VAGUE,
            len(texts[said]),
            _number(said) or 0,
            said.op,
            said.high or 0,
        ),
    )
    numbers = [said for said in texts if said.op is not Operator.VAGUE] or list(texts)
    lows = [said.lower for said in numbers if said.lower is not None]
    highs = [said.upper for said in numbers if said.upper is not None]
    return OriginFigure(
        origin=items[0].origin,
        quantity=chosen,
        low=min(lows, default=None),
        high=max([*highs, *lows]) if highs else None,
        is_boast=all(is_boast(item, sides) for item in items),
        is_acknowledged=any(is_acknowledged(item, sides) for item in items),
        told=items[0].told,
        claims=tuple(item.claim.id for item in items),
        has_risen=any(item.has_risen for item in items if item.claim.quantity == chosen),
    )


def _summed(items: Sequence[Evidence]) -> list[Evidence]:
    """The figures with those of the same people that "and" joins in one text as one: "two commanders and eight fighters"."""
    summed: list[Evidence] = []
    for item in sorted(items, key=lambda item: (item.claim.document, item.claim.span.start)):
        last = summed[-1].claim if summed else None
        if last is not None and _is_joined(last, item.claim):
            both = (_number(last.quantity) or 0) + (_number(item.claim.quantity) or 0)
            claim = replace(item.claim, quantity=Quantity(Operator.EXACTLY, both))
            summed[-1] = replace(item, claim=claim)
        else:
            summed.append(item)
    return summed


def _is_joined(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same people, of whom something is said, one behind the other in one telling."""
    numbers = [claim.quantity for claim in (one, other)]
    return (
        (one.document, one.report, one.group) == (other.document, other.report, other.group)
        and one.group not in ANYONE
        and other.span.start - one.span.end in _JOINT
        and all(number is not None and number.op is Operator.EXACTLY for number in numbers)
    )


def _largest(items: Sequence[Evidence]) -> list[Evidence]:
    """The figures without those smaller than another that the same voice gives in the same document ("A bride and 30 guests", "one of the 30"), and
    without somebody told of beside many, whoever tells of him ("a driver").
    """
    most: dict[tuple[str, str | None], int] = {}
    for item in items:
        key = (item.claim.document, item.claim.claimant)
        is_word = item.claim.quantity is not None and item.claim.quantity.op is Operator.VAGUE
        most[key] = max(most.get(key, 0), 0 if is_word else _number(item.claim.quantity) or 0)
    return [
        item
        for item in items
        if item.claim.quantity is None
        or item.claim.quantity.op is Operator.VAGUE
        or (
            (_number(item.claim.quantity) or 0) >= most[item.claim.document, item.claim.claimant]
            and not (_number(item.claim.quantity) == 1 and max(most.values()) >= MANY and not says_one(item))
        )
    ]


def says_one(item: Evidence) -> bool:
    """Whether a claim gives the number one in so many words, and does not only tell of somebody."""
    return _ONE.search(item.claim.span.text) is not None


def is_acknowledged(item: Evidence, sides: Sides) -> bool:
    """Whether those who suffered a loss give it, or officials who neither count their enemy's nor accuse another party of it."""
    claim = item.claim
    if claim.official is not True:
        return claim.claimant_actor is not None and claim.claimant_actor == claim.actor
    return not is_boast(item, sides) and not _accuses(item, sides)


def _accuses(item: Evidence, sides: Sides) -> bool:
    """Whether a party counts people not its own whom others harmed."""
    speaker = item.claim.claimant_actor or item.origin.actor
    if speaker is None or speaker.startswith("generic:") or speaker == item.claim.actor:
        return False
    is_own = item.claim.group in STATE_GROUPS and item.claim.actor is None
    return bool(sides.initiators) and speaker not in sides.initiators and not is_own


def _is_precise(figure: OriginFigure) -> bool:
    return figure.quantity.op is not Operator.VAGUE


def _number(quantity: Quantity | None) -> int | None:
    return None if quantity is None else quantity.point

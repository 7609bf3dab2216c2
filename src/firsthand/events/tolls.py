"""The toll of an event: everybody harmed in one way, over all groups, a total never added to its parts.

Rules: each text is added up by itself (`events/wholes.py`), since only one text tells which of its figures are parts of which; what texts say in
all is then fused over origins as any other count is (`events/fuse.py`): the latest of one origin, the one best supported by independent
origins, acknowledgement, recency. Where a trained reader holds views of the whole texts, a text of which it is sure that nobody came to a
harm says so, and of figures that as many origins give the views decide before recency does. Of a text that counts an attacker who died by himself no
view is asked: it does not tell him from those whom he killed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import log

from firsthand.domain.event import Casualty, DocumentRole, Toll
from firsthand.domain.groups import BY_AGE_OR_SEX
from firsthand.domain.message import SEPARATOR
from firsthand.domain.origin import Lineage, Origin, OriginKind
from firsthand.domain.report import CasualtyKind, Status
from firsthand.domain.values.quantity import Operator, Quantity
from firsthand.events.boasts import is_boast
from firsthand.events.evidence import Evidence, origin_of
from firsthand.events.frames import Frame
from firsthand.events.fuse import MANY, OriginFigure, best, fuse, is_acknowledged, says_one
from firsthand.events.happenings import Happening
from firsthand.events.homeland import is_at_home, is_elsewhere
from firsthand.events.lists import at_least, listed
from firsthand.events.messages import BOAST_LEFT, VIEW_SETTLED
from firsthand.events.parties import Sides
from firsthand.events.rulings import Rulings
from firsthand.events.wholes import Whole, attackers, has_parties, main_reports, nobody, weighed, whole

_FLOOR = 0.05
"""Least probability that a view is taken to give a number."""

KINDS = tuple(kind for kind in CasualtyKind if kind is not CasualtyKind.CASUALTIES)
"""Kinds of which there is a toll."""


@dataclass(frozen=True)
class _Text:
    """What one document says in all of one kind; `view` is the reader's of its whole text, empty where it has none of this event."""

    whole: Whole
    view: Sequence[float]
    origin: Origin
    role: DocumentRole
    copies: str
    told: date | None
    is_boast: bool
    is_acknowledged: bool
    is_vague: bool  # no number but "dozens"
    claims: tuple[str, ...]
    numbers: frozenset[int] = frozenset()  # those it gives that are no part of another
    parts: frozenset[int] = frozenset()  # those it gives as part of another
    is_of_one: bool = False  # tells of somebody without a number: "a driver"
    has_risen: bool = False  # says that the toll rose to it
    is_of_some: bool = False  # tells of no others than so many women or children at least


def tolls(
    evidence: Sequence[Evidence],
    fused: Iterable[Casualty],
    happenings: Sequence[Happening],
    sides: Sides,
    frames: Mapping[str, Frame],
    lineage: Lineage,
    rulings: Rulings,
) -> tuple[Toll, ...]:
    """The tolls of an event or operation, by kind; none of a kind of which no text gives a number.

    Args:
        evidence: the claims.
        fused: what they come to by group, see `fuse`.
        happenings: those that tell it and those that recall it.
        sides: the parties.
        frames: the documents.
        lineage: their origins.
        rulings: judgements of reviewers.
    """
    by_document: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by_document[item.claim.document].append(item)
    told = {happening.document for happening in happenings if happening.status is Status.ASSERTED}
    about = _about(happenings, frames, rulings)
    by_kind = _by_kind(fused)
    of_document = {
        key: by_kind if len(by_document) == 1 else _by_kind(fuse(items, sides))
        for key, items in by_document.items()
    }
    found = []
    for kind in KINDS:
        texts = []
        for key in sorted({*by_document, *about}):
            items = [item for item in by_document.get(key, ()) if item.claim.field.value == kind.value]
            added = whole(of_document.get(key, {}).get(kind, ()), by_kind.get(kind, ()))
            own = attackers(of_document.get(key, {}).get(kind, ()))
            if added is not None:
                added = at_least(added, listed(items, frames[key].document.text, sides), own)
            if key in about and not own:
                claims = [item.claim for item in by_document.get(key, ())]
                added = weighed(added, frames[key].extraction, claims, kind) or nobody(
                    frames[key].extraction, kind
                )
            if added is not None:
                view = (frames[key].extraction.tolls or {}).get(kind, ()) if key in about else ()
                texts.append(_text(added, view, items, frames[key], lineage, sides, is_told=key in told))
        toll = _toll(kind, texts)
        if toll is not None:
            found.append(toll)
    return tuple(found)


def _by_kind(fused: Iterable[Casualty]) -> dict[CasualtyKind, list[Casualty]]:
    rows: dict[CasualtyKind, list[Casualty]] = defaultdict(list)
    for row in fused:
        rows[row.kind].append(row)
    return rows


def _about(happenings: Collection[Happening], frames: Mapping[str, Frame], rulings: Rulings) -> set[str]:
    """Documents of which this is what they are about, so that the reader's view of their whole text is a view of it.

    The reader has learnt its view on armed crime in one country: a text that names a party to a conflict, or that is no news of that country
    (`events/homeland.py`), is left to its claims, and so is every text of what any of them puts elsewhere. A part of a concerted action is not: the view is one of the action. Nor where a reviewer settled a claim: what they
    decided is not to be outweighed.
    """
    reports: dict[str, set[str]] = defaultdict(set)
    for happening in happenings:
        if happening.operation is None:
            reports[happening.document].update(happening.report_ids)
    if is_elsewhere(happenings, frames):
        return set()
    return {
        key
        for key, held in reports.items()
        if frames[key].extraction.tolls
        and not has_parties(frames[key].extraction)
        and main_reports(frames[key].extraction) & held
        and is_at_home(frames[key].extraction, held)
        and not any(claim.id in rulings.about for claim in frames[key].extraction.claims)
    }


def _text(
    added: Whole,
    view: Sequence[float],
    items: Sequence[Evidence],
    frame: Frame,
    lineage: Lineage,
    sides: Sides,
    *,
    is_told: bool,
) -> _Text:
    hands = {item.origin.id: item.origin for item in items}
    origin = next(iter(hands.values())) if len(hands) == 1 else origin_of(None, frame.document.key, lineage)
    return _Text(
        whole=added,
        view=view,
        origin=origin,
        role=DocumentRole.REPORTS if is_told else DocumentRole.MENTIONS,
        copies=frame.copies,
        told=frame.told,
        is_boast=bool(items) and all(is_boast(item, sides) for item in items),
        is_acknowledged=any(is_acknowledged(item, sides) for item in items),
        is_vague=not added.is_read and _is_vague(items, sides),
        claims=tuple(item.claim.id for item in items),
        numbers=_points(items, part_of=False),
        parts=_points(items, part_of=True),
        is_of_some=not added.is_read and _is_of_some(items),
        has_risen=any(
            i.has_risen and i.claim.quantity and i.claim.quantity.point == added.best for i in items
        ),
        is_of_one=added.best == 1 and not added.is_read and not any(says_one(item) for item in items),
    )


def _points(items: Iterable[Evidence], *, part_of: bool) -> frozenset[int]:
    said = (
        item.claim.quantity.point for item in items if item.claim.quantity and item.claim.part_of is part_of
    )
    return frozenset(number for number in said if number is not None)


def _is_of_some(items: Sequence[Evidence]) -> bool:
    """Whether a text counts women or children alone, and no more than at least so many: "among the dead were six children"."""
    counted = [item.claim for item in items if item.claim.quantity is not None and not item.claim.part_of]
    return bool(counted) and all(
        claim.group in BY_AGE_OR_SEX and claim.quantity is not None and claim.quantity.upper is None
        for claim in counted
    )


def _is_vague(items: Sequence[Evidence], sides: Sides) -> bool:
    """Whether a text has no number but vague words; a party's count of its enemy is no number beside other words."""
    heard = [item for item in items if not is_boast(item, sides)] or items
    said = [item.claim.quantity for item in heard if item.claim.quantity is not None]
    return bool(said) and all(quantity.op is Operator.VAGUE for quantity in said)


def _toll(kind: CasualtyKind, texts: Sequence[_Text]) -> Toll | None:
    if not any(text.whole.best for text in texts):
        return None
    own = [
        text
        for text in texts
        if text.role is DocumentRole.REPORTS or text.origin.kind is not OriginKind.OUTLET
    ]
    grouped: dict[tuple[str, bool], list[_Text]] = defaultdict(list)
    for text in _that_tell(own or texts, kind):
        grouped[text.origin.id, text.is_boast].append(text)
    heard_of = {key: told for key in sorted(grouped) if (told := _of_all(grouped[key], grouped.values()))}
    last = {key: _latest(told) for key, told in heard_of.items()}
    if not last:
        return None
    figures = [_figure(said) for said in last.values()]
    number, because = best(figures, partial(_likely, [text.view for text in own or texts if text.view]))
    said_last = [text for said in last.values() for text in said]
    heard = [text.whole for text in said_last]
    bounds = [text.whole for text in said_last if not _is_met(text, number or 0, said_last)]
    highs = [said.high for said in heard if said.high is not None]
    points = [said.best for said in heard if said.best or not number]
    lows = [bound for said in bounds if said.best or not number for bound in (said.low, said.best)]
    if any(said.is_read and said.best == number for said in heard):
        because += SEPARATOR + VIEW_SETTLED()
    if any(said.is_disputed for said in heard) and BOAST_LEFT() not in because:
        because += SEPARATOR + BOAST_LEFT()
    return Toll(
        kind=kind,
        low=min(lows or points),
        best=number or 0,
        high=max([*highs, *points]) if highs else None,
        because=because,
        claims=tuple(sorted({claim for text in texts for claim in text.claims})),
    )


def _that_tell(texts: Sequence[_Text], kind: CasualtyKind) -> Sequence[_Text]:
    """The texts that say something of how many there were: of the dead, none that counts nobody, as the reader views it, before another counts
    somebody. People die of their wounds; the wounded of the first hour may be the dead of the next.
    """
    days = [text.told for text in texts if text.whole.best and text.told is not None]
    if kind is not CasualtyKind.KILLED or not days:
        return texts
    return [text for text in texts if text.whole.best or text.told is None or text.told >= max(days)]


def _of_all(texts: Sequence[_Text], everybody: Iterable[Sequence[_Text]]) -> list[_Text]:
    """The texts of one origin that tell how many there were in all.

    No such number is, whatever the day of the text: a word ("dozens") where the origin gives a number too; the number of some of those
    harmed, where another text of that origin has it as a part of more; so many women or children at least, where anybody counts more;
    and somebody told of without a number ("a driver") where others count many and those concerned do not confirm it.

    Args:
        texts: those of the origin.
        everybody: those of all origins.
    """
    numbered = [text for text in texts if not text.is_vague] or list(texts)
    whole = [text for text in numbered if not _is_a_part(text, numbered)]
    most = max((text.whole.best for told in everybody for text in told if not text.is_boast), default=0)
    whole = [text for text in whole if not (text.is_of_some and text.whole.best < most)]
    return [text for text in whole if most < MANY or text.is_acknowledged or not text.is_of_one]


def _is_a_part(text: _Text, texts: Sequence[_Text]) -> bool:
    """Whether every number of a text is told as some of more by others, and by more of them than tell it as it does."""
    larger = [other for other in texts if other.whole.best > text.whole.best]
    return (
        bool(text.numbers)
        and not text.whole.is_read
        and all(
            len({other.copies for other in larger if number in other.parts})
            > len({other.copies for other in texts if number in other.numbers - other.parts} - {text.copies})
            for number in text.numbers
        )
    )


def _is_met(text: _Text, number: int, texts: Sequence[_Text]) -> bool:
    """Whether a text only has words that a number of another one satisfies: "dozens" is no less than 45, and is less than a hundred."""
    beyond = 10 ** len(str(text.whole.best))
    return text.is_vague and text.whole.best <= number < beyond and not all(other.is_vague for other in texts)


def _likely(views: Sequence[Sequence[float]], number: int) -> float:
    """How likely the reader's views of the texts hold a number: the sum of the logarithms, each bounded so that no text decides alone."""
    return round(sum(log(max(_FLOOR, view[min(number, len(view) - 1)])) for view in views), 6)


def _latest(texts: Sequence[_Text]) -> list[_Text]:
    """What an origin said last, news before recollections."""
    news = [text for text in texts if text.role is DocumentRole.REPORTS] or list(texts)
    days = [text.told for text in news if text.told is not None]
    return [text for text in news if text.told == max(days)] if days else news


def _figure(texts: Sequence[_Text]) -> OriginFigure:
    """One figure of one origin: what most of its last texts say, copies counted once; of equals the largest."""
    votes = Counter(said for said, _ in {(text.whole.best, text.copies) for text in texts})
    number = max(votes, key=lambda said: (votes[said], said))
    telling = [text for text in texts if text.whole.best == number]
    is_open = any(text.whole.is_open for text in telling)
    said = Quantity(Operator.AT_LEAST if is_open else Operator.EXACTLY, number)
    if all(text.is_vague for text in telling):
        said = Quantity(Operator.VAGUE, convention=number)
    return OriginFigure(
        origin=texts[0].origin,
        quantity=said,
        low=number,
        high=None if is_open else number,
        is_boast=all(text.is_boast for text in texts),
        is_acknowledged=any(text.is_acknowledged for text in texts),
        told=texts[0].told,
        claims=tuple(claim for text in texts for claim in text.claims),
        has_risen=any(text.has_risen for text in telling),
    )

"""The toll of an event: everybody harmed in one way, over all groups, a total never added to its parts.

Rules: each text is added up by itself (`events/wholes.py`), since only one text tells which of its figures are parts of which; what texts say in
all is then fused over origins as any other count is (`events/fuse.py`): the latest of one origin, the one best supported by independent
origins, acknowledgement, recency. Where a trained reader holds views of the whole texts, a text of which it is sure that nobody came to a
harm says so, and of figures that as many origins give the views decide before recency does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import log

from firsthand.domain.event import Casualty, DocumentRole, Toll
from firsthand.domain.message import SEPARATOR
from firsthand.domain.origin import Lineage, Origin, OriginKind
from firsthand.domain.report import CasualtyKind, Status
from firsthand.domain.values.quantity import Operator, Quantity
from firsthand.events.evidence import Evidence, origin_of
from firsthand.events.frames import Frame
from firsthand.events.fuse import OriginFigure, best, fuse, is_acknowledged, is_boast
from firsthand.events.happenings import Happening
from firsthand.events.homeland import is_at_home, is_elsewhere
from firsthand.events.messages import BOAST_LEFT, VIEW_SETTLED
from firsthand.events.parties import Sides
from firsthand.events.rulings import Rulings
from firsthand.events.wholes import Whole, has_parties, main_reports, nobody, weighed, whole

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
            if key in about:
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
    for text in own or texts:
        grouped[text.origin.id, text.is_boast].append(text)
    last = {key: _latest(grouped[key]) for key in sorted(grouped)}
    if not last:
        return None
    figures = [_figure(said) for said in last.values()]
    number, because = best(figures, partial(_likely, [text.view for text in own or texts if text.view]))
    heard = [text.whole for said in last.values() for text in said]
    highs = [said.high for said in heard if said.high is not None]
    points = [said.best for said in heard if said.best or not number]
    if any(said.is_read and said.best == number for said in heard):
        because += SEPARATOR + VIEW_SETTLED()
    if any(said.is_disputed for said in heard) and BOAST_LEFT() not in because:
        because += SEPARATOR + BOAST_LEFT()
    return Toll(
        kind=kind,
        low=min([*points, *(said.low for said in heard if said.best or not number)]),
        best=number or 0,
        high=max([*highs, *points]) if highs else None,
        because=because,
        claims=tuple(sorted({claim for text in texts for claim in text.claims})),
    )


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
    )

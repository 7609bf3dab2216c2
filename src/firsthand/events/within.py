"""Contradictions inside one document: between two voices, and between its head and its body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.domain.claim import Claim
from firsthand.domain.document import BlockKind, Document
from firsthand.domain.event import Contradiction, ContradictionType, Passage
from firsthand.domain.groups import ANYONE
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import DateMention
from firsthand.domain.values.quantity import Quantity
from firsthand.domain.values.span import Span
from firsthand.events.evidence import Evidence
from firsthand.events.figures import Row, rows
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening
from firsthand.events.messages import HEAD_AND_BODY, HEAD_OTHER_DAYS, VOICES
from firsthand.events.parties import Sides

_HEAD = (BlockKind.TITLE, BlockKind.STANDFIRST)
"""Blocks above the body, often written by another hand, or left as they were when the body was rewritten."""


def counts_within(
    weighed: Sequence[Evidence], sides: Sides, frames: Mapping[str, Frame]
) -> Iterator[Contradiction]:
    """Figures of one document that no true count satisfies, though one origin relays both: of two voices; or of its head
    and its body, where the body never agrees with the head.

    One person told of singly is a part of those that were counted, and so may fewer people be of whom nothing is said
    ("four shot" above "two men"): they are no other count of them.
    """
    for row in rows(weighed, sides):
        for key, claims in _by_document(row):
            document = frames[key].document
            for a, b in combinations(claims, 2):
                if _voice(a) != _voice(b) and None not in (a.claimant, b.claimant) and _apart(a, b):
                    note = VOICES(
                        group=row.group, kind=row.field, document=document.id, a=a.claimant, b=b.claimant
                    )
                    yield of_claims(ContradictionType.COUNT, (a, b), note)
            head = [claim for claim in claims if in_head(document, claim.span)]
            body = [claim for claim in claims if claim not in head]
            if head and body and all(_disagree(a, b) for a in head for b in body):
                note = HEAD_AND_BODY(group=row.group, kind=row.field, document=document.id)
                yield of_claims(ContradictionType.COUNT, (*head, *body), note)


def days_within(told: Sequence[Happening], frames: Mapping[str, Frame]) -> Iterator[Contradiction]:
    """Full dates of one happening that differ between the head of a document and its body, where none of them agree."""
    for happening in told:
        document = frames[happening.document].document
        dated = [mention for mention in happening.dates if _is_full(mention)]
        head = [mention for mention in dated if in_head(document, mention.expression.span)]
        body = [mention for mention in dated if mention not in head]
        if head and body and not any(_days(a) & _days(b) for a in head for b in body):
            passages = (Passage(document.key, mention.expression.span) for mention in (*head, *body))
            note = HEAD_OTHER_DAYS(document=document.id)
            yield of_happenings(ContradictionType.DATE, (happening,), passages, note)


def in_head(document: Document, span: Span) -> bool:
    """Whether words stand in the title or the standfirst."""
    return any(block.kind in _HEAD and block.span.contains(span) for block in document.blocks)


def of_claims(kind: ContradictionType, claims: Iterable[Claim], note: str) -> Contradiction:
    """A contradiction between claims."""
    listed = list(claims)
    passages = (Passage(claim.document, claim.span) for claim in listed)
    return Contradiction(kind, tuple(sorted({claim.id for claim in listed})), note, _ordered(passages))


def of_happenings(
    kind: ContradictionType, told: Iterable[Happening], passages: Iterable[Passage], note: str
) -> Contradiction:
    """A contradiction between happenings, with one claim of each to lead to it."""
    claims = {
        min(happening.claims, key=lambda claim: (claim.span.start, claim.id)).id
        for happening in told
        if happening.claims
    }
    return Contradiction(kind, tuple(sorted(claims)), note, _ordered(passages))


def _ordered(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(set(passages), key=lambda passage: (passage.document, passage.span)))


def _by_document(row: Row) -> Iterator[tuple[str, list[Claim]]]:
    """The numbers of a row, by document, in the order of the text."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for item in row.figures:
        if item.claim.quantity and item.claim.quantity.value is not None:
            claims[item.claim.document].append(item.claim)
    return ((key, sorted(claims[key], key=lambda claim: claim.span)) for key in sorted(claims))


def _voice(claim: Claim) -> str | None:
    return claim.claimant_actor or claim.claimant


def _apart(a: Claim, b: Claim) -> bool:
    return a.quantity is not None and b.quantity is not None and not a.quantity.compatible(b.quantity)


def _disagree(head: Claim, body: Claim) -> bool:
    above, below = _number(head.quantity), _number(body.quantity)
    may_be_part = 1 in (above, below) or (not ANYONE.isdisjoint((head.group, body.group)) and below < above)
    return _apart(head, body) and not may_be_part


def _number(quantity: Quantity | None) -> int:
    return (quantity.point or 0) if quantity else 0


def _is_full(mention: DateMention) -> bool:
    said = mention.expression
    return None not in (said.year, said.month, said.day) and said.until is None and bool(mention.possible)


def _days(mention: DateMention) -> DaySet:
    return mention.possible or DaySet()

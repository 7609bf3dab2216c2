"""Grade of the evidence for an incident; never of its truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from firsthand.domain.claim import Field
from firsthand.domain.event import Contradiction, ContradictionType, EventOrigin, Grade
from firsthand.domain.origin import OriginKind
from firsthand.events.evidence import Evidence
from firsthand.events.figures import rows
from firsthand.events.fuse import agree, by_origin
from firsthand.events.parties import Sides

_ON_THE_INCIDENT = (ContradictionType.PLACE, ContradictionType.ACTOR)


def grade(
    weighed: Sequence[Evidence],
    origins: Sequence[EventOrigin],
    found: Iterable[Contradiction],
    sides: Sides,
    *,
    is_denied: bool = False,
) -> Grade:
    """Grade an incident, by the first rule that applies.

    1. `contested`: origins disagree on where or who, or a text denies it.
    2. `acknowledged`: the party that suffered it says so in its own hand; or the party that did it does
       and another origin reports it too; or two independent origins that are no party agree on a figure.
    3. `corroborated`: two or more independent origins.
    4. `claimed`: only a party speaks.
    5. `single-origin`.

    A party whose statement reached us through a wire story speaks by the wire's hand, not its own: it adds
    no origin and acknowledges nothing.
    """
    if is_denied or any(item.type in _ON_THE_INCIDENT for item in found):
        return Grade.CONTESTED
    own_hand = {
        item.origin.actor
        for item in weighed
        if item.counts and item.origin.kind is OriginKind.PARTY and item.origin.actor
    }
    party_ids = {item.origin.id for item in weighed if item.origin.kind is OriginKind.PARTY}
    has_other = any(origin.id not in party_ids for origin in origins)
    if own_hand & sides.targets or (has_other and own_hand & sides.initiators):
        return Grade.ACKNOWLEDGED
    if _two_agree(weighed, sides):
        return Grade.ACKNOWLEDGED
    if len(origins) > 1:
        return Grade.CORROBORATED
    return Grade.SINGLE_ORIGIN if has_other else Grade.CLAIMED


def _two_agree(weighed: Sequence[Evidence], sides: Sides) -> bool:
    """Whether two origins that are no party give figures or a claimant that can both hold. Who writes a page and whom it credits are not two."""
    neutral = [item for item in weighed if item.counts and item.origin.kind is not OriginKind.PARTY]
    for row in rows(neutral, sides):
        items = {item.claim.id: item for item in row.figures}
        for a, b in combinations(by_origin(row, sides), 2):
            ours, theirs = ([items[name] for name in figure.claims] for figure in (a, b))
            if agree(a, b) and any(_stand_apart(x, y) for x in ours for y in theirs):
                return True
    claimants: dict[str | None, set[str]] = {}
    for item in neutral:
        if item.claim.field is Field.RESPONSIBILITY:
            claimants.setdefault(item.claim.value, set()).add(item.origin.id)
    return any(len(tellers) > 1 for tellers in claimants.values())


def _stand_apart(a: Evidence, b: Evidence) -> bool:
    """Whether two claims come from two texts, or from two voices that one text and its rewrites credit; and not both from one party."""
    speaker = a.claim.claimant_actor
    if speaker is not None and speaker == b.claim.claimant_actor and not speaker.startswith("generic:"):
        return False
    return a.family != b.family or all(item.claim.claimant or item.claim.relay for item in (a, b))

"""The event type of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import EventActor
from firsthand.domain.report import Outcome, Role
from firsthand.events.happenings import Happening
from firsthand.events.vocabulary import EventTypes

UNTYPED = "attack"
"""Code for an incident whose reports name no type: the codebook's widest kind of violence."""

SEIZED_BY_STATE = "government-regains-territory"
SEIZED_BY_OTHERS = "non-state-actor-overtakes-territory"


def kind(
    told: Sequence[Happening], claims: Iterable[Claim], parties: Sequence[EventActor], types: EventTypes
) -> str:
    """The type of the highest rank that an asserted report names (ACLED: one incident, one sub-event; a
    change of control overrides the fighting for it); of equal rank the one most texts name.

    That a site was seized is itself a change of control, if a voice other than the attackers' says so.
    """
    named = {
        code: {happening.text for happening in told if code in happening.types}
        for happening in told
        for code in happening.types
    }
    seized = _seizure(claims, parties)
    if seized is not None and named:
        named.setdefault(seized, set())
    return min(named, key=lambda code: (-types.get(code).rank, -len(named[code]), code), default=UNTYPED)


def _seizure(claims: Iterable[Claim], parties: Sequence[EventActor]) -> str | None:
    initiators = [party for party in parties if party.role is Role.INITIATOR]
    ids = {party.id for party in initiators}
    if not any(
        claim.field is Field.OUTCOME
        and claim.value == Outcome.SITE_SEIZED
        and claim.claimant_actor not in ids
        for claim in claims
    ):
        return None
    states = (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL_FORCE)
    if not initiators:
        return None
    return SEIZED_BY_STATE if all(party.kind in states for party in initiators) else SEIZED_BY_OTHERS

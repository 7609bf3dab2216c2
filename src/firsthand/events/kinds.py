"""The event type of an incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import EventActor
from firsthand.domain.groups import CIVILIAN_GROUPS
from firsthand.domain.report import Outcome, Role, Side
from firsthand.events.happenings import Happening
from firsthand.events.parties import STATES
from firsthand.events.vocabulary import EventTypes

ATTACK = "attack"
CLASH = "armed-clash"
ABDUCTION = "abduction-forced-disappearance"

FROM_THE_AIR = "air-drone-strike"
SHELLING = "shelling-artillery-missile"
SEIZED_BY_STATE = "government-regains-territory"
SEIZED_BY_OTHERS = "non-state-actor-overtakes-territory"
PROTESTS = frozenset({"peaceful-protest", "protest-with-intervention"})
SHOT_AT_PROTEST = "excessive-force-against-protesters"
"""Violence against people who demonstrate without violence."""


def kind(
    told: Sequence[Happening], claims: Collection[Claim], parties: Sequence[EventActor], types: EventTypes
) -> str:
    """The type of the highest rank that an asserted report names (ACLED: one incident, one sub-event; a
    change of control overrides the fighting for it); of equal rank the one most texts name.

    What fewer than half of the rewrites of one text name is their slip, not news. That a site was seized
    is itself a change of control, if a voice other than the attackers' says so. An abduction in which the
    attackers killed somebody is an attack. A protest that a page tells first, and at which forces of a state killed somebody, is not told by
    that it was peaceful; one against an attack, told behind it, says nothing of the attack. An attack is violence
    against civilians; what as many texts call a clash as an attack, on armed men and without civilian
    victims, is the clash. A "strike" is taken to be from the air, but not where more texts tell of missiles or shells.
    """
    named = _named(told)
    seized = _seizure(claims, parties)
    if seized is not None and named:
        named.setdefault(seized, set())
    if ABDUCTION in named and (ATTACK in named or CLASH in named) and _is_deadly(claims):
        del named[ABDUCTION]
    if len(named.get(SHELLING, ())) > len(named.get(FROM_THE_AIR, ())):
        named.pop(FROM_THE_AIR, None)
    is_clash = len(named.get(CLASH, ())) >= len(named.get(ATTACK, ()))
    if ATTACK in named and CLASH in named and is_clash and _is_on_armed_men(claims, parties):
        del named[ATTACK]
    if _opens_on_protest(told, named) and _is_by_forces(parties) and _is_deadly(claims):
        named.setdefault(SHOT_AT_PROTEST, named.pop(ATTACK, set()))
    return min(named, key=lambda code: (-types.get(code).rank, -len(named[code]), code), default=ATTACK)


def _named(told: Sequence[Happening]) -> dict[str, set[str]]:
    """Code to the texts that name it, without the slips of single rewrites."""
    texts: dict[str, set[str]] = defaultdict(set)
    naming: dict[tuple[str, str], set[str]] = defaultdict(set)
    for happening in told:
        if happening.types:
            texts[happening.family].add(happening.text)
        for code in happening.types:
            naming[code, happening.family].add(happening.text)
    named: dict[str, set[str]] = defaultdict(set)
    for (code, family), by in naming.items():
        if 2 * len(by) >= len(texts[family]):
            named[code] |= by
    return dict(named)


def _opens_on_protest(told: Sequence[Happening], named: Collection[str]) -> bool:
    """Whether half of the texts that tell a type tell of a protest before anything else."""
    first = {happening.text: happening.types_in_order[0] for happening in told if happening.types_in_order}
    return 2 * sum(code in PROTESTS and code in named for code in first.values()) >= max(len(first), 1)


def _is_deadly(claims: Iterable[Claim]) -> bool:
    """Whether somebody was killed who is not known to be one of the attackers."""
    return any(
        claim.field is Field.KILLED
        and claim.side is not Side.INITIATOR
        and claim.quantity is not None
        and claim.quantity.upper != 0
        for claim in claims
    )


def _is_by_forces(parties: Iterable[EventActor]) -> bool:
    """Whether forces of a state, and nobody else, did it."""
    kinds = [party.kind for party in parties if party.role is Role.INITIATOR]
    return bool(kinds) and all(kind in STATES for kind in kinds)


def _is_on_armed_men(claims: Iterable[Claim], parties: Iterable[EventActor]) -> bool:
    targets = [party.kind for party in parties if party.role is Role.TARGET]
    sides = [
        party for party in parties if party.kind is ActorKind.COMMUNAL and party.role is not Role.CLAIMANT
    ]
    if len(sides) > 1:
        return True  # two communities that fight each other
    has_civilians = any(claim.group in CIVILIAN_GROUPS and claim.quantity is not None for claim in claims)
    return bool(targets) and ActorKind.CIVILIANS not in targets and not has_civilians


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
    if not initiators:
        return None
    return SEIZED_BY_STATE if all(party.kind in STATES for party in initiators) else SEIZED_BY_OTHERS

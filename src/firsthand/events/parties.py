"""Who took part, in which role, and who claims it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import EventActor
from firsthand.domain.groups import CIVILIAN_GROUPS, STATE_GROUPS
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.events.happenings import Happening
from firsthand.events.vocabulary import Actors

STATES = (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL_FORCE)
"""Kinds of actors that act for a state."""

GROUPS = (ActorKind.REBEL, ActorKind.MILITIA, ActorKind.COMMUNAL, ActorKind.UNKNOWN)
"""Kinds of armed actors that are no state; gunmen whom nobody names are one."""

_UNARMED = (ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS)
"""Kinds of people whom no named party can be meant by."""

_PARTIES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT)

_SAME_PEOPLE = {
    "generic:gunmen": (
        "generic:bandits",
        "generic:jihadists",
        "generic:militants",
        "generic:rebels",
    ),
    "generic:militants": ("generic:jihadists", "generic:rebels"),
}
"""Descriptions that may mean the same people as another, which says more of them."""

ATTACKERS = frozenset(
    {"generic:gunmen", "generic:militants", "generic:jihadists", "generic:rebels", "generic:bandits"}
)
"""Descriptions of armed groups that nobody names."""

_CIVILIANS = "generic:civilians"
_HARM = frozenset(kind.value for kind in (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED))

_ORGAN = re.compile(r"(?P<state>[a-z]{3})-(?:army|police|government)")


@dataclass(frozen=True)
class Sides:
    """Who stands on each side.

    Attributes:
        initiators, targets: ids of the actors.
        state: the side of state forces, where only one side has any.
        rebels: the side of armed groups, where only one side has any.
    """

    initiators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    state: Side | None = None
    rebels: Side | None = None

    @property
    def all(self) -> frozenset[str]:
        """Both sides."""
        return self.initiators | self.targets


def parties(
    told: Sequence[Happening], claims: Sequence[Claim], actors: Actors, *, unarmed: bool = False
) -> tuple[EventActor, ...]:
    """The parties to an incident, by role and id.

    An actor has the role that most texts give it, copies counted once, and each text counts for the role that it gives most often. A
    description ("gunmen") stands for itself only where no text names a party in that role; it is never turned into one. Of several
    descriptions of one side only those that say most stand (`_plainest`). Victims that are an actor
    ("civilians") count as the target where none is named, and civilians do where a text counts women or children among the harmed. Who claims the act and has no other role is
    listed as claimant.

    Args:
        told: the happenings.
        claims: what is claimed of them.
        actors: names and kinds by id.
        unarmed: whether civilians and crowds stand beside a named party: in an attack on civilians they are struck, whoever else its
            authors say they struck.
    """
    mentions: dict[str, ActorMention] = {}
    victims: dict[str, ActorMention] = {}
    told_as: dict[tuple[str, str], list[Role]] = {}
    for happening in told:
        for role, mention in happening.parties:
            if mention.actor is None:
                continue
            mentions.setdefault(mention.actor, mention)
            if role is Role.VICTIM:
                victims[mention.actor] = mention
            elif role in _PARTIES:
                told_as.setdefault((happening.text, mention.actor), []).append(role)
    votes: dict[str, Counter[Role]] = {}
    for (_, actor), said in told_as.items():
        votes.setdefault(actor, Counter())[_most(said)] += 1
    roles = {actor: min(count, key=lambda role: (-count[role], role)) for actor, count in votes.items()}
    if Role.TARGET not in roles.values():
        roles |= dict.fromkeys((actor for actor in victims if actor not in roles), Role.TARGET)
    if Role.TARGET not in roles.values() and any(map(_is_of_civilians, claims)):
        roles.setdefault(_CIVILIANS, Role.TARGET)
    struck = {a for a in mentions if unarmed and roles.get(a) is not Role.INITIATOR}
    kept = {a for a in struck if mentions[a].kind in _UNARMED}
    kept |= {mention.actor for happening in told for mention in accused(happening) if mention.actor}
    roles = _plainest(_without_descriptions(roles, kept), mentions)
    began = [_actor(actor, role, mentions.get(actor), actors) for actor, role in roles.items()]
    for actor in answered_for(began, claims, actors):
        if not (actor.startswith("generic:") and Role.INITIATOR in roles.values()):
            roles.setdefault(actor, Role.CLAIMANT)
    named = (_actor(actor, role, mentions.get(actor), actors) for actor, role in roles.items())
    return tuple(sorted(named, key=lambda party: (party.role, party.id)))


def _is_of_civilians(claim: Claim) -> bool:
    """Whether a claim counts civilians, or women or children, who were harmed and are not of those who began it."""
    struck = claim.field.value in _HARM and claim.side is not Side.INITIATOR
    return struck and claim.group in CIVILIAN_GROUPS and (claim.quantity is None or claim.quantity.point != 0)


def accused(happening: Happening) -> tuple[ActorMention, ...]:
    """Those of whom a text only says that the other side accuses them (`reports/accused.py`): initiators and participants by one mention."""
    open_ = {mention.span for role, mention in happening.parties if role is Role.PARTICIPANT}
    return tuple(m for role, m in happening.parties if role is Role.INITIATOR and m.span in open_ and m.actor)


def sides(named: Iterable[EventActor], claims: Iterable[Claim], actors: Actors) -> Sides:
    """The two sides of an incident.

    Who only claims it is taken for its initiator, and so is a rebel group that counts harmed soldiers or police where the texts give those who
    began it no name ("separatists"; "an Ambazonian faction said that ten soldiers were killed").

    Args:
        named: the parties.
        claims: what is claimed.
        actors: kinds by id.
    """
    listed = tuple(named)
    first = [party for party in listed if party.role in (Role.INITIATOR, Role.CLAIMANT)]
    second = [party for party in listed if party.role is Role.TARGET]
    began, struck = (frozenset(party.id for party in side) for side in (first, second))
    if began and began <= ATTACKERS:
        began |= {group for group in _counting(claims, actors) if group not in struck}
    return Sides(
        initiators=began,
        targets=struck,
        state=_only_side(first, second, STATES),
        rebels=_only_side(first, second, GROUPS),
    )


def _counting(claims: Iterable[Claim], actors: Actors) -> Iterator[str]:
    """The rebel groups that count the harmed of a state."""
    for claim in claims:
        speaker = claim.claimant_actor
        if speaker is None or claim.group not in STATE_GROUPS or claim.side is Side.INITIATOR:
            continue
        if _actor(speaker, Role.CLAIMANT, None, actors).kind is ActorKind.REBEL:
            yield speaker


def _only_side(
    first: Iterable[EventActor], second: Iterable[EventActor], kinds: Collection[ActorKind]
) -> Side | None:
    initiating = any(party.kind in kinds for party in first)
    targeted = any(party.kind in kinds for party in second)
    if initiating == targeted:
        return None
    return Side.INITIATOR if initiating else Side.TARGET


def speaks_for(speaker: str, parties: Collection[str]) -> bool:
    """Whether an actor is one of some parties, or an organ of the state of one: a ministry speaks for the army.

    Args:
        speaker: id of the actor.
        parties: ids of the parties.
    """
    state = state_of(speaker)
    return speaker in parties or (state is not None and any(state_of(party) == state for party in parties))


def state_of(actor: str) -> str | None:
    """The state whose organ an actor is, as the beginning of its id; None for any other actor."""
    organ = _ORGAN.fullmatch(actor)
    return organ["state"] if organ else None


def claimed_by(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the actors that claim the act, sorted; descriptions ("rebels") only where none has a name."""
    claiming = {claim.value for claim in claims if claim.field is Field.RESPONSIBILITY and claim.value}
    named = {actor for actor in claiming if not actor.startswith("generic:")}
    return tuple(sorted(named or claiming))


def answered_for(named: Iterable[EventActor], claims: Iterable[Claim], actors: Actors) -> tuple[str, ...]:
    """Ids of the actors that claim an incident, as `claimed_by`, without forces of a state where others began it and they did not: they were
    attacked, or came after, and tell what they did to the attackers.

    Args:
        named: the parties.
        claims: what is claimed.
        actors: kinds by id.
    """
    began = [party for party in named if party.role is Role.INITIATOR]
    by_others = any(party.kind not in STATES for party in began)
    ids = {party.id for party in began}

    def is_answer(actor: str) -> bool:
        return by_others and actor not in ids and _actor(actor, Role.CLAIMANT, None, actors).kind in STATES

    return tuple(actor for actor in claimed_by(claims) if not is_answer(actor))


def _most(said: Sequence[Role]) -> Role:
    """The role that a text gives an actor most often; of equal numbers a side rather than none, then the one that it gives first."""
    count = Counter(said)
    return min(count, key=lambda role: (-count[role], role is Role.PARTICIPANT, said.index(role)))


def _plainest(roles: dict[str, Role], mentions: Mapping[str, ActorMention]) -> dict[str, Role]:
    """The parties without descriptions that only say again who another party is.

    "Gunmen" beside "jihadists" who did the same are the same, and so are "militants" who were struck beside soldiers or civilians in an
    attack by an armed group: they are its dead, and no target of their own attack.
    """
    left = dict(roles)
    for role in _PARTIES:
        beside = {actor for actor, own in roles.items() if own is role}
        for vague, clearer in _SAME_PEOPLE.items():
            if vague in beside and any(_is_one_of(actor, clearer, mentions) for actor in beside - {vague}):
                left.pop(vague, None)
    began = [mentions[actor].kind for actor, role in left.items() if role is Role.INITIATOR]
    struck = [actor for actor, role in left.items() if role is Role.TARGET]
    own_dead = [actor for actor in struck if actor in ATTACKERS]
    if began and all(kind in GROUPS for kind in began) and len(own_dead) < len(struck):
        for actor in own_dead:
            del left[actor]
    return left


def _is_one_of(actor: str, clearer: Collection[str], mentions: Mapping[str, ActorMention]) -> bool:
    """Whether a party may be meant by a vaguer word: it is one of some descriptions, or a named armed group."""
    return actor in clearer if actor.startswith("generic:") else mentions[actor].kind in GROUPS


def _without_descriptions(roles: dict[str, Role], kept: Collection[str]) -> dict[str, Role]:
    named = {role for actor, role in roles.items() if not actor.startswith("generic:")}
    return {
        actor: role
        for actor, role in roles.items()
        if not actor.startswith("generic:") or role not in named or actor in kept
    }


def _actor(actor: str, role: Role, mention: ActorMention | None, actors: Actors) -> EventActor:
    """Name and kind by the actor list; an id that the list no longer holds keeps the words of the text."""
    try:
        entry = actors.get(actor)
    except KeyError:
        kind = mention.kind if mention else ActorKind.UNKNOWN
        return EventActor(actor, mention.span.text if mention else actor, role, kind)
    return EventActor(actor, entry.name, role, entry.kind)

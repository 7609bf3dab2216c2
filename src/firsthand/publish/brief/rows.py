"""Events and operations as rows of a brief."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim
from firsthand.domain.event import Casualty, Event, EventActor, EventOrigin, Operation, Toll
from firsthand.domain.report import CasualtyKind, Role
from firsthand.knowledge.actors import ActorList
from firsthand.publish.brief.model import Figure, Incident, Party, Voice, Whole
from firsthand.publish.brief.scope import Scope
from firsthand.publish.phrases import parties

_PARTY = "party:"  # of origins that are an actor's own word, see `domain.origin.Origin`
_UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.ORGANISATION, ActorKind.MEDIA})


def incidents(events: Iterable[Event], scope: Scope, actors: ActorList) -> tuple[Incident, ...]:
    """Number events and name their parties, in the order given."""
    return tuple(_incident(number, event, scope, actors) for number, event in enumerate(events, 1))


def wholes(
    rows: Sequence[Incident], operations: Mapping[str, Operation], actors: ActorList
) -> tuple[Whole, ...]:
    """The operations that incidents are part of, in the order of their first incident."""
    members: dict[str, list[Incident]] = defaultdict(list)
    for row in rows:
        if row.event.operation in operations:
            members[row.event.operation or ""].append(row)
    return tuple(_whole(operations[key], of_it, actors) for key, of_it in members.items())


def voices_of(
    claims: Iterable[Claim], armed: Iterable[str], actors: ActorList, origins: Iterable[EventOrigin]
) -> tuple[Voice, ...]:
    """Whose word claims are: an actor of the list, or an origin. How a text credits a person is never told.

    Args:
        claims: the claims.
        armed: ids of the parties, see `armed_parties`.
        actors: to name them.
        origins: of the event or operation.
    """
    own = set(armed)
    relaying = {document: origin.name for origin in origins for document in origin.documents}
    speaking = {
        origin.name: origin.id.removeprefix(_PARTY) for origin in origins if origin.id.startswith(_PARTY)
    }
    found: dict[Voice, dict[str, None]] = {}
    for claim in claims:
        origin = claim.origin or relaying.get(claim.document)
        actor = claim.claimant_actor or speaking.get(origin or "")
        if actor is not None and (actor in own or not actor.startswith("generic:")):
            name = _name(actor, actors)
            via = found.setdefault(Voice(name, actor, is_party=actor in own), {})
            if origin is not None and speaking.get(origin) != actor and origin != name:
                via[origin] = None
        elif origin is not None:
            found.setdefault(Voice(origin), {})
    return tuple(replace(voice, via=tuple(via)) for voice, via in found.items())


def origin_voice(origin: EventOrigin) -> Voice:
    """An origin as a voice; a party that speaks for itself by its id."""
    actor = origin.id.removeprefix(_PARTY) if origin.id.startswith(_PARTY) else None
    return Voice(origin.name, actor)


def armed_parties(event: Event) -> list[str]:
    """Ids of the parties that fight or claim to: what they tell is a party's word, and what residents tell is not."""
    return [
        *(actor.id for actor in event.actors if actor.kind not in _UNARMED),
        *event.claimed_by,
    ]


def _incident(number: int, event: Event, scope: Scope, actors: ActorList) -> Incident:
    possible = event.date.possible
    return Incident(
        number,
        event,
        is_certain=possible is not None and bool(possible) and possible & scope.days == possible,
        figures=tuple(_figures(event, armed_parties(event), actors)),
        attackers=_parties(parties(event, Role.INITIATOR)),
        attacked=_parties(parties(event, Role.TARGET)),
        claimed_by=tuple(_claimants(event, actors)),
    )


def _whole(operation: Operation, of_it: Sequence[Incident], actors: ActorList) -> Whole:
    ids = {name for row in of_it for name in armed_parties(row.event)}
    present = {row.event.id for row in of_it if row.is_counted}
    return Whole(
        operation.id,
        operation.name,
        tuple(row.number for row in of_it),
        len(operation.events),
        tuple(_figures(operation, sorted(ids), actors)),
        is_counted=set(operation.events) <= present,
    )


def _figures(of: Event | Operation, armed: Sequence[str], actors: ActorList) -> Iterator[Figure]:
    claims = {claim.id: claim for claim in of.claims}
    for kind in CasualtyKind:
        groups = [row for row in of.casualties if row.kind is kind]
        toll = of.toll(kind)
        if toll is None and not groups:
            continue
        behind = toll.claims if toll is not None else tuple(name for row in groups for name in row.claims)
        voices = voices_of((claims[name] for name in behind if name in claims), armed, actors, of.origins)
        yield _figure(kind, toll, groups, voices)


def _figure(
    kind: CasualtyKind, toll: Toll | None, groups: Sequence[Casualty], voices: tuple[Voice, ...]
) -> Figure:
    counted = [row for row in groups if row.best is not None]
    named = tuple(dict.fromkeys(row.group for row in (counted or groups)))
    parts = tuple(
        Figure(kind, row.low, row.best, row.high, (row.group,)) for row in counted if len(counted) > 1
    )
    if toll is None:
        return Figure(kind, None, None, None, named, (), voices)
    return Figure(kind, toll.low, toll.best, toll.high, named or ("persons",), parts, voices)


def _parties(actors: Iterable[EventActor]) -> tuple[Party, ...]:
    return tuple(Party(actor.id, actor.name, actor.kind) for actor in actors)


def _claimants(event: Event, actors: ActorList) -> Iterator[Party]:
    known = {actor.id: actor for actor in event.actors}
    for name in event.claimed_by:
        if name in known:
            yield Party(name, known[name].name, known[name].kind)
            continue
        try:
            actor = actors.get(name)
        except KeyError:
            continue
        yield Party(name, actor.name, actor.kind)


def _name(actor: str, actors: ActorList) -> str:
    try:
        return actors.get(actor).name
    except KeyError:
        return actor

"""What is told in ways that cannot all hold, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import Contradiction, ContradictionType, Event, EventOrigin, Grade, Operation
from firsthand.knowledge.actors import ActorList
from firsthand.publish.brief.model import Contested, Incident, Said, Voice
from firsthand.publish.brief.rows import armed_parties, origin_voice, voices_of

_BY_WORDS = (ContradictionType.PLACE, ContradictionType.DATE, ContradictionType.ACTOR)
"""Told by the words of the texts: names of places, days and armed parties. Words of other claims may name a victim."""


def contested(
    incidents: Sequence[Incident], operations: Mapping[str, Operation], actors: ActorList
) -> tuple[Contested, ...]:
    """The contradictions of incidents and of the operations they are part of, in the order of the table, one of each type and kind of figure."""
    found = []
    members: dict[str, list[int]] = defaultdict(list)
    for row in incidents:
        if row.event.operation in operations:
            members[row.event.operation or ""].append(row.number)
        keys = {document.key: document.id for document in row.event.documents}
        told = list(_contested(row.event, (row.number,), keys, armed_parties(row.event), actors))
        if not told and row.event.grade is Grade.CONTESTED:
            told = [Contested(row.event.id, (row.number,), None)]
        found += told
    for name, numbers in members.items():
        rows = [row for row in incidents if row.number in numbers]
        keys = {document.key: document.id for row in rows for document in row.event.documents}
        parties = sorted({party for row in rows for party in armed_parties(row.event)})
        found += _contested(operations[name], tuple(numbers), keys, parties, actors)
    return tuple(found)


def _contested(
    of: Event | Operation,
    numbers: tuple[int, ...],
    keys: Mapping[str, str],
    parties: Sequence[str],
    actors: ActorList,
) -> Iterator[Contested]:
    claims = {claim.id: claim for claim in of.claims}
    merged: dict[tuple[ContradictionType, Field | None], list[Said]] = defaultdict(list)
    for contradiction in of.contradictions:
        if contradiction.type in _BY_WORDS:
            sides = list(_by_words(contradiction, keys, of.origins))
        else:
            involved = [claims[name] for name in contradiction.claims if name in claims]
            sides = list(_by_claims(involved, parties, of.origins, actors))
        merged[contradiction.type, sides[0].field if sides else None] += sides
    for (kind, _), told in merged.items():
        yield Contested(of.id, numbers, kind, tuple(_once(told)))


def _once(told: Iterable[Said]) -> Iterator[Said]:
    """Each different thing once, with all its voices: of three origins that disagree, each is set against the two others."""
    voices: dict[Said, dict[Voice, None]] = defaultdict(dict)
    for said in told:
        voices[replace(said, voices=())] |= dict.fromkeys(said.voices)
    for said, named in voices.items():
        yield replace(said, voices=tuple(named))


def _by_claims(
    involved: Iterable[Claim], parties: Sequence[str], origins: Sequence[EventOrigin], actors: ActorList
) -> Iterator[Said]:
    """Each different thing that is said, once, with everybody who says it."""
    groups: dict[Said, list[Claim]] = defaultdict(list)
    for claim in involved:
        what = Said((), claim.field, claim.quantity, claim.group, claim.value, claim.side)
        groups[what].append(claim)
    for said, claims in groups.items():
        voices = voices_of(claims, parties, actors, origins)
        yield Said(voices, said.field, said.quantity, said.group, said.value, said.side)


def _by_words(
    contradiction: Contradiction, keys: Mapping[str, str], origins: Sequence[EventOrigin]
) -> Iterator[Said]:
    relaying = {document: origin_voice(origin) for origin in origins for document in origin.documents}
    voices: dict[str, dict[str, Voice]] = defaultdict(dict)
    for passage in contradiction.passages:
        voice = relaying.get(keys.get(passage.document, ""))
        words = " ".join(passage.span.text.split())
        voices[words] |= {voice.name: voice} if voice else {}
    for words, named in voices.items():
        yield Said(tuple(named.values()), words=words)

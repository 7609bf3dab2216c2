"""Claims that cannot both hold, typed; every one keeps the claims of all sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.domain.actor import ActorMention
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import Contradiction, ContradictionType, Passage
from firsthand.domain.report import Role, Side
from firsthand.domain.values.quantity import Operator
from firsthand.events.evidence import Evidence
from firsthand.events.figures import rows
from firsthand.events.frames import Frame
from firsthand.events.fuse import agree, by_origin
from firsthand.events.geography import places_meet
from firsthand.events.happenings import Happening
from firsthand.events.messages import ATTACKERS, COUNTS, NO_DAY, ONE_ORIGIN, ONE_TEXT, PLACES, WHOSE_LOSSES
from firsthand.events.parties import Sides, accused
from firsthand.events.within import counts_within, days_within, of_claims, of_happenings


def contradictions(
    weighed: Sequence[Evidence],
    told: Sequence[Happening],
    outvoted: Iterable[str],
    sides: Sides,
    frames: Mapping[str, Frame],
) -> tuple[Contradiction, ...]:
    """All contradictions of an incident, sorted by type and claims.

    Args:
        weighed: the claims.
        told: the asserted happenings.
        outvoted: keys of documents whose day the calendar set aside.
        sides: the parties.
        frames: the documents.
    """
    found = (
        *_counts(weighed, sides),
        *counts_within(weighed, sides, frames),
        *_confirmations(weighed, frames),
        *_outcomes(weighed),
        *_places(told),
        *_dates(told, frozenset(outvoted), frames),
        *days_within(told, frames),
        *_actors(weighed, told),
        *_accused(told),
    )
    return tuple(sorted(found, key=lambda item: (item.type, item.claims, item.note)))


def _counts(weighed: Sequence[Evidence], sides: Sides) -> Iterator[Contradiction]:
    """Latest figures of two origins that no true count satisfies. A revision by one origin is history."""
    claims = {item.claim.id: item.claim for item in weighed}
    for row in rows(weighed, sides):
        figures = [figure for figure in by_origin(row, sides) if figure.quantity.op is not Operator.VAGUE]
        for a, b in combinations(figures, 2):
            if a.origin.id != b.origin.id and not agree(a, b):
                note = COUNTS(group=row.group, kind=row.field, a=a.origin.name, b=b.origin.name)
                yield of_claims(
                    ContradictionType.COUNT, (claims[name] for name in (*a.claims, *b.claims)), note
                )


def _confirmations(weighed: Sequence[Evidence], frames: Mapping[str, Frame]) -> Iterator[Contradiction]:
    """Casualties told as confirmed and as unconfirmed: inside one text, else between texts of one origin
    of which neither is known to be later.
    """
    said = [item for item in weighed if item.claim.field is Field.CONFIRMATION]
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for item in said:
        by_document[item.claim.document].append(item.claim)
    inside = {key: claims for key, claims in by_document.items() if len(_values(claims)) > 1}
    for key in sorted(inside):
        note = ONE_TEXT(document=frames[key].document.id)
        yield of_claims(ContradictionType.CONFIRMATION, inside[key], note)
    if inside:
        return
    by_origin_day: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for item in said:
        by_origin_day[item.origin.id, str(item.told)].append(item.claim)
    for _, claims in sorted(by_origin_day.items()):
        if len(_values(claims)) > 1:
            note = ONE_ORIGIN()
            yield of_claims(ContradictionType.CONFIRMATION, claims, note)


def _values(claims: Iterable[Claim]) -> set[str | None]:
    return {claim.value for claim in claims}


def _outcomes(weighed: Sequence[Evidence]) -> Iterator[Contradiction]:
    """Rewrites of one text that disagree on whose casualties it told: some say the attackers suffered
    them, others that they inflicted them or leave it open.
    """
    families: dict[str, list[Claim]] = defaultdict(list)
    for item in weighed:
        claim = item.claim
        if claim.field is Field.CASUALTIES and claim.quantity and claim.quantity.op is Operator.VAGUE:
            families[item.family].append(claim)
    for _, claims in sorted(families.items()):
        own = {claim.document for claim in claims if claim.side is Side.INITIATOR}
        others = {claim.document for claim in claims} - own
        if own and others:
            part = (claim for claim in claims if claim.side is Side.INITIATOR or claim.document in others)
            note = WHOSE_LOSSES()
            yield of_claims(ContradictionType.OUTCOME, part, note)


def _places(told: Sequence[Happening]) -> Iterator[Contradiction]:
    for a, b in combinations(told, 2):
        if a.place is not None and b.place is not None and not places_meet(a.place, b.place):
            note = PLACES(a=a.place.name, b=b.place.name)
            yield of_happenings(ContradictionType.PLACE, (a, b), (*_sites(a), *_sites(b)), note)


def _dates(
    told: Sequence[Happening], outvoted: frozenset[str], frames: Mapping[str, Frame]
) -> Iterator[Contradiction]:
    apart = [happening for happening in told if frames[happening.document].copies in outvoted]
    rest = [happening for happening in told if happening not in apart and happening.when.is_told]
    if apart and rest:
        names = ", ".join(sorted({frames[happening.document].document.id for happening in apart}))
        note = NO_DAY(names=names)
        days = (
            Passage(happening.document, mention.expression.span)
            for happening in (*apart, *rest)
            for mention in happening.dates
        )
        yield of_happenings(ContradictionType.DATE, (*apart, *rest), days, note)


def _actors(weighed: Sequence[Evidence], told: Sequence[Happening]) -> Iterator[Contradiction]:
    """Two named parties, each told as the attacker by documents that do not name the other."""
    naming: dict[str, set[str]] = defaultdict(set)
    for happening in told:
        for actor in happening.actors(Role.INITIATOR):
            if not actor.startswith("generic:"):
                naming[actor].add(happening.document)
    origins: dict[str, set[str]] = defaultdict(set)
    for item in weighed:
        origins[item.claim.document].add(item.origin.id)
    for happening in told:
        if not origins[happening.document]:  # it claims nothing: its family speaks for it
            origins[happening.document].add(happening.family)
    for a, b in combinations(sorted(naming), 2):
        if naming[a] & naming[b]:
            continue
        of_a = {origin for key in naming[a] for origin in origins[key]}
        of_b = {origin for key in naming[b] for origin in origins[key]}
        if of_a != of_b:
            involved = [happening for happening in told if happening.document in naming[a] | naming[b]]
            note = ATTACKERS(a=a, b=b)
            words = (
                Passage(happening.document, mention.span)
                for happening in involved
                for role, mention in happening.parties
                if role is Role.INITIATOR and mention.actor in (a, b)
            )
            yield of_happenings(ContradictionType.ACTOR, involved, words, note)


def _accused(told: Sequence[Happening]) -> Iterator[Contradiction]:
    """Two sides that accuse each other: each is told as the attacker, and as one of whom that is not said (`reports/accused.py`)."""
    by_pair: dict[tuple[str, str], list[tuple[Happening, list[ActorMention]]]] = defaultdict(list)
    for happening in told:
        both = accused(happening)
        for a, b in combinations(sorted({mention.actor for mention in both if mention.actor}), 2):
            by_pair[a, b].append((happening, [mention for mention in both if mention.actor in (a, b)]))
    for (a, b), accusing in sorted(by_pair.items()):
        words = (Passage(happening.document, m.span) for happening, mentions in accusing for m in mentions)
        note = ATTACKERS(a=a, b=b)
        yield of_happenings(ContradictionType.ACTOR, [happening for happening, _ in accusing], words, note)


def _sites(happening: Happening) -> Iterator[Passage]:
    """The words that name its place."""
    return (Passage(happening.document, span) for span, place in happening.sites if place == happening.place)

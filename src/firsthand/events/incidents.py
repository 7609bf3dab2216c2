"""Drafts turned into events: every field fused, graded and traced to its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.claim import Claim
from firsthand.domain.event import DocumentRole, Event, EventDate, EventDocument, Grade
from firsthand.domain.origin import Lineage
from firsthand.domain.report import Status
from firsthand.domain.values.place import Place
from firsthand.events.calendar import Solution
from firsthand.events.contradictions import contradictions
from firsthand.events.denials import standing
from firsthand.events.drafts import Draft
from firsthand.events.evidence import Evidence, evidence, origins
from firsthand.events.frames import Frame
from firsthand.events.fuse import fuse
from firsthand.events.grade import grade
from firsthand.events.happenings import Happening
from firsthand.events.kinds import ATTACK, kind
from firsthand.events.overrules import overrule_event
from firsthand.events.parties import answered_for, parties, sides
from firsthand.events.rulings import Rulings
from firsthand.events.timing import precision
from firsthand.events.tolls import tolls
from firsthand.events.vocabulary import Actors, EventTypes


@dataclass(frozen=True)
class Background:
    """Everything an incident is fused with beside its own reports."""

    frames: Mapping[str, Frame]
    lineage: Lineage
    rulings: Rulings
    types: EventTypes
    actors: Actors


def incident(
    draft: Draft,
    solution: Solution,
    identity: tuple[str, tuple[str, ...]],
    wholes: Sequence[Happening],
    background: Background,
) -> Event:
    """Fuse one draft.

    Args:
        draft: the reports.
        solution: its days.
        identity: id and redirects.
        wholes: the concerted actions it is a part of. What is claimed of a whole counts as evidence that
            the incident took place and says who claims it, but gives it no figures.
        background: everything else.
    """
    frames, rulings = background.frames, background.rulings
    denied = [happening for happening in draft.recalled if happening.status is Status.DENIED]
    recalled = [happening for happening in draft.recalled if happening.status is not Status.DENIED]
    every = evidence((*draft.told, *recalled), frames, background.lineage, rulings)
    left = standing(every, draft.told, denied, frames, background.lineage, rulings)
    own = left.evidence
    shared = evidence(wholes, frames, background.lineage, rulings)
    weighed = [*own, *shared]
    claims = [item.claim for item in weighed]
    named = parties(draft.told, claims, background.actors)
    code = kind(draft.told, [item.claim for item in own], named, background.types)
    if code == ATTACK:
        named = parties(draft.told, claims, background.actors, unarmed=True)
    two_sides = sides(named, claims, background.actors)
    told_by = origins(weighed, left.told, frames, background.lineage)
    found = contradictions(own, draft.told, solution.outvoted, two_sides, frames)
    fused = fuse(own, two_sides)
    event = Event(
        id=identity[0],
        event_type=code,
        date=EventDate(solution.possible, precision(solution.possible), tuple(solution.because)),
        place=place(draft.told),
        actors=named,
        casualties=fused,
        tolls=tolls(own, fused, (*left.told, *recalled), two_sides, frames, background.lineage, rulings),
        claimed_by=answered_for(named, claims, background.actors),
        grade=grade(weighed, told_by, found, two_sides, is_denied=left.is_denied),
        documents=documents(draft, frames),
        origins=told_by,
        claims=_in_text_order(every),
        contradictions=found,
        reports=draft.reports,
        redirects=identity[1],
        decisions=rulings.ids_about(
            (*draft.reports, *draft.judged_as, *_claim_ids((*draft.happenings, *wholes)))
        ),
        anchor=anchor(draft.told, frames),
        first_seen=min(frames[told.document].document.captured_at for told in draft.happenings),
        updated=max(frames[told.document].document.captured_at for told in draft.happenings),
    )
    if left.is_withdrawn:
        event = replace(event, grade=Grade.DISCOUNTED)
    return overrule_event(event, draft.judged_as, rulings)


def anchor(told: Sequence[Happening], frames: Mapping[str, Frame]) -> str:
    """What decisions about an incident name: its earliest report, rather one that tells of it alone than one of a concerted action."""
    first = min(
        told,
        key=lambda item: (
            item.operation is not None,
            frames[item.document].told or date.max,
            frames[item.document].document.captured_at,
            item.key,
        ),
    )
    return first.judged_as[0]


def place(told: Sequence[Happening]) -> Place | None:
    """The place most documents give among the finest; of equally many the one with the smaller radius.

    Rewrites of one text count once, so that a copied error does not outvote an independent report.
    """
    votes: dict[Place, set[str]] = {}
    for happening in told:
        if happening.place is not None:
            votes.setdefault(happening.place, set()).add(happening.family)
    texts = Counter(spot for spot, _ in {(item.place, item.text) for item in told if item.place is not None})
    return min(
        votes,
        key=lambda spot: (
            not spot.is_local,
            spot.precision,
            -len(votes[spot]),
            -texts[spot],
            spot.radius_km,
            spot.entry or "",
            spot.name,
            spot.lat,
            spot.lon,
        ),
        default=None,
    )


def documents(draft: Draft, frames: Mapping[str, Frame]) -> tuple[EventDocument, ...]:
    """The documents of an incident, by the id they were given; one that reports and recalls it reports it."""
    roles = {told.document: DocumentRole.MENTIONS for told in draft.recalled}
    roles |= {told.document: DocumentRole.REPORTS for told in draft.told}
    listed = (EventDocument(frames[key].document.id, key, role) for key, role in roles.items())
    return tuple(sorted(listed, key=lambda document: (document.id, document.key)))


def _claim_ids(happenings: Iterable[Happening]) -> set[str]:
    """Ids of all that is claimed, also of what a reviewer rejected."""
    return {claim.id for happening in happenings for claim in happening.claims}


def _in_text_order(weighed: Iterable[Evidence]) -> tuple[Claim, ...]:
    claims = (item.claim for item in weighed)
    return tuple(sorted(claims, key=lambda claim: (claim.document, claim.span, claim.id)))

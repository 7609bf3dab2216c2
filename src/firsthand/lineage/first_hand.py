"""The first hand of each claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from firsthand.domain.addresses import host_of
from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.document import Document
from firsthand.domain.origin import Origin, OriginKind
from firsthand.knowledge.roles import person
from firsthand.lineage.credits import OriginNames, credited_wires, known_origin
from firsthand.lineage.shingles import fold_words

_WRITERS = (OriginKind.OUTLET, OriginKind.WIRE)
"""Kinds of origins that assert in their own words what a page of theirs credits to nobody."""

Age = tuple[date, datetime, str]

PartyName = Callable[[str], str | None]
"""Gives the name of an actor by its id, None for one that is not known."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What one document tells of where its family's assertions come from.

    Attributes:
        age: day of publication, else of capture; time of capture; key.
        wires: the wire services that it credits, by id.
        outlet: who published it.
        published: day of publication, None where not known.
    """

    age: Age
    wires: tuple[Origin, ...]
    outlet: Origin
    published: date | None


def hand(extraction: Extraction, origins: OriginNames) -> Hand:
    """The hand of a document. An outlet is known by its name, else by its site; without either, by the key of the document."""
    document = extraction.document
    name = document.outlet or _host(document.url)
    wires = credited_wires(extraction, origins)
    return Hand(
        age=_age(document),
        wires=tuple(wires[key] for key in sorted(wires)),
        outlet=_outlet(name)
        if name
        else Origin(f"outlet:{document.key}", PurePath(document.id).name, OriginKind.OUTLET),
        published=document.published.value if document.published else None,
    )


def family_origin(family: Iterable[Hand]) -> Origin:
    """The origin that a family's own assertions go back to.

    A wire service credited anywhere in the family, unless a page that credits none came out on an earlier day than all that credit it; of
    several, the one most documents credit. Else the
    outlet of the earliest document: earliest by publication day, then capture, then key. An outlet known
    by name is one origin however many documents it publishes (two articles of one newsroom are not
    independent).
    """
    hands = list(family)
    wires = {wire.id: wire for told in hands for wire in told.wires}
    first = min((told.published for told in hands if told.published and not told.wires), default=date.max)
    late = {key for key in wires if _first_credited(key, hands) > first}
    count = Counter(wire.id for told in hands for wire in told.wires if wire.id not in late)
    if count:
        return wires[min(count, key=lambda wire: (-count[wire], wire))]
    return min(hands, key=lambda told: told.age).outlet


def _first_credited(wire: str, hands: Iterable[Hand]) -> date:
    """The first day on which a page may have credited a wire: any, where one that does has no day."""
    days = (told.published for told in hands if any(origin.id == wire for origin in told.wires))
    return min((day or date.min for day in days), default=date.min)


def claim_origin(claim: Claim, family: Origin, origins: OriginNames, party: PartyName) -> Origin:
    """The origin of one claim, by the first rule that applies.

    1. The relay the claim itself credits ("cited by AFP"), known or not.
    2. A monitor that the claim credits, or a wire where the family credits none.
    3. The family's wire: what a rewrite of a wire story tells, a party's statement included, reached it
       through that story, and counting the party as a second hand would count one reporter twice.
    4. The party that speaks, itself or through a service of its own ("Az-Zallaqa"), where no wire stands between and it
       has a name ("police" or "residents" of somewhere are no one party: two texts may mean different ones).
    5. A person whom the text names by office or calling: "the mayor of Mora", "resident Awa Diallo" (see `RoleList.person`).
    6. The outlet that has it first.
    """
    if claim.relay:
        return known_origin(claim.relay, origins) or _outlet(claim.relay)
    known = known_origin(claim.origin, origins) if claim.origin else None
    if known is not None and known.kind in (OriginKind.MONITOR, OriginKind.OFFICIAL, OriginKind.WIRE):
        return known
    if family.kind is OriginKind.WIRE:
        return family
    actor = known.actor if known is not None and known.actor else claim.claimant_actor
    if actor and not actor.startswith("generic:"):
        name = party(actor) or claim.origin or claim.claimant or actor
        return Origin(f"party:{actor}", name, OriginKind.PARTY, actor)
    return known or (person(claim.claimant) if claim.claimant else None) or family


def echoes(told: Sequence[tuple[Claim, Origin]]) -> list[tuple[Claim, Origin]]:
    """The claims of one document with their origins, where a figure that the writer gives in their own words and a voice in the same text gives
    too is that voice's: the head of a story repeats what is credited below, and the writer, outlet or wire, is no second hand for it.
    """
    voices: dict[tuple[Field, int | None], Origin] = {
        (claim.field, claim.quantity.value): origin
        for claim, origin in reversed(told)
        if origin.kind not in _WRITERS and claim.quantity is not None and claim.quantity.value is not None
    }
    return [
        (claim, voices.get((claim.field, claim.quantity.value), origin))
        if origin.kind in _WRITERS and not claim.claimant and not claim.relay and claim.quantity is not None
        else (claim, origin)
        for claim, origin in told
    ]


def spelled(extraction: Extraction, origins: OriginNames, party: PartyName) -> dict[str, str]:
    """The names that a document gives to origins that no list knows, by id: its outlet, unknown relays, parties without a name of ours."""
    own = hand(extraction, origins).outlet
    found = {own.id: own.name}
    for claim in extraction.claims:
        origin = claim_origin(claim, own, origins, party)
        is_listed = (
            origin.actor is not None and party(origin.actor) is not None
            if origin.kind is OriginKind.PARTY
            else not origin.id.startswith(("outlet:", "official:", "witness:"))
        )
        if not is_listed:
            found.setdefault(origin.id, origin.name)
    return found


def _outlet(name: str) -> Origin:
    return Origin(f"outlet:{'-'.join(fold_words(name))}", name, OriginKind.OUTLET)


def _host(url: str | None) -> str | None:
    """The site an address is on, without "www."."""
    return host_of(url).removeprefix("www.") or None


def _age(document: Document) -> Age:
    day = document.published.value if document.published else document.captured_at.date()
    return day, document.captured_at, document.key

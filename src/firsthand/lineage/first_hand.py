"""The first hand of each claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.document import Document
from firsthand.domain.origin import Origin, OriginKind
from firsthand.lineage.credits import OriginNames, credited_wires, known_origin
from firsthand.lineage.shingles import fold_words


def family_origin(family: Sequence[Extraction], origins: OriginNames) -> Origin:
    """The origin that a family's own assertions go back to.

    A wire service credited anywhere in the family; of several, the one most documents credit. Else the
    outlet of the earliest document: earliest by publication day, then capture, then key. An outlet known
    by name is one origin however many documents it publishes (two articles of one newsroom are not
    independent), known by its site where it has no name; without either, by the key of that document.
    """
    wires: dict[str, Origin] = {}
    count: Counter[str] = Counter()
    for extraction in family:
        credited = credited_wires(extraction, origins)
        wires |= credited
        count.update(credited.keys())
    if count:
        return wires[_most_common(count)]
    document = min((extraction.document for extraction in family), key=_age)
    name = document.outlet or _host(document.url)
    if name:
        return _outlet(name)
    return Origin(f"outlet:{document.key}", PurePath(document.id).name, OriginKind.OUTLET)


def claim_origin(claim: Claim, family: Origin, origins: OriginNames, parties: Mapping[str, str]) -> Origin:
    """The origin of one claim, by the first rule that applies.

    1. The relay the claim itself credits ("cited by AFP"), known or not.
    2. A monitor that the claim credits, or a wire where the family credits none.
    3. The family's wire: what a rewrite of a wire story tells, a party's statement included, reached it
       through that story, and counting the party as a second hand would count one reporter twice.
    4. The party that speaks, where no wire stands between and it has a name ("police" or "residents" of
       somewhere are no one party: two texts may mean different ones).
    5. The outlet that has it first.
    """
    if claim.relay:
        return known_origin(claim.relay, origins) or _outlet(claim.relay)
    known = known_origin(claim.origin, origins) if claim.origin else None
    if known is not None and known.kind in (OriginKind.MONITOR, OriginKind.OFFICIAL, OriginKind.WIRE):
        return known
    if family.kind is OriginKind.WIRE:
        return family
    if claim.claimant_actor and not claim.claimant_actor.startswith("generic:"):
        return Origin(
            f"party:{claim.claimant_actor}",
            parties.get(claim.claimant_actor, claim.claimant_actor),
            OriginKind.PARTY,
            claim.claimant_actor,
        )
    return known or family


def party_names(extractions: Sequence[Extraction]) -> dict[str, str]:
    """A name for each party that speaks: what its claims call their origin or claimant most often."""
    names: dict[str, Counter[str]] = {}
    for extraction in extractions:
        for claim in extraction.claims:
            if claim.claimant_actor:
                name = claim.origin or claim.claimant or claim.claimant_actor
                names.setdefault(claim.claimant_actor, Counter())[name] += 1
    return {actor: _most_common(count) for actor, count in names.items()}


def _most_common(count: Counter[str]) -> str:
    return min(count, key=lambda name: (-count[name], name))


def _outlet(name: str) -> Origin:
    return Origin(f"outlet:{'-'.join(fold_words(name))}", name, OriginKind.OUTLET)


def _host(url: str | None) -> str | None:
    """The site an address is on, without "www."."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _age(document: Document) -> tuple[date, datetime, str]:
    day = document.published.value if document.published else document.captured_at.date()
    return day, document.captured_at, document.key

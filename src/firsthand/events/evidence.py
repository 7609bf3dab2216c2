"""Claims with what is known of where they come from: what fusion, grading and contradictions weigh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.claim import Claim
from firsthand.domain.event import DocumentRole, EventOrigin
from firsthand.domain.origin import Lineage, Origin, OriginKind
from firsthand.domain.report import Status
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening
from firsthand.events.overruled_claims import overrule_claim
from firsthand.events.risen import has_risen
from firsthand.events.rulings import Rulings


@dataclass(frozen=True)
class Evidence:
    """One claim in its context.

    Attributes:
        claim: the claim.
        origin: its first hand.
        role: whether its document reports the incident or recalls it.
        text: first key of the group of near-equal texts that the document belongs to.
        family: first key of the document's family.
        told: first day known for that text, None where no copy carries a date.
        has_risen: whether its text says that the toll rose to the number it gives.
    """

    claim: Claim
    origin: Origin
    role: DocumentRole
    text: str
    family: str
    told: date | None
    has_risen: bool = False

    @property
    def counts(self) -> bool:
        """Whether the claim brings an origin of its own. A text that recalls an incident in passing and
        credits nobody repeats what others reported: its outlet is no new hand.
        """
        return self.role is DocumentRole.REPORTS or self.origin.kind is not OriginKind.OUTLET


def evidence(
    happenings: Iterable[Happening], frames: Mapping[str, Frame], lineage: Lineage, rulings: Rulings
) -> list[Evidence]:
    """The claims of some happenings, sorted by id, without those that a reviewer rejected."""
    found: dict[str, Evidence] = {}
    for happening in happenings:
        frame = frames[happening.document]
        is_told = happening.status is Status.ASSERTED
        for claim in happening.claims:
            if claim.id not in rulings.rejected:
                origin = origin_of(claim.id, happening.document, lineage)
                settled = origin.name if is_told or origin.kind is not OriginKind.OUTLET else None
                found[claim.id] = Evidence(
                    claim=replace(overrule_claim(claim, rulings), origin=settled),
                    origin=origin,
                    role=DocumentRole.REPORTS if is_told else DocumentRole.MENTIONS,
                    text=frame.copies,
                    family=frame.family,
                    told=frame.told,
                    has_risen=claim.field.is_count and has_risen(frame.document.text, claim.span),
                )
    return [found[key] for key in sorted(found)]


def origin_of(claim: str | None, document: str, lineage: Lineage) -> Origin:
    """The settled origin of a claim, or of what a document asserts by itself."""
    settled = lineage.origin_of.get(claim) if claim is not None else None
    settled = settled or lineage.document_origin.get(document)
    if settled is None or settled not in lineage.origins:
        return Origin(f"outlet:{document}", document, OriginKind.OUTLET)
    return lineage.origins[settled]


def origins(
    weighed: Sequence[Evidence], told: Iterable[Happening], frames: Mapping[str, Frame], lineage: Lineage
) -> tuple[EventOrigin, ...]:
    """The independent origins of an incident with the documents that relay each, sorted by id.

    Beside the origins of the claims: the origin of each reporting document that makes no claim of its own.
    """
    known: dict[str, Origin] = {}
    documents: dict[str, set[str]] = {}
    claiming = set()
    for item in weighed:
        if item.counts:
            known[item.origin.id] = item.origin
            documents.setdefault(item.origin.id, set()).add(frames[item.claim.document].document.id)
            claiming.add(item.claim.document)
    for key in sorted({happening.document for happening in told} - claiming):
        origin = origin_of(None, key, lineage)
        known[origin.id] = origin
        documents.setdefault(origin.id, set()).add(frames[key].document.id)
    return tuple(EventOrigin(key, known[key].name, tuple(sorted(documents[key]))) for key in sorted(known))

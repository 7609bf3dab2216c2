"""The lineage stage: documents to families, claims to first hands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.domain.claim import Extraction
from firsthand.domain.origin import Lineage, Origin
from firsthand.lineage.candidates import candidates
from firsthand.lineage.compare import Traces, compare
from firsthand.lineage.credits import OriginNames, credited_wires
from firsthand.lineage.families import families, kin
from firsthand.lineage.first_hand import claim_origin, family_origin, party_names
from firsthand.lineage.quotations import quotations
from firsthand.lineage.shingles import wording


def trace(extractions: Sequence[Extraction], *, origins: OriginNames) -> Lineage:
    """Find who rewrites whom, and settle the origin of every claim.

    The result does not depend on the order of the extractions. Where one document is given twice, the
    last reading counts.

    Args:
        extractions: one per document.
        origins: wire services and monitors, by any alias.
    """
    held = {extraction.document.key: extraction for extraction in extractions}
    held = {key: held[key] for key in sorted(held)}
    traces = {key: _traces(extraction, origins) for key, extraction in held.items()}
    found = (
        compare(a, traces[a], b, traces[b])
        for a, b in candidates({key: trace.wording for key, trace in traces.items()})
    )
    edges = tuple(edge for edge in found if edge is not None)
    groups = families(held, edges)
    parties = party_names(list(held.values()))
    registry: dict[str, Origin] = {}
    origin_of: dict[str, str] = {}
    document_origin: dict[str, str] = {}
    for group in groups:
        family = [held[key] for key in group]
        own = family_origin(family, origins)
        registry[own.id] = own
        for extraction in family:
            document_origin[extraction.document.key] = own.id
            for claim in extraction.claims:
                origin = claim_origin(claim, own, origins, parties)
                registry.setdefault(origin.id, origin)
                origin_of[claim.id] = origin.id
    documents = {key: extraction.document for key, extraction in held.items()}
    return Lineage(
        families=groups,
        edges=edges,
        kin=kin(documents, groups, edges),
        origins=dict(sorted(registry.items())),
        origin_of=origin_of,
        document_origin=document_origin,
    )


def _traces(extraction: Extraction, origins: OriginNames) -> Traces:
    document = extraction.document
    return Traces(
        language=document.language,
        wording=wording(document),
        quotes=quotations(document.text),
        wires=frozenset(credited_wires(extraction, origins)),
        facts=frozenset(_facts(extraction)),
    )


def _facts(extraction: Extraction) -> Iterator[str]:
    """Figures with their kind, and places by gazetteer entry, as comparable strings."""
    for claim in extraction.claims:
        if claim.quantity is not None and claim.quantity.value is not None:
            yield f"{claim.field} {claim.quantity.value}"
    for mention in extraction.places:
        if mention.place is not None:
            yield f"place {mention.place.entry or mention.place.name}"

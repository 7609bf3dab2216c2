"""Who a document credits, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from firsthand.domain.claim import Extraction
from firsthand.domain.origin import Origin, OriginKind
from firsthand.domain.values.span import Span


class OriginNames(Protocol):
    """The part of the list of known origins that lineage needs: wire services and monitors by any alias."""

    def match(self, name: str) -> Origin | None:
        """The origin known by this name, None for a name that is none."""
        ...

    def spot(self, text: str) -> tuple[tuple[Span, Origin], ...]:
        """The origins named in a text, in order."""
        ...


def known_origin(name: str, origins: OriginNames) -> Origin | None:
    """The origin that a credit names: the name itself, or the first inside it ("the Reuters news agency")."""
    return origins.match(name) or next((origin for _, origin in origins.spot(name)), None)


def credited_wires(extraction: Extraction, origins: OriginNames) -> dict[str, Origin]:
    """The wire services credited anywhere in a document, by id: in its credit line, its byline, as its
    outlet, as the relay of a voice, or as the origin of a claim.
    """
    wires = {}
    for name in _names(extraction):
        origin = known_origin(name, origins)
        if origin is not None and origin.kind is OriginKind.WIRE:
            wires[origin.id] = origin
    return wires


def _names(extraction: Extraction) -> Iterator[str]:
    document = extraction.document
    yield from document.credits
    yield from (name for name in (document.byline, document.outlet) if name)
    yield from (voice.relay.text for voice in extraction.voices if voice.relay)
    for claim in extraction.claims:
        yield from (name for name in (claim.relay, claim.origin) if name)

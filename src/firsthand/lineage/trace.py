"""The lineage stage over all documents at once."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.domain.claim import Extraction
from firsthand.domain.origin import Lineage
from firsthand.lineage.credits import OriginNames
from firsthand.lineage.first_hand import PartyName
from firsthand.lineage.register import Register
from firsthand.lineage.traces import SentenceVectors
from firsthand.models.vectors import bundled_vectors


def trace(
    extractions: Sequence[Extraction],
    *,
    origins: OriginNames,
    vectors: SentenceVectors | None = None,
    party: PartyName = lambda _: None,
) -> Lineage:
    """Find who rewrites whom, and settle the origin of every claim.

    The result does not depend on the order of the extractions. Where one document is given twice, the
    last reading counts.

    Args:
        extractions: one per document.
        origins: wire services and monitors, by any alias.
        vectors: gives sentences of one meaning near vectors; None for those that come with the package.
        party: names of actors; without one, a party has the name that the oldest document gives it.
    """
    held = {extraction.document.key: extraction for extraction in extractions}
    register = Register(origins, vectors or bundled_vectors(), held.__getitem__, party)
    for extraction in sorted(held.values(), key=_told):  # near in time, near in the cache
        register.put(extraction)
    register.settle()
    return register.lineage()


def _told(extraction: Extraction) -> tuple[str, str]:
    document = extraction.document
    day = document.published.value if document.published else document.captured_at.date()
    return day.isoformat(), document.key

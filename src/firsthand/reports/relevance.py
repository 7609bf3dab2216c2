"""A first look: how likely a document reports armed violence."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.domain.document import Document
from firsthand.domain.report import Report, Status

_NEWS = (Status.ASSERTED, Status.BACKGROUND, Status.AGGREGATE)


def relevance(document: Document, reports: Sequence[Report]) -> float:
    """Probability in 0 to 1 by a simple count: reports that tell of violence, weighed by how much of the text they fill.

    One asserted report with a figure gives about .8, none gives .02. A trained first look replaces this.
    """
    told = [r for r in reports if r.status in _NEWS and r.event_type]
    if not told:
        return 0.02
    weight = sum((1.0 if r.status is Status.ASSERTED else 0.4) + (1.0 if r.figures else 0.0) for r in told)
    density = len({r.sentence for r in told}) / max(len(document.sentences), 1)
    return round(min(0.99, 1 - 1 / (1 + weight * (0.6 + 2 * density))), 2)

"""What a person should look at, because it was decided by a bound and not by the evidence alone."""

from __future__ import annotations

from firsthand.domain.issue import Issue, Severity
from firsthand.events import messages as says

CROWDED = "crowded"
"""So many reports hang together that not every pair of them was compared."""


def crowded(event: str, told: int) -> Issue:
    """That an event was cut out of what hangs together without end.

    Args:
        event: its id.
        told: how often it is told.
    """
    message = says.CROWDED(told=told)
    return Issue(input=event, stage="events", code=CROWDED, message=message, severity=Severity.NOTE)

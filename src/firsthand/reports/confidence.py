"""How much in its sentence supports a report."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.domain.report import Argument, Figure, Role, Status


def confidence(
    status: Status, code: str | None, arguments: Sequence[Argument], figures: Sequence[Figure]
) -> float:
    """A documented count, not a trained probability: .5 for a trigger, more for each kind of support."""
    roles = {a.role for a in arguments}
    support = [
        Role.INITIATOR in roles,
        Role.TARGET in roles,
        Role.PLACE in roles,
        Role.DATE in roles,
        bool(figures),
    ]
    base = 0.5 if code else 0.4
    return (
        round(min(0.95, base + 0.09 * sum(support)), 2)
        if status is Status.ASSERTED
        else round(min(0.9, base + 0.05 * sum(support)), 2)
    )

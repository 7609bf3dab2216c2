"""Kinds of actors that can fight, and on whose side they stand where nothing else tells."""

from __future__ import annotations

from firsthand.domain.actor import ActorKind
from firsthand.domain.report import Role

STATE = frozenset({ActorKind.STATE_FORCE, ActorKind.INTERNATIONAL_FORCE})
"""Forces of a state or of several."""

NON_STATE = frozenset(
    {
        ActorKind.REBEL,
        ActorKind.MILITIA,
        ActorKind.COMMUNAL,
        ActorKind.UNKNOWN,
        ActorKind.PRIVATE_MILITARY,
    }
)
"""Armed groups, gunmen that nobody names among them."""

ARMED = STATE | NON_STATE
"""Everybody with arms."""

SWAPPED = {Role.INITIATOR: Role.TARGET, Role.TARGET: Role.INITIATOR}
"""The roles of a happening as its other side tells it."""


def camp(kind: ActorKind) -> str | None:
    """Forces of states stand together against armed groups where nothing else tells; others have no camp."""
    if kind in STATE:
        return "state"
    return "non-state" if kind in NON_STATE else None

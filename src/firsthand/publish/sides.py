"""The two sides of an incident and its dead in the terms of UCDP."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import Event, EventActor
from firsthand.domain.groups import UNARMED_GROUPS
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.phrases import parties

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_STATE = frozenset({ActorKind.STATE_FORCE, ActorKind.GOVERNMENT})
_GROUP = frozenset(
    {ActorKind.REBEL, ActorKind.MILITIA, ActorKind.COMMUNAL, ActorKind.PRIVATE_MILITARY, ActorKind.UNKNOWN}
)
_UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})


@dataclass(frozen=True)
class Sides:
    """Who fought whom.

    Attributes:
        violence: 1 state-based, 2 non-state, 3 one-sided, None where the sides do not tell.
        a, b: the first party of each side: the government in state-based conflict, who killed in one-sided violence, else who began.
        is_swapped: whether side a is who was acted upon.
    """

    violence: int | None
    a: EventActor | None
    b: EventActor | None
    is_swapped: bool = False


@dataclass(frozen=True)
class Deaths:
    """Everybody killed by side, as far as the figures add up; they sum to the best figure."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0


def sides(event: Event, codebook: Codebook) -> Sides:
    """The sides of an event and the type of violence.

    Type of violence (UCDP GED Codebook): state-based where a government is a side and the other is a government or an organised group; non-state
    between two groups of which none is a government; one-sided where a government or a group kills civilians. The parties decide; where one of them
    is not known, the type of the event does if it has one kind of violence only.
    """
    first, second = parties(event, Role.INITIATOR), parties(event, Role.TARGET)
    a, b = _first(first), _first(second)
    coded = codebook.get(event.event_type).ucdp_violence
    if coded is None:
        return Sides(None, a, b)
    if (
        second
        and any(actor.kind in _UNARMED for actor in second)
        and (coded == ONE_SIDED or not _armed(second))
    ):
        return Sides(ONE_SIDED, a, next(actor for actor in second if actor.kind in _UNARMED))
    a, b = _first(sorted(first, key=_rank)), _first(sorted(second, key=_rank))
    if a and b and a.kind in _STATE | _GROUP and b.kind in _STATE | _GROUP:
        if a.kind in _GROUP and b.kind in _GROUP:
            return Sides(NON_STATE, a, b)
        swapped = a.kind not in _STATE
        return Sides(STATE_BASED, b if swapped else a, a if swapped else b, swapped)
    return Sides(coded or None, a, b)


def deaths(event: Event, found: Sides, best: int) -> Deaths:
    """The dead by side.

    Figures by group and side that come to more than the best figure of everybody overlap: then nobody is put on a side.

    Args:
        event: the event.
        found: its sides.
        best: everybody killed.
    """
    a = b = civilians = 0
    target_is_unarmed = found.violence == ONE_SIDED and not _armed(parties(event, Role.TARGET))
    for row in event.casualties:
        count = row.best or row.low
        if row.kind is not CasualtyKind.KILLED or not count:
            continue
        if row.group in UNARMED_GROUPS or (target_is_unarmed and row.side is Side.TARGET):
            civilians += count
        elif row.side is (Side.TARGET if found.is_swapped else Side.INITIATOR):
            a += count
        elif (
            row.side is (Side.INITIATOR if found.is_swapped else Side.TARGET) and found.violence != ONE_SIDED
        ):
            b += count
    known = a + b + civilians
    return Deaths(a, b, civilians, best - known) if known <= best else Deaths(unknown=best)


def is_state(actor: EventActor | None) -> bool:
    """Whether a party is a government or one of its forces."""
    return actor is not None and actor.kind in _STATE


def _first(side: list[EventActor]) -> EventActor | None:
    return side[0] if side else None


def _rank(actor: EventActor) -> int:
    """Governments first, then groups: where several stand on a side, the row is about the first."""
    return 0 if actor.kind in _STATE else 1 if actor.kind in _GROUP else 2


def _armed(side: list[EventActor]) -> bool:
    return any(actor.kind not in _UNARMED for actor in side)

"""A party's count of its enemy's losses: kept and named, and never what sets a figure where somebody else counts."""

from __future__ import annotations

from firsthand.domain.groups import ANYONE, ARMED_GROUPS, STATE_GROUPS, UNARMED_GROUPS
from firsthand.domain.report import Side
from firsthand.events.evidence import Evidence
from firsthand.events.parties import ATTACKERS, Sides, speaks_for, state_of

_OF_A_STATE = frozenset({"generic:soldiers", "generic:police"})
"""Descriptions of the forces of a state."""


def is_boast(item: Evidence, sides: Sides) -> bool:
    """Whether a party counts its enemy's losses. Who counts civilians whom they harmed admits it.

    An armed group that says how many it killed, and nothing of who they were, counts its enemy's too. A description that speaks ("rebels say they
    killed 84", "the army said it killed 20") is on the side of the armed groups, or of the states, where only one side has any. Where no text tells
    who did it, a state that counts fighters ("twenty terrorists were killed, the army said"), or armed men who count soldiers, count their enemy's.
    """
    speaker, claim = item.claim.claimant_actor or item.origin.actor, item.claim
    if speaker is None or speaker == claim.actor or claim.group in UNARMED_GROUPS:
        return False
    began, struck = speaks_for(speaker, sides.initiators), speaks_for(speaker, sides.targets)
    if not (began or struck) and speaker in ATTACKERS | _OF_A_STATE:
        own = sides.rebels if speaker in ATTACKERS else sides.state
        began, struck = own is Side.INITIATOR, own is Side.TARGET
    if not (began or struck or sides.initiators):
        return claim.side is not Side.INITIATOR and _are_enemies(speaker, claim.group)
    if claim.side is Side.UNKNOWN and claim.group in ANYONE:
        return began and sides.rebels is Side.INITIATOR
    return (claim.side is Side.TARGET and began) or (claim.side is Side.INITIATOR and struck)


def _are_enemies(speaker: str, group: str | None) -> bool:
    """Whether people of a group fight against whoever speaks, by what both are called."""
    if speaker in _OF_A_STATE or state_of(speaker) is not None:
        return group in ARMED_GROUPS
    return speaker in ATTACKERS and group in STATE_GROUPS

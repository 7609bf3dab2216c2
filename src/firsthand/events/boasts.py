"""A party's count of its enemy's losses: kept and named, and never what sets a figure where somebody else counts."""

from __future__ import annotations

from firsthand.domain.groups import ANYONE, UNARMED_GROUPS
from firsthand.domain.report import Side
from firsthand.events.evidence import Evidence
from firsthand.events.parties import ATTACKERS, Sides, speaks_for


def is_boast(item: Evidence, sides: Sides) -> bool:
    """Whether a party counts its enemy's losses. Who counts civilians whom they harmed admits it.

    An armed group that says how many it killed, and nothing of who they were, counts its enemy's too. A description that speaks ("rebels say they killed 84") is on the side of the armed groups, where only one side has any.
    """
    speaker, claim = item.claim.claimant_actor or item.origin.actor, item.claim
    if speaker is None or speaker == claim.actor or claim.group in UNARMED_GROUPS:
        return False
    began, struck = speaks_for(speaker, sides.initiators), speaks_for(speaker, sides.targets)
    if not (began or struck) and speaker in ATTACKERS:
        began, struck = sides.rebels is Side.INITIATOR, sides.rebels is Side.TARGET
    if claim.side is Side.UNKNOWN and claim.group in ANYONE:
        return began and sides.rebels is Side.INITIATOR
    return (claim.side is Side.TARGET and began) or (claim.side is Side.INITIATOR and struck)

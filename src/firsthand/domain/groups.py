"""The groups that people are counted in (`Claim.group`), by what they have in common.

A language names them by its `ConflictWords.persons` and `groups`.
"""

from __future__ import annotations

from typing import Final

BY_AGE_OR_SEX: Final = frozenset({"children", "women"})
"""Groups of which there are some among any others."""

CIVILIAN_GROUPS: Final = BY_AGE_OR_SEX | {"civilians"}
"""Groups of civilians, those apart whom an agency employs."""

UNARMED_GROUPS: Final = CIVILIAN_GROUPS | {"aid-workers"}
"""Groups that are nobody's fighters."""

STATE_GROUPS: Final = frozenset({"soldiers", "police"})
"""Groups that are the people of a state."""

ARMED_GROUPS: Final = frozenset({"militants"})
"""Groups that are the people of an armed group."""

FIGHTERS: Final = ARMED_GROUPS | {"militia", "mercenaries"}
"""Groups that bear arms and are not the people of a state by their name."""

WITH_ARMS: Final = STATE_GROUPS | FIGHTERS | {"peacekeepers"}
"""Groups that bear arms."""

ANYONE: Final = frozenset({None, "persons"})
"""Groups that say nothing of whose people were counted."""

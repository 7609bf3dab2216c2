"""Whose people a figure counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.report import Figure
from firsthand.languages.base.pack import LanguagePack

PERSONS = "persons"
"""Group of a figure whose words do not say who is counted."""

_GROUP_OF_KIND = {
    ActorKind.CIVILIANS: "civilians",
    ActorKind.REBEL: "militants",
    ActorKind.PRIVATE_MILITARY: "mercenaries",
    ActorKind.MILITIA: "militia",
    ActorKind.STATE_FORCE: "soldiers",
    ActorKind.INTERNATIONAL_FORCE: "peacekeepers",
}

_OFFICERS = re.compile(r"\bofficers?$", re.IGNORECASE)
_ARMY = re.compile(r"\b(?:army|military|naval|navy|air\sforce|commissioned|intelligence)\b", re.IGNORECASE)
_SOLDIERS = re.compile(
    r"arm(?:y|ies|ed)\b|soldier|troop|militar|navy|\bair\sforce|marine|infantry|forces", re.IGNORECASE
)
_POLICE = re.compile(r"police|gendarm|constab", re.IGNORECASE)


def group_of(figure: Figure, pack: LanguagePack, mentions: Sequence[ActorMention]) -> str:
    """The canonical group of the codebook ("soldiers", "militants", "civilians", ...), `persons` where nothing says.

    The last noun of the counted group decides; where it only says "people", an actor named inside the group does.
    """
    if figure.group is None:
        return PERSONS
    for pattern, group in pack.conflict.groups.items():
        if re.search(rf"(?<![\w-])(?:{pattern})(?!\w)", figure.group.text, re.IGNORECASE):
            return group
    found = [
        pack.conflict.persons[word]
        for raw in figure.group.text.split()
        if (word := _bare(raw)) in pack.conflict.persons
    ]
    named = [group for group in found if group != PERSONS]
    if "soldiers" in named and _OFFICERS.search(figure.group.text) and not _is_of_an_army(figure, mentions):
        return "police"
    if named:
        return named[0]
    inside = next((m for m in mentions if figure.group.overlaps(m.span)), None)
    return _GROUP_OF_KIND.get(inside.kind, PERSONS) if inside else PERSONS


def _is_of_an_army(figure: Figure, mentions: Sequence[ActorMention]) -> bool:
    """Whether officers are an army's: by their own words, or because the sentence names forces that are no police, and no police."""
    own = figure.group.text if figure.group else ""
    if _ARMY.search(own):
        return True
    forces = [m for m in mentions if m.kind is ActorKind.STATE_FORCE]
    if any(_POLICE.search(f"{m.span.text} {m.actor or ''}") for m in forces):
        return False
    return any(
        _SOLDIERS.search(m.span.text) or not (m.actor or "generic:").startswith("generic:") for m in forces
    )


def actor_of(figure: Figure, mentions: Sequence[ActorMention]) -> str | None:
    """Id of the actor whose people are counted, where the words name one ("Malian soldiers"); never a generic description."""
    place = figure.group or figure.span
    inside = next((m for m in mentions if m.span.overlaps(place) and m.actor), None)
    return inside.actor if inside and inside.actor and not inside.actor.startswith("generic:") else None


def _bare(word: str) -> str:
    lowered = word.lower().strip("'’.,")
    return lowered[2:] if lowered[:2] in ("d'", "l'", "d’", "l’") else lowered

"""Those who fled and are not displaced: fighters, and the few who got away from what they did ("two people fled on a motorbike")."""

from __future__ import annotations

import re

from firsthand.domain.report import CasualtyKind
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words
from firsthand.reports.nouns import Counted

_FEW = 9
"""So many may leave on a motorbike or in a car together."""


def are_fighters(whom: str, pack: LanguagePack) -> bool:
    """Whether words for people say that these are those who attack."""
    persons = pack.conflict.persons
    return any(persons.get(re.sub(r"^[dl]['’]", "", word)) == "militants" for word in whom.lower().split())


def got_away(local: str, item: Counted, kind: CasualtyKind, pack: LanguagePack) -> bool:
    """Whether those of whom a sentence tells that they fled are fighters, or few who left as those do who struck.

    Args:
        local: the sentence.
        item: their number and noun.
        kind: what the sentence tells of them.
        pack: the language.
    """
    if kind is not CasualtyKind.DISPLACED:
        return False
    if item.group and are_fighters(local[slice(*item.group)], pack):
        return True
    point = item.number.quantity.point
    flight = words(pack.conflict.harmed_after[CasualtyKind.DISPLACED]).match(local, item.end + 1)
    if flight is None or point is None or point > _FEW:
        return False
    return words(pack.conflict.gets_away).match(local, flight.end() + 1) is not None

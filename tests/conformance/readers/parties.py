"""The parties that fill the slots of a frame, in the forms that a sentence needs."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Party:
    """One side as a text names it.

    Attributes:
        key: short name for the ids of cases.
        name: with its article, as the subject of a sentence ("the Malian army", "l'armée malienne").
        people: its people after a number ("Malian soldiers").
        is_state: whether it is a force of a state, at home or abroad.
        plural: whether its name takes a plural verb.
        feminine: whether its name is feminine, for French participles.
    """

    key: str
    name: str
    people: str
    is_state: bool = False
    plural: bool = False
    feminine: bool = False

    @property
    def was(self) -> str:
        """English "was" or "were"."""
        return "were" if self.plural else "was"

    @property
    def it(self) -> str:
        """English "it" or "they"."""
        return "they" if self.plural else "it"

    @property
    def has(self) -> str:
        """French "a" or "ont"."""
        return "ont" if self.plural else "a"

    @property
    def ending(self) -> str:
        """Ending of a French participle that agrees with the name."""
        return ("e" if self.feminine else "") + ("s" if self.plural else "")

    @property
    def of(self) -> str:
        """French "de" with the name."""
        if self.plural:
            return re.sub(r"^des\s", "de ", self.name)
        return re.sub(r"^de\sle\s", "du ", f"de {self.name}")

    @property
    def to(self) -> str:
        """French "à" with the name."""
        return re.sub(r"^à\sle\s", "au ", f"à {self.name}")


Pair = tuple[Party, Party]


def _pairs(parties: tuple[Party, ...], names: str) -> tuple[Pair, ...]:
    by_key = {party.key: party for party in parties}
    return tuple((by_key[a], by_key[b]) for a, b in (pair.split("/") for pair in names.split()))


_MIXED = (
    # a force of a state and who it fights, named and described
    "army/jnim army/militia french/jnim army/terrorists army/gunmen soldiers/fighters soldiers/combatants soldiers/terrorists "
    # mercenaries with and against either
    "mercenaries/azawad mercenaries/army "
    # nobody a state: what holds between two armed groups holds against a state
    "jnim/militia fighters/terrorists"
)

PAIRS: dict[str, tuple[Pair, ...]] = {
    "en": _pairs(
        (
            Party("army", "the Malian army", "Malian soldiers", is_state=True),
            Party("french", "the French army", "French soldiers", is_state=True),
            Party("soldiers", "government troops", "soldiers", is_state=True, plural=True),
            Party("jnim", "JNIM", "JNIM fighters"),
            Party("azawad", "the Azawad Liberation Front", "Azawad Liberation Front rebels"),
            Party("militia", "Dan Na Ambassagou", "Dan Na Ambassagou militiamen"),
            Party("mercenaries", "the Wagner Group", "Wagner mercenaries"),
            Party("terrorists", "terrorists", "terrorists", plural=True),
            Party("fighters", "fighters", "fighters", plural=True),
            Party("combatants", "combatants", "combatants", plural=True),
            Party("gunmen", "gunmen", "gunmen", plural=True),
        ),
        _MIXED,
    ),
    "fr": _pairs(
        (
            Party("army", "l'armée malienne", "soldats maliens", is_state=True, feminine=True),
            Party("french", "l'armée française", "soldats français", is_state=True, feminine=True),
            Party("soldiers", "des soldats", "soldats", is_state=True, plural=True),
            Party("jnim", "le GSIM", "combattants du GSIM"),
            Party("azawad", "le Front de libération de l'Azawad", "rebelles du Front de libération de l'Azawad"),
            Party("militia", "la milice Dan Na Ambassagou", "miliciens de Dan Na Ambassagou", feminine=True),
            Party("mercenaries", "le groupe Wagner", "mercenaires de Wagner"),
            Party("terrorists", "des terroristes", "terroristes", plural=True),
            Party("fighters", "des combattants", "combattants", plural=True),
            Party("combatants", "des jihadistes", "jihadistes", plural=True),
            Party("gunmen", "des assaillants", "assaillants", plural=True),
        ),
        _MIXED,
    ),
}  # fmt: skip
"""Language to the pairs that every frame is filled with, each both ways round."""

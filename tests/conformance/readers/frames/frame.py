"""What a frame is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter

from firsthand.domain.report import Role, Side, Status

from ..parties import Party

CLASH, ON_CIVILIANS, ABDUCTION = "armed-clash", "attack", "abduction-forced-disappearance"
AIR, SHELLING, DEVICE = "air-drone-strike", "shelling-artillery-missile", "remote-explosive-ied"


def territory(winner: Party) -> str:
    """The one type that the sides decide, as the codebook defines it: state forces take back, armed groups overtake."""
    return "government-regains-territory" if winner.is_state else "non-state-actor-overtakes-territory"


@dataclass(frozen=True)
class Told:
    """A figure: what happened to how many of whom.

    Attributes:
        kind: field of the claim.
        number: exactly so many.
        slot: whose people they are; None for people of neither side.
        side: on which side the happening finds them; None where only balance is asked.
    """

    kind: str
    number: int
    slot: str | None
    side: Side | None = Side.TARGET


@dataclass(frozen=True)
class Frame:
    """A sentence with slots `{a...}` and `{b...}`, and what it tells. None asks only that both ways round agree.

    Attributes:
        id: unique; opens with the language.
        text: the sentence; slots name an attribute of `Party`.
        type: code of the type, or what the party in slot `a` makes it.
        roles: slot to role.
        counts: figures; the complete list.
        status: see `Status`.
        hedges: words of doubt, lower case.
        official: whether officials stand behind the figures; "own" where the speaker in slot `b` counts its own people, which
            makes the figure official exactly where the speaker is a state.
    """

    id: str
    text: str
    type: str | Callable[[Party], str] | None = CLASH
    roles: tuple[tuple[str, Role], ...] = (("a", Role.INITIATOR), ("b", Role.TARGET))
    counts: tuple[Told, ...] | None = ()
    status: Status | None = Status.ASSERTED
    hedges: tuple[str, ...] = ()
    official: bool | str | None = None

    @property
    def language(self) -> str:
        """ISO 639-1 code."""
        return self.id[:2]

    def fill(self, a: Party, b: Party) -> tuple[str, dict[str, list[tuple[int, int]]]]:
        """The sentence, and the places that each slot takes in it."""
        text, places = "", {"a": [], "b": []}
        for literal, name, _, _ in Formatter().parse(self.text):
            text += literal
            if name:
                slot, attribute = name.split(".")
                words = getattr({"a": a, "b": b}[slot], attribute)
                words = words if text else words[0].upper() + words[1:]
                places[slot].append((len(text), len(text) + len(words)))
                text += words
        return text, places

    def type_for(self, a: Party) -> str | None:
        """The type where a party fills slot `a`."""
        return self.type(a) if callable(self.type) else self.type

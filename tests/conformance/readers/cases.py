"""The cases: every frame with every pair, for every reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .frames import FRAMES, Frame
from .frames.frame import territory
from .parties import PAIRS, Pair, Party
from .registry import READERS


@dataclass(frozen=True)
class Case:
    """A frame with two parties that fill it both ways round."""

    reader: int
    frame: Frame
    pair: Pair

    @property
    def id(self) -> str:
        """Readable and unique."""
        return f"{READERS[self.reader].__name__}-{self.frame.id}-{self.pair_id}"

    @property
    def pair_id(self) -> str:
        """The pair by its keys."""
        return f"{self.pair[0].key}/{self.pair[1].key}"

    @property
    def ways(self) -> tuple[tuple[Party, Party], tuple[Party, Party]]:
        """Who fills slot `a` and slot `b`, both ways round."""
        return self.pair, (self.pair[1], self.pair[0])


def cases() -> Iterator[Case]:
    """All of them. On whose side of a territory mercenaries stand depends on who hired them, so they take no places here."""
    for reader in range(len(READERS)):
        for frame in FRAMES:
            for pair in PAIRS[frame.language]:
                if frame.type is territory and any(party.key == "mercenaries" for party in pair):
                    continue
                yield Case(reader, frame, pair)

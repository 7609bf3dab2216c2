"""Precision, recall and F1 from counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """How much of what was given is right, and how much there was to find.

    Attributes:
        right: matches; parts of one where a match counts by degrees.
        given: what the reader gave.
        gold: what there was.
    """

    right: float = 0.0
    given: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.given + other.given, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was given that is right; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, that is, twice the matches over all that was given or there to find."""
        return 2 * self.right / (self.given + self.gold) if self.given + self.gold else 0.0

    def counts(self) -> dict[str, float]:
        """As a figure's counts."""
        return {"right": self.right, "given": self.given, "gold": self.gold}

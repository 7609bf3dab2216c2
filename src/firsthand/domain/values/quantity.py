"""A number as it was said: operator, value, and what the words leave open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Operator(StrEnum):
    """How the text relates the number to the true count."""

    EXACTLY = "="
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated count of persons.

    Attributes:
        op: what was said of the value.
        value: the number said; for `RANGE` its lower end; None for `VAGUE` ("dozens", "several").
        high: the upper end of a `RANGE`, else None.
        convention: for `VAGUE`, the codebook's conventional number (12 for "dozens"), kept apart from
            what was said; None where the codebook has none ("many", "casualties").
    """

    op: Operator
    value: int | None = None
    high: int | None = None
    convention: int | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != (self.op is Operator.VAGUE):
            raise ValueError("a quantity has a value exactly when it is not vague")
        if (self.high is not None) != (self.op is Operator.RANGE):
            raise ValueError("a quantity has an upper end exactly when it is a range")
        if self.value is not None and self.value < 0:
            raise ValueError("a count is not negative")
        if self.high is not None and self.value is not None and self.high < self.value:
            raise ValueError("a range runs upwards")

    @property
    def lower(self) -> int | None:
        """Smallest count the words allow: "more than 30" is at least 31. None where nothing is said.

        "About 30" is read as 30: the text gives no margin and we invent none.
        """
        match self.op:
            case Operator.MORE_THAN:
                return None if self.value is None else self.value + 1
            case Operator.LESS_THAN | Operator.AT_MOST:
                return 0
            case Operator.VAGUE:
                return self.convention
            case _:
                return self.value

    @property
    def upper(self) -> int | None:
        """Largest count the words allow; None for an open end."""
        match self.op:
            case Operator.EXACTLY | Operator.ABOUT | Operator.AT_MOST:
                return self.value
            case Operator.LESS_THAN:
                return None if self.value is None else max(self.value - 1, 0)
            case Operator.RANGE:
                return self.high
            case _:
                return None

    @property
    def point(self) -> int | None:
        """The single number that stands for this quantity in a "best" column: the lower bound where
        the end is open, the stated value otherwise, the upper bound for "fewer than"/"up to".
        A range gives its lower end (the conservative choice of both ACLED and UCDP).
        """
        if self.op in (Operator.LESS_THAN, Operator.AT_MOST):
            return self.upper
        return self.lower

    def compatible(self, other: Quantity) -> bool:
        """Whether one true count can satisfy both. Vague quantities are compatible with everything
        but zero.
        """
        low = max(self.lower or 0, other.lower or 0)
        highs = [bound for bound in (self.upper, other.upper) if bound is not None]
        return not highs or low <= min(highs)

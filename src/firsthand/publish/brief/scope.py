"""What a brief is about: an area, a period, and what else was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.values import DaySet


@dataclass(frozen=True, slots=True)
class Scope:
    """An area and a period.

    Attributes:
        since, until: first and last day, None where that end is open.
        country: ISO 3166-1 alpha-3, in capitals.
        near: latitude, longitude, kilometres.
        bbox: west, south, east, north in degrees.
        conditions: other filters as (name, value), such as ("actor", "jnim"); names are keys of the wording.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    near: tuple[float, float, float] | None = None
    bbox: tuple[float, float, float, float] | None = None
    conditions: tuple[tuple[str, str], ...] = ()

    @property
    def has_period(self) -> bool:
        """Whether one end of the period is set, so that an incident of no known day may lie outside."""
        return self.since is not None or self.until is not None

    @property
    def has_area(self) -> bool:
        """Whether an area is set, so that an incident of no known place may lie outside."""
        return self.country is not None or self.near is not None or self.bbox is not None

    @property
    def days(self) -> DaySet:
        """The days of the period."""
        return DaySet.between(self.since or date.min, self.until or date.max)

    @property
    def length(self) -> int | None:
        """Days of the period, None where an end is open."""
        if self.since is None or self.until is None:
            return None
        return (self.until - self.since).days + 1

    def before(self) -> tuple[date, date] | None:
        """First and last day of the period of equal length that ends the day before this one; None where an end is open."""
        length = self.length
        if self.since is None or length is None or (self.since - date.min).days < length:
            return None
        return self.since - timedelta(days=length), self.since - timedelta(days=1)

"""Which events are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Event, Grade
from firsthand.domain.values import DaySet, haversine_km
from firsthand.store import messages as says

_ALPHA3 = re.compile("[A-Za-z]{3}")


@dataclass(frozen=True)
class EventFilter:
    """Conditions on events; all that are set must hold. The empty filter lets every event through.

    Attributes:
        since, until: some possible day of the event lies between these, both included. An event that
            nothing dates can have happened on any day, so it is let through.
        country: ISO 3166-1 alpha-3, in any case.
        admin1: first-order unit (region, state) as records name it, in any case.
        bbox: west, south, east, north in degrees (RFC 7946); west greater than east crosses the antimeridian.
        near: latitude, longitude, kilometres: the event's point lies within that distance.
        actor: id or name of a party or of who claims responsibility, in any case and without regard to accents.
        type: code of a codebook entry ("armed-clash"), or an ACLED event type or sub-event type ("Battles").
        grade: see `Grade`.
        min_origins: at least this many independent origins.
        min_killed: at least this many killed, by the figure best supported; events without a figure do not pass.
        unreviewed: whether a reviewer's decision stands behind nothing of it; False asks for those where one does.
        text: words that all occur in what is told of the event, "quoted phrases" as they stand.
        id: id of the event, or one that it had before a merge.

    Raises:
        ConfigError: a condition makes no sense, such as a period that ends before it starts.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    admin1: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    near: tuple[float, float, float] | None = None
    actor: str | None = None
    type: str | None = None
    grade: Grade | None = None
    min_origins: int | None = None
    min_killed: int | None = None
    unreviewed: bool | None = None
    text: str | None = None
    id: str | None = None

    def __post_init__(self) -> None:
        for name in ("country", "admin1", "actor", "type", "text", "id"):
            if not is_storable(getattr(self, name) or ""):
                raise ConfigError(f"{name} holds characters that no text has: {getattr(self, name)!r}")
        if self.since and self.until and self.until < self.since:
            raise ConfigError(says.ENDS_BEFORE(until=self.until, since=self.since))
        if self.country is not None and not _ALPHA3.fullmatch(self.country):
            raise ConfigError(says.THREE_LETTERS(value=self.country))
        for name in ("min_origins", "min_killed"):
            least = getattr(self, name)
            if least is not None and least < 0:
                raise ConfigError(says.AT_LEAST_NONE(name=name, value=least))
        if self.bbox is not None:
            west, south, east, north = self.bbox
            if not (_on_globe(south, west) and _on_globe(north, east) and south <= north):
                raise ConfigError(says.NO_BOX(value=self.bbox))
        if self.near is not None and not (_on_globe(*self.near[:2]) and self.near[2] >= 0):
            raise ConfigError(says.NOT_NEAR(value=self.near))

    def lets_through(self, event: Event) -> bool:
        """Whether the conditions hold that SQL only narrows down: the possible days and the distance."""
        return self._on_a_day(event.date.possible) and self._within_distance(event)

    def _on_a_day(self, possible: DaySet | None) -> bool:
        if possible is None or (self.since is None and self.until is None):
            return True
        return bool(possible & DaySet.between(self.since or date.min, self.until or date.max))

    def _within_distance(self, event: Event) -> bool:
        if self.near is None:
            return True
        lat, lon, kilometres = self.near
        return (
            event.place is not None and haversine_km(lat, lon, event.place.lat, event.place.lon) <= kilometres
        )


def is_storable(text: str) -> bool:
    """Whether every database can be asked for a text: without null characters and halves of surrogate pairs, which stand for bytes of the
    command line that are not UTF-8.
    """
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def _on_globe(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180

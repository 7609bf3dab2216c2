"""What an address asks for: the conditions on events, as people type them and as the store takes them.

The names are those of `firsthand events`, with underscores: text, since, until, country, admin1, bbox, near, actor, type, grade, min_origins,
min_killed, unreviewed, id; and order, after. `place` and `km` stand for `near` once the place is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import isfinite
from typing import Any
from urllib.parse import urlencode

from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade
from firsthand.store import EventFilter
from firsthand.store.desk_queries import Order
from firsthand.store.filters import is_storable
from firsthand.web import refusals as says

LONGEST = 300
"""Characters of a condition; longer ones are refused."""

MOST = 1_000_000
KM = 50.0
"""Kilometres around a place where none are given."""


class UnreadableError(ValueError):
    """A condition cannot be read. Its argument is the message that says why, under `filters.faults`."""


@dataclass(frozen=True)
class Filters:
    """The conditions of an address.

    Attributes:
        wanted: those that can be read.
        order: how the list is sorted.
        after: where its page starts.
        given: everything as typed, by name, empty ones left out.
        faults: name of a condition that cannot be read to the message that says why.
    """

    wanted: EventFilter
    order: Order = Order.NEWEST
    after: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Filters:
        """Read the query of an address. What cannot be read is told in `faults` and left out; unknown names are passed over."""
        given = {n: v.strip() for n in NAMES if (v := parameters.get(n, "")) and v.strip()}
        values: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for name, text in given.items():
            if len(text) > LONGEST or not is_storable(text):
                faults[name] = "long" if len(text) > LONGEST else "words"
                continue
            try:
                values[name] = _READERS[name](text)
            except UnreadableError as fault:
                faults[name] = str(fault.args[0])
        order, after = values.pop("order", Order.NEWEST), values.pop("after", None)
        for name in ("place", "km"):
            values.pop(name, None)
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            faults["until"] = "backwards"
            del values["until"]
        return cls(EventFilter(**values), order, after, given, faults)

    @classmethod
    def strict(cls, parameters: Mapping[str, str]) -> Filters:
        """As `of`, for programs.

        Raises:
            ConfigError: a condition cannot be read.
        """
        found = cls.of(parameters)
        if found.faults:
            name = next(iter(found.faults))
            raise ConfigError(says.UNREADABLE(name=name, value=found.given[name][:LONGEST]))
        return found

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the conditions that hold, in the order of the form."""
        return tuple(name for name in CONDITIONS if getattr(self.wanted, name) is not None)

    def without(self, name: str) -> EventFilter:
        """The conditions but one."""
        return replace(self.wanted, **{name: None})

    def query(self, **changes: object) -> str:
        """The query of an address with these conditions, some changed; None takes one out. Pages start anew."""
        told = {n: v for n, v in self.given.items() if n not in changes and n != "after"}
        told |= {n: str(v) for n, v in changes.items() if v is not None}
        if "near" in changes and changes["near"] is None:
            told = {n: v for n, v in told.items() if n not in ("place", "km")}
        return urlencode(told)


def _words(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise UnreadableError("words")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise UnreadableError("day") from fault


def _country(text: str) -> str:
    if not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise UnreadableError("country")
    return text.upper()


def _numbers(text: str, count: int, message: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError as fault:
        raise UnreadableError(message) from fault
    if len(numbers) != count or not all(isfinite(number) for number in numbers):
        raise UnreadableError(message)
    return numbers


def _bbox(text: str) -> tuple[float, ...]:
    west, south, east, north = numbers = _numbers(text, 4, "bbox")
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise UnreadableError("bbox")
    return numbers


def _near(text: str) -> tuple[float, ...]:
    lat, lon, kilometres = numbers = _numbers(text, 3, "near")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= kilometres <= 20_100):
        raise UnreadableError("near")
    return numbers


def _km(text: str) -> float:
    (kilometres,) = _numbers(text, 1, "km")
    if not 0 < kilometres <= 20_100:
        raise UnreadableError("km")
    return kilometres


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= MOST):
        raise UnreadableError("number")
    return int(text)


def _grade(text: str) -> Grade:
    try:
        return Grade(text)
    except ValueError as fault:
        raise UnreadableError("grade") from fault


def _switch(text: str) -> bool:
    if text.lower() not in ("1", "true", "on", "yes", "0", "false", "off", "no"):
        raise UnreadableError("switch")
    return text.lower() in ("1", "true", "on", "yes")


def _order(text: str) -> Order:
    try:
        return Order(text)
    except ValueError as fault:
        raise UnreadableError("order") from fault


_READERS: Mapping[str, Callable[[str], Any]] = {
    "text": _words,
    "since": _day,
    "until": _day,
    "country": _country,
    "admin1": _words,
    "place": _words,
    "km": _km,
    "near": _near,
    "bbox": _bbox,
    "type": str,
    "actor": _words,
    "grade": _grade,
    "min_origins": _count,
    "min_killed": _count,
    "unreviewed": _switch,
    "id": str,
    "order": _order,
    "after": str,
}
NAMES = tuple(_READERS)
"""Every name that an address may hold."""

CONDITIONS = tuple(name for name in NAMES if name not in ("place", "km", "order", "after"))
"""Those that are conditions of `EventFilter`."""

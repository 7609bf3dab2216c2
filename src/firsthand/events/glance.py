"""Which of many happenings are excluded from being one incident with another, seen at a glance.

Of each happening a row of numbers is kept. What these exclude, `vetoes.veto` excludes as well; what they do not exclude may still be. So most of
what shares a block is left aside, many at once, before words are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from firsthand.blocking import number
from firsthand.domain.values.place import EARTH_RADIUS_KM, Place
from firsthand.events.geography import NEAR_KM, SAME_NAME_KM, SURE
from firsthand.events.sketches import Sketch

_ROW = np.dtype(
    [
        ("document", "u8"),
        ("family", "u8"),
        ("operation", "u8"),
        ("first", "i4"),  # day
        ("last", "i4"),
        ("spot", "f4", 3),  # on the globe of radius 1
        ("radius", "f4"),
        ("entry", "u8"),
        ("named", "u8"),  # a bit for each entry of `Sketch.named`
        ("names", "u8", 4),  # a bit for each name
        ("country", "u4"),
        ("marks", "u1"),
    ]
)
_LOCAL, _FULL, _SURE, _LEADS, _PLACED = (1 << at for at in range(5))
_ONE, _LAST = np.uint64(1), np.uint64(63)
_EVER: Final = 1 << 30  # days beyond any date
_SPARE = 1.01  # distances are rough
_LEAST = 1024

Mask = NDArray[np.bool_]


class Glance:
    """Rows of numbers for happenings, by key."""

    def __init__(self) -> None:
        self._rows = np.zeros(_LEAST, _ROW)
        self._slots: dict[str, int] = {}
        self._free: list[int] = []

    def put(self, sketch: Sketch) -> None:
        """Take a happening in, in place of what was held under its key."""
        slot = self._slots.get(sketch.key)
        if slot is None:
            slot = self._slots[sketch.key] = self._free.pop() if self._free else len(self._slots)
        if slot >= len(self._rows):
            self._rows.resize(
                len(self._rows) + len(self._rows) // 8, refcheck=False
            )  # where it lies, if it can
        self._rows[slot] = _row(sketch)

    def drop(self, key: str) -> None:
        """Leave one out; nothing happens where it is not here."""
        slot = self._slots.pop(key, None)
        if slot is not None:
            self._free.append(slot)

    def open(self, key: str, others: Sequence[str]) -> list[str]:
        """Those of some happenings that are not seen to be excluded from being one incident with another.

        Args:
            key: of the one.
            others: of the others.
        """
        if len(others) < 3:
            return list(others)
        slots = self._slots
        a = self._rows[slots[key]]
        b = self._rows[np.fromiter((slots[other] for other in others), np.intp, len(others))]
        excluded = _excluded(a, b)
        return [other for other, is_out in zip(others, excluded.tolist(), strict=True) if not is_out]


def _excluded(a: np.void, b: NDArray[np.void]) -> Mask:
    marks, ours = b["marks"], int(a["marks"])
    lead: Mask = (marks & _LEADS > 0) if ours & _LEADS else np.zeros(len(b), np.bool_)
    shares_names: Mask = (b["names"] & a["names"]).any(axis=1)
    apart: Mask = (b["first"] - a["last"] > 1) | (a["first"] - b["last"] > 1)
    if ours & _FULL:
        apart &= (marks & _FULL > 0) | ~(lead & shares_names)
    else:
        apart &= ~(lead & shares_names)
    if ours & _PLACED:
        apart |= _elsewhere(a, b) & ~_may_be_misread(a, b, lead, shares_names)
    other_text: Mask = (b["document"] != a["document"]) & (b["family"] != a["family"])
    excluded: Mask = apart & other_text
    if int(a["operation"]):
        excluded |= b["operation"] == a["operation"]
    return excluded


def _elsewhere(a: np.void, b: NDArray[np.void]) -> Mask:
    """Whether the places surely do not meet (`geography.places_meet`): they lie in two countries; or, of two towns, too far apart."""
    apart: Mask = (b["country"] != a["country"]) & (b["country"] > 0) & bool(a["country"])
    if int(a["marks"]) & _LOCAL:
        chord = np.linalg.norm(b["spot"] - a["spot"], axis=1)
        distance = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, chord / 2))
        reach = np.maximum(SAME_NAME_KM, a["radius"] + b["radius"] + NEAR_KM)
        apart |= (b["marks"] & _LOCAL > 0) & (distance > reach * _SPARE)
    other_entry: Mask = (b["entry"] != a["entry"]) | (b["entry"] == 0)
    return apart & other_entry


def _may_be_misread(a: np.void, b: NDArray[np.void], lead: Mask, shares_names: Mask) -> Mask:
    """Whether one of the places may be let off (`vetoes.veto`)."""
    if not int(a["marks"]) & _SURE:
        return lead
    unsure = b["marks"] & _SURE == 0
    named = (b["named"] & _bit(int(a["entry"]))) | (
        a["named"] & np.where(b["entry"], _ONE << (b["entry"] & _LAST), 0)
    )
    doubtful: Mask = shares_names | unsure | (named > 0)
    return lead & doubtful


def _row(sketch: Sketch) -> tuple[object, ...]:
    days, place = sketch.when.days, sketch.place
    first, last = (days.start, days.end) if days is not None else (None, None)
    names = [0, 0, 0, 0]
    for name in sketch.page.names:
        names[name % 4] |= 1 << (name // 4 % 64)
    named = 0
    for entry in sketch.named:
        named |= int(_bit(number(entry)))
    return (
        number(sketch.document),
        number(sketch.family),
        number(sketch.operation) if sketch.operation is not None else 0,
        first.toordinal() if first is not None else -_EVER,
        last.toordinal() if last is not None else _EVER,
        _spot(place),
        place.radius_km if place is not None else 0.0,
        number(place.entry) if place is not None and place.entry is not None else 0,
        named,
        names,
        number(place.country) & 0xFFFFFFFF if place is not None and place.country else 0,
        _marks(sketch, place),
    )


def _bit(entry: int) -> np.uint64:
    return _ONE << np.uint64(entry % 64) if entry else np.uint64(0)


def _spot(place: Place | None) -> tuple[float, float, float]:
    if place is None:
        return 0.0, 0.0, 0.0
    lat, lon = radians(place.lat), radians(place.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _marks(sketch: Sketch, place: Place | None) -> int:
    said = (
        (_LOCAL, place is not None and place.is_local),
        (_PLACED, place is not None),
        (_FULL, sketch.when.is_absolute),
        (_SURE, sketch.sureness >= SURE),
        (_LEADS, sketch.leads),
    )
    return sum(mark for mark, holds in said if holds)

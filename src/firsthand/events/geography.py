"""Whether two places can be the place of one incident."""

from __future__ import annotations

from typing import Protocol

from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.spelling import same_name

NEAR_KM = 10.0
"""Beyond the radii: gazetteers put one town's centre a few km apart."""

SAME_NAME_KM = 60.0
"""One name within this distance is one place under two entries."""


def near(a: Place, b: Place) -> bool:
    """Whether two local places can be one: their circles touch within a margin, or they bear one name."""
    if a.entry is not None and a.entry == b.entry:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    distance = a.distance_km(b)
    return distance <= a.radius_km + b.radius_km + NEAR_KM or (
        distance <= SAME_NAME_KM and same_name(a.name, b.name)
    )


def same_place(a: Place, b: Place) -> bool:
    """Whether two entries stand for one place: one entry, or one name close by."""
    if a.entry is not None and a.entry == b.entry:
        return True
    return near(a, b) and same_name(a.name, b.name)


def within(inner: Place, outer: Place) -> bool:
    """Whether an incident at `inner` can be what a text puts in the wider area `outer`."""
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country is None or inner.country == outer.country
    if outer.kind is PlaceKind.ADMIN1 and inner.admin1 and inner.country == outer.country:
        return same_name(inner.admin1, outer.name) or _is_seat(inner, outer)
    return inner.compatible(outer)


def _is_seat(unit: Place, outer: Place) -> bool:
    """Whether a unit lies around the seat of a larger one: lists give some departments the region that they were in before."""
    return unit.kind is PlaceKind.ADMIN2 and unit.distance_km(outer) <= NEAR_KM


def places_meet(a: Place, b: Place) -> bool:
    """Whether one incident can lie in both, whatever their grain."""
    if a.is_local and b.is_local:
        return near(a, b)
    fine, coarse = (a, b) if a.radius_km <= b.radius_km else (b, a)
    return within(fine, coarse) and not _in_two_units(a, b)


def _in_two_units(a: Place, b: Place) -> bool:
    """Whether a name that no gazetteer has is put in another unit than the other place lies in: circles that cover units overlap at the borders."""
    is_unknown = any(place.kind is PlaceKind.AREA and place.entry is None for place in (a, b))
    return bool(
        is_unknown
        and a.country == b.country
        and a.admin1
        and b.admin1
        and not same_name(a.admin1, b.admin1)
        and not same_name(a.name, b.name)
    )


SURE = 0.75
"""Probability from which a place is taken to be the one meant. Of pages about one incident, seven in ten that give different places fall below
(train rows of the gun violence pages); of places in our own stories one in eight does."""


class Located(Protocol):
    """A happening: its place, how sure it is, and the entries of the places that its document names where it tells of nothing."""

    @property
    def place(self) -> Place | None: ...  # noqa: D102
    @property
    def sureness(self) -> float: ...  # noqa: D102
    @property
    def named(self) -> frozenset[str]: ...  # noqa: D102


def names_place(a: Located, b: Located) -> bool:
    """Whether the document of one names the place of the other too, without telling of anything there."""
    return (a.place is not None and a.place.entry in b.named) or (
        b.place is not None and b.place.entry in a.named
    )


def are_sure(a: Located, b: Located) -> bool:
    """Whether the places of both are surely those meant."""
    return a.sureness >= SURE and b.sureness >= SURE

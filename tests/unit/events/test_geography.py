"""Whether two places can be the place of one incident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.values.place import Place, PlaceKind
from firsthand.events.geography import places_meet

BANKASS = Place("Bankass", 14.07, -3.52, 8, PlaceKind.SETTLEMENT, "MLI", "Mopti", "Bankass", entry="gn:1")
TOMINIAN = Place("Tominian", 13.28, -4.59, 8, PlaceKind.SETTLEMENT, "MLI", "Ségou", "Tominian", entry="gn:2")


def unknown(name: str, admin1: str | None, lat: float, lon: float, **more: object) -> Place:
    """A village that no gazetteer has, anywhere in a unit."""
    return replace(Place(name, lat, lon, 120, PlaceKind.AREA, "MLI", admin1), **more)  # type: ignore[arg-type]


OF_MOPTI, OF_SEGOU = unknown("Sadia", "Mopti", 14.3, -3.6), unknown("Koulongo", "Ségou", 13.6, -4.9)


@pytest.mark.parametrize(
    ("a", "b", "can"),
    [
        (OF_MOPTI, OF_SEGOU, False),
        (OF_MOPTI, TOMINIAN, False),
        (OF_MOPTI, BANKASS, True),
        (
            OF_MOPTI,
            unknown("Sadia", "Ségou", 13.6, -4.9),
            True,
        ),  # one name, and a unit that one of them has wrongly
        (OF_MOPTI, unknown("Koulongo", None, 13.6, -4.9), True),
        (OF_MOPTI, unknown("Koulongo", "Mopti", 14.3, -3.6), True),
        (unknown("central Mali", "Mopti", 14.3, -3.6, entry="area:1", radius_km=250), TOMINIAN, True),
    ],
)
def test_an_unknown_village_lies_in_its_unit(a: Place, b: Place, can: bool) -> None:
    assert places_meet(a, b) is places_meet(b, a) is can


REGION = Place("Tillabéri", 14.21, 1.45, 370, PlaceKind.ADMIN1, "NER", "Tillabéri", entry="gn:3")


@pytest.mark.parametrize(
    ("unit", "can"),
    [
        (Place("Département de Tillabéri", 14.21, 1.45, 133, PlaceKind.ADMIN2, "NER", "Niamey", entry="gn:4"), True),
        (Place("Ouallam", 14.32, 2.09, 150, PlaceKind.ADMIN2, "NER", "Niamey", entry="gn:5"), False),
        (Place("Téra", 14.01, 0.75, 150, PlaceKind.ADMIN2, "NER", "Tillabéri", entry="gn:6"), True),
    ],
)  # fmt: skip
def test_the_unit_around_the_seat_of_a_region_lies_in_it(unit: Place, can: bool) -> None:
    assert places_meet(unit, REGION) is places_meet(REGION, unit) is can

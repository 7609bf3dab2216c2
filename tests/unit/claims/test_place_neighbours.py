from __future__ import annotations

import pytest

from firsthand.claims.place_neighbours import NEIGHBOURS, Neighbours
from firsthand.domain.values import Place, PlaceKind

_KORO = Place("Koro", 14.06, -3.08, 3.0, PlaceKind.SETTLEMENT, "MLI", "Mopti", "Cercle de Koro")
_ABROAD = Place("Koro", 8.55, -7.46, 3.0, PlaceKind.SETTLEMENT, "CIV")
_BANKASS = Place("Bankass", 14.07, -3.52, 3.0, PlaceKind.SETTLEMENT, "MLI", "Mopti", "Cercle de Bankass")
_MALI = Place("Mali", 17.0, -4.0, 900.0, PlaceKind.COUNTRY, "MLI")
_SAHEL = Place("Sahel", 15.0, 0.0, 2000.0, PlaceKind.REGION)


def _column(table: object, name: str) -> list[float]:
    return [float(value) for value in table[:, NEIGHBOURS.index(name)]]  # type: ignore[index]


def test_the_places_of_other_names_draw_and_a_name_does_not_draw_itself() -> None:
    neighbours = Neighbours({"koro": [_KORO, _ABROAD], "bankass": [_BANKASS]})
    found = neighbours.features({"koro": (_KORO, 0.5), "bankass": (_BANKASS, 0.8)})
    near, far = _column(found["koro"], "same place 50")
    assert near == pytest.approx(0.8 * 2.718281828 ** (-_KORO.distance_km(_BANKASS) / 50))
    assert far < 0.001
    assert _column(found["koro"], "same unit1") == [1.0, 0.0]
    assert _column(found["koro"], "same unit2") == [0.0, 0.0]
    assert _column(found["bankass"], "same country") == [1.0]


def test_a_country_holds_what_lies_in_it_but_is_no_near_place() -> None:
    neighbours = Neighbours({"mali": [_MALI], "koro": [_KORO, _ABROAD]})
    found = neighbours.features({"mali": (_MALI, 1.0), "koro": (_KORO, 1.0)})
    assert _column(found["mali"], "contained") == [1.0]
    assert _column(found["koro"], "same place 500") == [0.0, 0.0]
    assert _column(found["koro"], "same country") == [0.0, 0.0]  # countries count as shares


def test_regions_and_lone_names_tell_nothing() -> None:
    neighbours = Neighbours({"koro": [_KORO], "empty": []})
    for likely in ({}, {"koro": (_KORO, 1.0)}, {"sahel": (_SAHEL, 1.0)}):
        found = neighbours.features(likely)
        assert not found["koro"].any()
        assert found["empty"].shape == (0, len(NEIGHBOURS))

from __future__ import annotations

from dataclasses import replace

from firsthand.claims.place_seats import seated
from firsthand.domain.values import Place, PlaceKind, haversine_km
from firsthand.knowledge.gazetteer import Gazetteer

_GAZETTEER = Gazetteer.open()


def _unit(name: str, kind: PlaceKind, country: str) -> Place:
    found = (c.place for c in _GAZETTEER.candidates(name, limit=200))
    return next(place for place in found if place.kind is kind and place.country == country)


def test_a_region_is_put_at_its_seat_with_a_circle_that_covers_it() -> None:
    region = _unit("Tombouctou", PlaceKind.ADMIN1, "MLI")
    put = seated(region, _GAZETTEER)
    assert haversine_km(put.lat, put.lon, 16.77, -3.0) < 10
    assert put.radius_km >= region.radius_km + put.distance_km(region) - 0.1
    assert put == replace(region, lat=put.lat, lon=put.lon, radius_km=put.radius_km)


def test_a_second_level_unit_is_put_at_the_town_of_its_name_inside_it() -> None:
    put = seated(_unit("Ansongo", PlaceKind.ADMIN2, "MLI"), _GAZETTEER)
    assert haversine_km(put.lat, put.lon, 15.66, 0.5) < 10
    assert put.kind is PlaceKind.ADMIN2


def test_a_unit_whose_name_no_seat_bears_stays_as_it_is() -> None:
    county = _unit("Warren County", PlaceKind.ADMIN2, "USA")
    moved = seated(county, _GAZETTEER)
    assert moved.distance_km(county) <= county.radius_km
    unknown = replace(county, name="Nowhere County")
    assert seated(unknown, _GAZETTEER) == unknown


def test_a_town_stays_as_it_is() -> None:
    town = next(c.place for c in _GAZETTEER.candidates("Gao") if c.place.kind is PlaceKind.SETTLEMENT)
    assert seated(town, _GAZETTEER) == town

"""Names that mean the unit and not its town."""

from __future__ import annotations

import pytest

from firsthand.domain.values import Place, PlaceKind

from .test_where import _locate


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Onze volontaires ont été tués samedi à Djibo (Soum), au Burkina Faso.", "fr"),
        ("Eleven were killed at Djibo (Soum) in Burkina Faso on Saturday.", "en"),
    ],
)
def test_a_name_in_brackets_behind_a_place_is_its_unit(text: str, language: str) -> None:
    (town, unit, _) = _locate(text, "Djibo", "Soum", "Burkina Faso", language=language)
    assert town.place is not None
    assert town.place.kind is PlaceKind.SETTLEMENT
    assert unit.place is not None
    assert (unit.place.kind, unit.place.country) == (PlaceKind.ADMIN2, "BFA")
    assert unit.confidence >= 0.9


def test_a_name_in_other_brackets_is_what_it_was() -> None:
    (_, aside) = _locate("Eleven were killed at Djibo (and none near Gao) on Saturday.", "Djibo", "Gao")
    assert aside.place is not None
    assert aside.place.kind is PlaceKind.SETTLEMENT


def test_a_noun_in_the_plural_is_that_of_every_name() -> None:
    text = "Gunmen killed nine people in the provinces of Latakia and Tartus in Syria."
    for mention in _locate(text, "Latakia", "Tartus"):
        assert mention.place is not None
        assert mention.place.kind is PlaceKind.ADMIN1
    (_, town) = _locate(
        "Gunmen killed nine people in the province of Latakia and Tartus in Syria.", "Latakia", "Tartus"
    )
    assert town.place is not None
    assert town.place.kind is PlaceKind.SETTLEMENT


def test_a_region_of_the_name_of_a_department_is_the_region() -> None:
    text = "A mine killed five near Torodi, in Niger's Tillabéri region."
    (_, _, region) = _locate(text, "Torodi", "Niger", "Tillabéri")
    assert region.place is not None
    assert region.place.kind is PlaceKind.ADMIN1


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [("Niangara", "COD", "Haut-Uele"), ("Basankusu", "COD", "Équateur"), ("Mossuril", "MOZ", "Nampula")],
)
def test_a_unit_without_a_known_town_lies_in_its_first_level_unit(
    name: str, country: str, admin1: str
) -> None:
    state = {"COD": "the Democratic Republic of Congo", "MOZ": "Mozambique"}[country]
    (found, _) = _locate(f"Eleven were killed on Saturday in {name}, in {state}.", name, state)
    assert found.place is not None
    assert (found.place.kind, found.place.country, found.place.admin1) == (PlaceKind.ADMIN2, country, admin1)
    assert found.place.radius_km >= 100


@pytest.mark.parametrize(
    ("name", "lat", "lon"), [("Lubero", -0.16, 29.24), ("Rutshuru", -1.19, 29.45), ("Oicha", 0.70, 29.52)]
)
def test_towns_of_conflicts_that_no_list_has_are_known(name: str, lat: float, lon: float) -> None:
    state = "the Democratic Republic of Congo"
    (found, _) = _locate(f"Eleven were killed on Saturday in {name}, in {state}.", name, state)
    assert found.place is not None
    assert (found.place.lat, found.place.lon) == (lat, lon)


def test_a_hyphenated_name_is_around_the_town_that_it_begins_with() -> None:
    text = "Nine were killed in Bandiagara-Gare, in Mali's Mopti region. Two fell in Bankasse-Gare, in the Mopti region."
    (village, _, _, other) = _locate(text, "Bandiagara-Gare", "Mali", "Mopti", "Bankasse-Gare")
    assert village.place is not None
    assert village.place.name == "Bandiagara-Gare"
    assert village.place.distance_km(_town("Bandiagara")) == 0
    assert village.place.kind is PlaceKind.AREA
    assert other.place is None or other.place.radius_km > 100


def _town(name: str) -> Place:
    (found, _) = _locate(f"Nine were killed in {name} in Mali.", name, "Mali")
    assert found.place is not None
    return found.place


def test_a_village_of_a_commune_is_around_its_seat_wherever_it_is_named() -> None:
    text = "Tchoungua sous le feu au Niger. Ils ont attaqué le village de Tchoungua, commune rurale de Dogondoutchi."
    (title, _, village, seat) = _locate(
        text, "Tchoungua", "Niger", "Tchoungua", "Dogondoutchi", language="fr"
    )
    assert seat.place is not None
    for mention in (title, village):
        assert mention.place is not None
        assert mention.place.kind is PlaceKind.AREA
        assert mention.place.distance_km(seat.place) == 0
        assert mention.place.radius_km < 60


def test_the_nation_of_peacekeepers_is_not_where_they_are() -> None:
    text = "Four Ghanaian peacekeepers were wounded when rockets hit their base in south Lebanon. In Shama, rockets struck a post."
    (_, shama) = _locate(text, "Lebanon", "Shama")
    assert shama.place is None or shama.place.country == "LBN"


def test_an_unknown_province_lies_in_no_other_and_beside_no_town() -> None:
    text = "Twelve died in Kenya: ten in Nyanzolo Province and two in North Eastern Province, near Garissa."
    (_, province, _, _) = _locate(text, "Kenya", "Nyanzolo Province", "North Eastern Province", "Garissa")
    assert province.place is None or province.place.name == "Kenya"


def test_an_unknown_village_lies_in_no_unit_of_a_country_that_the_text_does_not_name() -> None:
    text = "Twelve died in Kenya, at Nyanzolo, an hour from the Northeastern Governorate."
    (_, village, _) = _locate(text, "Kenya", "Nyanzolo", "Northeastern Governorate")
    assert village.place is None or village.place.country == "KEN"

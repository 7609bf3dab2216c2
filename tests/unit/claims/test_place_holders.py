from __future__ import annotations

from collections.abc import Mapping

import pytest

from firsthand.claims.place_holders import anchored
from firsthand.claims.where import locate
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span, haversine_km
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()
_MALI, _ANYWHERE = {"MLI": 1.0}, dict[str, float]()


def _locate(
    text: str, *names: str, language: str = "fr", areas: Mapping[str, float] = _MALI
) -> list[PlaceMention]:
    spans, start = [], 0
    for name in names:
        start = text.index(name, start)
        spans.append(Span.of(text, start, start + len(name)))
        start += len(name)
    return list(locate(page(text, language), spans, gazetteer=_GAZETTEER, areas=areas))


@pytest.mark.parametrize(
    ("text", "names", "admin2"),
    [
        ("Un marché a brûlé à Kouna (cercle de Bankass; région de Mopti).", ("Kouna", "Bankass", "Mopti"), "Bankass"),
        ("Un marché a brûlé à Kouna (cercle de Tenenkou; région de Mopti).", ("Kouna", "Tenenkou", "Mopti"), "Tenenkou"),
        ("Un marché a brûlé à Kouna, dans le cercle de Bankass.", ("Kouna", "Bankass"), "Bankass"),
    ],
)  # fmt: skip
def test_the_unit_said_decides_between_namesakes(text: str, names: tuple[str, ...], admin2: str) -> None:
    village = _locate(text, *names)[0].place
    assert village is not None
    assert village.kind is PlaceKind.SETTLEMENT
    assert village.admin2 == admin2


def test_an_unknown_village_is_somewhere_in_the_smallest_unit_said() -> None:
    text = "Un troupeau a été volé à Zerkadougara (cercle de Bankass; région de Mopti)."
    village, unit, _ = _locate(text, "Zerkadougara", "Bankass", "Mopti")
    assert village.place is not None
    assert village.place.kind is PlaceKind.AREA
    assert village.place.name == "Zerkadougara"
    assert village.place.admin2 == "Bankass"
    assert unit.place is not None
    assert village.place.radius_km >= unit.place.radius_km
    assert village.because == ("not in the gazetteer", f"in {unit.place.name}")


def test_a_namesake_far_outside_the_unit_said_is_not_taken() -> None:
    text = "Des hommes ont été vus à Zinzin (cercle de Goundam; région de Tombouctou)."
    village = _locate(text, "Zinzin", "Goundam", "Tombouctou")[0].place
    assert village is not None
    assert village.kind is PlaceKind.AREA
    assert village.admin2 == "Goundam"


def test_a_text_that_mistakes_the_region_still_names_a_known_town() -> None:
    town = _locate("Un poste a brûlé à Hombori (région de Gao).", "Hombori", "Gao")[0].place
    assert town is not None
    assert town.kind is PlaceKind.SETTLEMENT
    assert town.admin1 == "Mopti"


def test_an_unknown_village_at_a_distance_from_a_town_is_put_there() -> None:
    text = "Un véhicule a brûlé à Zerkadougara (7 km de Gourma-Rharous; région de Tombouctou)."
    village, town, _ = _locate(text, "Zerkadougara", "Gourma-Rharous", "Tombouctou")
    assert village.place is not None
    assert town.place is not None
    assert village.place.name == "Zerkadougara"
    assert village.place.kind is PlaceKind.SITE
    assert haversine_km(village.place.lat, village.place.lon, town.place.lat, town.place.lon) < 1
    assert village.place.radius_km >= 7


def test_a_place_beside_a_border_or_a_compass_point_holds_nothing() -> None:
    text = "Un véhicule a brûlé à Hombori (sud-ouest de Gao)."
    town = _locate(text, "Hombori", "Gao")[0].place
    assert town is not None
    assert town.admin1 == "Mopti"


def _town(name: str, lat: float, lon: float, similarity: float = 1.0) -> Candidate:
    place = Place(name, lat, lon, 3.0, PlaceKind.SETTLEMENT, "MLI")
    return Candidate(place, name, similarity, 0, "PPL")


def test_a_distance_stated_picks_the_namesake_that_lies_so_far() -> None:
    near, far, unlike = _town("Zam", 13.5, -6.0), _town("Zam", 15.5, -6.0), _town("Zan", 13.5, -6.0, 0.8)
    assert anchored((near, far, unlike), (_town("Ségou", 13.44, -6.27),), 30.0) == (near,)
    assert anchored((far,), (_town("Ségou", 13.44, -6.27),), 30.0) == (far,)


def _within(mention: PlaceMention, unit: str, country: str) -> None:
    """An unknown village is anywhere in the unit: its circle, and its first-level unit."""
    place = mention.place
    assert place is not None, mention.because
    assert place.country == country
    assert place.admin1 == unit
    assert place.kind is PlaceKind.AREA
    assert place.precision == 3


@pytest.mark.parametrize(
    ("text", "language", "names", "unit", "country"),
    [
        ("Douze personnes ont été tuées à Djuguba, en Ituri.", "fr", ("Djuguba", "Ituri"), "Ituri", "COD"),
        ("Neuf civils sont morts à Rethy, dans l'Ituri.", "fr", ("Rethy", "Ituri"), "Ituri", "COD"),
        ("Un marché a brûlé à Djuguba, Ituri, lundi.", "fr", ("Djuguba", "Ituri"), "Ituri", "COD"),
        ("Un marché a brûlé à Kalunguta, au Nord-Kivu.", "fr", ("Kalunguta", "Nord-Kivu"), "Nord Kivu", "COD"),
        ("Six civils ont été tués à Manginwe, en territoire de Beni (Nord-Kivu).", "fr", ("Manginwe", "Beni", "Nord-Kivu"),
         "Nord Kivu", "COD"),
        ("Trois paysans sont morts à Zerkadougara, dans l'État nigérian de Borno.", "fr", ("Zerkadougara", "Borno"), "Borno", "NGA"),
        ("Ten people died in Mambasale, in Ituri, on Monday.", "en", ("Mambasale", "Ituri"), "Ituri", "COD"),
        ("Ten people died in Lodjo in Congo's Ituri province.", "en", ("Lodjo", "Congo", "Ituri"), "Ituri", "COD"),
        ("Five died in the village of Qoryaale in Somalia's central Hiran region.", "en", ("Qoryaale", "Somalia", "Hiran"),
         "Hiiraan", "SOM"),
        ("Six died in Zerkadougara in the northwestern Nigerian state of Zamfara.", "en", ("Zerkadougara", "Zamfara"), "Zamfara", "NGA"),
        ("Ten people died in Lodjo in Ituri's Djuguba territory.", "en", ("Lodjo", "Ituri"), "Ituri", "COD"),
        ("Six died in Zerkadougara in northern Mozambique's Cabo Delgado.", "en",
         ("Zerkadougara", "northern Mozambique", "Cabo Delgado"), "Cabo Delgado", "MOZ"),
    ],
)  # fmt: skip
def test_a_name_that_only_units_bear_holds_the_village_before_it(
    text: str, language: str, names: tuple[str, ...], unit: str, country: str
) -> None:
    _within(_locate(text, *names, language=language, areas=_ANYWHERE)[0], unit, country)


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        ("Bombs went off in Mombasa, Ituri and Borno.", ("Mombasa", "Ituri", "Borno"), "KEN"),
        ("Bombs went off in Mombasa, eastern Congo and Borno.", ("Mombasa", "eastern Congo", "Borno"), "KEN"),
        ("Police searched Goma, Ituri, and Beni in DR Congo.", ("Goma", "Ituri", "Beni", "DR Congo"), "COD"),
        ("Aid left Mombasa for Ituri on Monday.", ("Mombasa", "Ituri"), "KEN"),
        ("Aid came to Mombasa from Ituri on Monday.", ("Mombasa", "Ituri"), "KEN"),
    ],
)
def test_a_member_of_a_list_and_a_destination_hold_nothing(
    text: str, names: tuple[str, ...], country: str
) -> None:
    town = _locate(text, *names, language="en", areas=_ANYWHERE)[0].place
    assert town is not None
    assert town.country == country
    assert town.kind is PlaceKind.SETTLEMENT


@pytest.mark.parametrize(
    ("text", "language", "area"),
    [
        (
            "BAMAKO (AFP) - Des soldats maliens ont été tués à Dioura, dans le centre du Mali.",
            "fr",
            "centre du Mali",
        ),
        (
            "BAMAKO (AFP) - Des soldats maliens ont été tués à Dioura (centre du Mali).",
            "fr",
            "centre du Mali",
        ),
        ("BAMAKO (AFP) - Malian soldiers were killed in Dioura, central Mali.", "en", "central Mali"),
    ],
)
def test_a_part_of_a_country_decides_between_namesakes(text: str, language: str, area: str) -> None:
    village = _locate(text, "BAMAKO", "Dioura", area, language=language, areas=_ANYWHERE)[1].place
    assert village is not None
    assert village.kind is PlaceKind.SETTLEMENT
    assert village.admin1 == "Mopti"


@pytest.mark.parametrize(
    ("text", "town", "area"),
    [
        ("Nine people died in Lagos, southern Nigeria.", "Lagos", "southern Nigeria"),
        ("Nine people died in Lagos, in northern Nigeria.", "Lagos", "northern Nigeria"),
        ("Nine people died in Tsafe, in northwestern Zamfara.", "Tsafe", "northwestern Zamfara"),
    ],
)
def test_a_town_is_no_other_place_for_a_part_of_a_country_loosely_named(
    text: str, town: str, area: str
) -> None:
    found = _locate(text, town, area, language="en", areas=_ANYWHERE)[0].place
    assert found is not None
    assert (found.name, found.kind) == (town, PlaceKind.SETTLEMENT)


def test_an_unknown_village_is_anywhere_in_the_part_of_the_country_said() -> None:
    text = "Ten people died in Mambasale, eastern DR Congo."
    village, area = _locate(text, "Mambasale", "eastern DR Congo", language="en", areas=_ANYWHERE)
    assert village.place is not None
    assert area.place is not None
    assert (village.place.lat, village.place.lon) == (area.place.lat, area.place.lon)
    assert village.place.radius_km == area.place.radius_km


@pytest.mark.parametrize(("name", "admin1"), [("Soum", "Sahel"), ("Tillabéri", "Tillabéri")])
def test_a_french_article_tells_the_unit_from_the_town(name: str, admin1: str) -> None:
    text = f"Une mine a explosé dans le {name}."
    (unit,) = _locate(text, name, areas=_ANYWHERE)
    assert unit.place is not None
    assert unit.place.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
    assert unit.place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "state", "language", "country"),
    [
        ("Insurgents killed ten people in Perugia, Mozambique, on Saturday.", "Perugia", "Mozambique", "en", "MOZ"),
        ("Raiders killed nine herders in Paris, South Sudan.", "Paris", "South Sudan", "en", "SSD"),
        ("Des insurgés ont attaqué Perugia, au Mozambique, samedi.", "Perugia", "Mozambique", "fr", "MOZ"),
        ("Des insurgés ont attaqué Perugia (Mozambique) samedi.", "Perugia", "Mozambique", "fr", "MOZ"),
    ],
)  # fmt: skip
def test_a_namesake_abroad_never_overrules_the_country_stated(
    text: str, name: str, state: str, language: str, country: str
) -> None:
    place = _locate(text, name, state, language=language, areas=_ANYWHERE)[0].place
    assert place is not None
    assert place.country == country
    assert place.kind is PlaceKind.AREA
    assert place.radius_km > 300


@pytest.mark.parametrize(
    ("text", "name", "state", "language", "country"),
    [
        ("Le rôle de Moscou au Mali a été critiqué.", "Moscou", "Mali", "fr", "RUS"),
        ("À Paris, le Mali a été condamné.", "Paris", "Mali", "fr", "FRA"),
        ("In Paris, Mali said it would not attend.", "Paris", "Mali", "en", "FRA"),
        ("In Paris, Mali's minister met diplomats.", "Paris", "Mali", "en", "FRA"),
        ("Shells fell on Tripoli, Libya, on Friday.", "Tripoli", "Libya", "en", "LBY"),
    ],
)  # fmt: skip
def test_a_country_that_only_acts_or_follows_holds_no_name(
    text: str, name: str, state: str, language: str, country: str
) -> None:
    place = _locate(text, name, state, language=language, areas=_ANYWHERE)[0].place
    assert place is not None
    assert place.country == country
    assert place.kind is PlaceKind.SETTLEMENT

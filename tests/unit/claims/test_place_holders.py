from __future__ import annotations

import pytest

from firsthand.claims.place_holders import anchored
from firsthand.claims.where import locate
from firsthand.domain.values import Place, PlaceKind, PlaceMention, Span, haversine_km
from firsthand.knowledge.gazetteer import Candidate, Gazetteer
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()
_MALI = {"MLI": 1.0}


def _locate(text: str, *names: str, language: str = "fr") -> list[PlaceMention]:
    spans, start = [], 0
    for name in names:
        start = text.index(name, start)
        spans.append(Span.of(text, start, start + len(name)))
        start += len(name)
    return list(locate(page(text, language), spans, gazetteer=_GAZETTEER, areas=_MALI))


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

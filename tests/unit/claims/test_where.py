from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.claims.where import locate
from firsthand.domain.document import Block, BlockKind, Dateline
from firsthand.domain.values import PlaceKind, PlaceMention, Span, haversine_km
from firsthand.knowledge.gazetteer import Gazetteer
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()


def _locate(text: str, *names: str, language: str | None = "en") -> list[PlaceMention]:
    spans, start = [], 0
    for name in names:
        start = text.index(name, start)
        spans.append(Span.of(text, start, start + len(name)))
        start += len(name)
    return list(locate(page(text, language), spans, gazetteer=_GAZETTEER))


def _point(mention: PlaceMention) -> tuple[str | None, float, float]:
    assert mention.place is not None, mention.because
    return mention.place.country, mention.place.lat, mention.place.lon


def test_local_knowledge_decides_when_the_text_says_mali() -> None:
    (base, _) = _locate("The army lost its base in the town of Boulikessi in Mali.", "Boulikessi", "Mali")
    country, lat, lon = _point(base)
    assert country == "MLI"
    assert haversine_km(lat, lon, 14.92, -1.79) < 30
    assert base.place is not None
    assert base.place.radius_km >= 20
    assert "override" in base.because


def test_the_namesake_is_meant_when_the_text_says_burkina_faso() -> None:
    text = "In the village of Boulikessi near Dori, Burkina Faso, Burkinabe soldiers dug wells."
    country, _, _ = _point(_locate(text, "Boulikessi")[0])
    assert country == "BFA"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen entered Koro, a town in Mali's Mopti region.", "Koro", "MLI"),
        ("Des hommes armés sont entrés à Koro, en Côte d'Ivoire.", "Koro", "CIV"),
        ("Shells fell on Tripoli, Libya.", "Tripoli", "LBY"),
        ("Shells fell on Tripoli in northern Lebanon.", "Tripoli", "LBN"),
        ("Nigerian troops retook Bama in Borno, Nigeria.", "Bama", "NGA"),
    ],
)
def test_the_country_decides_between_namesakes(text: str, name: str, country: str) -> None:
    assert _point(_locate(text, name)[0])[0] == country


def test_a_village_of_another_country_is_not_taken() -> None:
    (mention,) = _locate("In Sudan, the Sudanese army shelled Fambita.", "Fambita")
    assert mention.place is None
    assert mention.confidence < 0.4


def test_an_unknown_name_is_not_invented() -> None:
    (mention,) = _locate("In Mali, Zorglubkan was raided.", "Zorglubkan")
    assert mention.place is None


def test_siblings_decide_where_no_country_is_named() -> None:
    text = "Fighters struck Nioro du Sahel, Diboli, Kayes, Molodo and Niono at dawn."
    found = _locate(text, "Nioro du Sahel", "Diboli", "Kayes", "Molodo", "Niono")
    assert {_point(mention)[0] for mention in found} == {"MLI"}


def test_nouns_tell_the_town_from_the_region() -> None:
    region, town = _locate("In Mali's Mopti region and the city of Kayes.", "Mopti", "Kayes")
    assert region.place is not None
    assert region.place.kind is PlaceKind.ADMIN1
    assert town.place is not None
    assert town.place.kind is PlaceKind.SETTLEMENT
    first, second = _locate(
        "Au Mali, dans la région de Kidal, à Kidal même.", "Kidal", "Kidal", language="fr"
    )
    assert first.place is not None
    assert second.place is not None
    assert (first.place.kind, second.place.kind) == (PlaceKind.ADMIN1, PlaceKind.SETTLEMENT)
    (cercle,) = _locate("Dans le cercle de Douentza, au Mali.", "Douentza", language="fr")
    assert cercle.place is not None
    assert cercle.place.kind is PlaceKind.ADMIN2


@pytest.mark.parametrize(
    ("text", "language", "north"),
    [
        ("In Mali, 40 km north of Gao, a convoy was hit.", "en", 40.0),
        ("Au Mali, à 40 km au nord de Gao, un convoi a été touché.", "fr", 40.0),
        ("In Mali, 25 miles north of the town of Gao, a convoy was hit.", "en", 40.2),
    ],
)
def test_a_stated_distance_moves_the_place(text: str, language: str, north: float) -> None:
    (mention,) = _locate(text, "Gao", language=language)
    assert mention.place is not None
    assert mention.place.lat == pytest.approx(16.27 + north / 111.2, abs=0.05)
    assert mention.place.lon == pytest.approx(-0.04, abs=0.05)
    assert mention.place.radius_km > 10
    assert mention.place.is_local


def test_a_distance_without_a_direction_widens_the_circle() -> None:
    (mention,) = _locate("Au Mali, à 37 km d'Ansongo, un véhicule a sauté.", "Ansongo", language="fr")
    assert mention.place is not None
    assert mention.place.radius_km > 37
    assert mention.place.precision == 2


def test_mentions_of_one_name_resolve_alike() -> None:
    text = "Koro fell silent.\nKoro, in Mali, was raided.\nLater Koro was retaken."
    found = _locate(text, "Koro", "Koro", "Koro")
    assert len({mention.place for mention in found}) == 1
    assert [mention.span.start for mention in found] == sorted(mention.span.start for mention in found)


def test_countries_regions_and_their_parts() -> None:
    found = _locate("In Mali, the Sahel and southern Lebanon.", "Mali", "Sahel", "southern Lebanon")
    kinds = [mention.place.kind if mention.place else None for mention in found]
    assert kinds == [PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA]
    south = found[2].place
    lebanon = _GAZETTEER.country("LBN")
    assert south is not None
    assert lebanon is not None
    assert south.lat < lebanon.lat


@pytest.mark.parametrize(("name", "north"), [("nord-est de la RDC", True), ("sud-ouest de la RDC", False)])
def test_a_part_of_a_country_with_an_article(name: str, north: bool) -> None:
    (mention,) = _locate(f"Un convoi a été attaqué dans le {name}.", name, language="fr")
    congo = _GAZETTEER.country("COD")
    assert mention.place is not None
    assert congo is not None
    assert mention.place.country == "COD"
    assert (mention.place.lat > congo.lat, mention.place.lon > congo.lon) == (north, north)


def test_a_language_that_is_not_known_is_no_obstacle() -> None:
    (mention,) = _locate("Mali: Gao.", "Gao", language=None)
    assert mention.place is not None
    assert mention.place.country == "MLI"


def test_nothing_gives_nothing() -> None:
    assert locate(page("Nothing here."), (), gazetteer=_GAZETTEER) == ()


def test_a_french_note_that_names_no_country_speaks_of_one_with_armed_groups() -> None:
    text = "Attaque du camp militaire de Nara par un groupe de djihadistes."
    span = Span.of(text, 29, 33)
    document = page(text, "fr")
    (alone,) = locate(document, [span], gazetteer=_GAZETTEER)
    (known,) = locate(document, [span], gazetteer=_GAZETTEER, unrest={"MLI": 0.7, "COD": 0.9})
    assert known.place is not None
    assert known.place.country == "MLI"
    assert alone.place is None or alone.place.country != "MLI" or alone.confidence < known.confidence


def test_a_town_is_meant_where_no_noun_says_its_district() -> None:
    text = "Une mine a explosé à Ménaka (région de Gao)."
    spans = [Span.of(text, 21, 27), Span.of(text, 39, 42)]
    town, _ = locate(page(text, "fr"), spans, gazetteer=_GAZETTEER)
    assert town.place is not None
    assert town.place.kind is PlaceKind.SETTLEMENT
    assert town.place.admin2 == "Ménaka"  # "Cercle de Ménaka" without its noun


@pytest.mark.parametrize(
    ("text", "language", "north"),
    [
        ("In Mali, 1,200 km north of Gao, a convoy was hit.", "en", 1200.0),
        ("Au Mali, à 1 200 km au nord de Gao, un convoi a été touché.", "fr", 1200.0),
        ("Au Mali, à une vingtaine de kilomètres au nord de Gao, un convoi a été touché.", "fr", 20.0),
        ("Au Mali, à trente kilomètres au nord de Gao, un convoi a été touché.", "fr", 30.0),
        ("In Mali, ten kilometres north of Gao, a convoy was hit.", "en", 10.0),
        ("In Mali, 50 nautical miles north of Gao, a convoy was hit.", "en", 92.6),
        ("In Mali, two hundred km north of Gao, a convoy was hit.", "en", 0.0),
        ("In Mali, 2.5 km north of Gao, a convoy was hit.", "en", 2.5),
        ("In Mali, 40000 km north of Gao, a convoy was hit.", "en", 0.0),
        ("In Mali, 99999999999999999999 km north of Gao, a convoy was hit.", "en", 0.0),
    ],
)
def test_the_last_digits_of_a_figure_are_no_distance(text: str, language: str, north: float) -> None:
    mention = next(m for m in _locate(text, "Gao", language=language))
    assert mention.place is not None
    assert mention.place.lat == pytest.approx(16.27 + north / 111.2, abs=0.1)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("En RDC, des miliciens ont attaqué Mopty lundi.", "fr", "Mopty"),
        ("Les ADF sont entrés à Rethy. L'Ituri est sous état de siège.", "fr", "Rethy"),
        ("Nine died in Mopty on Monday, Congolese officials said.", "en", "Mopty"),
        ("Shots were heard in Bandiagary, the Congolese army said.", "en", "Bandiagary"),
    ],
)
def test_a_village_spelt_alike_in_a_country_that_is_not_named_is_not_taken(
    text: str, language: str, name: str
) -> None:
    others = [other for other in ("RDC", "Ituri") if other in text]
    found = _locate(text, *sorted((name, *others), key=text.index), language=language)
    (mention,) = (m for m in found if m.span.text == name)
    assert mention.place is None or (mention.place.kind, mention.place.country) == (PlaceKind.AREA, "COD")


def test_another_spelling_is_taken_in_a_country_that_is_named_and_where_none_is() -> None:
    assert _point(_locate("Au Bénin, Djugou a fêté.", "Djugou", language="fr")[0])[0] == "BEN"
    assert (
        _point(_locate("A ship of St. Kitts and Nevis sank off Egypt.", "St. Kitts and Nevis")[0])[0] == "KNA"
    )
    assert _point(_locate("The army said it held Tombouktou and Gao.", "Tombouktou", "Gao")[0])[0] == "MLI"


@pytest.mark.parametrize("dateline", [None, Dateline("BAMAKO", "AFP")])
def test_an_unknown_village_does_not_lie_around_the_dateline(dateline: Dateline | None) -> None:
    text = "BAMAKO (AFP) - Gunmen raided the village of Zerkadougara on Monday."
    spans = [Span.of(text, n := text.index(name), n + len(name)) for name in ("BAMAKO", "Zerkadougara")]
    city, village = locate(replace(page(text), dateline=dateline), spans, gazetteer=_GAZETTEER)
    assert city.place is not None
    assert (village.place is None) is (dateline is not None)


def test_an_unsure_village_of_a_country_that_is_not_told_of_is_no_place() -> None:
    text = "Douze personnes ont été tuées à Teke, a dit un député de RDC."
    assert _locate(text, "Teke", "RDC", language="fr")[0].place is None


def test_a_unit_of_the_very_name_comes_before_a_city_spelt_alike() -> None:
    (kebbi,) = _locate("Bandits killed four people on Monday in Kebbi, a spokesman said.", "Kebbi")
    assert kebbi.place is not None
    assert kebbi.place.country == "NGA"
    assert kebbi.place.kind is PlaceKind.ADMIN1


def test_a_hamlet_never_takes_the_name_of_a_country() -> None:
    text = "Leaders of Mali, Niger and Chad met. Gunmen killed ten in Niger state, Nigeria."
    mali = _locate(text, "Mali", "Niger", "Niger", "Nigeria")[0].place
    assert mali is not None
    assert (mali.kind, mali.country) == (PlaceKind.COUNTRY, "MLI")


@pytest.mark.parametrize(("name", "admin1"), [("Nampala", "Ségou"), ("Dioura", "Mopti")])
def test_a_base_known_for_attacks_is_meant_and_not_its_namesakes(name: str, admin1: str) -> None:
    place = _locate(f"Fighters attacked the town of {name} in Mali.", name, "Mali")[0].place
    assert place is not None
    assert place.admin1 == admin1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Gunmen killed ten villagers near Tillia in Niger.", PlaceKind.ADMIN1),
        ("Gunmen killed ten villagers in Tahoua and near Tillia in Niger.", PlaceKind.SETTLEMENT),
        ("Gunmen killed ten villagers near Agadez in Niger.", PlaceKind.SETTLEMENT),
    ],
)
def test_a_title_names_the_unit_of_the_place_in_the_body(body: str, kind: PlaceKind) -> None:
    title = "Ten killed in Tahoua"
    text = f"{title}\n{body}"
    document = page(text)
    blocks = (
        Block(BlockKind.TITLE, Span.of(text, 0, len(title))),
        Block(BlockKind.BODY, Span.of(text, len(title) + 1, len(text))),
    )
    names = ["Tahoua", *(name for name in ("Tahoua", "Tillia", "Agadez", "Niger") if name in body)]
    spans, start = [], 0
    for name in names:
        start = text.index(name, start)
        spans.append(Span.of(text, start, start + len(name)))
        start += len(name)
    found = locate(replace(document, blocks=blocks), spans, gazetteer=_GAZETTEER)[0].place
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A jet bombed a village in Myanmar. It lies in the country's northwestern Sagaing region.", "northwestern Sagaing", PlaceKind.ADMIN1),
        ("Gunmen killed farmers in Nigeria's northeastern Borno state.", "northeastern Borno", PlaceKind.ADMIN1),
        ("In Nigeria, gunmen killed farmers in northern Borno.", "northern Borno", PlaceKind.AREA),
    ],
)  # fmt: skip
def test_a_direction_tells_where_a_unit_lies_or_a_part_of_it(text: str, name: str, kind: PlaceKind) -> None:
    (mention,) = _locate(text, name)
    assert mention.place is not None
    assert mention.place.kind is kind


@pytest.mark.parametrize(
    ("text", "names", "name", "least"),
    [
        ("In Mali, a mine exploded between Zorglubkan and Ansongo.", ("Mali", "Ansongo"), "between Zorglubkan and Ansongo", 40),
        ("In Mali, a mine exploded between Ansongo and Zorglubkan.", ("Mali", "Ansongo"), "between Ansongo and Zorglubkan", 40),
        ("In Mali, a mine exploded between Gao and Ansongo.", ("Mali", "Gao", "Ansongo"), "between Gao and Ansongo", 40),
        ("In Mali, a mine exploded on the Gao-Ansongo road.", ("Mali", "Gao", "Ansongo"), "between Gao and Ansongo", 40),
    ],
)  # fmt: skip
def test_on_the_road_to_a_place_that_nobody_knows_is_somewhere_around_the_other(
    text: str, names: tuple[str, ...], name: str, least: float
) -> None:
    place = _locate(text, *names)[1].place
    assert place is not None
    assert place.name == name
    assert place.radius_km >= least


@pytest.mark.parametrize(
    ("text", "names", "name", "unit"),
    [
        ("Bandits raided Sabon Garin Damri village in Bakura LGA of Zamfara State, Nigeria.", ("Sabon Garin Damri", "Bakura", "Zamfara State", "Nigeria"), "Sabon Garin Damri", "Bakura"),
        ("Sudan's army bombed a market in Tora, a village in North Darfur.", ("Tora", "North Darfur"), "Tora", "Northern Darfur"),
    ],
)  # fmt: skip
def test_a_village_that_nobody_knows_or_many_are_called_lies_in_the_innermost_unit(
    text: str, names: tuple[str, ...], name: str, unit: str
) -> None:
    village, *_ = _locate(text, *names)
    assert village.place is not None
    assert village.place.name == name
    assert f"in {unit}" in village.because

"""Where the incident of a page is put, by the places that its reports keep."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from firsthand.domain.values import Place
from tests.unit.claims.test_one_country import resolved


def sites(text: str, language: str, title: str | None = None) -> dict[str, Place | None]:
    """The places of the reports of a page, by the words that name them."""
    extraction = resolved(text, language, title)
    known = {mention.span: mention.place for mention in extraction.places}
    return {span.text: known.get(span) for report in extraction.reports for span in report.spans(Role.PLACE)}


@pytest.mark.parametrize("told", ["commune rurale de", "hameau de la commune de", "dans la commune de"])
def test_the_seat_of_the_commune_of_an_unknown_village_is_not_the_place(told: str) -> None:
    text = f"Des hommes armés ont tué quatre personnes samedi dans le village de Tchoungua, {told} Dogondoutchi, au Niger."
    places = sites(text, "fr")
    assert places["Tchoungua"] is not None
    assert "Dogondoutchi" not in places


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A mine killed five herders on Monday between the villages of Makalondi and Torodi in Niger.", "en"),
        ("Une mine a tué cinq éleveurs lundi entre les villages de Makalondi et Torodi, au Niger.", "fr"),
    ],
)
def test_the_ends_of_a_road_are_one_place(text: str, language: str) -> None:
    places = sites(text, language)
    assert "Torodi" not in places
    assert places["Makalondi"] is not None
    assert places["Makalondi"].name == "between Makalondi and Torodi"


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (
            "Gunmen killed 11 people in the Faskari district of Nigeria.\n\nKatsina police spokesman Abubakar Lawal confirmed the attack.",
            "en", "Katsina",
        ),
        (
            "Des hommes armés ont tué 11 personnes samedi à Ménaka, au Mali.\n\nLe gouverneur de Gao, Moussa Traoré, a confirmé l'attaque.",
            "fr", "Gao",
        ),
        ("A bomb killed two policemen in Kirkuk on Monday, security sources in Baghdad said.", "en", "Baghdad"),
        ("Quatre soldats ont été tués mardi dans une embuscade à Arauquita, en Colombie, a annoncé l'armée à Bogota.", "fr", "Bogota"),
    ],
)  # fmt: skip
def test_the_place_of_who_speaks_is_no_site(text: str, language: str, speaker: str) -> None:
    found = sites(text, language)
    assert found
    assert speaker not in found


@pytest.mark.parametrize(
    ("text", "language", "site"),
    [
        ("Gunmen killed the mayor of Mora in Cameroon on Monday.", "en", "Mora"),
        ("Des hommes armés ont tué le maire de Mora, au Cameroun, lundi.", "fr", "Mora"),
        ("Five people were killed in an attack on Monday, the mayor of Mora, Cameroon, said.", "en", "Mora"),
        ("The mayor of Caldono said six people were killed by a bomb in Colombia's Cauca province.", "en", "Caldono"),
        ("Residents of Mora in Cameroon said gunmen killed five people.", "en", "Mora"),
    ],
)  # fmt: skip
def test_an_office_tells_where_nothing_else_does_or_its_holder_was_hurt(
    text: str, language: str, site: str
) -> None:
    assert site in sites(text, language)


@pytest.mark.parametrize(
    ("text", "language", "name", "most"),
    [
        ("Gunmen killed five people near Mora in Cameroon on Monday.", "en", "Mora", 40),
        ("Des hommes armés ont tué cinq personnes lundi près de Mora, au Cameroun.", "fr", "Mora", 40),
        ("Gunmen killed five people in the hills north of Port-au-Prince, Haiti, on Monday.", "en", "Port-au-Prince", 50),
        ("Une bombe a tué cinq soldats mercredi au sud de Kirkouk, en Irak.", "fr", "Kirkouk", 50),
    ],
)  # fmt: skip
def test_what_is_near_a_town_reaches_beyond_it(text: str, language: str, name: str, most: float) -> None:
    place = sites(text, language)[name]
    assert place is not None
    assert place.entry is not None
    assert 20 <= place.radius_km <= most
    assert place.precision == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed five people in Mora in Cameroon on Monday.", "en"),
        ("A bomb killed five people near Mora market in Cameroon on Monday.", "en"),
        ("Des hommes armés ont tué cinq personnes lundi à Mora, au Cameroun.", "fr"),
    ],
)
def test_what_is_in_a_town_stays_in_it(text: str, language: str) -> None:
    place = sites(text, language)["Mora"]
    assert place is not None
    assert place.radius_km < 15


@pytest.mark.parametrize(
    ("text", "language", "village", "town"),
    [
        ("Gunmen killed 45 people at Zorgolabodri, above the coastal town of Cabaret in Haiti, on Tuesday.", "en", "Zorgolabodri", "Cabaret"),
        ("Treize villageois ont été tués dimanche à Gossi-Mayo, près de Mora, au Cameroun.", "fr", "Gossi-Mayo", "Mora"),
        ("A bomb killed two policemen in the village of Zorg Al-Rashad, southwest of Kirkuk, on Monday.", "en", "Zorg Al-Rashad", "Kirkuk"),
    ],
)  # fmt: skip
def test_an_unknown_village_near_a_town_is_the_site_and_lies_there(
    text: str, language: str, village: str, town: str
) -> None:
    found = sites(text, language)
    assert town not in found
    place = found[village]
    assert place is not None
    assert place.name == village
    assert 20 <= place.radius_km <= 50


def test_an_unknown_village_of_a_unit_is_named_with_it() -> None:
    found = sites(
        "Vingt civils ont été tués lundi à Zorgomandombi, dans le territoire de Mambasa, en Ituri.", "fr"
    )
    village = found["Zorgomandombi"]
    assert village is not None
    assert (village.country, village.admin1) == ("COD", "Ituri")
    assert village.radius_km > 50


def test_a_unit_known_by_its_seat_alone_is_wider_than_the_town() -> None:
    place = sites("Trois bergers ont été tués lundi dans l'arrondissement de Mora, au Cameroun.", "fr")[
        "Mora"
    ]
    assert place is not None
    assert 40 <= place.radius_km <= 60


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vingt soldats ont été tués mardi dans la région de Téra, au Niger.", "fr"),
        ("Twenty soldiers were killed on Tuesday in the Tera region of Niger.", "en"),
    ],
)
def test_a_second_level_unit_that_is_called_a_region_is_no_town(text: str, language: str) -> None:
    (place,) = [place for name, place in sites(text, language).items() if name in ("Téra", "Tera")]
    assert place is not None
    assert place.radius_km > 40


def test_an_unknown_village_whose_dead_are_counted_apart_is_not_beside_the_other() -> None:
    found = sites("Fourteen people died in Ankpalibo on Sunday and 11 in Naka on Saturday in Nigeria.", "en")
    assert found["Naka"] is not None
    unknown = found.get("Ankpalibo")
    assert unknown is None or unknown.radius_km > 500


def test_mountains_are_not_the_village_of_their_name() -> None:
    place = sites("L'armée a tué six assaillants lundi dans les monts Mandara, au Cameroun.", "fr")["Mandara"]
    assert place is not None
    assert place.radius_km > 40


def test_a_quarter_of_a_town_is_no_unit() -> None:
    place = sites("Shells killed eleven people in the Ombadda district of Omdurman, Sudan.", "en")["Omdurman"]
    assert place is not None
    assert place.radius_km < 20


def test_a_unit_under_its_own_name_comes_before_its_neighbour() -> None:
    place = sites("Gunmen killed seven farmers in the Faskari district of Katsina state, Nigeria.", "en")[
        "Faskari"
    ]
    assert place is not None
    assert place.name == "Faskari"


def test_a_headline_and_an_office_that_name_the_unit_do_not_mean_its_seat() -> None:
    text = (
        "Gunmen killed 11 people in Nigeria on Saturday. They struck a village in the Faskari district.\n\n"
        "The governor of Katsina visited it on Sunday."
    )
    found = sites(text, "en", "Gunmen kill 11 at Katsina wedding")
    place = found["Katsina"]
    assert place is not None
    assert place.radius_km > 100

"""Places and days that stand in a sentence and are not those of its happening."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Report, Role, Status
from tests.unit.reports.test_history import read


def told(reports: tuple[Report, ...], role: Role) -> list[str]:
    return [
        span.text for report in reports if report.status is Status.ASSERTED for span in report.spans(role)
    ]


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "Three Indians were kidnapped in Kayes, New Delhi said on Wednesday.", ["Kayes"]),
        ("fr", "Trois Indiens ont été enlevés à Kayes, a annoncé mercredi New Delhi.", ["Kayes"]),
        ("fr", "Deux Marocains ont été tués à Diboli, a indiqué Rabat.", ["Diboli"]),
        ("fr", "Deux Marocains ont été tués à Diboli, selon Rabat.", ["Diboli"]),
        ("en", "Rabat said two Moroccans were killed in Diboli.", ["Diboli"]),
        ("en", "Gunmen killed two traders, residents in Gao said.", ["Gao"]),
        ("en", "The army said Kayes was attacked on Tuesday.", ["Kayes"]),
        ("fr", "Deux personnes ont été tuées à Kayes, a annoncé le maire de Kayes.", ["Kayes", "Kayes"]),
        ("en", "Factions of the Damascus government fired on a car in Manbij, killing two.", ["Manbij"]),
        ("en", "A pro-Damascus militia fired on a car in Manbij, killing two.", ["Manbij"]),
        ("fr", "Des factions du gouvernement de Damas ont tué deux civils à Manbij.", ["Manbij"]),
        ("en", "Kinshasa blamed the M23 for the killing of two traders in Goma.", ["Goma"]),
        ("en", "M23 rebels backed by Rwanda attacked Sake on Tuesday, killing ten civilians.", ["Sake"]),
        ("fr", "Les rebelles du M23, soutenus par le Rwanda, ont attaqué Sake mardi, tuant dix civils.", ["Sake"]),
        ("en", "Debris of drones launched by Russia killed two people in Kharkiv.", ["Kharkiv"]),
        ("en", "Shells hit the Damascus suburbs and killed two people.", ["Damascus"]),
        ("en", "Strikes hit the defence ministry in Damascus, killing two people.", ["Damascus"]),
    ],
)  # fmt: skip
def test_a_capital_that_speaks_is_no_place_of_the_happening(
    language: str, text: str, places: list[str]
) -> None:
    assert told(read(text, language), Role.PLACE) == places


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "A bomb killed four people in Dapchi, Nigeria. Eleven injured were admitted to a hospital in Suleja.", ["Dapchi", "Nigeria"]),
        ("en", "Shells killed four people at a hospital in Gao.", ["Gao"]),
        ("fr", "Quatre civils ont été tués à Diafarabé. Onze blessés ont été admis à l'hôpital de Mopti.", ["Diafarabé"]),
        ("fr", "Une frappe sur l'hôpital de Mopti a tué onze civils.", ["Mopti"]),
        ("fr", "Quatre civils ont été tués à Diafarabé. Un élu a compté 34 corps à la morgue de l'hôpital de Mopti.", ["Diafarabé"]),
        ("en", "Nine men were taken off a bus and shot dead in Gao.", ["Gao"]),
        ("en", "Four people were killed in Dapchi. A doctor counted nine bodies at the hospital in Suleja.", ["Dapchi"]),
    ],
)  # fmt: skip
def test_the_town_of_the_hospital_is_no_place_of_the_happening(
    language: str, text: str, places: list[str]
) -> None:
    assert told(read(text, language), Role.PLACE) == places


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Gunmen attacked Sokolo overnight, killing 16. Three of the wounded died on Monday in hospital.", ["overnight"]),
        ("en", "The toll of Saturday's attack on Sokolo has risen to 19 after three of the wounded died on Monday.", ["of Saturday"]),
        ("en", "Gunmen killed 16 people in Sokolo on Saturday, and two wounded died on Monday.", ["on Saturday"]),
        ("en", "Three people died of their wounds after the attack on Saturday in Sokolo.", ["on Saturday"]),
        ("fr", "L'attaque de Sokolo a fait 25 morts samedi. Deux blessés ont succombé à leurs blessures lundi.", ["samedi"]),
        ("fr", "Lundi, deux blessés ont succombé. L'attaque a fait 25 morts samedi à Sokolo.", ["samedi"]),
    ],
)  # fmt: skip
def test_the_day_on_which_the_wounded_died_is_not_that_of_the_attack(
    language: str, text: str, days: list[str]
) -> None:
    assert told(read(text, language), Role.DATE) == days


def test_the_day_a_whole_sentence_gives_to_the_dying_is_dropped_before_it_too() -> None:
    reports = read("Gunmen attacked Sokolo overnight, killing 16. On Monday, three of the wounded died.")
    assert told(reports, Role.DATE) == ["overnight"]


def test_the_wounded_in_the_hospital_of_a_town_struck_are_those_of_its_attack() -> None:
    text = (
        "Fighters killed three people in a raid near Mora, in Cameroon, on Sunday. On Monday, a leader was shot dead in Kolofata. "
        "Half a dozen people with gunshot wounds were admitted to Mora hospital."
    )
    reports = read(text)
    assert [report.continues for report in reports] == [None, None, reports[0].id]


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "Gunmen killed 46 people in Shendi. A teacher who escaped to the city of Atbara counted 19 bodies on a path.", ["Shendi"]),
        ("en", "Gunmen killed 46 people in Shendi. Of 60 wounded, eleven died on the way to Atbara.", ["Shendi"]),
        ("en", "Gunmen killed 46 people in Shendi. A trader, reached by the radio in Atbara, lost two brothers in the attack.", ["Shendi"]),
        ("en", "Gunmen killed 46 people in Shendi. The union said its members in Atbara had treated 17 wounded women.", ["Shendi"]),
        ("en", "A bomb killed five people in Tuluá. Three others died in Cali, bringing the toll to eight.", ["Tuluá"]),
        ("en", "Gunmen killed 46 people in Shendi. Three others died in Atbara.", ["Shendi", "Atbara"]),
        ("en", "Gunmen killed five members of the union and two doctors in Atbara.", ["Atbara"]),
        ("fr", "Des hommes armés ont tué 46 personnes à Gao. Un enseignant qui a pu gagner Ansongo a compté 19 corps.", ["Gao"]),
        ("fr", "Des hommes armés ont tué 46 personnes à Gao. Un officier joint à Ansongo attribue le raid à des bandits.", ["Gao"]),
        ("fr", "Une bombe a tué cinq personnes à Tuluá. Trois autres personnes sont décédées à Cali, ce qui porte le total à huit.", ["Tuluá"]),
    ],
)  # fmt: skip
def test_where_survivors_and_voices_are_is_no_place_of_the_happening(
    language: str, text: str, places: list[str]
) -> None:
    assert told(read(text, language), Role.PLACE) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A drone strike killed 18 civilians near Gao on Friday. On Saturday, the army said it had killed some 20 terrorists in the same area."),
        ("fr", "Une frappe de drone a tué 18 civils vendredi près de Gao. Samedi, l'état-major affirmait avoir tué dans ce secteur une vingtaine de terroristes."),
    ],
)  # fmt: skip
def test_the_day_of_the_answer_is_not_that_of_the_attack(language: str, text: str) -> None:
    strike, answer = read(text, language)
    assert answer.continues == strike.id
    assert not answer.spans(Role.DATE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A drone strike killed 18 civilians near Gao on Friday. On Saturday, the army said it had killed some 20 terrorists."),
        ("en", "A drone strike killed 18 civilians near Gao on Friday. On Saturday, gunmen killed 20 people in the area."),
        ("fr", "Une frappe de drone a tué 18 civils vendredi près de Gao. Samedi, des hommes armés ont tué 20 personnes."),
    ],
)  # fmt: skip
def test_other_dead_of_another_day_are_another_happening(language: str, text: str) -> None:
    _strike, other = read(text, language)
    assert other.continues is None
    assert other.spans(Role.DATE)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Yemen's Houthi rebels attacked Marib, killing two soldiers.", ["Marib"]),
        ("Yemen's Houthi rebels attacked a convoy, killing two soldiers.", ["Yemen"]),
        ("Gunmen killed two soldiers in Marib, in Yemen.", ["Marib", "Yemen"]),
    ],
)
def test_whose_rebels_they_are_is_a_place_where_no_other_is_told(text: str, places: list[str]) -> None:
    assert sorted(told(read(text), Role.PLACE)) == sorted(places)

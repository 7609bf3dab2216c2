"""Places that a sentence names beside the site of its happening."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_asides import told
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "Gunmen killed 46 people in Bara, Sudan. A teacher who escaped to El Obeid counted 19 bodies.", ["Bara", "Sudan"]),
        ("en", "Gunmen killed 46 people in Bara, Sudan. One survivor, a teacher now in El Obeid, saw 19 killed.", ["Bara", "Sudan"]),
        ("fr", "Des hommes armés ont tué 46 personnes à Bara, au Soudan. Un enseignant qui a pu gagner El-Obeid a vu 19 morts.", ["Bara", "Soudan"]),
        ("fr", "Quinze personnes ont été tuées à Mora. Un officier joint à Kolofata attribue l'attaque à Boko Haram.", ["Mora"]),
        ("en", "Shells killed 40 people in Gao, Mali. Eleven people died on the way to Mopti.", ["Gao", "Mali"]),
        ("en", "Gunmen killed 12 in Bara, Sudan. Doctors in El Obeid had treated those wounded in the attack.", ["Bara", "Sudan"]),
        ("en", "Two policemen were killed in Kirkuk, Iraq. Both were from Mosul.", ["Kirkuk", "Iraq"]),
        ("en", "Gunmen killed 37 in Mpondwe, Uganda. Six pupils were abducted and made to carry the loot toward Virunga National Park in the Democratic Republic of Congo.", ["Mpondwe", "Uganda"]),
        ("fr", "Onze soldats ont été tués à Gao, au Mali. « Ils étaient partout », a raconté un caporal blessé à une radio depuis un hôpital de Mopti.", ["Gao", "Mali"]),
        ("en", "Eleven soldiers were killed in Gao, Mali. \"They were all around\", a wounded corporal said from a hospital bed in Mopti.", ["Gao", "Mali"]),
        ("en", "Gunmen killed 37 in Gao, Mali, and the rest slipped across the Niger border.", ["Gao", "Mali"]),
        ("en", "Gunmen killed 37 in Gao, Mali, and withdrew toward Niger with two hostages.", ["Gao", "Mali"]),
        ("fr", "Des hommes armés ont tué 37 personnes à Gao, au Mali, avant de se replier vers le Niger. Six otages ont été emmenés vers la frontière du Burkina Faso.", ["Gao", "Mali"]),
        ("en", "Bombs killed seven in Cali, Colombia, three days after the shooting of a senator in Bogota.", ["Cali", "Colombia"]),
        ("fr", "Des bombes ont tué sept personnes à Cali, en Colombie. Les attaques surviennent trois jours après l'agression d'un sénateur à Bogota.", ["Cali", "Colombie"]),
    ],
)  # fmt: skip
def test_where_people_fled_or_spoke_or_were_born_is_no_site(
    language: str, text: str, places: list[str]
) -> None:
    assert told(read(text, language), Role.PLACE) == places


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "A mine killed nine people in Koro, Mali, when a minibus that was driving from Bandiagara to Douentza hit it.", ["Koro", "Mali"]),
        ("fr", "Neuf personnes ont été tuées à Koro, au Mali, dans un minibus parti de Bandiagara qui se dirigeait vers Douentza.", ["Koro", "Mali"]),
        ("en", "Gunmen attacked a convoy in Gao, Mali, on its way to Kidal.", ["Gao", "Mali"]),
    ],
)  # fmt: skip
def test_the_ends_of_a_journey_are_no_site(language: str, text: str, places: list[str]) -> None:
    assert set(told(read(text, language), Role.PLACE)) == set(places)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Gunmen killed two people in a bus from Koro.", "Koro"),
        ("en", "Gunmen drove to Koro in Mali and killed two people.", "Koro"),
        ("en", "Gunmen arrived in Koro, Mali, and killed two people.", "Koro"),
        ("en", "A drone hit a funeral in Koro, Mali, and killed two people.", "Koro"),
        ("en", "The army drove the rebels from Koro in Mali, killing five.", "Koro"),
        ("en", "Two people were killed on the road to Koro in Mali.", "Koro"),
        ("fr", "Des hommes armés ont attaqué des marchands se rendant à Koro (région de Mopti).", "Koro"),
        ("fr", "Des hommes armés sont arrivés à Koro, au Mali, et ont tué deux personnes.", "Koro"),
        ("fr", "Les rebelles ont été chassés de Koro, au Mali, et cinq ont été tués.", "Koro"),
        ("fr", "Deux personnes ont été tuées sur la route de Koro, au Mali.", "Koro"),
    ],
)  # fmt: skip
def test_the_site_stays(language: str, text: str, place: str) -> None:
    assert place in told(read(text, language), Role.PLACE)

"""Whose attack an attack is: "une attaque de X", "the attack of X on Y", "X's raid"."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_patterns import actors, only, read


@pytest.mark.parametrize(
    ("text", "language", "initiator"),
    [
        ("Cinq personnes ont été tuées lundi dans une attaque du JNIM contre le village de Pama.", "fr", "jnim"),
        ("Douze civils ont été tués dans une attaque des ADF à Beni dimanche.", "fr", "adf"),
        ("Trois soldats ont été tués mardi dans un raid des shebab contre Jowhar.", "fr", "al_shabaab"),
        ("Onze personnes ont péri dans une attaque des miliciens de la CODECO contre un site de déplacés.", "fr", "codeco"),
        ("Dix personnes ont été tuées lors d'une incursion des combattants de l'Etat islamique à Inates.", "fr", "islamic_state"),
        ("Quatre personnes ont été tuées dans une attaque meurtrière des rebelles ougandais des ADF à Oicha.", "fr", "adf"),
        ("Six civils ont péri dans des tirs d'artillerie des FSR sur El-Fasher, au Soudan.", "fr", "rsf"),
        ("Six civils sont morts dans une frappe de drone de l'armée malienne à Tinzaouaten.", "fr", "mli-army"),
        ("Une attaque de Boko Haram a fait cinq morts à Diffa.", "fr", "boko_haram"),
        ("Une offensive éclair du M23 sur Goma a fait des dizaines de morts.", "fr", "m23"),
        ("Deux policiers ont été tués dans l'assaut des shebab.", "fr", "al_shabaab"),
        ("Five people were killed in an attack of the ADF on the village of Mamove.", "en", "adf"),
        ("Five people were killed in an ADF attack near Oicha.", "en", "adf"),
        ("Five people were killed in JNIM's attack on Pama.", "en", "jnim"),
        ("Two Israeli strikes kill six in southern Lebanon.", "en", "isr-army"),
        ("Israeli strikes on two villages killed six people on Thursday.", "en", "isr-army"),
        ("Saudi artillery fire killed three migrants in Saada.", "en", "sau-army"),
        ("Two Russian missiles hit a hospital in Kherson, killing three nurses.", "en", "rus-army"),
        ("Trois civils ont été tués par les obus des rebelles du M23 à Goma.", "fr", "m23"),
    ],
)  # fmt: skip
def test_an_attack_of_somebody_is_by_them(text: str, language: str, initiator: str) -> None:
    reading = read(text, language)
    report = only(reading)
    assert initiator in actors(reading, report, Role.INITIATOR)
    assert initiator not in actors(reading, report, Role.TARGET)


@pytest.mark.parametrize(
    ("text", "language", "target"),
    [
        ("Sept personnes sont mortes dans l'attaque de la MINUSMA par le JNIM à Kidal.", "fr", "minusma"),
        ("Six militaires ont été tués dans l'attaque d'une patrouille de l'armée malienne à Niono.", "fr", "mli-army"),
        ("Dix soldats ont été tués dans l'attaque du camp de l'armée malienne par des hommes armés.", "fr", "mli-army"),
        ("Sept civils sont morts dans l'attaque des villageois par des miliciens.", "fr", "generic:civilians"),
        ("L'enlèvement des soldats maliens à Ménaka a été condamné.", "fr", "mli-army"),
        ("Les soldats ont tué un chef du JNIM à Ménaka.", "fr", "jnim"),
        ("Onze personnes ont péri dans une attaque de la CODECO contre un site de déplacés.", "fr", "generic:civilians"),
        ("Five soldiers were killed in an attack on the Malian army at Niono.", "en", "mli-army"),
        ("Four soldiers died when militants struck a camp of the Malian army at Niono.", "en", "mli-army"),
        ("The abduction of Malian soldiers near Gao shocked the town.", "en", "mli-army"),
    ],
)  # fmt: skip
def test_what_is_done_to_somebody_is_on_them(text: str, language: str, target: str) -> None:
    reading = read(text, language)
    found = [report for report in reading.reports if report.event_type]
    assert any(target in actors(reading, report, Role.TARGET) for report in found)
    assert not any(target in actors(reading, report, Role.INITIATOR) for report in found)


def test_a_strike_by_mistake_is_by_nobody_called_mistake() -> None:
    text = "Une frappe de l'armée nigériane, menée par erreur, a tué seize civils à Zamfara."
    reading = read(text, "fr")
    assert "nga-army" not in actors(reading, only(reading), Role.TARGET)

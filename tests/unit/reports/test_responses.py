"""What a side did from the air after an attack."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "JNIM attacked Nampala on Sunday, killing nine civilians. The army said it had carried out air strikes afterwards that killed 20 terrorists."),
        ("en", "JNIM attacked Nampala on Sunday, killing nine civilians. The army then launched air strikes that killed 20 terrorists."),
        ("fr", "Le JNIM a attaqué dimanche Nampala, tuant neuf civils. L'armée a ensuite mené des frappes aériennes qui ont tué 20 terroristes."),
        ("en", "JNIM attacked Nampala on Sunday, killing nine soldiers. Hours later, Malian jets bombed a camp and killed 20 terrorists."),
        ("en", "JNIM attacked Nampala on Sunday, killing nine soldiers. In retaliation, army helicopters struck a hideout, killing 20 terrorists."),
        ("fr", "Le JNIM a attaqué dimanche Nampala, tuant neuf soldats. Quelques heures plus tard, des avions de l'armée ont bombardé un campement, tuant 20 terroristes."),
    ],
)  # fmt: skip
def test_air_strikes_after_an_attack_are_a_happening_where_and_when_it_was(language: str, text: str) -> None:
    attack, response = read(text, language)
    assert response.continues is None
    assert response.spans(Role.PLACE) == attack.spans(Role.PLACE)
    assert set(attack.spans(Role.DATE)) <= set(response.spans(Role.DATE))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Fighting at Spin Boldak killed 15 civilians on Wednesday. Four civilians were hurt in Chaman.",
            "en",
        ),
        (
            "Des combats à Spin Boldak ont tué 15 civils mercredi. Quatre civils ont été blessés à Chaman.",
            "fr",
        ),
    ],
)
def test_the_hurt_at_another_place_are_of_the_same_day(text: str, language: str) -> None:
    first, second = read(text, language)
    assert second.continues is None
    assert second.spans(Role.DATE) == first.spans(Role.DATE)


def test_air_strikes_that_are_the_attack_are_no_response() -> None:
    attack, more = read(
        "Air strikes hit Nampala on Sunday, killing nine. The strikes were carried out by drones and killed 20 terrorists."
    )
    assert more.continues == attack.id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Boko Haram killed 13 villagers in Mora on Monday night. Troops gave chase at daybreak and killed six attackers in the Mandara mountains."),
        ("en", "Gunmen killed 11 people in Katsina on Monday. Officers exchanged fire with the gang in Jibia and killed two of the bandits, police said."),
        ("fr", "Boko Haram a tué treize villageois lundi à Mora. L'armée a engagé la poursuite et abattu six assaillants à Kolofata."),
        ("fr", "Boko Haram a tué treize villageois lundi à Mora. Les soldats ont poursuivi les assaillants jusqu'à Kolofata et en ont tué six."),
        ("en", "Boko Haram killed 13 villagers in Mora on Monday night. Soldiers intervened and killed four of the attackers."),
        ("fr", "Des hommes armés ont tué neuf orpailleurs dimanche à Bambari. Les mercenaires de Wagner ont lancé une opération de ratissage."),
        ("fr", "Boko Haram a tué treize villageois lundi à Mora. L'armée est intervenue et a tué quatre assaillants."),
    ],
)  # fmt: skip
def test_a_pursuit_goes_on_with_the_attack_and_moves_it_nowhere(language: str, text: str) -> None:
    attack, pursuit = read(text, language)
    assert pursuit.continues == attack.id
    assert not pursuit.spans(Role.PLACE)
    assert not pursuit.spans(Role.INITIATOR)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Boko Haram killed 13 villagers in Mora on Monday. On Wednesday, troops pursued the attackers to Kolofata and killed six of them."),
        ("en", "Boko Haram killed 13 villagers in Mora on Monday. Soldiers killed six militants in Kolofata."),
        ("fr", "Boko Haram a tué treize villageois lundi à Mora. L'armée a abattu six assaillants à Kolofata."),
    ],
)  # fmt: skip
def test_a_fight_elsewhere_is_a_happening_of_its_own(language: str, text: str) -> None:
    fight = read(text, language)[-1]
    assert fight.continues is None
    assert fight.spans(Role.PLACE)


def test_a_pursuit_alone_keeps_its_place() -> None:
    (pursuit,) = read("Troops gave chase to cattle thieves on Monday and killed six of them in Kolofata.")
    assert [span.text for span in pursuit.spans(Role.PLACE)] == ["Kolofata"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Drones killed two men in Gao on Sunday. A second strike in Ansongo wounded a child."),
        ("en", "The army bombed Gao on Sunday, killing nine. Hours later, shells struck a mosque in Ansongo and killed five people."),
        ("fr", "Un drone a tué deux hommes dimanche à Gao. Une deuxième frappe à Ansongo a blessé trois enfants."),
    ],
)  # fmt: skip
def test_another_happening_without_a_day_is_of_the_day_of_the_one_before(language: str, text: str) -> None:
    first, second = (report for report in read(text, language) if report.continues is None)
    assert second.spans(Role.DATE) == first.spans(Role.DATE)


def test_another_happening_keeps_its_own_day() -> None:
    text = "Drones killed two men in Gao on Sunday. A second strike on Tuesday wounded three children in Ansongo."
    _, second = (report for report in read(text) if report.continues is None)
    assert [span.text for span in second.spans(Role.DATE)] == ["on Tuesday"]

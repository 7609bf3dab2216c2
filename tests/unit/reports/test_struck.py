"""Who is struck: by word order, by the site named, and not everybody whom a toll line counts."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status

from .test_patterns import read


def struck(text: str, language: str, role: Role = Role.TARGET) -> set[str]:
    reading = read(text, language)
    spans = {
        a.span for r in reading.reports if r.status is Status.ASSERTED for a in r.arguments if a.role is role
    }
    return {mention.actor for mention in reading.actors if mention.span in spans and mention.actor}


CIVILIANS, SOLDIERS, GUNMEN = {"generic:civilians"}, {"generic:soldiers"}, {"generic:gunmen"}


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Attack on a village near Gao.", "en", CIVILIANS),
        ("Gunmen attacked a school in Gao.", "en", CIVILIANS),
        ("Attack by gunmen on a clinic in Gao.", "en", CIVILIANS),
        ("A bus hit a landmine near Gao.", "en", CIVILIANS),
        ("Attack on a checkpoint in Gao by gunmen.", "en", SOLDIERS),
        ("Attaque de la localité de Bara par des hommes armés.", "fr", CIVILIANS),
        ("Attaque à Gao d'une banque par trois hommes armés.", "fr", CIVILIANS),
        ("Attaque par des hommes armés du village de Bara.", "fr", CIVILIANS),
        ("Attaque du véhicule d'une ONG près de Gao.", "fr", CIVILIANS),
        ("Attaque d'un convoi civil près de Gao.", "fr", CIVILIANS),
        ("Enlèvement du maire de Gao par des hommes armés.", "fr", CIVILIANS),
        ("Un car de transport saute sur une mine près de Gao.", "fr", CIVILIANS),
        ("Des hommes armés incendient une école à Gao.", "fr", CIVILIANS),
        ("Attaque d'un poste de douane à Gao par des hommes armés.", "fr", SOLDIERS),
    ],
)  # fmt: skip
def test_a_site_stands_for_its_people(text: str, language: str, actors: set[str]) -> None:
    assert struck(text, language) == actors


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen attacked soldiers near a village.", "en"),
        ("Des hommes armés ont attaqué des soldats près d'une école.", "fr"),
    ],
)
def test_a_site_beside_the_struck_is_not_struck(text: str, language: str) -> None:
    assert struck(text, language) == SOLDIERS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ambush on a convoy of soldiers near Gao.\n\n4 dead (1 soldier and 3 traders)", "en"),
        ("Embuscade contre un convoi de soldats près de Gao.\n\n4 morts (1 soldat et 3 commerçants)", "fr"),
        ("Embuscade contre un convoi de soldats près de Gao.\n\n3 morts parmi les assaillants", "fr"),
    ],
)
def test_others_whom_a_toll_line_counts_are_no_target(text: str, language: str) -> None:
    assert struck(text, language) == SOLDIERS


@pytest.mark.parametrize(
    ("text", "language", "target", "initiator"),
    [
        ("Attaque et pillage de la gendarmerie de Gao.", "fr", {"generic:police"}, set()),
        ("Attaque de la gendarmerie de Gao par des hommes armés.", "fr", {"generic:police"}, GUNMEN),
        ("Attaque d'un convoi logistique protégé par la MINUSMA près de Gao.", "fr", {"minusma"}, set()),
        ("Attack on a convoy escorted by soldiers near Gao.", "en", SOLDIERS, set()),
        ("Soldiers were accused of killing 12 herders near Gao.", "en", CIVILIANS, SOLDIERS),
        ("Des soldats sont accusés d'avoir tué 12 bergers près de Gao.", "fr", CIVILIANS, SOLDIERS),
        ("The abduction of teachers, hostages held by gunmen in Gao.", "en", CIVILIANS, GUNMEN),
        ("Attaque d'un convoi de camions roulant pour le compte de la MINUSMA.", "fr", {"minusma"}, set()),
        ("Explosion d'une mine au passage d'un convoi de la MINUSMA.", "fr", {"minusma"}, set()),
        ("Attaque contre un groupe de pêcheurs à Gao.", "fr", CIVILIANS, set()),
        ("Enlèvement de 4 des 9 passagers près de Gao.", "fr", CIVILIANS, set()),
        ("Une patrouille de la MINUSMA abat deux bandits près de Gao.", "fr", {"generic:bandits"}, {"minusma"}),
        ("La MINUSMA attaque un camp de présumés bandits.", "fr", {"generic:bandits"}, {"minusma"}),
        ("A patrol of soldiers killed two bandits near Gao.", "en", {"generic:bandits"}, SOLDIERS),
        ("Raid de la MINUSMA contre des bandits près de Gao.", "fr", {"generic:bandits"}, {"minusma"}),
        ("Tirs de mortier sur les camps MINUSMA et Barkhane à Kidal.", "fr", {"minusma", "barkhane"}, set()),
        ("Attaque d'une patrouille MINUSMA-Barkhane près de Gao.", "fr", {"minusma", "barkhane"}, set()),
        ("Assassinat d'un citoyen, informateur de la MINUSMA, à Gao.", "fr", CIVILIANS, set()),
    ],
)  # fmt: skip
def test_word_order_parts_the_object_from_the_agent(
    text: str, language: str, target: set[str], initiator: set[str]
) -> None:
    assert struck(text, language) == target
    assert struck(text, language, Role.INITIATOR) == initiator


def test_an_attack_in_which_people_died_is_by_whom_it_is_of() -> None:
    assert "boko-haram" not in struck("Des soldats ont été tués dans une attaque de Boko Haram.", "fr")


def test_an_armed_attack_is_no_army() -> None:
    assert struck("Attaque armée contre des civils à Gao.", "fr", Role.INITIATOR) == set()
    assert struck("Attaque contre l'armée à Gao.", "fr") == SOLDIERS


def test_the_assailants_are_those_who_attacked() -> None:
    text = "Attaque d'un poste de douane par quatre hommes armés; les assaillants incendient le poste."
    assert struck(text, "fr") == SOLDIERS
    assert struck(text, "fr", Role.INITIATOR) == GUNMEN


def test_who_says_to_have_been_attacked_is_no_attacker() -> None:
    assert struck("Soldiers said they had been attacked by gunmen in Gao.", "en", Role.INITIATOR) == GUNMEN


@pytest.mark.parametrize(
    ("text", "language", "attackers"),
    [
        ("Army repels attack by JNIM on Djibo.", "en", {"jnim"}),
        ("The attack on Djibo was repelled by the army.", "en", set()),
        ("Soldiers repelled an attack near Djibo on Monday.", "en", set()),
        ("L'armée repousse une attaque à Djibo.", "fr", set()),
        ("L'attaque du JNIM a été repoussée par l'armée à Djibo.", "fr", {"jnim"}),
    ],
)
def test_who_beats_an_attack_back_was_attacked(text: str, language: str, attackers: set[str]) -> None:
    assert struck(text, language) >= SOLDIERS
    assert struck(text, language, Role.INITIATOR) == attackers


def test_who_beats_an_army_back_attacked_nobody() -> None:
    assert struck("Militants repelled the army at Djibo.", "en", Role.INITIATOR).isdisjoint(
        {"generic:militants"}
    )

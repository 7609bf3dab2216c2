"""Armed actors that a sentence only mentions, and those that it does not."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Status

from .test_patterns import actors, read

INITIATOR, TARGET = Role.INITIATOR, Role.TARGET


def parties(text: str, language: str) -> set[tuple[str | None, Role]]:
    """Ids of the parties of all reports, with their sides."""
    reading = read(text, language)
    return {
        (actor, role)
        for report in reading.reports
        for role in (INITIATOR, TARGET)
        for actor in actors(reading, report, role)
        if actor is not None
    }


@pytest.mark.parametrize(
    ("text", "language", "mentioned"),
    [
        ("The town of Bara, held by the army, was attacked by the RSF on Monday, killing nine people.", "en", "generic:soldiers"),
        ("A drone struck a hospital in RSF-held Nyala on Monday, killing nine people.", "en", "rsf"),
        ("Un drone a frappé lundi l'hôpital d'El-Obeid, ville contrôlée par l'armée, tuant six malades.", "fr", "generic:soldiers"),
        ("Soldiers killed four villagers whom they accused of helping jihadists near Mopti.", "en", "generic:jihadists"),
        ("An air strike of the army killed 16 farmers whom it mistook for bandits near Maru.", "en", "generic:bandits"),
        ("Seize civils ont été tués par une frappe de l'armée, qui les a pris pour des bandits, à Maru.", "fr", "generic:bandits"),
        ("The insurgents shot nine farmers whom they accused of spying for a rival faction, ISWAP, near Baga.", "en", "iswap"),
        ("Six hommes armés de couteaux, et non des membres de Boko Haram, ont attaqué le palais de N'Djamena mercredi.", "fr", "boko_haram"),
        ("Nine men, and not members of Boko Haram, attacked the palace in N'Djamena on Wednesday.", "en", "boko_haram"),
        ("Gunmen killed three herders accused of informing the army near Mopti.", "en", "generic:soldiers"),
        ("Les terroristes ont tué trois hommes accusés de renseigner l'armée à Dori.", "fr", "generic:soldiers"),
        ("Des rebelles ont tué cinq civils à Bria, accusés de collaborer avec les mercenaires russes.", "fr", "generic:mercenaries"),
        ("Men of a gang made up of former members of Colombia's FARC guerrillas killed six people in Caldono.", "en", "farc"),
        ("Cinq volontaires qui combattaient aux côtés de l'armée ont été tués par des terroristes à Dori.", "fr", "generic:soldiers"),
        ("Gunmen killed six people near Bara.\nResidents accused the army of using civilians as shields.", "en", "generic:soldiers"),
        ("A gang of former M23 fighters killed six people in Goma on Monday.", "en", "m23"),
        ("Une bande d'anciens rebelles du M23 a tué six personnes lundi à Goma.", "fr", "m23"),
        ("Deux explosions ont secoué jeudi un meeting organisé par le M23 à Goma, faisant dix morts.", "fr", "m23"),
        ("Two explosions killed ten people at a rally organised by M23 in Goma on Thursday.", "en", "m23"),
        ("Le M23, accusé par l'armée, a tué six personnes près de Goma lundi.", "fr", "generic:soldiers"),
    ],
)  # fmt: skip
def test_who_is_only_mentioned_is_no_party(text: str, language: str, mentioned: str) -> None:
    assert mentioned not in {actor for actor, _ in parties(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("RSF fighters attacked a base held by the army near Bara on Monday, killing nine soldiers.", "en", ("generic:soldiers", TARGET)),
        ("Des combattants du M23 ont attaqué une position tenue par l'armée près de Goma lundi.", "fr", ("generic:soldiers", TARGET)),
        ("Villagers blamed the RSF for the attack that killed six people in Bara.", "en", ("rsf", INITIATOR)),
        ("Officials accused the army of shelling the market in Bara on Monday, killing nine.", "en", ("generic:soldiers", INITIATOR)),
        ("Une bombe a tué six personnes à Goma.\nLe gouvernement a imputé cette attaque au M23.", "fr", ("m23", INITIATOR)),
        ("Une bombe a tué six personnes à Goma.\nLe gouvernement accuse le M23 d'avoir posé l'engin.", "fr", ("m23", INITIATOR)),
        ("Gunmen killed six people.\nThe attack was blamed by the army on the RSF.", "en", ("rsf", INITIATOR)),
        ("Le gouvernement colombien a imputé ces attaques à l'État-major central, la principale dissidence de l'ex-guérilla des Farc.", "fr", ("farc_dissidents", INITIATOR)),
    ],
)  # fmt: skip
def test_who_holds_a_base_or_is_blamed_is_a_party(text: str, language: str, party: tuple[str, Role]) -> None:
    found = parties(text, language)
    assert party in found
    assert [role for actor, role in found if actor == party[0]] == [party[1]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A bomb killed six people in Goma on Monday.\nThe minister blamed the M23, a faction of rebels that rejected a 2013 peace deal.", "en"),
        ("Une bombe a tué six personnes lundi à Goma.\nLe ministre a mis en cause le M23, une faction qui a rejeté l'accord de paix de 2013.", "fr"),
    ],
)  # fmt: skip
def test_who_is_blamed_is_a_party_whatever_is_told_of_their_past(text: str, language: str) -> None:
    reading = read(text, language)
    asserted = [report for report in reading.reports if report.status is Status.ASSERTED]
    assert "m23" in {actor for report in asserted for actor in actors(reading, report, INITIATOR)}


def test_what_a_group_did_years_ago_makes_it_no_party_of_today() -> None:
    text = (
        "A bomb killed six people in Goma on Monday.\nThe minister blamed the M23 for the massacre of 2013."
    )
    reading = read(text, "en")
    asserted = [report for report in reading.reports if report.status is Status.ASSERTED]
    assert "m23" not in {actor for report in asserted for actor in actors(reading, report, INITIATOR)}


@pytest.mark.parametrize(
    ("text", "language", "began", "struck"),
    [
        ("Somali forces on Wednesday ended an 18-hour siege by Al-Shabaab gunmen of a hotel in which 13 people were killed.", "en", "al_shabaab", "som-army"),
        ("Les forces somaliennes ont mis fin mercredi à une prise d'otages par des shebab, treize personnes ont été tuées.", "fr", "al_shabaab", "som-army"),
        ("The army broke the siege of Kadugli on Monday, killing 40 RSF fighters.", "en", "generic:soldiers", "rsf"),
    ],
)  # fmt: skip
def test_who_ends_an_attack_did_not_begin_it(text: str, language: str, began: str, struck: str) -> None:
    assert {(began, INITIATOR), (struck, TARGET)} <= parties(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A drone dropped explosives on a police station in Caldono, wounding three officers.", "en"),
        ("Une position militaire a été attaquée mardi près de Mopti, trois morts.", "fr"),
    ],
)
def test_whose_post_was_struck_was_struck(text: str, language: str) -> None:
    assert {role for _, role in parties(text, language)} == {TARGET}


def test_a_convoy_that_fires_is_no_post_that_was_struck() -> None:
    text = "Un convoi militaire a ouvert le feu sur des civils près de Mopti, tuant trois personnes."
    assert ("generic:soldiers", INITIATOR) in parties(text, "fr")


def test_who_says_to_have_beaten_an_attack_back_did_not_begin_it() -> None:
    text = "The army said its forces repelled an attack by the RSF near El Fasher on Monday."
    assert ("generic:soldiers", INITIATOR) not in parties(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Herders and farmers clashed near Bokkos on Monday, leaving seven people dead.", "en"),
        ("Des affrontements entre éleveurs et agriculteurs ont fait sept morts lundi près de Moundou.", "fr"),
    ],
)
def test_communities_that_clash_are_its_sides_and_nobody_began(text: str, language: str) -> None:
    reading = read(text, language)
    (report,) = (one for one in reading.reports if one.event_type)
    assert report.event_type == "armed-clash"
    assert actors(reading, report, Role.PARTICIPANT) == {"generic:herders", "generic:farmers"}
    assert parties(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "began"),
    [
        ("Un hôpital d'El-Obeid a été bombardé vendredi par un drone des paramilitaires, six malades ont été tués.", "fr", "generic:militia"),
        ("A hospital in El Obeid was bombed on Friday by a drone of the Rapid Support Forces, killing six patients.", "en", "rsf"),
    ],
)  # fmt: skip
def test_whose_arms_did_it_did_it(text: str, language: str, began: str) -> None:
    assert (began, INITIATOR) in parties(text, language)
    assert (began, TARGET) not in parties(text, language)


def test_who_held_a_town_that_others_took_lost_it() -> None:
    text = "The army retook the town of Bara, held by the RSF since October, after killing nine fighters on Monday."
    assert ("rsf", TARGET) in parties(text, "en")


def test_forces_that_come_behind_a_clash_of_communities_place_none_of_them() -> None:
    text = (
        "Douze personnes sont mortes lundi dans des heurts entre Arabes Choa et Mousgoum à Kousseri. "
        "La gendarmerie a interpellé neuf suspects."
    )
    assert not {actor for actor, _ in parties(text, "fr")} & {"communal:choa", "communal:mousgoum"}

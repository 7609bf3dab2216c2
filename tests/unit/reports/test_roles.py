"""Who claims an act, who is said to have done it, and who is only mentioned."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_patterns import actors, read


def parties(text: str, language: str, role: Role) -> set[str | None]:
    reading = read(text, language)
    assert reading.reports
    return {actor for report in reading.reports for actor in actors(reading, report, role)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("JNIM said in a message on Telegram that its men had killed 20 soldiers in Pama.", "en"),
        ("JNIM said on Friday in a statement carried by its media channel that it killed 20 soldiers in Pama.", "en"),
        ("JNIM said in two videos that its fighters had killed 20 soldiers in Pama.", "en"),
        ("Le JNIM a affirmé dans un communiqué diffusé sur Telegram avoir tué vingt soldats à Pama.", "fr"),
        ("Le JNIM a annoncé vendredi dans un message avoir tué vingt soldats à Pama.", "fr"),
    ],
)  # fmt: skip
def test_who_says_in_a_message_that_their_men_did_it_claims_it(text: str, language: str) -> None:
    assert "jnim" in parties(text, language, Role.CLAIMANT)


@pytest.mark.parametrize(
    ("text", "language", "group"),
    [
        ("Gunmen killed nine villagers in Zemio on Monday. The attackers belonged to the AAKG militia.", "en", "aakg"),
        ("Gunmen killed nine villagers in Pama on Monday. The assailants were members of JNIM, a resident said.", "en", "jnim"),
        ("Des hommes armés ont tué deux employés lundi à Zémio. Les assaillants appartiennent à la milice Azande Ani Kpi Gbe (AAKG).", "fr", "aakg"),
        ("Des hommes armés ont tué deux soldats lundi à Pama. Les assaillants étaient des combattants du JNIM.", "fr", "jnim"),
    ],
)  # fmt: skip
def test_those_to_whom_the_attackers_belong_did_it(text: str, language: str, group: str) -> None:
    assert group in parties(text, language, Role.INITIATOR)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iraqi jets bombed a tunnel used by Islamic State militants in Diyala, killing four people.", "en"),
        ("L'aviation irakienne a bombardé un tunnel utilisé par l'Etat islamique à Diyala, tuant quatre personnes.", "fr"),
    ],
)  # fmt: skip
def test_who_uses_what_is_struck_did_nothing(text: str, language: str) -> None:
    began = parties(text, language, Role.INITIATOR)
    assert "islamic_state" not in began
    assert "generic:militants" not in began


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("Hours later, Iraqi F-16 jets killed four men in Diyala.", "irq-army"),
        ("Israel launched air strikes on Beirut on Tuesday, killing five people.", "isr-army"),
        ("Pakistan bombed a house in Khost on Monday, killing nine children.", "pak-army"),
    ],
)
def test_a_state_acts_by_its_name_and_its_arms(text: str, initiator: str) -> None:
    assert initiator in parties(text, "en", Role.INITIATOR)
    assert initiator not in parties(text, "en", Role.TARGET)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia fired two ballistic missiles at an apartment block in Kharkiv, killing three people.", "shelling-artillery-missile"),
        ("Israel launched strikes on Beirut, killing five people.", "air-drone-strike"),
        ("Pakistan bombed a house in Khost, killing nine people.", "air-drone-strike"),
        ("Russia launched 142 drones on Odesa, killing a woman.", "air-drone-strike"),
    ],
)  # fmt: skip
def test_what_a_state_fires_tells_the_type(text: str, code: str) -> None:
    assert code in {report.event_type for report in read(text).reports}


@pytest.mark.parametrize(
    ("text", "language", "initiator", "target"),
    [
        ("Quatorze fidèles ont été tués vendredi quand un drone des FSR a frappé une mosquée à El-Obeid.", "fr", "rsf", "generic:civilians"),
        ("Un avion de l'armée malienne a bombardé un campement près de Kidal, tuant six civils.", "fr", "mli-army", "generic:civilians"),
        ("A drone of the Malian army struck a wedding near Kidal, killing eight villagers.", "en", "mli-army", "generic:civilians"),
    ],
)  # fmt: skip
def test_arms_that_strike_are_of_those_who_did_it(
    text: str, language: str, initiator: str, target: str
) -> None:
    assert initiator in parties(text, language, Role.INITIATOR)
    assert initiator not in parties(text, language, Role.TARGET)
    assert target in parties(text, language, Role.TARGET)


def test_who_blames_another_for_the_dead_of_others_was_not_struck() -> None:
    text = "The FLA accused the Malian army of killing eight civilians in Tinzaouaten."
    assert "fla" not in parties(text, "en", Role.TARGET)
    assert "mli-army" in parties(text, "en", Role.INITIATOR)


def test_who_blames_another_for_an_attack_on_their_own_was_struck() -> None:
    assert "fla" in parties(
        "The FLA accused the Malian army of bombing a camp near Kidal.", "en", Role.TARGET
    )


def test_whom_an_army_says_it_killed_is_accused_of_nothing() -> None:
    text = (
        "Eight people were killed when an army drone struck Tinzaouaten in Mali. The Malian army said it had neutralised 12 terrorists in an operation. "
        "The FLA accused the army of killing civilians."
    )
    assert "generic:militants" not in parties(text, "en", Role.INITIATOR)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'armée nigérienne a affirmé mercredi avoir tué quinze terroristes près de Banibangou.", "fr"),
        ("L'armée nigérienne dit avoir tué quinze terroristes près de Banibangou.", "fr"),
    ],
)
def test_an_army_that_says_it_killed_did(text: str, language: str) -> None:
    assert "ner-army" in parties(text, language, Role.INITIATOR)
    assert "generic:militants" in parties(text, language, Role.TARGET)


def test_the_staff_of_a_group_are_not_its_fighters() -> None:
    text = "A suicide bomber blew himself up in Kunduz, killing seven, most of them Taliban employees."
    for role in (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT):
        assert "taliban" not in parties(text, "en", role)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quatre gendarmes ont été tués lundi à Téhini. Les assaillants, dont trois ont été abattus, étaient venus à moto.", "fr"),
        ("Four gendarmes were killed in Tehini on Monday. The attackers, of whom three were shot dead, came on motorcycles.", "en"),
    ],
)  # fmt: skip
def test_attackers_who_died_attacked_where_nobody_else_did(text: str, language: str) -> None:
    assert "generic:gunmen" in parties(text, language, Role.INITIATOR)
    assert "generic:gunmen" not in parties(text, language, Role.TARGET)


def test_attackers_alone_may_be_whom_others_killed() -> None:
    assert "generic:gunmen" in parties("Four attackers were killed in Tehini on Monday.", "en", Role.TARGET)


def test_a_party_behind_a_semicolon_did_something_else() -> None:
    text = "The blast killed two soldiers in Sindian; the MFDC has its camps there."
    for role in (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT):
        assert "mfdc" not in parties(text, "en", role)


@pytest.mark.parametrize(
    ("text", "language", "began"),
    [
        ("Seven rebels were killed after they stormed a prison in Gao.", "en", True),
        ("Three gunmen were shot dead when they attacked a church in Gao.", "en", True),
        ("Sept rebelles ont été tués alors qu'ils attaquaient un poste à Gao.", "fr", True),
        ("Seven rebels were killed after soldiers stormed a camp in Gao.", "en", False),
        ("Seven rebels were killed in an air strike in Gao.", "en", False),
    ],
)
def test_who_died_in_an_attack_of_their_own_began_it(text: str, language: str, *, began: bool) -> None:
    found = parties(text, language, Role.INITIATOR) & {"generic:rebels", "generic:gunmen"}
    assert bool(found) is began


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 38 people in Gao on Sunday. The army put the toll at 10.",
        "A bomb killed two men in Gao on Sunday. No soldiers or civilians were hurt.",
    ],
)
def test_who_only_counts_and_who_is_not_harmed_has_no_part(text: str) -> None:
    for role in (Role.TARGET, Role.INITIATOR, Role.PARTICIPANT):
        assert "generic:soldiers" not in parties(text, "en", role)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A man drove a truck into a church in Gao on Sunday, killing two. The suspect was shot dead by police.", "en"),
        ("Un homme a tué deux fidèles dimanche à Gao. Le tireur a été abattu par la police.", "fr"),
    ],
)  # fmt: skip
def test_who_shoots_the_suspect_did_not_begin_it(text: str, language: str) -> None:
    assert "generic:police" not in parties(text, language, Role.INITIATOR)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A man drove a truck into a crowd in Gao on Sunday, killing 14 people before he was shot dead by police.", "en"),
        ("Un homme a tué trois personnes mardi à Gao, au Mali, avant d'être abattu par la police.", "fr"),
        ("A man killed four people in a church in Gao on Sunday before police shot him dead in the car park.", "en"),
        ("Un homme a tué trois personnes mardi à Gao, au Mali, avant que la police ne l'abatte.", "fr"),
        ("Two men were killed when an attacker rammed a car into people in Gao. Police shot the attacker dead.", "en"),
    ],
)  # fmt: skip
def test_who_shot_the_attacker_in_the_end_has_no_part(text: str, language: str) -> None:
    for role in (Role.TARGET, Role.INITIATOR, Role.PARTICIPANT):
        assert "generic:police" not in parties(text, language, role)


@pytest.mark.parametrize(
    ("text", "language", "attacker", "struck"),
    [
        ("Le JNIM a tué douze soldats maliens de la Force conjointe du G5 Sahel à Gao.", "fr", "jnim", "mli-army"),
        ("Two Russian ballistic missiles slammed into the centre of Sumy on Sunday as residents went to church, killing 34 civilians.", "en", "rus-army", "generic:civilians"),
        ("Nine farmers were killed near Gao by members of the JNIM group.", "en", "jnim", "generic:civilians"),
        ("Nine farmers were killed overnight in a field on the edge of the town of Menaka, on the road to the south and not far from the river there, by JNIM.", "en", "jnim", "generic:civilians"),
        ("Neuf civils ont été tués dans la nuit dans un champ à la sortie de la ville de Ménaka, sur la route du sud et non loin de la rivière, par le JNIM.", "fr", "jnim", "generic:civilians"),
        ("JNIM set fire to two lorries and abducted three farmers near Gao.", "en", "jnim", "generic:civilians"),
        ("Le JNIM a mis le feu à deux camions et enlevé trois civils près de Gao.", "fr", "jnim", "generic:civilians"),
        ("JNIM cut the throats of nine farmers near Gao.", "en", "jnim", "generic:civilians"),
        ("At least 70 people were killed when members of the JNIM group opened fire on residents of Gao.", "en", "jnim", "generic:civilians"),
        ("Five soldiers were killed when dozens of fighters attacked a base in Gao.", "en", "generic:militants", "generic:soldiers"),
        ("Soldiers died when gunmen attacked a base in Gao.", "en", "generic:gunmen", "generic:soldiers"),
        ("Dozens of soldiers had died in Djibo when hundreds of fighters attacked the base.", "en", "generic:militants", "generic:soldiers"),
        ("Des soldats sont morts lorsqu'un groupe de combattants a attaqué la base de Djibo.", "fr", "generic:militants", "generic:soldiers"),
    ],
)  # fmt: skip
def test_who_died_when_others_attacked_was_struck(
    text: str, language: str, attacker: str, struck: str
) -> None:
    assert attacker in parties(text, language, Role.INITIATOR)
    assert struck not in parties(text, language, Role.INITIATOR)
    assert attacker not in parties(text, language, Role.TARGET)
    assert struck in parties(text, language, Role.TARGET)


def test_who_traded_fire_with_some_of_the_hurt_has_no_part() -> None:
    text = "At least 16 people were injured by bandits in Gao, including two gang members hit during an exchange of fire with police."
    for role in (Role.TARGET, Role.INITIATOR, Role.PARTICIPANT):
        assert "generic:police" not in parties(text, "en", role)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Herders killed 13 farmers in Guma on Sunday.", "en"),
        ("Treize agriculteurs ont été tués par des éleveurs dimanche à Guma.", "fr"),
    ],
)
def test_people_without_arms_by_other_nouns_are_others(text: str, language: str) -> None:
    report = read(text, language).reports[0]
    assert [figure.side.value for figure in report.figures] == ["target"]
    assert len(report.spans(Role.INITIATOR)) == len(report.spans(Role.TARGET)) == 1

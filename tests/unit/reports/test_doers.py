"""Whether those that a number counts did the harm or suffered it."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.languages import pack
from firsthand.reports.counted import with_counts
from firsthand.reports.doers import acts

from .test_figures import figures, short
from .test_history import read
from .weighing import harmed, said, scene

DO = [
    ("en", "Thirty raiders| on camels stormed Anka and killed nine people."),
    ("en", "Two gunmen| on a motorbike shot dead three traders."),
    ("en", "Four suspected rebels| in stolen uniforms killed six guards at the gate."),
    ("en", "Dozens of fighters| riding horses attacked three hamlets on Friday, killing 14 farmers."),
    ("en", "Ten men| armed with machetes hacked two herders to death."),
    ("en", "Six men| dressed as policemen abducted the mayor."),
    ("en", "Two soldiers| opened fire on a crowd, wounding seven civilians."),
    ("en", "Three officers| from the border post shot dead a driver."),
    ("en", "On Sunday [ten raiders| shot a priest."),
    ("fr", "Six bergers ont été tués par [dix hommes| qui ont attaqué le village."),
    ("en", "Four herders were abducted from a camp by [six men| on foot."),
    ("fr", "Une trentaine d'assaillants| à moto ont attaqué le village et tué neuf personnes."),
    ("fr", "Deux hommes armés| à bord d'un pick-up ont abattu trois bergers."),
    ("fr", "Six miliciens| de la CODECO ont tué à la machette quatre femmes."),
    ("fr", "Une centaine de combattants| ont pris d'assaut le camp, tuant 49 gendarmes."),
    ("fr", "Trois bandits| circulant à moto ont enlevé le préfet."),
    ("fr", "Un soldat| ivre a tué cinq personnes."),
    ("fr", "Un policier| a abattu un jeune homme."),
]  # fmt: skip

SUFFER = [
    ("en", "Five soldiers| were killed in the raid."),
    ("en", "Five soldiers| killed in the raid were buried."),
    ("en", "Five soldiers| killed two days ago were buried."),
    ("en", "Three gunmen| attacked a church and were killed by guards."),
    ("en", "Two soldiers| who attacked the post were killed."),
    ("en", "Two men| died when gunmen attacked the market and killed a guard."),
    ("en", "Six people| came under fire, and two were killed."),
    ("en", "Nine people| in a village that rebels attacked on Friday are missing."),
    ("en", "Eight men| suspected of killing a guard were shot."),
    ("en", "A man shot [two children| and injured his wife."),
    ("en", "Guards fired at [six men| and killed a woman."),
    ("fr", "Il a abattu [deux enfants| et blessé sa femme."),
    ("en", "The number killed has risen by [12 people| to 30."),
    ("en", "The post was stormed by [ten men|, who were killed."),
    ("en", "Many families| have fled the town since rebels attacked the market."),
    ("en", "Ten guards| lost their lives in the attack."),
    ("fr", "Cinq soldats| ont été tués dans l'attaque."),
    ("fr", "Cinq soldats| tués dans une embuscade ont attaqué le poste."),
    ("fr", "Dix assaillants| ont attaqué le poste et ont été tués."),
    ("fr", "Trois hommes| ont attaqué une banque avant d'être abattus."),
    ("fr", "Dix soldats| ont trouvé la mort et les rebelles ont attaqué le camp."),
    ("fr", "Huit personnes| sont mortes lorsque trois hommes ont attaqué un bus."),
    ("fr", "Quatre gardes| ont essuyé des tirs et tué un assaillant."),
]


def _acts(language: str, marked: str) -> bool:
    found = pack(language)
    assert found is not None
    text, end = marked.replace("|", "").replace("[", ""), marked.replace("[", "").index("|")
    return acts(text, max(marked.find("["), 0), end, found, [date.span for date in found.dates(text)])


@pytest.mark.parametrize(("language", "marked"), DO)
def test_the_subject_of_an_act_with_an_object_acts(language: str, marked: str) -> None:
    assert _acts(language, marked)


@pytest.mark.parametrize(("language", "marked"), SUFFER)
def test_nobody_else_does(language: str, marked: str) -> None:
    assert not _acts(language, marked)


@pytest.mark.parametrize(
    ("language", "text", "number", "victims"),
    [
        ("en", "Around 200 bandits on camels raided Tsafe and killed nine people.", "Around 200", 9),
        ("en", "Some 300 gang members attacked Cabaret, killing nine people.", "Some 300", 9),
        ("fr", "Une trentaine d'assaillants à moto ont attaqué Bani et tué neuf personnes.", "Une trentaine", 9),
    ],
)  # fmt: skip
def test_those_who_act_are_not_counted_whatever_the_model_holds(
    language: str, text: str, number: str, victims: int
) -> None:
    nine = "nine" if language == "en" else "neuf"
    evidence = said(text, counts=(harmed(text, number), harmed(text, nine)))
    found = with_counts(scene(text, evidence, language=language)).figures
    assert [(figure.quantity.point, figure.kind) for figure in found] == [(victims, CasualtyKind.KILLED)]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "There were six of them on motorcycles and they fired at us.", "six"),
        ("en", "I saw four men with guns near the well.", "four"),
        ("en", "There were six of them, on horses.", "six"),
        ("fr", "Ils étaient six sur des motos et ils ont tiré sur nous.", "six"),
        ("fr", "J'ai vu trois hommes qui tiraient sur les gens.", "trois"),
    ],
)  # fmt: skip
def test_those_who_shoot_or_were_only_there_are_not_counted_whatever_the_model_holds(
    language: str, text: str, number: str
) -> None:
    evidence = said(text, counts=(harmed(text, number),))
    assert not with_counts(scene(text, evidence, language=language)).figures


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Four people were hit, and gunmen fired at those who helped.", "Four"),
        ("Police seek the person who shot six people at a party.", "six"),
        ("Six shot at a party.", "Six"),
        ("There were six dead in the yard.", "six"),
        ("Three men who fired at the post were shot dead.", "Three"),
    ],
)
def test_who_was_hit_is_counted_though_somebody_fired(text: str, number: str) -> None:
    assert with_counts(scene(text, said(text, counts=(harmed(text, number),)))).figures


def test_those_who_attack_and_die_are_counted() -> None:
    text = "Ten raiders on camels stormed the post and were killed."
    (found,) = with_counts(scene(text, said(text, counts=(harmed(text, "Ten"),)))).figures
    assert found.quantity.point == 10


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Trois bandits à moto ont enlevé lundi le préfet.", []),
        ("fr", "Quatre hommes armés ont tué à la machette deux femmes.", []),
        ("en", "Four men in a van killed the driver.", ["=1 killed driver"]),
        ("en", "Another boy fatally shot two passers-by.", []),
    ],
)
def test_what_stands_before_a_verb_does_not_hide_its_subject(
    language: str, text: str, expected: list[str]
) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Gunmen stormed a mosque, killing 20 worshippers, a resident said.", ["=20 killed worshippers"]),
        ("en", "The ambush killed five soldiers, an army officer in Gao told AFP.", ["=5 killed soldiers"]),
        ("en", "Gunmen killed nine traders, a resident, Musa Ali, said.", ["=9 killed traders"]),
        ("en", "Raiders abducted six boys, a teacher and a nurse said.", ["=6 abducted boys"]),
        ("fr", "Ils ont tué quatre élèves, un enseignant a déclaré à l'AFP.", ["=4 killed élèves"]),
        ("fr", "Le raid a tué six paysans, un élu local a affirmé mardi.", ["=6 killed paysans"]),
        ("en", "It killed four soldiers, a guard and two nuns, the army said.", ["=4 killed soldiers", "=1 killed guard", "=2 killed nuns"]),
        ("en", "A resident said those killed on Monday were traders.", []),
        ("en", "A nurse, Mariam Sow, said some of those killed were children.", []),
        ("en", "It killed nine people, two women reported missing.", ["=9 killed people", "=2 missing women"]),
        ("fr", "Le raid a tué trois soldats, un gendarme et deux civils, a indiqué l'armée.", ["=3 killed soldats", "=1 killed gendarme", "=2 killed civils"]),
    ],
)  # fmt: skip
def test_who_tells_of_the_harmed_is_none_of_them(language: str, text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


def test_who_tells_of_the_harmed_is_not_counted_whatever_the_model_holds() -> None:
    text = "They killed 11 traders, a chief of the village, Jean Bahati, told Reuters."
    evidence = said(text, counts=(harmed(text, "11", whom="traders"), harmed(text, "a chief", whom="chief")))
    assert [figure.quantity.point for figure in with_counts(scene(text, evidence)).figures] == [11]


def test_who_tells_of_their_own_harm_is_counted() -> None:
    text = "A man told police that he was shot."
    (found,) = with_counts(scene(text, said(text, counts=(harmed(text, "A", whom="man"),)))).figures
    assert found.quantity.point == 1


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Gunmen killed two guards and freed 200 prisoners in Jos on Sunday.", "en", [2]),
        ("Gunmen killed two guards in Jos on Sunday, and 40 prisoners were freed.", "en", [2]),
        ("Des hommes armés ont tué deux gardes et libéré 200 détenus dimanche à Gao.", "fr", [2]),
        ("Hundreds of women marched in Gao on Sunday after gunmen killed two teachers.", "en", [2]),
        ("A bomb killed two people in Gao on Sunday, an AFP reporter saw.", "en", [2]),
        ("Two people who marched in Gao on Sunday were shot dead.", "en", [2]),
    ],
)
def test_who_is_freed_marches_or_saw_it_is_not_harmed(text: str, language: str, counted: list[int]) -> None:
    told = read(text, language)
    assert [figure.quantity.point for report in told for figure in report.figures] == counted


def test_those_released_are_not_captured() -> None:
    text = "JNIM has released five of the 22 soldiers that it captured in Gao."
    assert [f.quantity.point for f in figures(text, "en")] == [22]


def test_what_is_shot_down_is_nobody() -> None:
    told = read(
        "Russia launched 92 drones at Ukraine overnight, of which 51 were shot down. Two people were hurt in Odesa."
    )
    assert [figure.quantity.point for report in told for figure in report.figures] == [2]

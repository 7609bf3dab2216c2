"""Numbers beside words of harm that count nobody."""

from __future__ import annotations

import re

import pytest

from firsthand.reports.other_numbers import ages, counts_nobody, is_base


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The guard died at 2:25 a.m.", "2"),
        ("Ils sont morts à une trentaine de kilomètres de Gao", "une trentaine"),
        ("They died some 40 miles from Gao", "40"),
        ("The guard died at 2:25 a.m.", "25"),
        ("She was wounded about 11 p.m. on Friday", "11"),
        ("Il est mort à 14h30", "14"),
        ("Blessé vers 5 heures", "5"),
        ("Shots were fired in the 1500 block of Cedar", "1500"),
        ("Adama Keita, 31, was killed", "31"),
        ("The man, 58, died", "58"),
        ("Une femme, 40, tuée", "40"),
        ("The two sisters, both 22, were hurt", "22"),
        ("Three men, ages 25, 26, and 33, were wounded", "33"),
        ("One trader, aged 50, was killed", "50"),
        ("Un berger âgé de 17 ans a été tué", "17"),
        ("A father of four was killed", "four"),
        ("Mère de quatre enfants, elle a été tuée", "quatre"),
        ("No one was killed", "one"),
        ("Not a single trader was killed", "a"),
        ("The raiders, numbering about 40, killed a guard", "40"),
        ("Les assaillants, estimés à 60 et circulant à moto, ont tué un garde", "60"),
        ("Troops clashed with about 20 rebels, leaving four militants dead", "20"),
        ("Six soldats tués dans un affrontement avec 30 terroristes", "30"),
        ("Les assaillants, au nombre de 40, ont tué un garde", "40"),
        ("Pas un seul berger n'a été tué", "un"),
        ("Nearly a third of the dead were traders", "a"),
        ("Près d'un tiers des morts", "un"),
        ("One in ten of the dead was a child", "One"),
        ("Les 24 hommes, venus d'un quartier voisin, étaient armés de couteaux et ont tué un garde", "24"),
        ("The 24 men were armed with knives and killed a guard", "24"),
        ("Troops of Sector 2 killed a rebel", "2"),
        ("Les soldats de la Zone 7 ont tué un rebelle", "7"),
        ("She met nine families of herders killed in the raid", "nine"),
        ("Il a reçu six familles de bergers tués", "six"),
        ("Ten of the 25 girls abducted on Monday in Maru, Zamfara, were freed", "Ten"),
        ("Dix des 25 élèves enlevés lundi à Maru, dans le Zamfara, ont été libérés", "Dix"),
        ("A woman of 34 was killed", "34"),
        ("They buried a girl of 16", "16"),
        ("Children aged between six and twelve were killed", "six"),
        ("Les assaillants étaient une vingtaine, et ont tué un berger", "une vingtaine"),
        ("The gunmen were about 40 and killed a guard", "40"),
        ("A rebel died and 80 soldiers were flown in to search the hills", "80"),
        ("Un rebelle est mort et 80 soldats ont été acheminés sur place", "80"),
        ("The elder, who had raised 300 men against them, was killed", "300"),
        ("Une trentaine de proches ont passé la nuit devant la base des tués", "Une trentaine"),
        ("Deaths confirmed in interviews with 16 relatives", "16"),
        ("Vingt-cinq blessés, une partie d'entre eux en exil", "une"),
        ("He warned that 50 people might be killed", "50"),
        ("Selon lui, 50 personnes pourraient être tuées", "50"),
        ("He faces five counts of attempted murder", "five"),
        ("A soldier of 300 Mill Lane #9 was hurt", "9"),
        ("Eighteen captives, including 17 women and a boy, were freed", "17"),
        ("Eighteen captives, including 17 women and a boy, were freed", "a"),
        ("Twelve people, including two guards, were released", "Twelve"),
        ("Douze captifs, dont neuf femmes et un garçon, ont été libérés", "neuf"),
        ("Huit personnes ont été retrouvées saines et sauves", "Huit"),
        ("A teenager survived", "A"),
        ("Two policemen survived the attack which killed three others", "Two"),
        ("Cinq des huit personnes enlevées lundi à Tsafe ont été retrouvées", "Cinq"),
        ("Five of the eight people kidnapped on Monday were freed", "Five"),
        ("Nine people, including two children, escaped", "two"),
        ("Un adolescent a survécu", "Un"),
        ("Trois élèves ont pu s'échapper", "Trois"),
    ],
)
def test_ages_times_addresses_and_children_count_nobody(text: str, number: str) -> None:
    match = re.search(rf"\b{number}", text)
    assert match is not None
    assert counts_nobody(text, *match.span())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The attack killed 31, officials said", "31"),
        ("In Ansongo, 12 were killed", "12"),
        ("Both 12 soldiers and 3 traders died", "12"),
        ("Officials said 5 had died", "5"),
        ("L'attaque a fait 14 morts", "14"),
        ("One person was killed", "One"),
        ("The death of four was confirmed", "four"),
        ("The 12 soldiers killed will be buried", "12"),
        ("As many as 50 people may have been killed", "50"),
        ("Les 12 soldats tués seront inhumés", "12"),
        ("Nine families of herders fled", "Nine"),
        ("Not one but two were killed", "two"),
        ("A gunman killed two guards and escaped", "two"),
        ("Gunmen killed three farmers before they escaped", "three"),
        ("Three men survived with gunshot wounds", "Three"),
        ("Un berger a survécu mais il est blessé", "Un"),
        ("Twelve people, including two who were killed, were freed", "two"),
        ("Deux personnes ont été retrouvées mortes", "Deux"),
        ("Cinq des huit personnes enlevées ont été retrouvées mortes", "Cinq"),
        ("Quatre des dix corps ont été retrouvés", "Quatre"),
        ("Cinq des gardes ont été tués", "Cinq"),
        ("Ten of the 25 girls abducted were killed before the rest were freed", "Ten"),
        ("Ten of the 25 girls abducted on Monday in Maru were freed", "25"),
        ("Twelve relatives of the chief were killed", "Twelve"),
        ("Douze proches du chef ont été tués", "Douze"),
        ("Twelve part-time workers were killed", "Twelve"),
        ("A woman and 34 children were killed", "34"),
        ("Ten bodies were brought in", "Ten"),
        ("The commander lost 300 men in the battle", "300"),
    ],
)
def test_counts_are_left_alone(text: str, number: str) -> None:
    match = re.search(rf"\b{number}", text)
    assert match is not None
    assert not counts_nobody(text, *match.span())


def test_ages_stand_before_a_noun_or_for_the_person() -> None:
    text = "A nine-year-old girl and two 16-year-olds were found."
    assert [text[start:end] for start, end in ages(text)] == ["nine-year-old", "16-year-olds"]
    assert ages("The old market was shelled.") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ten people died, bringing the number killed this year to 230.", "230"),
        ("Two more deaths push the toll since May to at least 90.", "90"),
        ("Dix personnes sont mortes, ce qui porte à 230 le nombre de tués cette année.", "230"),
    ],
)
def test_the_total_of_a_period_is_no_count_of_a_happening(text: str, number: str) -> None:
    start = text.index(number)
    assert counts_nobody(text, start, start + len(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two more died in hospital, bringing the toll to 14.", "14"),
        ("Deux blessés ont succombé, portant à 14 le bilan de l'attaque.", "14"),
        ("Since Monday 30 people have been killed.", "30"),
    ],
)
def test_a_toll_that_grows_is_a_count(text: str, number: str) -> None:
    start = text.index(number)
    assert not counts_nobody(text, start, start + len(number))


@pytest.mark.parametrize(
    ("text", "number", "base"),
    [
        ("Of the 40 attackers, 17 were killed.", "40", True),
        ("The army said that of the 40 attackers, 17 were killed.", "40", True),
        ("Sur les 40 assaillants, 17 ont été tués.", "40", True),
        ("They fled; of some 30 hostages, five were freed.", "30", True),
        ("More than half of the 60 hostages were killed.", "60", True),
        ("La moitié des 60 otages ont été tués.", "60", True),
        ("The deaths of 40 men were confirmed.", "40", False),
        ("Ils ont tiré sur 40 villageois.", "40", False),
    ],
)
def test_the_whole_of_a_share_is_told_from_a_count(text: str, number: str, base: bool) -> None:
    assert is_base(text, text.index(number)) is base


@pytest.mark.parametrize("figure", ["²", "③", "⅝", "Ⅻ", "१२", "一"])
def test_figures_of_any_script_do_no_harm(figure: str) -> None:
    text = f"{figure} soldiers died, {figure} were hurt and a man aged {figure}."
    for start in [m.start() for m in re.finditer(re.escape(figure), text)]:
        assert isinstance(counts_nobody(text, start, start + len(figure)), bool)

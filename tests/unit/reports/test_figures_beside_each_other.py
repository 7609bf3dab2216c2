"""Figures that take their noun, their verb, their whole or their number from what is told before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages import pack
from firsthand.reports.gapped import is_dated
from firsthand.reports.shares import with_groups, with_parts
from firsthand.reports.tolls_told import is_toll, toll_kind, toll_quantity

from .test_figures import figures, short
from .weighing import figure


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Six people were killed on Friday and one on Sunday.", ["=6 killed people", "=1 killed -"]),
        ("fr", "Six personnes ont été tuées vendredi et quatre dimanche.", ["=6 killed personnes", "=4 killed -"]),
        ("en", "A guard was killed and another injured.", ["=1 killed guard", "=1 injured -"]),
        ("en", "Eleven people were killed and as many wounded.", ["=11 killed people", "=11 injured -"]),
        ("fr", "Le tir a fait onze morts et autant de blessés.", ["=11 killed morts", "=11 injured -"]),
        ("en", "As many as 40 people were killed.", ["<=40 killed people"]),
        ("en", "The blast killed 14 people and wounded 30 more.", ["=14 killed people", "=30 injured -"]),
        ("en", "A bomb killed at least nine people, wounding dozens more, police said.", [">=9 killed people", "vague:12 injured -"]),
        ("en", "Raiders killed six herders and kidnapped 12 more near Zango.", ["=6 killed herders", "=12 abducted -"]),
        ("en", "Shells killed three people and left seven more injured.", ["=3 killed people", "=7 injured -"]),
        ("fr", "Le tir a tué onze personnes et en a blessé vingt de plus.", ["=11 killed personnes", "=20 injured -"]),
        ("en", "Rebels killed six people and burned 30 more houses.", ["=6 killed people"]),
        ("en", "Floods displaced 300 people, 50 more than last year.", ["=300 displaced people"]),
        ("fr", "Ils ont abattu deux hommes et en ont arrêté neuf samedi.", ["=2 killed hommes", "=9 arrested -"]),
        ("en", "On Sunday the rebels killed on the road five traders.", []),
        ("en", "The rebels killed on Sunday five traders.", ["=5 killed traders"]),
        ("en", "The bomb killed five people at least.", [">=5 killed people"]),
        ("en", "They killed a trader and his wife.", ["=1 killed trader", "=1 killed wife"]),
        ("en", "He was killed in front of his wife.", []),
        ("en", "They killed the imam.", ["=1 killed imam"]),
        ("en", "They killed the villagers.", []),
        ("en", "The raid left 30 dead or wounded.", ["=30 casualties dead"]),
        ("en", "Fatalities: 6", ["=6 killed -"]),
        ("en", "Nine of the hostages were freed.", []),
        ("fr", "Neuf otages ont été libérés.", []),
        ("en", "A family was killed.", []),
        ("fr", "Un couple a été abattu.", ["=2 killed -"]),
        ("en", "Nine people were hurt, four critically.", ["=9 injured people", "=4 injured -"]),
        ("en", "Two children aged 3 and 5 were killed.", ["=2 killed children"]),
        ("en", "The bombing killed " + "9" * 31 + " people.", []),
        ("en", "The bombing killed 1٢ people.", []),
        ("fr", "« Le tir a tué ١٢ personnes", ["=12 killed personnes"]),
    ],
)  # fmt: skip
def test_what_is_left_to_be_understood(language: str, text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The death toll from the raid rose from six to at least 11.", [">=11 killed -"]),
        ("en", "The toll was revised upwards to 40 from 35.", ["=40 killed -"]),
        ("en", "Officials put the number of wounded at 12.", ["=12 injured -"]),
        ("en", "The number of people killed has passed 200.", [">200 killed -"]),
        ("en", "Rescuers found a body, taking the toll to 31.", ["=31 killed -"]),
        ("fr", "Le bilan de l'attaque s'élève à 14.", ["=14 killed -"]),
        ("fr", "Le préfet a chiffré à 12 le nombre de blessés.", ["=12 injured -"]),
        ("fr", "Ce décès porte à 31 le bilan de l'attentat.", ["=31 killed -"]),
        ("en", "The price rose from six to 11.", []),
        ("en", "He put the number of lorries at 12.", []),
    ],
)
def test_tolls_need_no_noun(language: str, text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


def test_a_bare_figure_is_of_what_was_told_last() -> None:
    english = pack("en")
    assert english is not None
    text = "The police put the figure at eight."
    start = text.index("eight")
    assert is_toll(text, start, start + 5)
    assert toll_kind(text, start, start + 5, "Twenty people were abducted.", english) is CasualtyKind.ABDUCTED
    assert toll_kind(text, start, start + 5, "", english) is None


@pytest.mark.parametrize(
    ("text", "operator"),
    [("The toll has passed 90", Operator.MORE_THAN), ("Le bilan est passé à 90", Operator.EXACTLY)],
)
def test_a_toll_that_has_passed_a_number_is_more(text: str, operator: Operator) -> None:
    start = text.index("90")
    assert toll_quantity(Quantity(Operator.EXACTLY, 90), text, start, start + 2).op is operator


def test_numbers_in_apposition_are_parts_where_they_make_up_the_whole() -> None:
    english = pack("en")
    assert english is not None
    text = "The raid left 9 dead: 7 guards and 2 nuns."
    told = [figure(text, "9 dead", 9), figure(text, "7 guards", 7), figure(text, "2 nuns", 2)]
    assert [f.part_of for f in with_parts(text, 0, told, english)] == [False, True, True]
    less = [figure(text, "9 dead", 9), figure(text, "7 guards", 7)]
    assert [f.part_of for f in with_parts(text, 0, less, english)] == [False, False]


def test_a_list_that_a_comma_closes_describes_the_whole() -> None:
    english = pack("en")
    assert english is not None
    text = "Two drivers, a Senegalese and an Ivorian, were killed."
    told = [figure(text, "Two drivers", 2), figure(text, "a Senegalese", 1), figure(text, "an Ivorian", 1)]
    told[0] = replace(told[0], group=Span.of(text, 4, 11))
    assert [f.part_of for f in with_parts(text, 0, told, english)] == [False, True, True]


def test_a_list_of_different_people_has_no_whole() -> None:
    text = "Four soldiers, three guards and a nurse were killed."
    assert [short(f) for f in figures(text, "en")] == [
        "=4 killed soldiers",
        "=3 killed guards",
        "=1 killed nurse",
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Two guards were killed and five wounded.", ["guards", "guards"]),
        ("Two guards were killed on Sunday and five wounded.", ["guards", "guards"]),
        ("Two guards were killed and a bridge that five used fell.", ["guards"]),
        ("Two people were killed and five wounded.", ["people", None]),
    ],
)
def test_a_bare_number_counts_the_people_before_it(text: str, groups: list[str | None]) -> None:
    english = pack("en")
    assert english is not None
    found = with_groups(text, 0, figures(text, "en"), english)
    assert [f.group.text if f.group else None for f in found] == groups


def test_a_date_right_behind_a_number() -> None:
    text = "deux jeudi"
    assert is_dated(text, 4, [Span.of(text, 5, 10)])
    assert not is_dated("deux sacs jeudi", 4, [Span(10, 15, "jeudi")])

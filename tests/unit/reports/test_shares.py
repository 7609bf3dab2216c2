"""Persons who are said to be some of those harmed, and how many there were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Operator, Quantity
from firsthand.languages import pack
from firsthand.reports.counted import with_counts
from firsthand.reports.shares import is_share, remains, with_groups
from firsthand.reports.singly import settle

from .test_figures import figures, short
from .test_singly import report
from .weighing import figure, harmed, said, scene


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        ("en", "[A nurse] was among the dead, the mayor said.", True),
        ("en", "[A Greek nurse] from Patras was among those killed.", True),
        ("en", "[A nurse], a Greek national, was among the victims.", True),
        ("en", "[Three women] and a baby are among the 17 dead.", True),
        ("en", "[Two wounded officers] were also among the dead.", True),
        ("en", "Among the dead were at least [two teachers].", True),
        ("en", "Among those abducted is [a priest].", True),
        ("fr", "[Une infirmière] est parmi les morts.", True),
        ("fr", "[Trois enseignants] figurent parmi les personnes tuées.", True),
        ("fr", "Parmi les blessés se trouvent [deux élèves].", True),
        ("fr", "[Un ressortissant chinois] figure au nombre des tués.", True),
        ("en", "[A commander of hunters] is among seven people killed in the raid.", True),
        ("fr", "[Un ingénieur] parmi huit otages au Niger.", True),
        ("fr", "[Sept Nigériens] figuraient parmi les captifs.", True),
        ("en", "The dead included [three soldiers].", True),
        ("fr", "Les victimes comptent au moins [trois soldats].", True),
        ("en", "[Two of those killed] in the raid were guards.", True),
        ("en", "[At least five of the dead] were women.", True),
        ("fr", "[Trois des personnes tuées] étaient des volontaires.", True),
        ("fr", "[Deux des victimes] sont des enfants.", True),
        ("en", "[Two of those abducted] were later killed.", False),
        ("en", "[A resident] said two of those killed were guards.", False),
        ("en", "The area included [three villages].", False),
        ("en", "[Two guards] were killed among 20 stalls.", False),
        ("en", "[Nine guards] were among five people killed.", False),
        ("en", "[A nurse] was killed among the stalls.", False),
        ("en", "[A nurse] was killed and her son was among the wounded.", False),
        ("en", "Fear spread among the wounded, and [two guards] were killed.", False),
        ("fr", "[Un berger] a été tué parmi ses bêtes.", False),
    ],
)
def test_some_of_the_harmed_are_told_by_what_stands_beside_them(
    language: str, marked: str, expected: bool
) -> None:
    found = pack(language)
    assert found is not None
    text = marked.replace("[", "").replace("]", "")
    assert is_share(text, marked.index("["), marked.index("]") - 1, found) is expected


def test_others_of_the_sentence_are_not_some_of_the_harmed() -> None:
    found = figures("Five people in a car died and a policeman was among the dead.", "en")
    assert [short(f) for f in found] == ["=5 killed people", "=1 killed policeman part"]


@pytest.mark.parametrize("text", ["A U.S. citizen was among the dead.", "A U.S. citizen was killed."])
def test_what_the_model_counts_is_some_of_a_whole_by_the_words(text: str) -> None:
    evidence = said(text, counts=(harmed(text, "A", whom="citizen"),))
    (found,) = with_counts(scene(text, evidence), told={CasualtyKind.KILLED: 28}).figures
    assert found.part_of is ("among" in text)


def test_some_of_the_harmed_are_at_least_so_many_where_nobody_tells_all() -> None:
    text = "A nurse was among the dead."
    some = figure(text, "A nurse", 1, part_of=True)
    (alone,) = settle([report("a", some)], frozenset(), {})
    assert (alone.figures[0].part_of, alone.figures[0].quantity) == (False, Quantity(Operator.AT_LEAST, 1))
    whole: Figure = replace(some, quantity=Quantity(Operator.EXACTLY, 28), part_of=False)
    assert settle([report("a", some), report("b", whole)], frozenset(), {})[0].figures == (some,)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Parmi les personnes enlevées figurent cinq femmes.", ["=5 abducted femmes part"]),
        (
            "fr",
            "Ils ont enlevé douze personnes.\n\nParmi elles figurent sept femmes et deux enfants.",
            ["=12 abducted personnes", "=7 abducted femmes part", "=2 abducted enfants part"],
        ),
        ("fr", "Parmi les blessés se trouvent deux élèves.", ["=2 injured élèves part"]),
        ("en", "Among the hostages were two nuns.", ["=2 abducted nuns part"]),
        ("en", "Among those abducted is a priest.", ["=1 abducted priest part"]),
        (
            "en",
            "Gunmen killed 40 people.\n\nAmong them are 12 women and three children.",
            ["=40 killed people", "=12 killed women part", "=3 killed children part"],
        ),
        (
            "en",
            "Gunmen killed 40 people and abducted nine.\n\nAmong them are three women.",
            ["=40 killed people", "=9 abducted -"],
        ),
    ],
)
def test_some_of_those_told_of_met_what_these_met(language: str, text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The source said 18 of the dead were killed at once.", ["=18 killed dead part"]),
        ("en", "Nine of the 24 dead were women.", ["=9 killed dead part"]),
        ("en", "Three of the wounded died on Monday.", ["=3 killed wounded part"]),
        ("en", "Six of the injured are in hospital.", ["=6 injured injured part"]),
        ("fr", "Il dit que onze des morts étaient des femmes.", ["=11 killed morts part"]),
        ("fr", "Deux blessés ont succombé à leurs blessures.", ["=2 killed blessés part"]),
        (
            "fr",
            "Deux des trois gardes blessés dimanche sont morts.",
            ["=2 killed trois gardes", "=2 killed gardes"],
        ),
        ("fr", "Cinq des assaillants ont été tués.", ["=5 killed assaillants"]),
        ("en", "Two of the attackers were killed.", ["=2 killed attackers"]),
        ("fr", "Il évoque une dizaine de morts.", ["~10 killed morts"]),
        (
            "en",
            "The hospital received 30 injured and six of them had died.",
            ["=30 injured -", "=6 killed - part"],
        ),
    ],
)
def test_some_of_the_dead_or_wounded_are_no_toll_of_their_own(
    language: str, text: str, expected: list[str]
) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two dozen bodies were buried in a mass grave.", [True]),
        ("en", "Ten bodies were brought in, and the wounded were flown out.", [False]),
        ("fr", "Trente corps ont été enterrés lundi.", [True]),
        ("fr", "Dix corps restent introuvables.", [True]),
        ("fr", "Quatre corps ont été retrouvés.", [False]),
        ("fr", "Dix personnes ont été tuées et enterrées.", []),
        ("fr", "Un habitant a compté onze corps.", []),
        ("en", "A doctor counted 40 bodies.", []),
    ],
)
def test_bodies_are_told_from_other_tolls(language: str, text: str, expected: list[bool]) -> None:
    made = scene(text, figures=tuple(figures(text, language)), language=language)
    assert list(remains(made).values()) == expected


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fr", "Les assaillants ont pris la fuite après des tirs au cours desquels deux d'entre eux ont été tués.", "assaillants"),
        ("en", "The attackers fled after a firefight in which two of them were killed.", "attackers"),
        ("en", "The attackers and the villagers fled after two of them were killed.", None),
        ("en", "They fled after two of them were killed.", None),
    ],
)  # fmt: skip
def test_of_them_takes_up_the_only_people_before(language: str, text: str, group: str | None) -> None:
    language_pack = pack(language)
    assert language_pack is not None
    (found,) = with_groups(text, 0, figures(text, language), language_pack)
    assert (found.group.text if found.group else None) == group


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fr", "Les assaillants, dont trois ont été abattus, étaient venus à moto.", "assaillants"),
        ("en", "The attackers, of whom three were killed, came on motorcycles.", "attackers"),
        ("fr", "Les blessés, dont trois sont morts, ont été évacués.", None),
    ],
)
def test_some_of_those_who_attacked_are_a_toll_of_their_own(
    language: str, text: str, group: str | None
) -> None:
    language_pack = pack(language)
    assert language_pack is not None
    (found,) = with_groups(
        text, 0, [replace(f, part_of=True) for f in figures(text, language)], language_pack
    )[-1:]
    assert (found.group.text if found.group else None) == group
    assert found.part_of is (group is None)

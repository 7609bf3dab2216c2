"""People whom words call displaced or captive, and what befell them."""

from __future__ import annotations

import pytest

from firsthand.claims.how_many import group_of
from firsthand.domain.report import CasualtyKind
from firsthand.languages import pack
from firsthand.reports.states import suffer_behind

from .test_figures import figures, short


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Armed men killed 22 displaced people in the camp.", ["=22 killed displaced people"]),
        ("en", "Gunmen shot dead eight displaced persons.", ["=8 killed displaced persons"]),
        (
            "en",
            "Nine displaced people, including two children, were killed.",
            ["=9 killed displaced people", "=2 killed children part"],
        ),
        ("en", "They executed four abducted policemen.", ["=4 killed abducted policemen"]),
        ("en", "Fighters executed eight captured militiamen.", ["=8 killed captured militiamen"]),
        ("en", "Three kidnapped farmers were wounded.", ["=3 injured kidnapped farmers"]),
        ("fr", "Au moins 14 déplacés ont été tués lundi.", [">=14 killed déplacés"]),
        ("fr", "Des miliciens ont tué douze personnes déplacées.", ["=12 killed personnes"]),
        (
            "fr",
            "Douze personnes déplacées, dont trois enfants, ont été tuées.",
            ["=12 killed personnes", "=3 killed enfants part"],
        ),
        ("fr", "L'attaque a fait neuf déplacés blessés.", ["=9 injured déplacés"]),
        ("fr", "Huit otages ont été exécutés.", ["=8 killed otages"]),
    ],
)
def test_displaced_people_and_captives_who_were_killed_are_killed(
    language: str, text: str, expected: list[str]
) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Clashes left 300 displaced people in the town.", ["=300 displaced displaced people"]),
        (
            "en",
            "There are 300 displaced people after dozens were killed.",
            ["=300 displaced displaced people", "vague:12 killed -"],
        ),
        (
            "en",
            "There are 300 displaced people, including 12 wounded.",
            ["=300 displaced displaced people", "=12 injured - part"],
        ),
        (
            "en",
            "They killed three guards and kidnapped 12 pupils.",
            ["=3 killed guards", "=12 abducted pupils"],
        ),
        ("en", "Troops tried to kill ten captured rebels.", ["=10 captured captured rebels"]),
        (
            "en",
            "Some 14 displaced people attacked a post and killed two guards.",
            ["~14 displaced displaced people", "=2 killed guards"],
        ),
        (
            "fr",
            "Les combats ont fait 200 déplacés et douze morts.",
            ["=200 displaced déplacés", "=12 killed morts"],
        ),
        (
            "fr",
            "Ils ont tué dix rebelles et capturé cinq hommes.",
            ["=10 killed rebelles", "=5 captured hommes"],
        ),
    ],
)
def test_those_to_whom_nothing_else_happened_stay_displaced_or_captive(
    language: str, text: str, expected: list[str]
) -> None:
    assert [short(figure) for figure in figures(text, language)] == expected


def test_displaced_people_are_civilians() -> None:
    found = pack("en")
    assert found is not None
    (figure,) = figures("Armed men killed 22 displaced people.", "en")
    assert group_of(figure, found, ()) == "civilians"


@pytest.mark.parametrize(
    ("text", "noun", "language", "expected"),
    [
        ("deux chauffeurs, un Sénégalais et un Ivoirien, ont perdu la vie", "chauffeurs", "fr", True),
        ("two drivers, a Senegalese and an Ivorian, were killed", "drivers", "en", True),
        ("deux chauffeurs, un Sénégalais et un Ivoirien, ont pris la fuite", "chauffeurs", "fr", False),
        ("two drivers, a Senegalese and an Ivorian, saw how the others were killed", "drivers", "en", False),
    ],
)
def test_harm_behind_what_describes_somebody(text: str, noun: str, language: str, *, expected: bool) -> None:
    words = pack(language)
    assert words is not None
    assert suffer_behind(text, text.index(noun) + len(noun), CasualtyKind.KILLED, words) is expected

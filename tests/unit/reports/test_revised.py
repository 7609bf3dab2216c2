"""Figures that a sentence replaces or adds up."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Figure
from firsthand.languages import pack
from firsthand.reports.revised import is_superseded, standing

from .weighing import figure

Told = list[tuple[str, int]]


def figures(text: str, told: Told) -> list[Figure]:
    return [figure(text, words, number) for words, number in told]


@pytest.mark.parametrize(
    ("text", "language", "told", "left"),
    [
        ("15 people died; an initial toll was eight dead.", "en", [("15 people", 15), ("eight dead", 8)], ["15 people"]),
        ("A preliminary toll was eight dead.", "en", [("eight dead", 8)], ["eight dead"]),
        ("Quinze tués; le premier bilan est de huit morts.", "fr", [("Quinze", 15), ("huit morts", 8)], ["Quinze"]),
        ("Bilan provisoire : huit morts.", "fr", [("huit morts", 8)], ["huit morts"]),
        ("Four guards and two nuns died: six in all.", "en", [("Four guards", 4), ("two nuns", 2), ("six", 6)], ["Four guards", "two nuns"]),
        ("Quatre gardes et deux nonnes, soit six morts.", "fr", [("Quatre gardes", 4), ("deux nonnes", 2), ("six morts", 6)], ["Quatre gardes", "deux nonnes"]),
        ("Four guards and two nuns died, six of them by fire.", "en", [("Four guards", 4), ("two nuns", 2), ("six", 6)], ["Four guards", "two nuns", "six"]),
        ("Six in all died.", "en", [("Six", 6)], ["Six"]),
    ],
)  # fmt: skip
def test_what_stands(text: str, language: str, told: Told, left: list[str]) -> None:
    found = pack(language)
    assert found is not None
    assert [f.span.text for f in standing(text, 0, figures(text, told), found)] == left


def test_what_is_told_of_fewer_than_the_sum_is_part_of_it() -> None:
    text = "Four guards and two nuns died, for a total of nine dead."
    found = pack("en")
    assert found is not None
    stand = standing(text, 0, figures(text, [("Four guards", 4), ("two nuns", 2), ("nine dead", 9)]), found)
    assert [f.part_of for f in stand] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "number", "language", "replaced"),
    [
        ("The toll, up from an earlier count of 8, is 14.", "8", "en", True),
        ("Un premier bilan faisait état de 8 morts.", "8", "fr", True),
        ("Le dernier bilan fait état de 8 morts.", "8", "fr", False),
        ("Le bilan provisoire est de 8 morts.", "8", "fr", False),
    ],
)
def test_a_toll_that_is_replaced_is_told_from_the_first(
    text: str, number: str, language: str, replaced: bool
) -> None:
    found = pack(language)
    assert found is not None
    assert is_superseded(text, text.index(number), found) is replaced


@pytest.mark.parametrize(
    ("text", "language", "words", "expected"),
    [
        ("Un précédent bilan donné mardi faisait état de 22 morts.", "fr", "22", True),
        ("Le précédent bilan, annoncé mardi par la police, était de 22 morts.", "fr", "22", True),
        ("A previous toll given by the police on Tuesday stood at 22 dead.", "en", "22", True),
        ("A preliminary toll was 22 dead.", "en", "22", False),
    ],
)
def test_an_earlier_toll_is_replaced_wherever_its_verb_stands(
    text: str, language: str, words: str, expected: bool
) -> None:
    found = pack(language)
    assert found is not None
    assert is_superseded(text, text.index(words), found) is expected

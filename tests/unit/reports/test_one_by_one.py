"""Persons told of one by one: on which words they stand, and whether a number beside them holds them."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.reports.counted import with_counts
from firsthand.reports.one_by_one import singles

from .test_figures import figures
from .weighing import harmed, said, scene


@pytest.mark.parametrize(
    ("language", "text", "persons", "words"),
    [
        ("en", "Captain Moussa Diallo was killed on Sunday.", ("Moussa Diallo",), ["Captain"]),
        ("en", "Pastor John Musa was killed on Sunday.", ("Pastor John Musa",), ["Pastor"]),
        ("fr", "Le capitaine Jean Doumbia a été tué dimanche.", ("capitaine Jean Doumbia",), ["capitaine"]),
        ("fr", "Le maire de Djibo a été tué dimanche.", ("maire de Djibo",), ["maire de Djibo"]),
        ("en", "The 41-year-old imam was shot dead on Sunday.", ("imam",), ["imam"]),
        ("fr", "Sa grand-mère et le vieil imam ont été tués.", ("imam",), ["imam"]),
    ],
)
def test_a_figure_stands_on_the_words_for_somebody_and_never_on_a_name(
    language: str, text: str, persons: tuple[str, ...], words: list[str]
) -> None:
    told = next(word for word in ("killed", "tué", "shot") if word in text)
    evidence = said(
        text, marks={"trigger": ((told, 0.9),)}, persons=tuple(harmed(text, person) for person in persons)
    )
    assert [figure.span.text for figure in singles(scene(text, evidence, language=language))] == words


def test_a_name_that_no_word_of_harm_stands_beside_is_nobody() -> None:
    text = "Spokesman Wilner Cassin has not given a toll."
    assert singles(scene(text, said(text, persons=(harmed(text, "Wilner Cassin"),)))) == []


@pytest.mark.parametrize(
    ("language", "text", "persons", "alone"),
    [
        ("fr", "Le maire et deux conseillers ont été tués dimanche.", ("maire",), set()),
        ("fr", "Le chef du village, sa nièce et deux gardes ont été tués.", ("chef", "nièce"), set()),
        ("fr", "Le maire, Jean Doumbia, et deux gardes ont été tués.", ("maire",), set()),
        ("en", "Captain Moussa Diallo and two soldiers were killed.", ("Moussa Diallo",), set()),
        ("en", "Two soldiers and the driver were killed.", ("driver",), set()),
        ("en", "Five people, including the mayor, and two guards were killed.", ("mayor",), {"mayor"}),
    ],
)
def test_a_list_names_them_beside_a_number_that_does_not_hold_them(
    language: str, text: str, persons: tuple[str, ...], alone: set[str]
) -> None:
    evidence = said(
        text,
        marks={"trigger": ((text.rsplit(maxsplit=1)[-1][:4], 0.9),)},
        persons=tuple(harmed(text, person) for person in persons),
    )
    found = tuple(figures(text, language))
    weighed = with_counts(scene(text, evidence, figures=found, language=language))
    assert {span.text for span in weighed.singles} == alone
    assert {f.kind for f in weighed.figures} == {CasualtyKind.KILLED}

"""Toll lines: what they are, what they make of the counts before them, and that no model overrules them."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind, Figure, Report, Status
from firsthand.languages import pack
from firsthand.reports.counted import with_counts
from firsthand.reports.figures import find_figures
from firsthand.reports.scene import Scene
from firsthand.reports.toll_lines import is_toll_line
from firsthand.reports.weighed import weighed_status

from .pages import page
from .test_patterns import read
from .weighing import harmed, said


def line(text: str, language: str = "en") -> Scene:
    document, words = page(text, language), pack(language)
    assert words is not None
    sentence = document.sentences[0]
    return Scene(
        document, sentence, words, (), (), tuple(words.dates(text)), find_figures(text, sentence, words, ())
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 dead, 5 wounded (soldiers).", "en"),
        ("Toll: 2 killed and 1 injured.", "en"),
        ("4 dead among the attackers", "en"),
        ("6 dead (according to villagers)", "en"),
        ("2 dead, 7 wounded (guards) and 11 evacuated.", "en"),
        ("3 morts et 5 blessés (soldats)", "fr"),
        ("Bilan : 2 morts.", "fr"),
        ("4 morts parmi les assaillants.", "fr"),
        ("6 à 9 morts selon les villageois", "fr"),
        ("2 blessés civils", "fr"),
        ("Selon les villageois, 6 morts.", "fr"),
    ],
)
def test_a_line_that_only_counts_is_a_toll_line(text: str, language: str) -> None:
    assert is_toll_line(line(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed three soldiers.", "en"),
        ("3 dead since January.", "en"),
        ("3 dead in Gao", "en"),
        ("No casualties.", "en"),
        ("Trois soldats ont péri dans une embuscade.", "fr"),
        ("Selon le communiqué, 57 terroristes ont été neutralisés lors de la poursuite.", "fr"),
        ("According to the army, 12 rebels were killed as they fled.", "en"),
        ("3 morts depuis janvier", "fr"),
    ],
)
def test_a_sentence_that_says_more_is_none(text: str, language: str) -> None:
    assert not is_toll_line(line(text, language))


@pytest.mark.parametrize("status", ["aggregate", "background"])
def test_a_model_does_not_make_history_or_a_total_of_a_toll_line(status: str) -> None:
    text = "3 dead (soldiers)"
    scene = line(text)
    sure = said(text, status={status: 0.99, "asserted": 0.01})
    assert weighed_status(Scene(**{**vars(scene), "evidence": sure}), Status.ASSERTED) is Status.ASSERTED


def test_a_model_neither_denies_nor_adds_counts_of_a_toll_line() -> None:
    text = "5 dead (3 soldiers and 2 traders) and 9 evacuated"
    scene = line(text)
    sure = said(text, {"other-number": {"5": 0.99, "3": 0.99, "2": 0.99}}, counts=(harmed(text, "9"),))
    weighed = with_counts(Scene(**{**vars(scene), "evidence": sure}))
    assert [figure.quantity.point for figure in weighed.figures] == [5, 3, 2]


def told(report: Report) -> list[Figure]:
    return list(report.figures)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Murder of a trader in Gao.\n\n1 dead", "en"), ("Assassinat d'un commerçant à Gao.\n\n1 mort", "fr")],
)
def test_a_person_told_of_is_part_of_the_toll_line_behind(text: str, language: str) -> None:
    first, second = (told(report) for report in read(text, language).reports)
    assert [figure.part_of for figure in first] == [True]
    assert [figure.part_of for figure in second] == [False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Murder of an officer in Gao.\n\n1 dead (civilian)", "en"),
        ("Assassinat d'un officier à Gao.\n\n1 mort (civil)", "fr"),
    ],
)
def test_a_toll_line_that_says_who_they_are_counts_them_alone(text: str, language: str) -> None:
    first, second = (told(report) for report in read(text, language).reports)
    assert first == []
    assert [figure.quantity.point for figure in second] == [1]


def test_more_persons_than_the_toll_line_counts_stay() -> None:
    first, _ = (told(report) for report in read("Murder of four traders in Gao.\n\n1 dead", "en").reports)
    assert [figure.part_of for figure in first] == [False]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Two soldiers were killed and twelve wounded in Basilan on Wednesday. Three attackers died.",
            [2, 3],
        ),
        ("Two soldiers were killed in Basilan on Wednesday. 3 dead (soldiers).", [3]),
        ("Two soldiers were killed in Basilan on Wednesday. 3 dead (soldiers), 1 dead (attackers).", [3, 1]),
    ],
)
def test_people_of_another_sort_are_none_of_a_toll_line(text: str, killed: list[int]) -> None:
    figures = [f for report in read(text).reports for f in report.figures if f.kind is CasualtyKind.KILLED]
    assert [f.quantity.point for f in figures if not f.part_of] == killed

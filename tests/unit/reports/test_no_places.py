from __future__ import annotations

import pytest

from firsthand.knowledge.countries import is_shouted
from firsthand.reports.no_places import is_aged, is_date, is_house, is_street


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("on Jan. 20 in town", "Jan", True),
        ("on 3 Feb in town", "Feb", True),
        ("in Jan on the coast", "Jan", False),
        ("in Kano 20 died", "Kano", False),
    ],
)
def test_months_in_dates(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert is_date(text, start, start + len(name)) is expected


@pytest.mark.parametrize(
    ("text", "run", "expected"),
    [
        ("shot on Oak Street at dawn", "Oak Street", True),
        ("shot at 4100 Oak Road at dawn", "Oak Road", True),
        ("in the 300 block of Oak Road", "Oak Road", True),
        ("ambushed on the Kabul Road", "Kabul Road", False),
        ("killed on Kabul Road at dawn", "Kabul Road", True),
        ("shot at Oak and Elm Streets", "Oak", True),
        ("the corner of Paris and Vienna avenues", "Paris", True),
        ("the corner of Paris and Vienna avenues", "Vienna", True),
        ("on the Gao and Ansongo roads", "Gao", False),
        ("attacks in Gao and Ansongo on Friday", "Gao", False),
        ("Street fighting in Aleppo", "Street", False),
    ],
)
def test_streets(text: str, run: str, expected: bool) -> None:
    start = text.index(run)
    assert is_street(text, start, start + len(run), run.lower().split()) is expected


def test_houses_and_ages() -> None:
    assert is_house("devant l'hôtel La Falaise", 15)
    assert not is_house("devant la mairie de Gao", 20)
    assert is_house("sur l'avenue de Gao", 16)
    assert is_house("rue de Gao", 7)
    assert not is_house("dans une rue de Gao", 16)
    assert not is_house("dans les rues de Gao", 17)
    assert is_aged("Woodland, 24, was hit", 8)
    assert is_aged("Konaté, âgé de 31 ans", 6)
    assert not is_aged("in Woodland, 24 people died", 11)


def test_an_acronym_among_capitals_may_be_a_word() -> None:
    assert is_shouted("SHOT DEAD IN A CAR ON SUNDAY", 15, 18)
    assert not is_shouted("two were killed in CAR on Sunday", 19, 22)
    assert not is_shouted("CAR", 0, 3)
    assert not is_shouted("CLASHES SPREAD IN MALI ON SUNDAY", 18, 22)

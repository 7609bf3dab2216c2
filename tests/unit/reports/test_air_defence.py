"""What is shot down is nobody, and who shoots it down attacked nobody."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from firsthand.reports.air_defence import counts_aircraft, is_interception
from tests.unit.reports.test_patterns import actors, read


@pytest.mark.parametrize(
    ("text", "number", "counts"),
    [
        ("Ukraine's air force said it shot down 120 of them.", "120", True),
        ("Air defences intercepted 31 of 40 drones overnight.", "31", True),
        ("La défense antiaérienne en a abattu 12.", "12", True),
        ("L'armée de l'air a intercepté 9 d'entre eux.", "9", True),
        ("Police shot down 12 of them.", "12", False),
        ("Les soldats en ont abattu 12.", "12", False),
        ("The army drone killed six and it shot down 12 of them.", "12", False),
        ("The air force said 12 of them died.", "12", False),
        ("Air defences shot down 12 people who flew paragliders.", "12", False),
    ],
)
def test_a_number_of_what_was_shot_down_counts_nobody(text: str, number: str, *, counts: bool) -> None:
    start = text.index(number)
    assert counts_aircraft(text, start, start + len(number)) is counts


def test_nobody_dies_of_drones_shot_down() -> None:
    reading = read(
        "Russia launched 142 drones at Odesa. Ukraine's air force said it shot down 120 of them.", "en"
    )
    assert not [figure for report in reading.reports for figure in report.figures]


@pytest.mark.parametrize(
    ("text", "language", "defender"),
    [
        (
            "Russia fired missiles at Odesa, killing two. Ukraine's air force said it shot down 30 missiles.",
            "en",
            "ukr-army",
        ),
        (
            "L'Iran a tiré des missiles sur Haïfa, tuant deux personnes. L'armée israélienne a affirmé avoir intercepté 40 missiles.",
            "fr",
            "isr-army",
        ),
    ],
)
def test_who_shoots_missiles_down_claims_no_attack(text: str, language: str, defender: str) -> None:
    reading = read(text, language)
    assert reading.reports
    for report in reading.reports:
        assert defender not in actors(reading, report, Role.CLAIMANT)
        assert defender not in actors(reading, report, Role.INITIATOR)


def test_who_downs_a_helicopter_is_no_air_defence() -> None:
    assert not is_interception("The rebels said they shot down a helicopter.", "shot down")
    assert is_interception("The air force said it shot down the drones.", "shot down")

"""Grades of single fillers: the examples of the guidelines, and the rules of the program."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.muc_fills import Grade, Judge
from evaluation.benchmarks.muc_keys import SLOTS, Fill

BY_NAME = {slot.name: slot for slot in SLOTS}
WRONG, PARTIAL, CORRECT = Grade.WRONG, Grade.PARTIAL, Grade.CORRECT


@pytest.mark.parametrize(
    ("slot", "given", "key", "lenient", "strict"),
    [
        # strings: 3.1.1.1 and 3.1.1.2
        ("HUM TGT: DESCRIPTION", "THE 3 PEASANTS", "PEASANTS", CORRECT, CORRECT),
        ("HUM TGT: DESCRIPTION", "OLD PEASANTS", "PEASANTS", CORRECT, WRONG),
        ("HUM TGT: DESCRIPTION", "PEASANTS, WHICH WAS A MISTAKE", "PEASANTS", PARTIAL, WRONG),
        ("HUM TGT: NAME", "TORRES", "ALBERTO ROBERTO TORRES", PARTIAL, WRONG),
        ("PERP: ORGANIZATION ID", "BRIGADE", "6TH INFANTRY BRIGADE", PARTIAL, WRONG),
        ("PERP: INDIVIDUAL ID", "URBAN GUERRILLAS", "URBAN TERRORISTS", WRONG, WRONG),
        ("PHYS TGT: ID", "the U.S. embassy", "U.S. EMBASSY", CORRECT, CORRECT),
        # set fills: the slot's hierarchy
        ("INCIDENT: TYPE", "ATTACK", "BOMBING", PARTIAL, PARTIAL),
        ("INCIDENT: TYPE", "BOMBING", "ATTACK", WRONG, WRONG),
        ("INCIDENT: INSTRUMENT TYPE", "GUN", "MACHINE GUN", PARTIAL, PARTIAL),
        ("INCIDENT: INSTRUMENT TYPE", "EXPLOSIVE", "DYNAMITE", PARTIAL, PARTIAL),
        ("HUM TGT: TYPE", "POLITICAL FIGURE", "FORMER GOVERNMENT OFFICIAL", PARTIAL, PARTIAL),
        ("HUM TGT: EFFECT OF INCIDENT", "NO INJURY", "NO INJURY OR DEATH", PARTIAL, PARTIAL),
        ("PHYS TGT: EFFECT OF INCIDENT", "DESTROYED", "SOME DAMAGE", PARTIAL, PARTIAL),
        ("PHYS TGT: EFFECT OF INCIDENT", "SOME DAMAGE", "DESTROYED", WRONG, WRONG),
        # numbers: 3.2.14
        ("HUM TGT: TOTAL NUMBER", "7", "7", CORRECT, CORRECT),
        ("HUM TGT: TOTAL NUMBER", "7", "~7", PARTIAL, WRONG),
        ("HUM TGT: TOTAL NUMBER", "7", "5 - 7", PARTIAL, WRONG),
        ("HUM TGT: TOTAL NUMBER", "6", "5 - 7", WRONG, WRONG),
        # dates: 3.2.2
        ("INCIDENT: DATE", "26 AUG 89", "25 AUG 89 - 26 AUG 89", PARTIAL, WRONG),
        ("INCIDENT: DATE", "25 AUG 89", "- 26 AUG 89", PARTIAL, WRONG),
        ("INCIDENT: DATE", "- 26 AUG 89", "- 26 AUG 89", CORRECT, CORRECT),
        ("INCIDENT: DATE", "- 26 AUG 89", "25 AUG 89 - 26 AUG 89", PARTIAL, WRONG),
        ("INCIDENT: DATE", "- 26 AUG 89", "26 AUG 89", PARTIAL, WRONG),
        ("INCIDENT: DATE", "- 26 AUG 89", "25 AUG 89", WRONG, WRONG),
        ("INCIDENT: DATE", "27 AUG 89", "25 AUG 89 - 26 AUG 89", WRONG, WRONG),
        # places: 3.2.3
        ("INCIDENT: LOCATION", "COLOMBIA", "COLOMBIA: MEDELLIN (CITY)", PARTIAL, PARTIAL),
        ("INCIDENT: LOCATION", "COLOMBIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY)", CORRECT, CORRECT),
        (
            "INCIDENT: LOCATION",
            "COLOMBIA: MEDELLIN (CITY)",
            "COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)",
            CORRECT,
            WRONG,
        ),
        ("INCIDENT: LOCATION", "COLOMBIA: CALI (CITY)", "COLOMBIA: MEDELLIN (CITY)", PARTIAL, WRONG),
        ("INCIDENT: LOCATION", "COLOMBIA: CALI (CITY)", "COLOMBIA", PARTIAL, WRONG),
        ("INCIDENT: LOCATION", "BOLIVIA: MEDELLIN (CITY)", "COLOMBIA: MEDELLIN (CITY)", PARTIAL, WRONG),
        (
            "INCIDENT: LOCATION",
            "COLOMBIA: MEDELLIN (CITY)",
            "COLOMBIA: MEDELLIN (CITY) - CALI (CITY)",
            PARTIAL,
            WRONG,
        ),
        ("INCIDENT: LOCATION", "PERU", "COLOMBIA", WRONG, WRONG),
    ],
)
def test_a_value_is_graded(slot: str, given: str, key: str, lenient: Grade, strict: Grade) -> None:
    pair = (BY_NAME[slot], Fill.of(key), Fill.of(given))
    assert (Judge().grade(*pair), Judge(strict=True).grade(*pair)) == (lenient, strict)


@pytest.mark.parametrize(
    ("value", "tag", "grade"),
    [
        ("CIVILIAN", "PEASANTS", CORRECT),
        ("CIVILIAN", "JUDGES", PARTIAL),
        ("CIVILIAN", None, PARTIAL),
        ("POLITICAL FIGURE", "PEASANTS", WRONG),
    ],
)
def test_a_wrong_reference_makes_a_right_term_partly_right(value: str, tag: str | None, grade: Grade) -> None:
    key = Fill(("CIVILIAN",), ("OLD PEASANTS", "PEASANTS"))
    assert Judge().grade(BY_NAME["HUM TGT: TYPE"], key, Fill.of(value, tag)) is grade


def test_a_term_that_refers_to_nothing_is_right_without_a_reference() -> None:
    gun = Fill(("GUN",))
    assert Judge().grade(BY_NAME["INCIDENT: INSTRUMENT TYPE"], gun, Fill.of("GUN")) is CORRECT
    assert Judge().grade(BY_NAME["INCIDENT: INSTRUMENT TYPE"], gun, Fill.of("GUN", "RIFLES")) is PARTIAL


def test_one_alternative_is_enough() -> None:
    key = Fill(("09 DEC 89", "- 09 DEC 89"))
    assert Judge().grade(BY_NAME["INCIDENT: DATE"], key, Fill.of("- 09 DEC 89")) is CORRECT

"""Parties that fight each other: neither is said to have begun."""

from __future__ import annotations

import pytest

from .test_came_after import parties
from .test_patterns import read

SOLDIERS, REBELS = "generic:soldiers", "generic:rebels"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army and rebels clashed in Gao on Monday, killing ten traders.", "en"),
        ("The army and rebels have been fighting in Gao since Monday, and ten traders were killed.", "en"),
        ("Fighting between the army and rebels killed ten traders in Gao on Monday.", "en"),
        ("The army and rebels exchanged artillery fire in Gao on Monday; ten traders were killed.", "en"),
        ("L'armée et les rebelles s'affrontent à Gao depuis lundi, dix commerçants ont été tués.", "fr"),
        ("Les combats opposant l'armée aux rebelles ont tué dix commerçants lundi à Gao.", "fr"),
        ("L'armée et les rebelles ont échangé des tirs lundi à Gao, dix commerçants ont été tués.", "fr"),
    ],
)
def test_neither_of_two_who_fight_began(text: str, language: str) -> None:
    assert parties(text, language) == {"participant": {SOLDIERS, REBELS}, "target": {"generic:civilians"}}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army and police attacked rebels in Gao on Monday.", "en"),
        ("The army and police fought off rebels who attacked Gao on Monday.", "en"),
        ("L'armée et la police ont attaqué des rebelles lundi à Gao.", "fr"),
    ],
)
def test_two_who_do_something_together_fight_no_one_of_them(text: str, language: str) -> None:
    assert "participant" not in parties(text, language)


def test_the_dead_of_a_fight_were_struck() -> None:
    found = parties("Clashes between the army and rebels killed six soldiers in Gao on Monday.")
    assert found["target"] == {SOLDIERS}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("At least 12 people died in fighting between rival gangs in Port-au-Prince on Sunday.", "en", "armed-clash"),
        ("Twelve people were killed in clashes in Tripoli on Sunday.", "en", "armed-clash"),
        ("Douze personnes ont été tuées dans des affrontements entre milices rivales dimanche à Tripoli.", "fr", "armed-clash"),
        ("Douze personnes ont été tuées dans des affrontements à Tripoli.", "fr", "armed-clash"),
        ("Gunmen killed five traders during clashes in Masisi.", "en", "attack"),
        ("Three people were killed in clashes in Nairobi as others marched to protest taxes.", "en", "attack"),
    ],
)  # fmt: skip
def test_who_falls_in_clashes_falls_in_a_fight(text: str, language: str, expected: str) -> None:
    assert expected in {report.event_type for report in read(text, language).reports}

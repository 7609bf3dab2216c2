"""Attackers who took their own lives and are among the dead counted before."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind, Report

from .test_history import read


def dead(reports: tuple[Report, ...]) -> int:
    return sum(
        figure.quantity.point or 0
        for report in reports
        for figure in report.figures
        if figure.kind is CasualtyKind.KILLED and not figure.part_of
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A man and his wife were found dead in Akron in a murder-suicide. He shot her and then turned the gun on himself.", "en", 2),
        ("Three people were found dead in Akron after a murder-suicide. A man shot two others before killing himself.", "en", 3),
        ("A man killed his wife and two sons in Akron on Sunday. He then turned the gun on himself.", "en", 4),
        ("Trois personnes ont été retrouvées mortes à Gao, un meurtre suivi d'un suicide. L'homme s'est suicidé.", "fr", 3),
    ],
)  # fmt: skip
def test_he_is_counted_once(text: str, language: str, expected: int) -> None:
    assert dead(read(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Separatist fighters abducted a teacher in Kumbo on Thursday and his body was found on Friday.", "en", 1),
        ("Three traders abducted on Monday near Gao were found dead on Thursday.", "en", 3),
        ("Un enseignant enlevé jeudi à Kumbo a été retrouvé mort vendredi.", "fr", 1),
        ("Gunmen abducted 12 villagers near Gao on Monday, and two bodies were found on Friday.", "en", 2),
    ],
)  # fmt: skip
def test_captives_found_dead_are_dead(text: str, language: str, expected: int) -> None:
    assert dead(read(text, language)) == expected

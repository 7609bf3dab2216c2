"""Sides that accuse each other."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role

from .test_patterns import actors, read


def accused(text: str, language: str) -> set[str | None]:
    """Ids of the actors that only the other side accuses."""
    reading = read(text, language)
    return {
        actor
        for report in reading.reports
        for actor in actors(reading, report, Role.INITIATOR) & actors(reading, report, Role.PARTICIPANT)
    }


@pytest.mark.parametrize(
    ("text", "language", "two"),
    [
        ("Dozens killed in market strike in Sudan. The Sudanese army and the RSF traded blame for the attack.", "en", {"sdn-army", "rsf"}),
        ("Drones hit a market in El Nahud, killing 32. The Sudanese army said RSF drones hit the market. The RSF accused the Sudanese army of carrying out the strike.", "en", {"sdn-army", "rsf"}),
        ("Clashes between the Syrian army and the Syrian Democratic Forces near Raqqa killed five. Both sides accused each other of starting the fighting.", "en", {"syr-army", "sdf"}),
        ("A shell hit a bus in Donetsk, killing four civilians. Ukrainian troops and Russian forces blamed each other for the attack.", "en", {"ukr-army", "rus-army"}),
        ("Des bombes ont tué douze personnes à Sake. L'armée congolaise et le M23 s'accusent mutuellement d'avoir tiré.", "fr", {"cod-army", "m23"}),
        ("Une frappe a tué neuf personnes à Sake. L'armée congolaise et le M23 se rejettent la responsabilité de la frappe.", "fr", {"cod-army", "m23"}),
        ("Un drone a tué neuf personnes à Alamata. L'armée éthiopienne accuse le TPLF d'avoir tiré ; le TPLF impute la frappe à l'armée éthiopienne.", "fr", {"eth-army", "tplf"}),
    ],
)  # fmt: skip
def test_who_accuse_each_other_are_accused_both(text: str, language: str, two: set[str]) -> None:
    assert accused(text, language) == two


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("RSF fighters attacked the village of Bara on Monday, killing nine. The Sudanese army accused the RSF of the attack.", "en"),
        ("RSF fighters attacked Bara on Monday, killing nine, the Sudanese army said. The RSF accused the Sudanese army of arming villagers.", "en"),
        ("A strike killed six in Rafah on Monday. Hamas said Israeli forces struck the house. The Israeli military said it struck Hamas fighters.", "en"),
        ("Militants killed nine soldiers near Mopti, the army said. JNIM said its fighters attacked the army.", "en"),
        ("RSF drones killed nine people in Bara on Monday, the Sudanese army said. Sudan has seen years of war. The RSF accuses the Sudanese army of having shelled a school in Nyala.", "en"),
        ("Le M23 a tué neuf civils à Sake, a dit l'armée congolaise. Le M23 a démenti.", "fr"),
    ],
)  # fmt: skip
def test_one_accusation_is_not_two(text: str, language: str) -> None:
    assert accused(text, language) == set()

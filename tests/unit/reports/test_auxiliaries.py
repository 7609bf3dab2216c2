"""Civilians in arms beside an army are its militia, and not the people whom they kill."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Side

from .test_patterns import read


def told(text: str, language: str) -> dict[Role, set[str]]:
    """The parties by role."""
    reading = read(text, language)
    kinds = {mention.span: mention.actor or "" for mention in reading.actors}
    roles: dict[Role, set[str]] = {}
    for report in reading.reports:
        for argument in report.arguments:
            if argument.span in kinds:
                roles.setdefault(argument.role, set()).add(kinds[argument.span])
    return roles


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army and civilian auxiliaries killed 130 civilians in Solenzo.", "en"),
        ("Civilian volunteers killed 130 villagers in Solenzo.", "en"),
        ("L'armée et des supplétifs civils ont tué 130 civils à Solenzo.", "fr"),
        ("Des volontaires civils ont tué 130 villageois à Solenzo.", "fr"),
        ("Des auxiliaires civils de l'armée ont tué 130 villageois à Solenzo.", "fr"),
    ],
)
def test_civilian_auxiliaries_are_militia(text: str, language: str) -> None:
    roles = told(text, language)
    assert "generic:militia" in roles[Role.INITIATOR]
    assert "generic:civilians" not in roles[Role.INITIATOR]
    assert "generic:civilians" in roles[Role.TARGET]
    ((figure,),) = [report.figures for report in read(text, language).reports]
    assert figure.side is Side.TARGET


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("JNIM fighters killed 12 civilian auxiliaries in Solenzo.", "en"),
        ("Le JNIM a tué douze supplétifs civils à Solenzo.", "fr"),
    ],
)
def test_and_when_they_are_killed(text: str, language: str) -> None:
    assert told(text, language)[Role.TARGET] == {"generic:militia"}


def test_villagers_who_defend_themselves_lose_their_own() -> None:
    reading = read("Villagers killed two bandits in Isa and three villagers were killed.", "en")
    sides = {f.quantity.point: f.side for report in reading.reports for f in report.figures}
    assert sides == {2: Side.TARGET, 3: Side.INITIATOR}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bandits killed nine civilian workers in Isa.", "en"),
        ("Des bandits ont tué neuf civils à Isa.", "fr"),
    ],
)
def test_other_civilians_stay_civilians(text: str, language: str) -> None:
    assert told(text, language)[Role.TARGET] == {"generic:civilians"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed three Red Cross volunteers near Djenné.", "en"),
        ("Des hommes armés ont tué trois volontaires de la Croix-Rouge près de Djenné.", "fr"),
    ],
)
def test_volunteers_of_the_red_cross_are_no_militia(text: str, language: str) -> None:
    assert told(text, language)[Role.TARGET] == {"generic:civilians"}
    ((figure,),) = [report.figures for report in read(text, language).reports]
    assert figure.group is not None
    assert "ross" in figure.group.text or "roix" in figure.group.text

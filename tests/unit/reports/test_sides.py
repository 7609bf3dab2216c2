"""Whose side the counted are on."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind, Figure, Report, Role, Side, Status
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.reports.sides import with_sides

from .test_patterns import actors, read

TEXT = "Two {0} blew themselves up, killing nine traders."


@pytest.mark.parametrize(
    ("words", "side"),
    [("suicide bombers", Side.INITIATOR), ("kamikazes", Side.INITIATOR), ("masons", Side.UNKNOWN)],
)
def test_attackers_who_die_by_their_own_act_are_on_their_own_side(words: str, side: Side) -> None:
    text = TEXT.format(words)
    group = Span.of(text, 4, 4 + len(words))
    dead = Figure(Span.of(text, 0, group.end), Quantity(Operator.EXACTLY, 2), CasualtyKind.KILLED, group)
    told = Report("r", "d", 0, Status.ASSERTED, "suicide-bomb", Span.of(text, 0, 3), 0.9, figures=(dead,))
    (placed,) = with_sides([told], ())
    assert [figure.side for figure in placed.figures] == [side]


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("JNIM fighters attacked the army post at Djibo.\nMore than 80 attackers were killed.", "en", Side.INITIATOR),
        ("Le JNIM a attaqué le camp de Djibo.\nUne quarantaine d'assaillants ont été tués.", "fr", Side.INITIATOR),
        ("Vingt VDP sont tombés dans une embuscade près de Fada.\nLa riposte a permis de neutraliser une quarantaine de terroristes.", "fr", Side.INITIATOR),
        ("An army drone struck near Djibo on Monday.\nThe army killed 20 attackers in the strike.", "en", Side.TARGET),
    ],
)  # fmt: skip
def test_the_dead_among_the_attackers_are_on_the_side_of_those_of_their_camp_who_attacked(
    text: str, language: str, side: Side
) -> None:
    figures = [figure for report in read(text, language).reports for figure in report.figures]
    assert [figure.side for figure in figures] == [side]


def test_who_shoots_attackers_was_attacked_in_the_same_camp_too() -> None:
    text = "Gunmen killed 28 herders in Zike on Monday.\nFour attackers were shot dead by vigilantes."
    reading = read(text, "en")
    sides = {
        role: {a for r in reading.reports for a in actors(reading, r, role)}
        for role in (Role.INITIATOR, Role.TARGET)
    }
    assert "generic:militia" in sides[Role.TARGET]
    assert "generic:militia" not in sides[Role.INITIATOR]


def test_the_attackers_are_those_of_the_group_that_claims_it() -> None:
    text = (
        "A suicide bomber detonated a car in front of a police station in Bannu, killing five people.\n"
        "The Pakistani Taliban claimed responsibility.\n"
        "Police exchanged fire with gunmen, and three of the attackers were killed."
    )
    reading = read(text, "en")
    began = {actor for report in reading.reports for actor in actors(reading, report, Role.INITIATOR)}
    struck = {actor for report in reading.reports for actor in actors(reading, report, Role.TARGET)}
    assert "generic:police" in struck - began
    assert "ttp" not in struck


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Gunmen killed six traders in Jos on Monday. Police arrested three suspects after the attack.",
            "en",
        ),
        (
            "Huit femmes ont été tuées jeudi par une mine à Mandouri. Des militaires ont désamorcé deux engins.",
            "fr",
        ),
    ],
)
def test_forces_that_come_behind_did_not_do_it(text: str, language: str) -> None:
    reading = read(text, language)
    began = {actor for report in reading.reports for actor in actors(reading, report, Role.INITIATOR)}
    assert not began & {"generic:police", "generic:soldiers"}


def test_arrests_alone_are_by_those_who_made_them() -> None:
    reading = read("Police arrested nine people in an operation near Coca on Thursday.")
    assert {a for r in reading.reports for a in actors(reading, r, Role.INITIATOR)} == {"generic:police"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nine soldiers were killed in fighting against M23 rebels at Goma on Monday.", "en"),
        ("L'armée a annoncé avoir subi lundi de lourdes pertes dans des combats livrés contre le M23 à Goma.", "fr"),
    ],
)  # fmt: skip
def test_who_is_fought_against_is_not_the_one_that_was_struck(text: str, language: str) -> None:
    reading = read(text, language)
    roles = {role for report in reading.reports for role in Role if "m23" in actors(reading, report, role)}
    assert Role.TARGET not in roles
    assert roles & {Role.INITIATOR, Role.PARTICIPANT}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Al Shabaab fighters attacked soldiers and clan fighters in Moqokori on Thursday.\nThirteen soldiers and seven clan fighters died.", Side.TARGET),
        ("Codeco fighters attacked soldiers in Djugu on Thursday.\nThirteen soldiers and seven militiamen died.", Side.INITIATOR),
    ],
    ids=["beside soldiers against rebels", "against soldiers"],
)  # fmt: skip
def test_militias_stand_against_rebels_and_beside_other_militias(text: str, side: Side) -> None:
    counted = {f.quantity.point: f.side for r in read(text, "en").reports for f in r.figures}
    assert counted == {13: Side.TARGET, 7: side}

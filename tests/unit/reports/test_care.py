"""People who are treated: hurt, and no happening of their own."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.knowledge.codebook import Codebook
from firsthand.languages import pack
from firsthand.reports.care import in_care
from firsthand.reports.counted import with_counts
from firsthand.reports.triggers import TriggerFinder

from .test_figures import figures
from .weighing import harmed, said, scene


@pytest.mark.parametrize(
    ("language", "text", "who", "expected"),
    [
        ("fr", "Sept personnes sont toujours hospitalisées à Mopti.", "Sept personnes", True),
        ("fr", "Neuf blessés ont été évacués vers l'hôpital de Mopti.", "Neuf blessés", True),
        ("fr", "Vingt personnes sont soignées sur place.", "Vingt personnes", True),
        ("en", "Eleven people were admitted to a hospital in Suleja.", "Eleven people", True),
        ("en", "Four are still in hospital.", "Four", True),
        ("en", "Four people were injured and taken to a hospital.", "Four people", False),
        ("en", "Two men who fled were treated.", "Two men", False),
        ("fr", "Deux hommes ont été tués à l'entrée de la ville.", "Deux hommes", False),
    ],
)
def test_care_is_told_of_those_before_it(language: str, text: str, who: str, *, expected: bool) -> None:
    found = pack(language)
    assert found is not None
    assert (in_care(text, text.index(who) + len(who), found) is not None) is expected


@pytest.mark.parametrize(
    ("language", "text", "number", "kind", "expected"),
    [
        ("fr", "Sept personnes sont toujours hospitalisées.", "Sept", CasualtyKind.ARRESTED, "injured"),
        ("fr", "Six personnes ont été hospitalisées.", "Six", CasualtyKind.KILLED, "injured"),
        ("en", "Nine people were taken to a hospital.", "Nine", CasualtyKind.ABDUCTED, "injured"),
        (
            "en",
            "Nine people were taken to a hospital, where they died.",
            "Nine",
            CasualtyKind.KILLED,
            "killed",
        ),
    ],
)
def test_who_is_treated_was_hurt_whatever_the_model_makes_of_it(
    language: str, text: str, number: str, kind: CasualtyKind, expected: str
) -> None:
    evidence = said(text, counts=(harmed(text, number, kind),))
    (found,) = with_counts(scene(text, evidence, language=language)).figures
    assert found.kind.value == expected


def test_those_still_treated_are_some_of_the_hurt() -> None:
    text = "Sept personnes sont toujours hospitalisées."
    evidence = said(text, counts=(harmed(text, "Sept", CasualtyKind.INJURED),))
    told = {CasualtyKind.INJURED: 9}
    (found,) = with_counts(scene(text, evidence, language="fr"), told=told).figures
    assert found.part_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven injured people were admitted to a hospital in Suleja.", []),
        ("It injured eleven people in Suleja.", ["injured"]),
        ("Four people were wounded and taken to a hospital.", ["were wounded"]),
    ],
)
def test_care_names_no_happening(text: str, expected: list[str]) -> None:
    found = pack("en")
    assert found is not None
    finder = TriggerFinder(Codebook.load(), found)
    triggers = finder.find(scene(text, figures=tuple(figures(text, "en"))))
    assert [trigger.span.text for trigger in triggers] == expected

"""What came of an action."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Outcome
from firsthand.languages import pack
from firsthand.reports.outcomes import find_outcomes

from .pages import page


def _outcomes(text: str, language: str) -> list[Outcome]:
    words = pack(language)
    assert words is not None
    (sentence,) = page(text, language).sentences
    return [mention.outcome for mention in find_outcomes(text, sentence, words)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les assaillants ont pris le contrôle des points d'entrée de la ville.", "fr"),
        ("A drone hit the camp, parts of which the rebels have overrun.", "en"),
        ("Gunmen killed five in the town, which the army had recaptured.", "en"),
        ("Un drone a touché la ville, dont les rebelles ont pris le contrôle.", "fr"),
    ],
)
def test_what_had_come_about_before_is_no_outcome(text: str, language: str) -> None:
    assert _outcomes(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "outcome"),
    [
        ("The rebels have overrun the army base.", "en", Outcome.SITE_SEIZED),
        ("The army said that the rebels captured the town.", "en", Outcome.SITE_SEIZED),
        ("The group declared that it had overrun the army base.", "en", Outcome.SITE_SEIZED),
        (
            "Le groupe a déclaré que ses combattants avaient pris le contrôle de la ville.",
            "fr",
            Outcome.SITE_SEIZED,
        ),
        ("Les rebelles ont pris le contrôle de la ville.", "fr", Outcome.SITE_SEIZED),
    ],
)
def test_an_outcome_is_found(text: str, language: str, outcome: Outcome) -> None:
    assert outcome in _outcomes(text, language)

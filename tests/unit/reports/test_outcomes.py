"""What came of an action."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Outcome
from firsthand.domain.values import Span
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


@pytest.mark.parametrize(
    ("text", "language", "place", "taken"),
    [
        ("Rebels seized Sake on Monday.", "en", "Sake", True),
        ("Sake fell to rebels on Monday.", "en", "Sake", True),
        ("Soldiers at the base in Sake were captured by rebels.", "en", "Sake", False),
        ("Rebels in Sake seized weapons.", "en", "Sake", False),
        ("Les rebelles se sont emparés de Sake lundi.", "fr", "Sake", True),
        ("Sake est tombée lundi.", "fr", "Sake", True),
        ("Les rebelles ont pris des armes à Sake.", "fr", "Sake", False),
        ("Cinq soldats de Sake ont été pris par les rebelles.", "fr", "Sake", False),
    ],
)
def test_a_town_changes_hands_by_its_name(text: str, language: str, place: str, *, taken: bool) -> None:
    words = pack(language)
    assert words is not None
    document = page(text, language)
    (sentence,) = document.sentences
    start = document.text.index(place)
    places = [Span.of(document.text, start, start + len(place))]
    found = [m.outcome for m in find_outcomes(document.text, sentence, words, places)]
    assert (Outcome.SITE_SEIZED in found) is taken

"""Those who come when an act is over had no part in it."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_patterns import actors, only, read

PARTIES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT, Role.CLAIMANT)


def parties(text: str, language: str = "en") -> dict[str, set[str | None]]:
    reading = read(text, language)
    report = only(reading)
    return {role.value: found for role in PARTIES if (found := actors(reading, report, role))}


@pytest.mark.parametrize(
    "text",
    [
        "Police have opened an inquiry into the killing of two traders in Gao on Sunday.",
        "Police are investigating after a raid in Gao killed two traders on Sunday.",
        "Soldiers found the bodies of two traders killed in Gao on Sunday.",
        "The gendarmerie is hunting the men who killed two traders in Gao on Sunday.",
        "Troops have been sent to Gao following an attack that killed two traders on Sunday.",
        "The army has reinforced its positions around Gao after an attack killed two traders on Sunday.",
        "Hamas condemned the killing of two traders in Gao on Sunday.",
        "Two traders were killed in Gao on Sunday, and police have opened an inquiry.",
        "Police on Friday arrested five men accused of killing two traders in Gao on Sunday.",
        "Police said they had arrested five suspects over the attack that killed two traders in Gao on Sunday.",
    ],
)
def test_who_comes_after_the_act_is_no_party(text: str) -> None:
    assert parties(text) == {"target": {"generic:civilians"}}


@pytest.mark.parametrize(
    "text",
    [
        "La gendarmerie a ouvert une enquête après une attaque qui a tué deux commerçants dimanche à Gao.",
        "La mission de l'ONU (Minusma) a condamné l'attaque qui a tué deux commerçants dimanche à Gao.",
        "Des soldats ont découvert les corps de deux commerçants tués dimanche à Gao.",
        "Les gendarmes recherchent les hommes qui ont tué deux commerçants dimanche à Gao.",
        "La police a arrêté vendredi cinq hommes accusés d'avoir tué deux commerçants dimanche à Gao.",
        "Le Hamas a salué l'attaque qui a tué deux commerçants dimanche à Gao, sans la revendiquer.",
    ],
)
def test_who_comes_after_the_act_is_no_party_in_french(text: str) -> None:
    assert parties(text, "fr") == {"target": {"generic:civilians"}}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Soldiers arrived in the village of Dougouba on Sunday and killed four traders.", "en", {"initiator": {"generic:soldiers"}, "target": {"generic:civilians"}}),
        ("Soldiers were deployed near Gao on Sunday when rebels ambushed them.", "en", {"target": {"generic:soldiers"}, "initiator": {"generic:rebels"}}),
        ("Rebels attacked soldiers who were deployed in Gao on Sunday.", "en", {"target": {"generic:soldiers"}, "initiator": {"generic:rebels"}}),
        ("Troops who were deployed in Gao killed four traders on Sunday.", "en", {"initiator": {"generic:soldiers"}, "target": {"generic:civilians"}}),
        ("Des soldats sont arrivés dimanche à Dougouba et ont tué quatre commerçants.", "fr", {"initiator": {"generic:soldiers"}, "target": {"generic:civilians"}}),
        ("L'armée déplore quatre morts dans l'attaque de Gao dimanche.", "fr", {"target": {"generic:soldiers"}}),
    ],
)  # fmt: skip
def test_who_came_and_acted_or_was_struck_is_one(
    text: str, language: str, expected: dict[str, set[str]]
) -> None:
    assert parties(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Residents fled after gunmen killed four traders in Gao on Sunday.", "en"),
        ("Les habitants ont fui après que des hommes armés ont tué quatre commerçants à Gao dimanche.", "fr"),
    ],
)
def test_the_subject_of_another_clause_did_not_do_it(text: str, language: str) -> None:
    assert parties(text, language) == {"initiator": {"generic:gunmen"}, "target": {"generic:civilians"}}


def test_who_was_shot_did_not_shoot() -> None:
    assert parties("Two soldiers were shot in Gao on Sunday.") == {"target": {"generic:soldiers"}}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister called for calm after gunmen raided Gao on Sunday.", "en"),
        ("Le ministre a appelé au calme après que des hommes armés ont attaqué Gao dimanche.", "fr"),
    ],
)
def test_what_speech_came_after_is_news(text: str, language: str) -> None:
    assert parties(text, language) == {"initiator": {"generic:gunmen"}}


def test_what_is_only_condemned_is_a_statement() -> None:
    assert [r.status.value for r in read("The UN condemned the attack on Gao on Sunday.").reports] == [
        "statement"
    ]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Police arrested on Friday five men accused of killing two traders in Gao on Sunday.", "en", "on Sunday"),
        ("La police a arrêté vendredi cinq hommes accusés d'avoir tué deux commerçants dimanche à Gao.", "fr", "dimanche"),
        ("Soldiers on Friday found the bodies of two traders in Gao.", "en", "on Friday"),
    ],
)  # fmt: skip
def test_an_act_is_not_of_the_day_on_which_somebody_came_after_it(text: str, language: str, day: str) -> None:
    assert [span.text for span in only(read(text, language)).spans(Role.DATE)] == [day]

"""Which harm befell one person, by the verb that they are the object of."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.reports.guesses import object_kind, subject_kind
from firsthand.reports.one_by_one import singles

from .weighing import harmed, said, scene, span


@pytest.mark.parametrize(
    ("text", "person", "kind"),
    [
        ("Gunmen shot dead two teachers and abducted a headmaster.", "headmaster", CasualtyKind.ABDUCTED),
        ("Gunmen abducted two teachers and killed the headmaster.", "headmaster", CasualtyKind.KILLED),
        ("The blast killed four guards and wounded their cook.", "cook", CasualtyKind.INJURED),
        ("Bandits killed his wife.", "wife", CasualtyKind.KILLED),
        ("The headmaster, whom they had beaten, was killed.", "headmaster", None),
        ("Gunmen killed two men who had abducted others, a guard said.", "guard", None),
    ],
)
def test_the_verb_before_one_person_says_what_befell_them(
    text: str, person: str, kind: CasualtyKind | None
) -> None:
    assert object_kind(scene(text), span(text, person)) is kind


def test_the_verb_wins_over_what_the_model_guesses() -> None:
    text = "Gunmen shot dead two teachers and abducted a headmaster."
    (found,) = singles(scene(text, said(text, persons=(harmed(text, "headmaster"),))))
    assert found.kind is CasualtyKind.ABDUCTED


def test_an_organisation_is_nobody() -> None:
    text = "Gunmen killed two employees of an aid agency."
    assert singles(scene(text, said(text, persons=(harmed(text, "aid agency"),)))) == []


@pytest.mark.parametrize(
    ("language", "text", "person", "kind"),
    [
        ("en", "The pastor died; his brother was in critical condition.", "brother", CasualtyKind.INJURED),
        ("en", "A guard died and the cook remains in hospital.", "cook", CasualtyKind.INJURED),
        (
            "fr",
            "Un garde est mort et le cuisinier est dans un état grave.",
            "cuisinier",
            CasualtyKind.INJURED,
        ),
        ("fr", "Le chauffeur a été tué et son aide blessé.", "chauffeur", CasualtyKind.KILLED),
        ("fr", "Le garde a tué un voleur.", "garde", None),
        ("en", "The guard killed a thief.", "guard", None),
        ("en", "The mayor was in his office.", "mayor", None),
    ],
)
def test_what_befell_somebody_is_told_right_behind_them(
    language: str, text: str, person: str, kind: CasualtyKind | None
) -> None:
    assert subject_kind(scene(text, language=language), span(text, person)) is kind

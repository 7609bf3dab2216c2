"""Words of harm that no number stands beside."""

from __future__ import annotations

import pytest

from firsthand.domain.report import CasualtyKind
from firsthand.reports.guesses import is_guessed, says_hit
from firsthand.reports.unnumbered import numbered, unnumbered

from .weighing import figure, scene

KILLED, INJURED = CasualtyKind.KILLED, CasualtyKind.INJURED


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He was taken to the clinic, where he died.", "en", [("died", KILLED)]),
        ("The baker was shot in the leg.", "en", [("shot", KILLED), ("shot", INJURED)]),
        ("The baker was shot and wounded.", "en", [("shot", KILLED), ("wounded", INJURED)]),
        ("Le boulanger a succombé dans la nuit.", "fr", [("succombé", KILLED)]),
        ("Le boulanger a été touché par deux balles.", "fr", [("touché par deux balles", KILLED), ("touché par deux balles", INJURED)]),
        ("The market reopened on Monday.", "en", []),
        ("A shell fell near the clinic, but no one was hurt.", "en", []),
        ("No one was killed when a shell fell near the clinic.", "en", []),
        ("Not a single guard was wounded.", "en", []),
        ("Personne n'a été tué par l'obus.", "fr", []),
        ("Aucun mort n'est à déplorer.", "fr", []),
    ],
)  # fmt: skip
def test_words_of_harm_stand_for_one_person_of_each_kind(
    text: str, language: str, expected: list[tuple[str, CasualtyKind]]
) -> None:
    found = list(unnumbered(scene(text, language=language)))
    assert [(f.span.text, f.kind) for f in found] == expected
    assert all(f.quantity.point == 1 for f in found)


def test_what_a_figure_counts_is_not_told_again() -> None:
    text = "Two men were killed and others were hurt."
    two = figure(text, "Two men", 2)
    assert [f.kind for f in unnumbered(scene(text, figures=(two,)))] == [INJURED]


def test_the_kind_is_guessed_where_no_word_tells_it() -> None:
    shot = scene("Five were shot near the bridge.")
    assert is_guessed(shot, KILLED)
    assert says_hit(shot)
    assert not is_guessed(scene("Five were shot, one fatally."), KILLED)
    assert not says_hit(scene("Five were taken to the clinic."))
    assert not is_guessed(shot, CasualtyKind.ABDUCTED), "only for harm that has such words"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("All four women were taken to the clinic.", "en", [("four", 4)]),
        ("Three shot near the well", "en", [("Three", 3)]),
        ("Les trois bergers ont été évacués.", "fr", [("trois", 3)]),
        ("The men drove two cars, police said.", "en", []),
        ("The woman, 44, woman of letters", "en", []),
    ],
)
def test_numbers_of_persons_may_stand_for_those_harmed(
    text: str, language: str, expected: list[tuple[str, int]]
) -> None:
    found = [f for f in numbered(scene(text, language=language)) if f.kind is KILLED]
    assert [(f.span.text, f.quantity.point) for f in found] == expected

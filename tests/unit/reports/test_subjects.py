"""Who is the subject of a verb, and who only stands ahead of it."""

from __future__ import annotations

import pytest

from .test_came_after import parties

SOLDIERS, CIVILIANS, GUNMEN = {"generic:soldiers"}, {"generic:civilians"}, {"generic:gunmen"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Villagers accuse soldiers of killing 20 traders in Nara on Sunday.", "en", {"initiator": SOLDIERS, "target": CIVILIANS}),
        ("Villagers blame soldiers for killing 20 traders in Nara on Sunday.", "en", {"initiator": SOLDIERS, "target": CIVILIANS}),
        ("Soldiers fired into a crowd of traders in Gao on Sunday, killing three.", "en", {"initiator": SOLDIERS, "target": CIVILIANS}),
        ("Pupils abducted from a school in Gao on Sunday have been freed.", "en", {"target": CIVILIANS}),
        ("Pupils abducted by gunmen in Gao on Sunday have been freed by the army.", "en", {"target": CIVILIANS, "initiator": GUNMEN}),
        ("The army freed pupils abducted by gunmen in Gao on Sunday.", "en", {"target": CIVILIANS, "initiator": GUNMEN}),
        ("Des élèves enlevés dimanche à Gao ont été libérés par l'armée.", "fr", {"target": CIVILIANS}),
        ("The army lost control of Sake to rebels on Sunday.", "en", {"target": SOLDIERS, "initiator": {"generic:rebels"}}),
        ("L'armée a perdu le contrôle de Sake dimanche au profit des rebelles.", "fr", {"target": SOLDIERS, "initiator": {"generic:rebels"}}),
        ("The army says it has repelled an attack by rebels in Gao on Sunday.", "en", {"target": SOLDIERS, "initiator": {"generic:rebels"}}),
        ("L'armée dit avoir repoussé une attaque des rebelles dimanche à Gao.", "fr", {"target": SOLDIERS, "initiator": {"generic:rebels"}}),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, language: str, expected: dict[str, set[str]]) -> None:
    assert parties(text, language) == expected


def test_those_whom_others_rescued_did_not_kill() -> None:
    found = parties(
        "Troops rescued 20 hostages held by bandits in Gao on Sunday and killed three kidnappers."
    )
    assert "generic:civilians" not in found.get("initiator", set())


def test_those_whom_a_strike_supports_did_not_strike() -> None:
    found = parties("A US air strike in support of Somali forces killed five jihadists near Adale on Sunday.")
    assert found["target"] == {"generic:jihadists"}

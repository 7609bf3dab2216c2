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
        ("Des rebelles se sont emparés de Sake dimanche après le retrait de l'armée.", "fr", {"target": SOLDIERS, "initiator": {"generic:rebels"}}),
        ("Des rebelles se sont emparés dimanche de la ville de Sake.", "fr", {"initiator": {"generic:rebels"}}),
        ("Les rebelles sont accusés par la société civile d'avoir tué dix commerçants dimanche à Gao.", "fr", {"target": CIVILIANS, "initiator": {"generic:rebels"}}),
        ("Rebels are accused by local leaders of killing ten traders in Gao on Sunday.", "en", {"target": CIVILIANS, "initiator": {"generic:rebels"}}),
        ("Dix commerçants ont été tués dimanche à Gao dans une attaque attribuée aux rebelles par l'armée.", "fr", {"target": CIVILIANS, "initiator": {"generic:rebels"}}),
        ("Shells fired from army positions killed ten traders in Gao on Sunday.", "en", {"target": CIVILIANS, "initiator": SOLDIERS}),
        ("Des obus tirés depuis des positions de l'armée ont tué dix commerçants dimanche à Gao.", "fr", {"target": CIVILIANS, "initiator": SOLDIERS}),
        ("Rebels were repulsed by soldiers in an attack on Gao on Sunday that killed two.", "en", {"target": SOLDIERS, "initiator": {"generic:rebels"}}),
        ("Rebels shot down a police helicopter near Gao on Sunday, killing 12.", "en", {"target": {"generic:police"}, "initiator": {"generic:rebels"}}),
        ("Dix commerçants ont été tués dimanche à Gao, où des rebelles ont attaqué le marché.", "fr", {"target": CIVILIANS, "initiator": {"generic:rebels"}}),
        ("Ten traders were killed on Sunday in Gao, where rebels attacked the market.", "en", {"target": CIVILIANS, "initiator": {"generic:rebels"}}),
        ("Police looking for gunmen who killed ten traders in Gao on Sunday arrested two men.", "en", {"target": CIVILIANS, "initiator": GUNMEN}),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, language: str, expected: dict[str, set[str]]) -> None:
    assert parties(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Troops rescued 20 hostages held by bandits in Gao on Sunday and killed three kidnappers.", "en"),
        ("Les soldats ont secouru 20 otages détenus par des bandits dimanche à Gao et tué trois ravisseurs.", "fr"),
    ],
)  # fmt: skip
def test_those_whom_others_rescued_and_who_held_them_did_not_kill(text: str, language: str) -> None:
    assert parties(text, language).get("initiator") == SOLDIERS


def test_those_whom_a_strike_supports_did_not_strike() -> None:
    found = parties("A US air strike in support of Somali forces killed five jihadists near Adale on Sunday.")
    assert found["target"] == {"generic:jihadists"}

"""Who was attacked and counts the attackers' dead neither began the fight nor claims it."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role, Side

from .test_patterns import read


def told(text: str, language: str) -> tuple[dict[Role, set[str]], dict[int, Side]]:
    """The parties by role, and the side of each number killed."""
    roles: dict[Role, set[str]] = {}
    sides: dict[int, Side] = {}
    reading = read(text, language)
    kinds = {mention.span: mention.actor or "" for mention in reading.actors}
    for report in reading.reports:
        for argument in report.arguments:
            if argument.span in kinds:
                roles.setdefault(argument.role, set()).add(kinds[argument.span])
        sides |= {figure.quantity.point or 0: figure.side for figure in report.figures}
    return roles, sides


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Boko Haram attacked the village of Kolofata on Sunday, killing six civilians.\nThe army said it had killed four terrorists.", "en"),
        ("Boko Haram a attaqué dimanche le village de Kolofata, tuant six civils.\nL'armée affirme avoir tué quatre terroristes.", "fr"),
        ("The army said it had killed four terrorists.\nBoko Haram fighters attacked a post at Kolofata on Sunday, the army said, adding that six of its soldiers were killed while four militants were neutralised.", "en"),
    ],
    ids=["behind the attack", "in French", "in the title"],
)  # fmt: skip
def test_the_army_that_counts_the_attackers_dead_is_attacked(text: str, language: str) -> None:
    roles, sides = told(text, language)
    assert sides[4] is Side.INITIATOR or "were neutralised" in text
    assert sides[6] is Side.TARGET
    assert Role.CLAIMANT not in roles
    assert not any(name.endswith(("army", "soldiers")) for name in roles[Role.INITIATOR])
    assert any(name.endswith(("army", "soldiers")) for name in roles[Role.TARGET])
    assert "boko_haram" in roles[Role.INITIATOR]


@pytest.mark.parametrize(
    ("text", "language", "claimant"),
    [
        ("Gunmen attacked a post at Niono on Sunday.\nJNIM said it had killed 12 soldiers.", "en", "jnim"),
        ("Des hommes armés ont attaqué dimanche un poste à Niono.\nLe JNIM affirme avoir tué 12 soldats.", "fr", "jnim"),
        ("The Malian army said it had killed 20 terrorists near Niono.\nIt showed weapons.", "en", "mli-army"),
        ("The Malian army said it had killed 20 terrorists near Niono.\nMilitants had killed nine villagers there on Sunday.", "en", "mli-army"),
    ],
    ids=["of the attackers' camp", "in French", "nobody else attacked", "of another number"],
)  # fmt: skip
def test_who_may_have_done_it_still_claims_it(text: str, language: str, claimant: str) -> None:
    roles, _ = told(text, language)
    assert roles[Role.CLAIMANT] == {claimant}
    assert claimant in roles[Role.INITIATOR]


def test_a_strike_that_answers_stays_the_deed_of_who_flew_it() -> None:
    roles, _ = told(
        "JNIM fighters attacked the town of Nampala on Sunday, killing nine civilians.\n"
        "The Malian army said it had carried out air strikes that killed 20 terrorists.",
        "en",
    )
    assert "mli-army" in roles[Role.INITIATOR]


def test_a_claim_of_the_attack_itself_outlasts_what_the_text_opens_with() -> None:
    roles, _ = told(
        "The Malian army attacked a camp at Boulikessi.\nJNIM claimed the attack on the army base at Boulikessi that killed 12 soldiers.",
        "en",
    )
    assert roles[Role.CLAIMANT] == {"jnim"}


def test_the_army_that_counts_its_own_wounded_first_answers_a_claimed_attack_too() -> None:
    claim = "Le JNIM revendique l'attaque d'un convoi à Kayes."
    army = "L'armée fait état de deux soldats blessés et affirme avoir neutralisé dix terroristes."
    _, sides = told(f"{claim}\n{army}", "fr")
    assert sides == {2: Side.TARGET, 10: Side.INITIATOR}

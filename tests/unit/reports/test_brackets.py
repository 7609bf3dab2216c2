"""Counts with the people that they are of in brackets or before a colon, as incident lists and bulletins write them."""

from __future__ import annotations

import pytest

from tests.unit.reports.test_figures import figures, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toll: 4 dead (herders).", ["=4 killed herders"]),
        ("3 dead and 5 wounded (soldiers).", ["=3 killed soldiers", "=5 injured soldiers"]),
        ("2 killed; 6 injured and 1 missing (police).", ["=2 killed police", "=6 injured police", "=1 missing police"]),
        ("7 wounded, including 3 seriously (peacekeepers).", ["=7 injured peacekeepers"]),
        ("9 dead (6 soldiers, 3 attackers).", ["=9 killed dead", "=6 killed soldiers part", "=3 killed attackers part"]),
        ("5 killed (4 MINUSMA and 1 civilian).", ["=5 killed -", "=4 killed MINUSMA part", "=1 killed civilian part"]),
        ("1 dead and 2 wounded (a guard, 2 traders).", ["=1 killed guard", "=2 injured traders"]),
        ("(civilians: 4 dead, 2 wounded)", ["=4 killed civilians", "=2 injured civilians"]),
        ("Ambush on a column (4 soldiers killed, 3 wounded).", ["=4 killed soldiers", "=3 injured -"]),
        ("8 dead, among them 5 guards and 2 drivers.", ["=8 killed dead", "=5 killed guards part", "=2 killed drivers part"]),
        ("Toll: 3 killed, 8 wounded.", ["=3 killed -", "=8 injured -"]),
        ("6 killed (police said).", ["=6 killed -"]),
        ("Nine fighters were killed (two of them near the well).", ["=9 killed fighters"]),
        ("3 dead among the attackers.", ["=3 killed attackers"]),
        ("3 dead on the side of the rebels, 2 wounded (guards).", ["=3 killed rebels", "=2 injured guards"]),
        ("No casualties.", []),
        ("Murder of the mayor.", ["=1 killed mayor"]),
    ],
)  # fmt: skip
def test_english_lists(text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 morts (éleveurs).", ["=4 killed éleveurs"]),
        ("3 tués, 5 blessés (miliciens).", ["=3 killed miliciens", "=5 injured miliciens"]),
        ("2 morts; 6 blessés et 1 porté disparu (policiers).", ["=2 killed policiers", "=6 injured policiers", "=1 missing policiers"]),
        ("7 blessés dont trois grièvement (douaniers).", ["=7 injured douaniers", "=3 injured douaniers part"]),
        ("9 morts (6 élèves, 3 enseignants).", ["=9 killed morts", "=6 killed élèves part", "=3 killed enseignants part"]),
        ("8 morts (5 policiers et 3 bandits) et 2 blessés (MNLA).", ["=8 killed morts", "=5 killed policiers part", "=3 killed bandits part", "=2 injured MNLA"]),
        ("1 mort et 2 blessés (1 garde, 2 commerçants).", ["=1 killed garde", "=2 injured commerçants"]),
        ("2 morts et 3 blessés (4 civils et 1 soldat).", ["=2 killed morts", "=3 injured blessés"]),
        ("3 morts parmi les assaillants.", ["=3 killed assaillants"]),
        ("3 morts du côté des rebelles près du puits.", ["=3 killed rebelles"]),
        ("2 blessés civils.", ["=2 injured blessés civils"]),
        ("3 morts (dont le maire).", ["=3 killed morts", "=1 killed maire part"]),
        ("3 morts (soldats et civils).", ["=3 killed morts"]),
        ("Civils : 4 morts, 2 blessés ; gendarmes : 1 mort.", ["=4 killed Civils", "=2 injured Civils", "=1 killed gendarmes"]),
        ("6 morts (selon la police).", ["=6 killed morts"]),
        ("8 morts dont 5 gardes et 2 blessés.", ["=8 killed morts", "=5 killed gardes part", "=2 injured blessés"]),
        ("Bilan : 3 tués, 8 blessés.", ["=3 killed tués", "=8 injured blessés"]),
        ("L'obus n'a fait aucune victime.", []),
        ("Assassinat du chef du canton.", ["=1 killed chef"]),
        ("Enlèvement de deux infirmiers.", ["=2 abducted infirmiers"]),
        ("Des inconnus enlèvent un infirmier.", ["=1 abducted infirmier"]),
    ],
)  # fmt: skip
def test_french_lists(text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, "fr")] == expected


@pytest.mark.parametrize(
    "text", ["Awa (30) and Musa (an) were killed.", "Two dead (12, ) in Gao.", "Trois morts (un) à Gao."]
)
def test_a_number_alone_in_brackets_counts_nobody(text: str) -> None:
    assert all(figure.span.text.strip("()") not in {"30", "an", "12", "un"} for figure in figures(text, "en"))


@pytest.mark.parametrize(
    "inside", ["45", "  ", "a ", "dont le ", "12;", ", ,", "3 4 5", "the the the", "un,une", "(", "2 et 3"]
)
@pytest.mark.parametrize("before", ["3 dead", "3 morts et 1 blessé", "Fire", "3"])
def test_brackets_that_tell_nobody_change_nothing(before: str, inside: str) -> None:
    for language in ("en", "fr"):
        found = figures(f"{before} ({inside}) today.", language)
        assert not any(figure.part_of for figure in found)


def test_a_long_list_of_brackets_is_read_in_time() -> None:
    text = "3 morts et 2 blessés " * 50 + "(soldats) " * 50 + "," * 500 + "(" * 500
    assert figures(text, "fr")

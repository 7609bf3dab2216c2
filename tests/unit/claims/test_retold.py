"""Figures that count people whom another sentence of the text counts already."""

from __future__ import annotations

import pytest

from firsthand.domain.claim import Field

from .test_assemble import claims

WHERE = "on Monday in Banibangou, Niger"
OU = "lundi à Banibangou, au Niger"


def wholes(text: str, language: str) -> list[int | None]:
    """The numbers of dead that are no part of others."""
    found = claims(text, language)
    return [c.quantity.point for c in found if c.quantity and c.field is Field.KILLED and not c.part_of]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"Twelve villagers were killed {WHERE}. Five children were killed in the attack.", "en", [12]),
        (f"Five children were killed in the attack. Twelve villagers were killed {WHERE}.", "en", [12]),
        (f"Douze villageois ont été tués {OU}. Cinq enfants ont été tués dans l'attaque.", "fr", [12]),
        (f"Nine soldiers were killed {WHERE}. Nine policemen were killed in the attack.", "en", [9]),
        (f"Neuf écoliers ont été tués {OU}. Neuf civils ont été tués dans l'attaque.", "fr", [9]),
        (f"Twelve villagers were killed {WHERE}. Five of them were killed in the attack.", "en", [12]),
        (f"Treize villageois ont été tués {OU}. Cinq d'entre eux ont été tués dans l'attaque.", "fr", [13]),
        (f"Sixty people were killed {WHERE}. 46 people were killed in one compound in the attack.", "en", [60]),
        (f"At least 20 people were killed {WHERE}. Eighteen women and one man were killed in the attack, rescuers said.", "en", [20]),
        (f"The attack {WHERE} killed 19 people. The toll later rose to 20 after a woman died of her wounds in the attack.", "en", [19, 20]),
        (f"Five herders were killed {WHERE}. Three men and two boys were killed in the blast.", "en", [5]),
        (f"Cinq éleveurs ont été tués {OU}. Trois hommes et deux enfants ont été tués dans l'explosion.", "fr", [5]),
        (f"Soixante personnes ont été tuées {OU}. Dans une seule maison, 46 personnes ont été tuées dans l'attaque.", "fr", [60]),
    ],
)  # fmt: skip
def test_people_told_again_are_part_of_those_told(text: str, language: str, expected: list[int]) -> None:
    assert wholes(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"Twelve villagers were killed {WHERE}. Five other children were killed in the attack.", "en", [12, 5]),
        (f"Douze villageois ont été tués {OU}. Cinq autres enfants ont été tués dans l'attaque.", "fr", [12, 5]),
        (f"Twelve villagers and five children were killed {WHERE}.", "en", [12, 5]),
        (f"Five soldiers were killed {WHERE}. Three men and two boys were killed in the blast.", "en", [5, 3, 2]),
        (f"Five villagers were killed {WHERE}. Twelve children were killed in the attack.", "en", [5, 12]),
        (f"Three soldiers were killed {WHERE}. Three policemen were killed in the attack.", "en", [3, 3]),
        (f"Nine soldiers were killed {WHERE}. Nine villagers were killed in the attack.", "en", [9, 9]),
        (f"Twelve rebels were killed {WHERE}. Five of them were killed in the attack.", "en", [12, 5]),
        (f"Twelve people were killed {WHERE}. 46 people were killed in one compound in the attack.", "en", [12, 46]),
    ],
)  # fmt: skip
def test_others_are_not(text: str, language: str, expected: list[int]) -> None:
    assert wholes(text, language) == expected

"""People counted one after the other in one list."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Side

from .conftest import Chronicler
from .test_tolls import BY_THE_ARMY, killed_of, only, story, strike, values

PERSONS: dict[str, object] = {"group": "persons", "side": Side.UNKNOWN}


def listed(chronicle: Chronicler, text: str, *figures: tuple[str, dict[str, object]]) -> int:
    told = story("alpha", (text, {"value": 0}))
    (raid,) = told.told
    raid.claims = ()
    claims = story("bravo", *figures).told[0].claims
    raid.claims = claims
    return killed_of(only(chronicle, told)).best


@pytest.mark.parametrize(
    ("text", "figures", "number"),
    [
        ("two soldiers and three others", (("two soldiers", {"value": 2}), ("three others", {"value": 3, **PERSONS})), 5),
        ("douze villageois et deux marchands", (("douze villageois", {"value": 12, "group": "civilians"}), ("deux marchands", {"value": 2, "group": "civilians"})), 14),
        ("three men, two women and a child", (("three men", {"value": 3, **PERSONS}), ("two women", {"value": 2, "group": "women"}), ("a child", {"value": 1, "group": "children"})), 6),
        ("twelve people, two women and a child", (("twelve people", {"value": 12, **PERSONS}), ("two women", {"value": 2, "group": "women"}), ("a child", {"value": 1, "group": "children"})), 12),
        ("his wife and their four children", (("his wife", {"value": 1, **PERSONS}), ("four", {"value": 4, **PERSONS})), 5),
        ("his wife, 4 daughters", (("his wife", {"value": 1, **PERSONS}), ("4 daughters", {"value": 4, **PERSONS})), 5),
        ("one man, a driver", (("one man", {"value": 1, **PERSONS}), ("a driver", {"value": 1, "group": "civilians"})), 1),
        ("four people and their guide", (("four people", {"value": 4, **PERSONS}), ("guide", {"value": 1, **PERSONS})), 5),
        ("four people and a guide", (("four people", {"value": 4, **PERSONS}), ("a guide", {"value": 1, **PERSONS})), 4),
        ("six people, two women and their child", (("six people", {"value": 6, **PERSONS}), ("two women", {"value": 2, "group": "women"}), ("child", {"value": 1, "group": "children"})), 6),
        ("chief of the village, his wife and two guards", (("chief", {"value": 1, **PERSONS}), ("his wife", {"value": 1, **PERSONS}), ("two guards", {"value": 2, **PERSONS})), 4),
        ("Captain Musa Ali and two soldiers", (("Captain", {"value": 1, **PERSONS}), ("two soldiers", {"value": 2})), 3),
        ("le maire, Jean Doumbia, et deux gardes", (("maire", {"value": 1, **PERSONS}), ("deux gardes", {"value": 2, **PERSONS})), 3),
        ("nine farmers, nine villagers", (("nine farmers", {"value": 9, "group": "civilians"}), ("nine villagers", {"value": 9, "group": "civilians"})), 9),
    ],
)  # fmt: skip
def test_a_list_is_added_up(
    chronicle: Chronicler, text: str, figures: tuple[tuple[str, dict[str, object]], ...], number: int
) -> None:
    assert listed(chronicle, text, *figures) == number


def test_what_a_party_counts_of_its_enemy_is_in_no_list(chronicle: Chronicler) -> None:
    told = strike("alpha", ("30 terrorists and 12 civilians", {"value": 0}))
    claims = strike(
        "bravo", ("30 terrorists", BY_THE_ARMY), ("12 civilians", {"value": 12, "group": "civilians"})
    )
    told.told[0].claims = claims.told[0].claims
    assert values(killed_of(only(chronicle, told))) == (12, 12, 42)

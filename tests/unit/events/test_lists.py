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

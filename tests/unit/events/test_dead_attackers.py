"""Attackers who died, counted beside those whom they struck and never as some of them; a number of everybody holds both."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Side

from .conftest import Chronicler
from .test_tolls import estimated, killed_of, only, story, view

PEOPLE: dict[str, object] = {"group": "persons"}
HIMSELF: tuple[str, dict[str, object]] = ("himself", {"value": 1, **PEOPLE, "side": Side.INITIATOR})


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ((("three men", {"value": 3, **PEOPLE}),), 4),
        ((("three traders", {"value": 3, "group": "civilians"}),), 4),
        ((("three people", {"value": 3, **PEOPLE, "side": Side.UNKNOWN}),), 3),
        ((("three men", {"value": 3, **PEOPLE}), ("four dead", {"value": 4, **PEOPLE, "side": Side.UNKNOWN})), 4),
        ((("three men", {"value": 3, **PEOPLE}), ("nine dead", {"value": 9, **PEOPLE, "side": Side.UNKNOWN})), 9),
        ((("a commander", {"value": 1, **PEOPLE}), ("two colleagues", {"value": 2, **PEOPLE})), 3),
        ((), 1),
    ],
)  # fmt: skip
def test_who_took_his_own_life_is_added_to_those_he_struck(
    chronicle: Chronicler, figures: tuple[tuple[str, dict[str, object]], ...], number: int
) -> None:
    assert killed_of(only(chronicle, story("alpha", *figures, HIMSELF))).best == number


def test_others_of_whom_nothing_is_said_do_not_join_the_attackers(chronicle: Chronicler) -> None:
    dead = ("four dead", {"value": 4, **PEOPLE, "side": Side.UNKNOWN})
    event = only(chronicle, story("alpha", dead, HIMSELF))
    assert {(row.side, row.best) for row in event.casualties} == {(Side.UNKNOWN, 4), (Side.INITIATOR, 1)}


def test_a_view_of_the_whole_text_is_not_asked_where_an_attacker_took_his_life() -> None:
    struck = ("two boys", {"value": 2, "group": "children"})
    assert killed_of(estimated(story("alpha", struck, HIMSELF), killed=view(1, 0.95))).best == 3
    assert killed_of(estimated(story("alpha", struck), killed=view(1, 0.95))).best == 1


def test_a_number_of_everybody_may_hold_the_attacker_or_not(chronicle: Chronicler) -> None:
    dead = ("nine dead", {"value": 9, **PEOPLE, "side": Side.UNKNOWN})
    toll = killed_of(only(chronicle, story("alpha", dead, HIMSELF)))
    assert (toll.low, toll.best, toll.high) == (9, 9, 10)

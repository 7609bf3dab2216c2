"""What excludes that two happenings of one text are one incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Field
from firsthand.domain.report import Role
from firsthand.domain.values import Operator, Quantity
from firsthand.events.sketches import Party, Sketch
from firsthand.events.vetoes import veto
from firsthand.events.wording import UNREAD
from tests.unit.events.test_pairs import attack, sketches

IRAQ, ISRAEL = "irq-army", "isr-army"
GROUP = Party(Role.INITIATOR, "islamic_state", ActorKind.REBEL)


def told(*, air: bool, parties: tuple[Party, ...]) -> Sketch:
    (sketch,) = sketches(attack("page", date(2025, 6, 1), 5))
    types = frozenset({"air-drone-strike" if air else "armed-clash"})
    return replace(sketch, types=types, parties=parties, counts=())


def force(role: Role, actor: str) -> Party:
    return Party(role, actor, ActorKind.STATE_FORCE)


@pytest.mark.parametrize(
    ("attacked", "striking", "excluded"),
    [
        ((GROUP, force(Role.TARGET, IRAQ)), (force(Role.INITIATOR, IRAQ),), True),
        ((GROUP, force(Role.TARGET, IRAQ)), (force(Role.INITIATOR, ISRAEL),), False),
        ((force(Role.INITIATOR, IRAQ), force(Role.TARGET, IRAQ)), (force(Role.INITIATOR, IRAQ),), False),
        ((GROUP, force(Role.TARGET, IRAQ)), (force(Role.TARGET, IRAQ),), False),
    ],
    ids=["those who were struck", "others", "those who began it", "struck again"],
)
def test_an_air_strike_by_those_who_were_attacked_is_another_incident(
    attacked: tuple[Party, ...], striking: tuple[Party, ...], *, excluded: bool
) -> None:
    ground, strike = told(air=False, parties=attacked), told(air=True, parties=striking)
    for pair in ((ground, strike), (strike, ground)):
        assert (veto(*pair) is not None) is excluded


def test_an_attack_from_the_air_is_answered_by_no_strike() -> None:
    first = told(air=True, parties=(GROUP, force(Role.TARGET, IRAQ)))
    assert veto(first, told(air=True, parties=(force(Role.INITIATOR, IRAQ),))) is None


@pytest.mark.parametrize(
    ("name", "dead", "excluded"), [("Tala", 2, True), ("Tala", 5, False), ("Other", 2, False)]
)
def test_another_town_with_other_dead_in_one_text_is_another_incident(
    name: str, dead: int, *, excluded: bool
) -> None:
    here = told(air=False, parties=(GROUP,))
    assert here.place is not None
    (count,) = (c for c in sketches(attack("page", date(2025, 6, 1), 5))[0].counts if c.field is Field.KILLED)
    there = replace(here.place, name=name, entry="test:tala" if name == "Tala" else here.place.entry)
    five = replace(here, counts=(replace(count, group="persons"),))
    other = replace(count, group="civilians", quantity=Quantity(Operator.EXACTLY, dead))
    assert (veto(five, replace(here, key="other", place=there, counts=(other,))) is not None) is excluded


def without_place(*names: str, parties: tuple[Party, ...] = ()) -> Sketch:
    sketch = told(air=False, parties=parties)
    return replace(
        sketch,
        document="other",
        family="other",
        key="other",
        place=None,
        unplaced=frozenset(names),
        page=UNREAD,
    )


def test_a_village_that_is_on_no_map_is_not_a_town_of_another_name() -> None:
    town = told(air=False, parties=())
    assert town.place is not None
    assert veto(town, without_place("Mahagi")) is not None
    assert veto(town, without_place(town.place.name)) is None
    assert veto(town, without_place()) is None
    assert (
        veto(without_place("Fizi"), replace(without_place("Mahagi"), document="third", family="third"))
        is not None
    )


def test_other_armed_groups_without_a_place_in_common_are_other_incidents() -> None:
    ours, theirs = (Party(Role.INITIATOR, actor, ActorKind.REBEL) for actor in ("jnim", "m23"))
    town = told(air=False, parties=(ours,))
    assert veto(town, without_place(parties=(theirs,))) is not None
    assert veto(town, without_place(parties=(ours, theirs))) is None

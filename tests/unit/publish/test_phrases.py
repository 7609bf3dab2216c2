"""Words for what is known of an event."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import Event, EventActor
from firsthand.domain.report import Role
from firsthand.publish.phrases import group_phrase, parties


@pytest.mark.parametrize(
    ("group", "one"),
    [
        ("persons", "person"),
        ("mercenaries", "mercenary"),
        ("police", "police officer"),
        ("children", "child"),
        ("aid-workers", "aid-worker"),
    ],
)
def test_one_is_told_in_the_singular(group: str, one: str) -> None:
    assert group_phrase(group, one=True) == one
    assert group_phrase(group, one=False) == group


def test_a_description_is_left_out_beside_a_name_of_its_kind_only() -> None:
    def party(actor: str, kind: ActorKind) -> EventActor:
        return EventActor(actor, actor, Role.TARGET, kind)

    army = party("bfa-army", ActorKind.STATE_FORCE)
    event = SimpleNamespace(
        actors=(
            party("generic:civilians", ActorKind.CIVILIANS),
            army,
            party("generic:soldiers", ActorKind.STATE_FORCE),
        )
    )
    assert [actor.id for actor in parties(cast("Event", event), Role.TARGET)] == [
        "bfa-army",
        "generic:civilians",
    ]

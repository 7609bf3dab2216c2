"""Sides of communal clashes."""

from __future__ import annotations

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.knowledge.actors import ActorList

ACTORS = ActorList.load()


def sides(text: str, language: str) -> list[str | None]:
    """Ids of the communal actors that a text names."""
    return [m.actor for m in ACTORS.spot(text, language) if m.kind is ActorKind.COMMUNAL]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("At least 20 died in clashes between Dozo hunters and Fulani herders in Mali.", "en", ["dozos_mali", "communal:fulani"]),
        ("Clashes between herders and farmers left 15 dead.", "en", ["generic:herders", "generic:farmers"]),
        ("Herders and farmers clashed near Bokkos on Monday.", "en", ["generic:herders", "generic:farmers"]),
        ("Fighting erupted on Sunday between Misseriya and Nuba tribesmen.", "en", ["communal:misseriya", "communal:nuba"]),
        ("Clashes between Hema militia and Lendu fighters in Ituri, Congo.", "en", ["communal:hema", "communal:lendu"]),
        ("Des affrontements entre éleveurs et agriculteurs ont fait quinze morts.", "fr", ["generic:herders", "generic:farmers"]),
        ("Six morts dans des combats entre miliciens hema et lendu à Djugu.", "fr", ["communal:hema", "communal:lendu"]),
        ("Un conflit opposant agriculteurs et éleveurs peuls a fait six morts.", "fr", ["generic:farmers", "communal:fulani"]),
        ("Des éleveurs et des agriculteurs se sont affrontés mardi.", "fr", ["generic:herders", "generic:farmers"]),
    ],
)  # fmt: skip
def test_two_communities_that_fight_each_other_are_sides(
    text: str, language: str, expected: list[str]
) -> None:
    assert sides(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed 11 farmers and three herders near Guma.", "en"),
        ("The state has seen years of clashes between farmers and herders over land.", "en"),
        ("Leaders signed a peace agreement after clashes between Hema and Lendu.", "en"),
        ("Clashes between the army and Tuareg rebels killed nine.", "en"),
        ("A road runs between farmers and herders.", "en"),
        ("Fulani herders were killed by gunmen.", "en"),
        ("La région est régulièrement le théâtre d'affrontements entre éleveurs et agriculteurs.", "fr"),
        ("Des hommes armés ont tué six éleveurs peuls et deux agriculteurs.", "fr"),
    ],
)
def test_people_who_do_not_fight_are_none(text: str, language: str) -> None:
    assert sides(text, language) == []


def test_a_side_has_a_name_and_a_kind() -> None:
    actor = ACTORS.get("communal:fulani")
    assert (actor.name, actor.kind) == ("Fulani communal militia", ActorKind.COMMUNAL)
    assert ACTORS.get("generic:herders").is_generic

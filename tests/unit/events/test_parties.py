"""Who is listed as a party of an incident."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from firsthand.domain.actor import ActorMention
from firsthand.domain.claim import Field
from firsthand.domain.report import Role, Side
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.events.parties import answered_for, parties, sides
from firsthand.knowledge.actors import ActorList

ACTORS = ActorList.load()


def happening(text: str, *told: tuple[Role, str]) -> Any:
    """A happening that tells of these parties."""
    return SimpleNamespace(
        text=text,
        parties=tuple(
            (role, ActorMention(Span(0, len(actor), actor), actor, ACTORS.get(actor).kind, "said"))
            for role, actor in told
        ),
    )


def listed(*told: tuple[Role, str], unarmed: bool = False) -> set[tuple[str, Role]]:
    """Ids of the parties with their roles."""
    found = parties([happening("one", *told)], (), ACTORS, unarmed=unarmed)
    return {(party.id, party.role) for party in found}


def test_a_description_gives_way_to_a_name() -> None:
    assert listed((Role.INITIATOR, "generic:jihadists"), (Role.INITIATOR, "jnim")) == {
        ("jnim", Role.INITIATOR)
    }


def test_civilians_stand_beside_a_named_target_of_an_attack_on_them() -> None:
    told = ((Role.TARGET, "generic:civilians"), (Role.TARGET, "bfa-army"), (Role.TARGET, "generic:soldiers"))
    assert listed(*told, unarmed=True) == {("bfa-army", Role.TARGET), ("generic:civilians", Role.TARGET)}
    assert listed(*told) == {("bfa-army", Role.TARGET)}


def test_victims_are_the_target_where_none_is_named() -> None:
    assert listed((Role.VICTIM, "generic:civilians")) == {("generic:civilians", Role.TARGET)}


@pytest.mark.parametrize(
    ("group", "number", "side", "listed"),
    [
        ("women", 1, Side.UNKNOWN, True),
        ("children", 3, Side.TARGET, True),
        ("persons", 3, Side.UNKNOWN, False),
        ("soldiers", 3, Side.UNKNOWN, False),
        ("women", 0, Side.UNKNOWN, False),
        ("women", 1, Side.INITIATOR, False),
    ],
)
def test_civilians_are_the_target_where_women_or_children_were_harmed(
    group: str, number: int, side: Side, listed: bool
) -> None:
    quantity = Quantity(Operator.EXACTLY, number)
    harmed = SimpleNamespace(
        field=Field.KILLED, group=group, quantity=quantity, side=side, value=None, claimant_actor=None
    )
    told = [happening("one", (Role.INITIATOR, "rsf"))]
    found = parties(told, [harmed], ACTORS)  # type: ignore[list-item]
    assert (("generic:civilians", Role.TARGET) in {(party.id, party.role) for party in found}) is listed


def test_a_text_gives_the_role_that_it_tells_most_often() -> None:
    attack = ((Role.TARGET, "generic:soldiers"), (Role.TARGET, "generic:soldiers"), (Role.INITIATOR, "jnim"))
    assert listed((Role.INITIATOR, "generic:soldiers"), *attack) == {
        ("jnim", Role.INITIATOR),
        ("generic:soldiers", Role.TARGET),
    }
    assert listed((Role.TARGET, "mli-army"), (Role.INITIATOR, "mli-army")) == {("mli-army", Role.TARGET)}


def test_one_perpetrator_stands_under_one_description() -> None:
    told = ((Role.INITIATOR, "generic:gunmen"), (Role.INITIATOR, "generic:militants"))
    assert listed(*told, (Role.INITIATOR, "generic:jihadists")) == {("generic:jihadists", Role.INITIATOR)}
    assert listed(*told) == {("generic:militants", Role.INITIATOR)}
    assert listed(told[0], (Role.INITIATOR, "generic:bandits")) == {("generic:bandits", Role.INITIATOR)}
    watch = (Role.INITIATOR, "generic:militia")  # a village watch that fired back is not the gunmen
    assert ("generic:gunmen", Role.INITIATOR) in listed(told[0], watch)
    police = (Role.INITIATOR, "generic:police")
    assert listed(told[0], police) == {("generic:gunmen", Role.INITIATOR), ("generic:police", Role.INITIATOR)}


def test_the_dead_of_the_attackers_are_no_target_of_their_attack() -> None:
    dead = (Role.TARGET, "generic:militants")
    attack = ((Role.INITIATOR, "jnim"), (Role.TARGET, "generic:soldiers"))
    assert listed(*attack, dead) == {("jnim", Role.INITIATOR), ("generic:soldiers", Role.TARGET)}
    assert (dead[1], Role.TARGET) in listed(
        (Role.INITIATOR, "mli-army"), (Role.TARGET, "generic:civilians"), dead
    )
    assert (dead[1], Role.TARGET) in listed(attack[0], dead)


def test_both_who_accuse_each_other_stand_as_initiators() -> None:
    two = ("rsf", "generic:soldiers")
    told = [(role, actor) for actor in two for role in (Role.INITIATOR, Role.PARTICIPANT)]
    assert listed(*told) == {(actor, Role.INITIATOR) for actor in two}


def claimed(*told: tuple[Role, str], by: str) -> tuple[set[tuple[str, Role]], tuple[str, ...]]:
    """The parties, and who claims it, where somebody says to have done it."""
    claim: Any = SimpleNamespace(field=Field.RESPONSIBILITY, value=by)
    found = parties([happening("one", *told)], (claim,), ACTORS)
    return {(party.id, party.role) for party in found}, answered_for(found, (claim,), ACTORS)


def test_forces_that_were_attacked_claim_nothing() -> None:
    attack = ((Role.INITIATOR, "jnim"), (Role.TARGET, "mli-army"))
    assert claimed(*attack, by="mli-army") == ({("jnim", Role.INITIATOR), ("mli-army", Role.TARGET)}, ())
    assert claimed(attack[0], by="mli-army") == ({("jnim", Role.INITIATOR)}, ())
    assert claimed(attack[0], by="generic:soldiers")[1] == ()


def test_who_began_it_or_may_have_claims_it() -> None:
    strike = ((Role.INITIATOR, "mli-army"), (Role.TARGET, "jnim"))
    assert claimed(*strike, by="mli-army")[1] == ("mli-army",)
    assert claimed((Role.TARGET, "jnim"), by="mli-army")[1] == ("mli-army",)
    assert claimed((Role.INITIATOR, "generic:gunmen"), by="jnim")[1] == ("jnim",)
    assert claimed((Role.INITIATOR, "rus-army"), by="ukr-army")[1] == ("ukr-army",)


def test_people_who_march_after_an_attack_did_not_carry_it_out() -> None:
    told = ((Role.INITIATOR, "jnim"), (Role.INITIATOR, "generic:civilians"))
    assert listed(*told, unarmed=True) == {("jnim", Role.INITIATOR)}


@pytest.mark.parametrize(
    ("initiator", "speaker", "group", "begins"),
    [
        ("generic:rebels", "ambazonia", "soldiers", True),
        ("generic:gunmen", "jnim", "police", True),
        ("generic:rebels", "ambazonia", "civilians", False),
        ("generic:rebels", "vdp", "soldiers", False),
        ("generic:rebels", "minusma", "soldiers", False),
        ("jnim", "issp", "soldiers", False),
    ],
)
def test_a_rebel_group_that_counts_soldiers_began_what_no_named_party_did(
    initiator: str, speaker: str, group: str, *, begins: bool
) -> None:
    claim: Any = SimpleNamespace(claimant_actor=speaker, group=group, side=Side.TARGET)
    named = parties([happening("one", (Role.INITIATOR, initiator))], (), ACTORS)
    assert (speaker in sides(named, [claim], ACTORS).initiators) is begins
    claim.side = Side.INITIATOR
    assert speaker not in sides(named, [claim], ACTORS).initiators

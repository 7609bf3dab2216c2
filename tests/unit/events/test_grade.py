"""Each rule of the grades: strength of evidence, by the first that applies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import Contradiction, ContradictionType, DocumentRole, EventOrigin, Grade
from firsthand.domain.origin import Origin, OriginKind
from firsthand.domain.report import Side
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.events.evidence import Evidence
from firsthand.events.grade import grade
from firsthand.events.parties import Sides

REUTERS = Origin("wire:reuters", "Reuters", OriginKind.WIRE)
AFP = Origin("wire:afp", "AFP", OriginKind.WIRE)
MONITOR = Origin("monitor:acled", "ACLED", OriginKind.MONITOR)
PAPER = Origin("outlet:paper", "Paper", OriginKind.OUTLET)
ARMY = Origin("party:mli-army", "army", OriginKind.PARTY, "mli-army")
GROUP = Origin("party:jnim", "JNIM", OriginKind.PARTY, "jnim")
NEIGHBOUR = Origin("party:bfa-army", "army of Burkina Faso", OriginKind.PARTY, "bfa-army")
SIDES = Sides(frozenset({"jnim"}), frozenset({"mli-army"}))


def dead(origin: Origin, number: int, *, role: DocumentRole = DocumentRole.REPORTS) -> Evidence:
    """Soldiers that an origin counts."""
    claim = Claim(
        id=f"{origin.id} {number}",
        document=f"doc {origin.id}",
        report="r",
        field=Field.KILLED,
        span=Span(0, 1, "x"),
        method="test",
        quantity=Quantity(Operator.EXACTLY, number),
        group="soldiers",
        actor="mli-army",
        side=Side.TARGET,
        claimant_actor=origin.actor,
    )
    return Evidence(claim, origin, role, claim.document, claim.document, None)


def claimed_by(origin: Origin, actor: str) -> Evidence:
    """An origin that tells who claims the act."""
    claim = Claim(
        id=f"{origin.id} {actor}",
        document=f"doc {origin.id}",
        report="r",
        field=Field.RESPONSIBILITY,
        span=Span(0, 1, "x"),
        method="test",
        value=actor,
    )
    return Evidence(claim, origin, DocumentRole.REPORTS, claim.document, claim.document, None)


def graded(*weighed: Evidence, found: tuple[Contradiction, ...] = (), is_denied: bool = False) -> Grade:
    names = {item.origin.id: item.origin.name for item in weighed if item.counts}
    origins = [EventOrigin(key, name, ()) for key, name in sorted(names.items())]
    return grade(weighed, origins, found, SIDES, is_denied=is_denied)


@pytest.mark.parametrize(
    ("weighed", "expected"),
    [
        ((dead(REUTERS, 9),), Grade.SINGLE_ORIGIN),
        ((dead(REUTERS, 9), dead(AFP, 12)), Grade.CORROBORATED),
        ((dead(REUTERS, 9), dead(AFP, 9)), Grade.ACKNOWLEDGED),  # two that are no party agree
        ((claimed_by(REUTERS, "jnim"), claimed_by(AFP, "jnim")), Grade.ACKNOWLEDGED),
        ((claimed_by(REUTERS, "jnim"), claimed_by(AFP, "issp")), Grade.CORROBORATED),
        ((dead(ARMY, 9),), Grade.ACKNOWLEDGED),  # who suffered it says so
        ((dead(GROUP, 60),), Grade.CLAIMED),  # a party of its own success
        ((dead(GROUP, 60), dead(REUTERS, 9)), Grade.ACKNOWLEDGED),  # who did it says so, and not alone
        ((dead(NEIGHBOUR, 9),), Grade.CLAIMED),
        ((dead(NEIGHBOUR, 9), dead(REUTERS, 9)), Grade.CORROBORATED),  # a third party acknowledges nothing
    ],
)
def test_by_origins(weighed: tuple[Evidence, ...], expected: Grade) -> None:
    assert graded(*weighed) is expected
    assert graded(*weighed[::-1]) is expected


def test_many_outlets_of_one_origin_are_one() -> None:
    again = dead(REUTERS, 10)
    assert graded(dead(REUTERS, 9), again) is Grade.SINGLE_ORIGIN


def test_a_passing_mention_is_no_hand_of_its_own() -> None:
    mention = dead(PAPER, 9, role=DocumentRole.MENTIONS)
    assert graded(dead(REUTERS, 9), mention) is Grade.SINGLE_ORIGIN


@pytest.mark.parametrize("kind", list(ContradictionType))
def test_contested_is_about_where_and_who(kind: ContradictionType) -> None:
    found = (Contradiction(kind, (), ""),)
    is_contested = kind in (ContradictionType.PLACE, ContradictionType.ACTOR)
    assert (graded(dead(ARMY, 9), dead(REUTERS, 9), found=found) is Grade.CONTESTED) is is_contested


def test_contested_is_about_whether() -> None:
    assert graded(dead(ARMY, 9), is_denied=True) is Grade.CONTESTED


def on_one_page(*items: Evidence, credited: tuple[bool, ...]) -> tuple[Evidence, ...]:
    """Evidence from one text, of a voice that it credits or of its writer."""
    return tuple(
        replace(item, claim=replace(item.claim, claimant="someone" if voice else None), family="page")
        for item, voice in zip(items, credited, strict=True)
    )


def test_a_writer_and_who_is_credited_are_not_two_that_agree() -> None:
    beside = on_one_page(dead(AFP, 9), dead(MONITOR, 9), credited=(False, True))
    assert graded(*beside) is Grade.CORROBORATED
    assert graded(*beside, dead(PAPER, 9)) is Grade.ACKNOWLEDGED
    assert graded(*on_one_page(dead(AFP, 9), dead(MONITOR, 9), credited=(True, True))) is Grade.ACKNOWLEDGED


def test_one_party_heard_by_two_is_one_accuser() -> None:
    said = [dead(origin, 23) for origin in (REUTERS, AFP)]
    accused = [replace(item, claim=replace(item.claim, claimant_actor="bfa-army")) for item in said]
    assert graded(*accused) is Grade.CORROBORATED
    described = [replace(item, claim=replace(item.claim, claimant_actor="generic:police")) for item in said]
    assert graded(*described) is Grade.ACKNOWLEDGED

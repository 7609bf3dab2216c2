"""Low, best and high over origins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import Casualty, DocumentRole
from firsthand.domain.origin import Origin, OriginKind
from firsthand.domain.report import Side
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.events.boasts import is_boast
from firsthand.events.evidence import Evidence
from firsthand.events.fuse import fuse
from firsthand.events.parties import Sides

REUTERS = Origin("wire:reuters", "Reuters", OriginKind.WIRE)
AFP = Origin("wire:afp", "AFP", OriginKind.WIRE)
ARMY = Origin("party:mli-army", "army", OriginKind.PARTY, "mli-army")
GROUP = Origin("party:jnim", "JNIM", OriginKind.PARTY, "jnim")
PAPER = Origin("outlet:paper", "Paper", OriginKind.OUTLET)
SIDES = Sides(frozenset({"jnim"}), frozenset({"mli-army"}))


def said(
    origin: Origin,
    op: str,
    value: int | None,
    *,
    group: str = "soldiers",
    side: Side = Side.TARGET,
    actor: str | None = "mli-army",
    told: date | None = None,
    text: str | None = None,
    role: DocumentRole = DocumentRole.REPORTS,
    high: int | None = None,
    convention: int | None = None,
    **more: object,
) -> Evidence:
    name = f"{origin.id} {op} {value} {group} {told} {text} {role} {sorted(more)}"
    claim = Claim(
        id=name,
        document=text or name,
        report="r",
        field=Field.KILLED,
        span=Span(0, 1, "x"),
        method="test",
        quantity=Quantity(Operator(op), value, high, convention),
        group=group,
        actor=actor,
        side=side,
        claimant_actor=origin.actor,
        **more,  # type: ignore[arg-type]
    )
    return Evidence(claim, origin, role, text or name, text or name, told)


def one(*weighed: Evidence) -> Casualty:
    (found,) = fuse(weighed, SIDES)
    return found


def values(casualty: Casualty) -> tuple[int | None, int | None, int | None]:
    return casualty.low, casualty.best, casualty.high


def test_an_open_figure_has_no_high() -> None:
    assert values(one(said(REUTERS, ">", 30))) == (31, 31, None)


def test_a_revision_supersedes_within_an_origin() -> None:
    first = said(REUTERS, "=", 12, told=date(2025, 6, 1))
    assert values(one(first, said(REUTERS, "=", 19, told=date(2025, 6, 2)))) == (19, 19, 19)


def test_a_revision_never_supersedes_another_origin() -> None:
    found = one(said(REUTERS, "=", 12, told=date(2025, 6, 1)), said(AFP, "=", 19, told=date(2025, 6, 2)))
    assert (found.low, found.high) == (12, 19)
    assert found.best == 19  # as well supported, and later


def test_a_toll_that_rose_is_no_other_than_those_told_before() -> None:
    early = [said(origin, "=", 5, told=date(2025, 6, 1)) for origin in (REUTERS, AFP)]
    late = said(PAPER, "=", 8, told=date(2025, 6, 3))
    assert values(one(*early, late)) == (5, 5, 8)
    assert values(one(*early, replace(late, has_risen=True))) == (5, 8, 8)
    before = replace(said(PAPER, "=", 8, told=date(2025, 5, 31)), has_risen=True)
    assert values(one(*early, before)) == (5, 5, 8)


def test_origins_that_agree_outweigh_one_that_does_not() -> None:
    found = one(said(REUTERS, ">=", 10), said(AFP, "=", 12), said(PAPER, "=", 40))
    assert values(found) == (10, 12, 40)
    assert "2 independent origins agree" in found.because


def test_a_passing_mention_adds_no_figure() -> None:
    mention = said(PAPER, "=", 30, role=DocumentRole.MENTIONS)
    assert values(one(said(REUTERS, ">", 30), mention)) == (31, 31, None)
    assert mention.claim.id in one(said(REUTERS, ">", 30), mention).claims


def test_a_mention_is_heard_where_nobody_else_counts() -> None:
    assert values(one(said(PAPER, "=", 30, role=DocumentRole.MENTIONS))) == (30, 30, 30)


def test_a_party_does_not_set_its_enemys_losses_alone() -> None:
    found = one(said(GROUP, "=", 60), said(REUTERS, "=", 9))
    assert values(found) == (9, 9, 60)
    assert "does not set it" in found.because


def test_a_party_alone_is_all_there_is() -> None:
    militants = said(ARMY, "=", 80, group="militants", side=Side.INITIATOR, actor="jnim")
    found = one(militants)
    assert found.best == 80
    assert "only a party counts its enemy" in found.because


def test_own_losses_acknowledged_break_a_tie() -> None:
    assert one(said(REUTERS, "=", 9), said(ARMY, "=", 6)).best == 6


def test_a_subset_is_never_added() -> None:
    assert values(one(said(REUTERS, "=", 9), said(REUTERS, "=", 4, part_of=True))) == (9, 9, 9)


def test_persons_join_the_only_group_they_fit() -> None:
    anyone = said(AFP, "=", 32, group="persons", side=Side.UNKNOWN, actor=None)
    assert values(one(said(REUTERS, ">", 30), anyone)) == (31, 32, 32)


def test_a_total_of_persons_stays_apart_from_the_group_it_exceeds() -> None:
    anyone = said(AFP, "=", 45, group="persons", side=Side.UNKNOWN, actor=None)
    assert [item.group for item in fuse([said(REUTERS, "=", 30), anyone], SIDES)] == ["persons", "soldiers"]


def test_vague_words_use_the_convention_and_yield_to_numbers() -> None:
    assert values(one(said(REUTERS, "vague", None, convention=12))) == (12, 12, None)
    assert one(said(REUTERS, "vague", None, convention=12), said(AFP, "=", 20)).best == 20


def test_nothing_but_words_is_no_figure() -> None:
    assert fuse([said(REUTERS, "vague", None)], SIDES) == ()


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_of_claims_does_not_matter(reverse: bool) -> None:
    weighed = [said(REUTERS, "=", 12), said(AFP, ">", 15), said(PAPER, "~", 14), said(GROUP, "=", 50)]
    assert fuse(weighed[::-1] if reverse else weighed, SIDES) == fuse(sorted(weighed, key=repr), SIDES)


def test_words_of_an_origin_that_also_gives_a_number_do_not_lower_it() -> None:
    assert values(one(said(REUTERS, "vague", None, convention=12), said(REUTERS, ">=", 37))) == (37, 37, None)


def test_soldiers_are_on_the_side_of_the_state_whatever_one_sentence_suggests() -> None:
    sides = Sides(SIDES.initiators, SIDES.targets, state=Side.TARGET, rebels=Side.INITIATOR)
    found = fuse([said(REUTERS, "=", 9), said(REUTERS, "=", 9, side=Side.INITIATOR, actor=None)], sides)
    assert [(item.side, item.best) for item in found] == [(Side.TARGET, 9)]


@pytest.mark.parametrize(
    ("claimant", "more", "is_acknowledged"),
    [
        ("mli-army", {"group": "civilians", "actor": None}, False),  # it accuses another party
        ("mli-army", {"group": "soldiers", "actor": "mli-army"}, True),  # it gives its own losses
        ("mli-army", {"group": "soldiers", "actor": None}, True),
        ("generic:police", {"group": "civilians", "actor": None}, True),
    ],
)
def test_a_party_acknowledges_only_its_own_losses(
    claimant: str, more: dict[str, object], *, is_acknowledged: bool
) -> None:
    item = said(REUTERS, "=", 23, official=True, **more)  # type: ignore[arg-type]
    item = replace(item, claim=replace(item.claim, claimant_actor=claimant))
    assert ("acknowledged" in one(item).because) is is_acknowledged


STRUCK = Sides(frozenset({"mli-army"}), frozenset({"jnim"}))


def test_a_ministry_counts_the_enemy_of_its_army() -> None:
    ministry = Origin("party:mli-government", "government", OriginKind.PARTY, "mli-government")
    abroad = Origin("party:ner-government", "government", OriginKind.PARTY, "ner-government")
    own, other = (said(who, "=", 30, group="militants", actor="jnim") for who in (ministry, abroad))
    assert is_boast(own, STRUCK)
    assert not is_boast(other, STRUCK)


def test_who_counts_the_civilians_that_they_killed_boasts_of_nothing() -> None:
    assert not is_boast(said(ARMY, "=", 5, group="civilians", actor=None), STRUCK)
    assert is_boast(said(ARMY, "=", 5, group="persons", actor=None), STRUCK)


def test_smaller_numbers_of_one_voice_in_one_text_are_no_rivals() -> None:
    assert values(one(said(AFP, "=", 30, text="a"), said(AFP, "=", 1, text="a"))) == (30, 30, 30)
    rivals = (said(AFP, "=", 30, text="a"), said(AFP, "=", 22, text="a", claimant="police"))
    assert values(one(*rivals)) == (22, 30, 30)


@pytest.mark.parametrize(("words", "low"), [("a driver", 30), ("one driver", 1)])
def test_somebody_told_of_beside_many_is_no_rival_whoever_tells_of_him(words: str, low: int) -> None:
    driver = said(AFP, "=", 1, text="a", claimant="a witness")
    driver = replace(driver, claim=replace(driver.claim, span=Span(0, len(words), words)))
    assert values(one(said(AFP, "=", 30, text="a"), driver)) == (low, 30, 30)


def test_a_word_for_more_takes_no_number_of_the_same_voice() -> None:
    assert one(said(AFP, "=", 9, text="a"), said(AFP, "vague", None, convention=12, text="a")).best == 9


@pytest.mark.parametrize(
    ("rebels", "boasts"), [(Side.INITIATOR, True), (Side.TARGET, False), (None, False)], ids=str
)
def test_rebels_without_a_name_who_count_their_enemys_dead_boast(rebels: Side | None, boasts: bool) -> None:
    sides = Sides(frozenset({"fla"}), frozenset({"mli-army"}), rebels=rebels)
    item = said(PAPER, "=", 84)
    item = replace(item, claim=replace(item.claim, claimant_actor="generic:rebels"))
    assert is_boast(item, sides) is boasts


@pytest.mark.parametrize(
    ("state", "boasts"), [(Side.INITIATOR, True), (Side.TARGET, False), (None, False)], ids=str
)
def test_an_army_without_a_name_that_counts_its_enemys_dead_boasts(state: Side | None, boasts: bool) -> None:
    sides = Sides(frozenset({"mli-army"}), frozenset({"jnim"}), state=state)
    item = said(PAPER, "=", 20, group="militants", actor=None)
    item = replace(item, claim=replace(item.claim, claimant_actor="generic:soldiers"))
    assert is_boast(item, sides) is boasts


@pytest.mark.parametrize(
    ("speaker", "group", "initiators", "boasts"),
    [
        ("generic:soldiers", "militants", (), True),
        ("mli-government", "militants", (), True),
        ("generic:rebels", "soldiers", (), True),
        ("generic:soldiers", "persons", (), False),
        ("generic:rebels", "militants", (), False),
        ("mli-army", "militants", ("is_sahel",), False),
    ],
)
def test_where_nobody_tells_who_did_it_enemies_are_told_by_what_they_are_called(
    speaker: str, group: str, initiators: tuple[str, ...], *, boasts: bool
) -> None:
    item = said(PAPER, "=", 20, group=group, actor=None)
    item = replace(item, claim=replace(item.claim, claimant_actor=speaker))
    assert is_boast(item, Sides(frozenset(initiators), frozenset({"jnim"}))) is boasts


@pytest.mark.parametrize(("rebels", "boasts"), [(Side.INITIATOR, True), (None, False)], ids=str)
def test_an_armed_group_that_counts_its_dead_without_a_word_of_who_they_were_boasts(
    rebels: Side | None, boasts: bool
) -> None:
    sides = Sides(frozenset({"al_shabaab"}), frozenset({"som-army"}), rebels=rebels)
    item = said(PAPER, "=", 30, group="persons", side=Side.UNKNOWN, actor=None)
    item = replace(item, claim=replace(item.claim, claimant_actor="al_shabaab"))
    assert is_boast(item, sides) is boasts


@pytest.mark.parametrize(
    ("boast", "people", "rows"),
    [
        ((60, "soldiers"), (">=", 30), [("persons", 30), ("soldiers", 60)]),
        ((30, "soldiers"), ("=", 30), [("soldiers", 30)]),
        ((30, "soldiers"), (">=", 30), [("soldiers", 30)]),
    ],
    ids=["other numbers", "one number", "one number at least"],
)
def test_people_join_what_only_an_enemy_counts_by_the_number_alone(
    boast: tuple[int, str], people: tuple[str, int], rows: list[tuple[str, int]]
) -> None:
    number, group = boast
    enemy = said(GROUP, "=", number, group=group)
    others = said(PAPER, *people, group="persons", actor=None, side=Side.UNKNOWN)
    assert [(row.group, row.best) for row in fuse([enemy, others], SIDES)] == rows


def test_people_join_soldiers_whom_others_count_too() -> None:
    heard = [said(GROUP, "=", 60), said(AFP, "vague", None, convention=24)]
    (row,) = fuse([*heard, said(PAPER, ">=", 30, group="persons", actor=None, side=Side.UNKNOWN)], SIDES)
    assert (row.group, row.best) == ("soldiers", 30)


def test_people_that_and_joins_in_one_text_are_added_up() -> None:
    text = "two commanders and eight fighters"
    first = said(REUTERS, "=", 2, group="militants", actor=None, text="a")
    second = said(REUTERS, "=", 8, group="militants", actor=None, text="a")
    joined = [
        replace(item, claim=replace(item.claim, span=Span.of(text, start, end)))
        for item, start, end in ((first, 0, 14), (second, 19, 33))
    ]
    assert values(one(*joined)) == (10, 10, 10)
    apart = [
        joined[0],
        replace(joined[1], claim=replace(joined[1].claim, span=Span(40, 54, "eight fighters"))),
    ]
    assert values(one(*apart)) == (8, 8, 8)

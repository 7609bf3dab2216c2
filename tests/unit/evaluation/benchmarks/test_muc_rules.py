"""Mapping, categories and rows of the rules of 1992, counted by hand."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.muc_fills import Judge
from evaluation.benchmarks.muc_keys import SLOTS, Fill, FormTemplate
from evaluation.benchmarks.muc_rules import Categories, Rows, mapping, score_document, score_slot

JUDGE = Judge()
BY_NAME = {slot.name: slot for slot in SLOTS}


def form(*fills: tuple[str, Fill], optional: bool = False) -> FormTemplate:
    by_slot: dict[str, tuple[Fill, ...]] = {}
    for slot, fill in fills:
        assert slot in BY_NAME
        by_slot[slot] = (*by_slot.get(slot, ()), fill)
    return FormTemplate(by_slot, optional)


def of_type(kind: str, *fills: tuple[str, Fill], optional: bool = False) -> FormTemplate:
    return form(("INCIDENT: TYPE", Fill.of(kind)), *fills, optional=optional)


BOMBING = of_type(
    "BOMBING",
    ("INCIDENT: DATE", Fill.of("02 FEB 90")),
    ("PHYS TGT: ID", Fill(("U.S. EMBASSY", "EMBASSY"))),
    ("PHYS TGT: TYPE", Fill(("DIPLOMAT OFFICE OR RESIDENCE",), ("U.S. EMBASSY", "EMBASSY"))),
    ("PERP: ORGANIZATION ID", Fill(("MRTA",), (), optional=True)),
)
MURDER = of_type("ATTACK", ("HUM TGT: NAME", Fill.of("JUAN LOPEZ")))


def test_the_key_scored_against_itself_is_perfect() -> None:
    rows = Rows()
    assert score_document(rows, [MURDER, BOMBING], [BOMBING, MURDER], JUDGE) == [(1, 0), (0, 1)]
    assert rows.all_templates() == Categories(correct=7)
    assert rows.all_templates().f == 1.0


def test_nothing_given_is_missing_and_optional_fillers_are_not() -> None:
    rows = Rows()
    score_document(rows, [], [BOMBING, MURDER], JUDGE)
    assert rows.all_templates() == rows.matched_missing == Categories(missing=6)
    assert rows.matched_only == Categories()
    assert rows.all_templates().f == 0.0


def test_an_optional_template_that_nobody_gives_counts_nowhere() -> None:
    rows = Rows()
    score_document(rows, [], [FormTemplate(MURDER.fills, optional=True)], JUDGE)
    assert rows.all_templates() == Categories()
    score_document(rows, [MURDER], [FormTemplate(MURDER.fills, optional=True)], JUDGE)
    assert rows.all_templates() == Categories(correct=2)


def test_a_spurious_template_counts_in_all_templates_alone() -> None:
    rows = Rows()
    score_document(rows, [MURDER], [], JUDGE)
    assert rows.all_templates() == Categories(spurious=2)
    assert rows.matched_missing == Categories()


def test_templates_without_content_in_common_are_not_mapped() -> None:
    other = of_type(
        "ATTACK", ("HUM TGT: NAME", Fill.of("MARIA PEREZ")), ("INCIDENT: DATE", Fill.of("02 FEB 90"))
    )
    assert mapping([other], [MURDER], JUDGE) == []
    assert mapping([of_type("ATTACK")], [of_type("ATTACK")], JUDGE) == [(0, 0)]


def test_one_word_in_common_is_enough_to_map_but_is_not_correct() -> None:
    cousin = of_type("ATTACK", ("HUM TGT: NAME", Fill.of("PEDRO LOPEZ")))
    rows = Rows()
    assert score_document(rows, [cousin], [MURDER], JUDGE) == [(0, 0)]
    assert rows.all_templates() == Categories(correct=1, incorrect=1)


def test_attack_for_another_type_maps_and_is_partly_correct() -> None:
    rows = Rows()
    vague = of_type("ATTACK", ("PHYS TGT: ID", Fill.of("EMBASSY")))
    assert score_document(rows, [vague], [BOMBING], JUDGE) == [(0, 0)]
    assert rows.matched["INCIDENT: TYPE"] == Categories(partial=1)
    assert rows.matched["PHYS TGT: ID"] == Categories(correct=1)
    assert mapping([of_type("KIDNAPPING", ("PHYS TGT: ID", Fill.of("EMBASSY")))], [BOMBING], JUDGE) == []


def test_the_pair_with_the_highest_recall_is_mapped_first() -> None:
    poor = of_type("ATTACK", ("HUM TGT: NAME", Fill.of("LOPEZ")))
    rich = of_type("ATTACK", ("HUM TGT: NAME", Fill.of("JUAN LOPEZ")))
    assert mapping([poor, rich], [MURDER], JUDGE) == [(1, 0)]
    rows = Rows()
    score_document(rows, [poor, rich], [MURDER], JUDGE)  # a split template: one part is spurious
    assert rows.all_templates() == Categories(correct=2, spurious=2)


def test_merged_templates_leave_one_of_the_key_missing() -> None:
    second = of_type("ATTACK", ("HUM TGT: NAME", Fill.of("MARIA PEREZ")))
    merged = of_type(
        "ATTACK", ("HUM TGT: NAME", Fill.of("JUAN LOPEZ")), ("HUM TGT: NAME", Fill.of("MARIA PEREZ"))
    )
    rows = Rows()
    score_document(rows, [merged], [MURDER, second], JUDGE)
    assert rows.matched_only == Categories(correct=2, spurious=1)
    assert rows.all_templates() == Categories(correct=2, spurious=1, missing=2)


@pytest.mark.parametrize(
    ("given", "key", "expected"),
    [
        ([], [], Categories()),
        (["A"], [], Categories(spurious=1)),
        (["B", "A"], ["A"], Categories(correct=1, spurious=1)),
        (["C"], ["A", "B"], Categories(incorrect=1, missing=1)),
        (["C", "D"], ["A"], Categories(incorrect=1, spurious=1)),
        (["C"], ["?A"], Categories(incorrect=1)),
        ([], ["?A"], Categories()),
        (["A", "C"], ["A", "?B"], Categories(correct=1, incorrect=1)),
        (["A"], ["A", "?B", "D"], Categories(correct=1, missing=1)),
    ],
)
def test_what_is_left_over_is_paired_off(given: list[str], key: list[str], expected: Categories) -> None:
    fills = [Fill((text.lstrip("?"),), (), text.startswith("?")) for text in key]
    slot = BY_NAME["PERP: INDIVIDUAL ID"]
    assert score_slot(slot, [Fill.of(text) for text in given], fills, JUDGE) == expected


def test_a_filler_is_used_once_and_the_better_match_wins() -> None:
    slot = BY_NAME["HUM TGT: NAME"]
    key = [Fill.of("JUAN LOPEZ"), Fill.of("LOPEZ")]
    given = [Fill.of("LOPEZ"), Fill.of("JUAN LOPEZ")]
    assert score_slot(slot, given, key, JUDGE) == Categories(correct=2)
    assert score_slot(slot, given[:1], key, JUDGE) == Categories(correct=1, missing=1)


def test_recall_precision_and_f() -> None:
    c = Categories(correct=4, partial=2, incorrect=2, missing=2, spurious=4)
    assert (c.possible, c.actual) == (10, 12)
    assert c.recall == pytest.approx(0.5)
    assert c.precision == pytest.approx(5 / 12)
    assert c.f == pytest.approx(2 * 0.5 * (5 / 12) / (0.5 + 5 / 12))

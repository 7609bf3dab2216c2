"""The six-slot measure, on cases counted by hand."""

from __future__ import annotations

import pytest
from evaluation.benchmarks.muc_slots import SlotTemplate, align, level, score_all, score_document

BOMBING = SlotTemplate.of(
    "bombing",
    {
        "PerpOrg": [["Shining Path", "SL"]],
        "Target": [["the embassy"], ["two cars", "cars"]],
        "Weapon": [["car bomb", "bomb"]],
    },
)
KIDNAPPING = SlotTemplate.of("kidnapping", {"PerpInd": [["armed men"]], "Victim": [["Juan Lopez", "Lopez"]]})


def test_mentions_are_levelled() -> None:
    assert level('The "Santo  Tomas" farm, a.') == "santo tomas farm"


def test_the_gold_itself_is_perfect() -> None:
    score = score_document([KIDNAPPING, BOMBING], [BOMBING, KIDNAPPING])
    assert score.micro.f1 == 1.0
    assert all(tally.f1 == 1.0 for tally in score.slots.values())
    assert score.micro.gold == 2 + 1 + 2 + 1 + 1 + 1


def test_nothing_given_and_nothing_wanted() -> None:
    assert score_document([], []).micro.f1 == 0.0
    missed = score_document([], [BOMBING]).micro
    assert (missed.given, missed.gold, missed.recall) == (0, 5, 0.0)
    spurious = score_document([BOMBING], []).micro
    assert (spurious.given, spurious.gold, spurious.precision) == (5, 0, 0.0)


def test_one_right_mention_is_enough_and_a_wrong_one_spoils_the_entity() -> None:
    short = SlotTemplate.of("bombing", {"Weapon": [["bomb"]]})
    spoilt = SlotTemplate.of("bombing", {"Weapon": [["bomb", "dynamite"]]})
    assert score_document([short], [BOMBING]).slots["Weapon"].f1 == 1.0
    assert score_document([spoilt], [BOMBING]).slots["Weapon"].f1 == 0.0


def test_two_forms_of_one_entity_count_twice_for_precision_and_once_for_recall() -> None:
    both = SlotTemplate.of("bombing", {"PerpOrg": [["Shining Path"], ["SL"], ["MRTA"]]})
    tally = score_document([both], [BOMBING]).slots["PerpOrg"]
    assert (tally.right_given, tally.given, tally.right_gold, tally.gold) == (2, 3, 1, 1)


def test_a_template_of_another_type_has_no_partner() -> None:
    attack = SlotTemplate.of("attack", dict(KIDNAPPING.fillers))
    micro = score_document([attack], [KIDNAPPING]).micro
    assert (micro.right_given, micro.right_gold) == (0, 0)
    assert (micro.given, micro.gold) == (3, 3)


def test_gold_of_two_types_takes_either() -> None:
    gold = SlotTemplate.of("bombing / attack", {"Weapon": [["bomb"]]})
    assert score_document([SlotTemplate.of("attack", {"Weapon": [["bomb"]]})], [gold]).micro.f1 == 1.0


def test_a_split_template_gets_its_larger_part() -> None:
    parts = [
        SlotTemplate.of("bombing", {"Target": [["embassy"], ["cars"]]}),
        SlotTemplate.of("bombing", {"Weapon": [["bomb"]]}),
    ]
    score = score_document(parts, [BOMBING])
    assert align(parts, [BOMBING]) == [(0, 0)]
    # right: the type and both targets; given: five fillers; gold: five
    assert (score.micro.right_given, score.micro.given, score.micro.gold) == (3, 5, 5)
    assert score.micro.f1 == pytest.approx(3 / 5)


def test_merged_templates_are_aligned_once() -> None:
    other = SlotTemplate.of("bombing", {"Target": [["bank"]]})
    merged = SlotTemplate.of("bombing", {"Target": [["embassy"], ["cars"], ["bank"]]})
    score = score_document([merged], [BOMBING, other])
    # with the first: type and two targets are right; with the second: type and one
    assert align([merged], [BOMBING, other]) == [(0, 0)]
    assert (score.micro.right_given, score.micro.given, score.micro.right_gold, score.micro.gold) == (
        3,
        4,
        3,
        7,
    )


def test_the_alignment_is_the_best_and_not_the_first() -> None:
    gold = [
        SlotTemplate.of("attack", {"Victim": [["a"], ["b"]]}),
        SlotTemplate.of("attack", {"Victim": [["b"]]}),
    ]
    given = [
        SlotTemplate.of("attack", {"Victim": [["b"]]}),
        SlotTemplate.of("attack", {"Victim": [["a"], ["b"]]}),
    ]
    assert sorted(align(given, gold)) == [(0, 1), (1, 0)]
    assert score_document(given, gold).micro.f1 == 1.0


def test_equal_gold_templates_are_one() -> None:
    assert score_document([KIDNAPPING], [KIDNAPPING, KIDNAPPING]).micro.f1 == 1.0


def test_documents_are_summed_before_the_shares() -> None:
    score = score_all([([KIDNAPPING], [KIDNAPPING]), ([BOMBING], []), ([], [BOMBING])])
    assert score.micro.precision == pytest.approx(3 / 8)
    assert score.micro.recall == pytest.approx(3 / 8)


def test_twelve_templates_a_side_are_aligned_at_once() -> None:
    many = [SlotTemplate.of("attack", {"Victim": [[f"person {n}"]]}) for n in range(12)]
    assert score_document(list(reversed(many)), many).micro.f1 == 1.0

"""Kinds of errors, counted by hand."""

from __future__ import annotations

from evaluation.benchmarks.muc_errors import filler_errors, template_errors
from evaluation.benchmarks.muc_slots import SlotTemplate


def of(kind: str, **fillers: list[list[str]]) -> SlotTemplate:
    return SlotTemplate.of(kind, fillers)


def test_templates_are_missed_for_a_reason() -> None:
    bombing, arson, attack = of("bombing"), of("arson", Target=[["bank"]]), of("attack")
    assert template_errors([], [bombing, arson]) == {"missed, nothing given in the document": 2}
    assert template_errors([bombing], [bombing, arson]) == {
        "aligned": 1,
        "missed, fewer given than there are": 1,
    }
    assert template_errors([bombing, attack], [bombing, arson]) == {"aligned": 1, "wrong type": 1}
    assert template_errors([bombing, attack], [bombing]) == {"aligned": 1, "spurious beside others": 1}
    assert template_errors([attack], []) == {"spurious in a document without incidents": 1}
    assert template_errors([], []) == {}


def test_fillers_are_wrong_in_kinds() -> None:
    gold = of(
        "attack",
        PerpInd=[["rebels"], ["armed men"]],
        PerpOrg=[["red front"]],
        Target=[["bank"]],
        Weapon=[["rifles"]],
    )
    given = of(
        "attack", PerpInd=[["rebels"], ["three men"], ["red front"]], Target=[["church"]], Victim=[["x"]]
    )
    assert filler_errors(given, gold) == {
        ("PerpInd", "right"): 1,
        ("PerpInd", "other boundary"): 1,
        ("PerpInd", "given wrong"): 2,
        ("PerpOrg", "under another role"): 1,
        ("Target", "other filler given"): 1,
        ("Target", "given wrong"): 1,
        ("Victim", "given where gold has none"): 1,
        ("Weapon", "nothing given"): 1,
    }

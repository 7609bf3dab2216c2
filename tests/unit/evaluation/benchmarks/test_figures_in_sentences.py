"""The benchmark of figures in sentences: how a case is written and when it is right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation.benchmarks.figures_in_sentences import FILES, ROOT, is_right, matches
from evaluation.counted_cases import Case, Scope, Told, load

from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values import Operator, Quantity


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("killed 34", Quantity(Operator.EXACTLY, 34)),
        ("killed >=20 soldiers", Quantity(Operator.AT_LEAST, 20)),
        ("killed 20..25", Quantity(Operator.RANGE, 20, 25)),
        ("killed vague12", Quantity(Operator.VAGUE, convention=12)),
        ("killed vague", Quantity(Operator.VAGUE)),
    ],
)
def test_numbers_as_cases_write_them(text: str, quantity: Quantity) -> None:
    assert Told.parse(text).quantity == quantity


def test_a_figure_as_cases_write_it() -> None:
    told = Told.parse("injured 4 soldiers/persons part side=target aggregate old")
    assert told.kind is CasualtyKind.INJURED
    assert told.groups == {"soldiers", "persons"}
    assert told.part is True
    assert told.side is Side.TARGET
    assert told.scope is Scope.AGGREGATE
    assert told.optional
    with pytest.raises(ValueError, match="no number"):
        Told.parse("killed some")


def test_what_is_wholly_right() -> None:
    case = Case.parse("en", "killed 9; killed 4 women part; killed 6 old | Nine died.")
    nine, women, _ = case.told
    assert is_right(case.told, [nine, women])
    assert is_right(case.told, [women, nine, Told.parse("killed 6 soldiers")])
    assert not is_right(case.told, [nine])
    assert not is_right(case.told, [nine, replace(women, part=False)])
    assert not is_right(case.told, [nine, women, Told.parse("killed 7")])
    assert not is_right(case.told, [replace(nine, scope=Scope.AGGREGATE), women])
    assert is_right((), ())
    assert not is_right((), [nine])


def test_figures_that_may_be_left_out_count_on_no_side() -> None:
    gold = Case.parse("en", "killed 9 soldiers; killed 6 old | Nine died.").told
    read = [Told.parse("killed 9"), Told.parse("killed 6")]
    pairs, wanted, given = matches(gold, read, grouped=False)
    assert (len(pairs), wanted, given) == (1, 1, 1)
    pairs, wanted, given = matches(gold, read, grouped=True)
    assert (len(pairs), wanted, given) == (0, 1, 1)


@pytest.mark.parametrize(("language", "name"), FILES.items())
def test_the_cases_can_be_read_and_differ(language: str, name: str) -> None:
    cases = load(ROOT / name, language)
    assert len(cases) >= 160
    assert len({case.text for case in cases}) == len(cases)

"""Scores of partitions against the examples of the papers that define them."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from evaluation.benchmarks.assignment import best_total
from evaluation.benchmarks.coreference import (
    agreement,
    b_cubed,
    ceaf_e,
    muc,
    narrowed,
    partition_of,
)
from hypothesis import given
from hypothesis import strategies as st

TRUTH = partition_of(["12345", "67", "89ABC"])
MERGED_SMALL = partition_of(["12345", "6789ABC"])
MERGED_LARGE = partition_of(["1234589ABC", "67"])
ALL_IN_ONE = partition_of(["123456789ABC"])
ALL_ALONE = partition_of("123456789ABC")


def test_b_cubed_of_the_example_of_bagga_and_baldwin() -> None:
    """Figures 1 to 3 of the 1998 paper: MUC cannot tell the two responses apart, B-cubed can."""
    assert b_cubed(TRUTH, MERGED_SMALL).precision == pytest.approx(0.76, abs=0.005)
    assert b_cubed(TRUTH, MERGED_LARGE).precision == pytest.approx(0.58, abs=0.005)
    assert b_cubed(TRUTH, MERGED_SMALL).recall == b_cubed(TRUTH, MERGED_LARGE).recall == 1.0
    for response in (MERGED_SMALL, MERGED_LARGE):
        assert muc(TRUTH, response).precision == pytest.approx(0.9)
        assert muc(TRUTH, response).recall == 1.0


@pytest.mark.parametrize(
    ("response", "links", "items", "entities"),
    [
        (MERGED_SMALL, 0.947, 0.865, 0.733),
        (MERGED_LARGE, 0.947, 0.737, 0.667),
        (ALL_IN_ONE, 0.900, 0.545, 0.294),
        (ALL_ALONE, 0.0, 0.400, 0.178),
    ],
)
def test_f1_of_the_example_of_luo(
    response: dict[str, int], links: float, items: float, entities: float
) -> None:
    """Table 1 of the 2005 paper."""
    found = agreement(TRUTH, response)
    assert found.muc.f1 == pytest.approx(links, abs=0.0006)
    assert found.b_cubed.f1 == pytest.approx(items, abs=0.0006)
    assert found.ceaf_e.f1 == pytest.approx(entities, abs=0.0006)
    assert found.conll == pytest.approx((links + items + entities) / 3, abs=0.0006)


def test_muc_of_the_example_of_vilain() -> None:
    """A chain of four given as two pairs keeps two of three links, and needs no wrong one."""
    found = muc(partition_of(["ABCD"]), partition_of(["AB", "CD"]))
    assert found.recall == pytest.approx(2 / 3)
    assert found.precision == 1.0


def test_the_alignment_of_clusters_is_the_best_one_not_the_greedy_one() -> None:
    """Taking the best pair first would leave the second gold cluster with nothing."""
    gold = partition_of(["abc", "d"])
    found = partition_of(["abd", "c"])
    greedy, best = 2 * 2 / 6, 2 * 1 / 4 + 2 * 1 / 4
    assert best > greedy
    assert ceaf_e(gold, found).recall == pytest.approx(best / 2)


_PARTITIONS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12)


@given(_PARTITIONS)
def test_scores_are_shares_and_turn_round_with_the_sides(labels: list[tuple[int, int]]) -> None:
    gold = {str(n): here for n, (here, _) in enumerate(labels)}
    found = {str(n): there for n, (_, there) in enumerate(labels)}
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(gold, found), measure(found, gold)
        assert 0.0 <= there.precision <= 1.0 + 1e-9
        assert 0.0 <= there.recall <= 1.0 + 1e-9
        assert there.precision == pytest.approx(back.recall)
    assert b_cubed(gold, gold).f1 == ceaf_e(gold, gold).f1 == pytest.approx(1.0)


@given(st.integers(1, 4), st.integers(1, 5), st.lists(st.integers(0, 9), min_size=20, max_size=20))
def test_no_assignment_is_better_than_the_best(rows: int, columns: int, values: list[int]) -> None:
    gains = np.array(values[: rows * columns], dtype=np.float64).reshape(rows, columns)
    wide = gains if rows <= columns else gains.T
    tried = max(
        sum(wide[row, column] for row, column in enumerate(chosen))
        for chosen in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert best_total(gains) == pytest.approx(tried)


def test_partitions_of_other_items_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same items"):
        b_cubed(TRUTH, partition_of(["12"]))


def test_an_item_in_two_clusters_makes_no_partition() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        partition_of(["ab", "bc"])


def test_items_left_out_are_alone() -> None:
    whole = narrowed(partition_of(["ab"]), "abcd")
    assert whole["a"] == whole["b"]
    assert len(set(whole.values())) == 3

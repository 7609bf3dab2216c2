"""Folds."""

from __future__ import annotations

from collections import Counter

from evaluation.benchmarks.folds import folds

KEYS = [f"row {n}" for n in range(100)]
STRATA = ["rare" if n < 10 else "common" for n in range(100)]


def test_every_fold_holds_its_share_of_each_stratum():
    found = folds(KEYS, STRATA)
    assert set(Counter(found).values()) == {20}
    assert Counter(
        fold for fold, stratum in zip(found, STRATA, strict=True) if stratum == "rare"
    ) == dict.fromkeys(range(5), 2)


def test_equal_keys_share_a_fold():
    found = folds([*KEYS, *KEYS], [*STRATA, *STRATA])
    assert found[:100] == found[100:]


def test_the_order_of_the_rows_does_not_matter():
    forth = dict(zip(KEYS, folds(KEYS, STRATA), strict=True))
    back = dict(zip(KEYS[::-1], folds(KEYS[::-1], STRATA[::-1]), strict=True))
    assert forth == back

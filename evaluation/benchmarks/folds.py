"""Folds for cross-validation that are the same on every machine and for every learner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from firsthand.domain.ids import content_id


def folds(keys: Sequence[str], strata: Sequence[Hashable], count: int = 5) -> list[int]:
    """The fold of each row: every fold holds its share of each stratum, and rows with one key share a fold.

    Rows are dealt out in the order of a hash of their key, so that neither their order in the file nor a random seed
    matters.

    Args:
        keys: of each row, such as its sentence; equal keys stay together.
        strata: of each row, such as its label.
        count: number of folds.

    Returns:
        Numbers from 0 to `count` - 1.
    """
    stratum_of: dict[str, Hashable] = {}
    for key, stratum in zip(keys, strata, strict=True):
        stratum_of.setdefault(key, stratum)
    members: dict[Hashable, list[str]] = defaultdict(list)
    for key in sorted(stratum_of, key=lambda key: content_id("fold", key)):
        members[stratum_of[key]].append(key)
    fold_of: dict[str, int] = {}
    dealt = 0
    for stratum in sorted(members, key=str):
        for key in members[stratum]:
            fold_of[key] = dealt % count
            dealt += 1
    return [fold_of[key] for key in keys]

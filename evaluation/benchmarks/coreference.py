"""How well a partition agrees with a gold one: MUC, B-cubed, CEAF and their mean.

Definitions: MUC counts links (Vilain et al. 1995); B-cubed averages over items (Bagga and Baldwin 1998); CEAF with the entity
similarity phi-4 aligns clusters one to one (Luo 2005). The CoNLL score is the mean of the three F1 (Pradhan et al. 2012). Every item
counts, those alone in their cluster too; both partitions are of the same items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from evaluation.benchmarks.assignment import best_total

Partition: TypeAlias = Mapping[str, Hashable]
"""The cluster of each item."""


@dataclass(frozen=True)
class Score:
    """Precision and recall, shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Agreement:
    """The three scores of one partition."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def conll(self) -> float:
        """Mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def partition_of(clusters: Iterable[Iterable[str]]) -> dict[str, int]:
    """A partition from its clusters.

    Raises:
        ValueError: an item is in two of them.
    """
    found: dict[str, int] = {}
    for number, cluster in enumerate(clusters):
        for item in cluster:
            if item in found:
                raise ValueError(f"{item!r} is in two clusters")
            found[item] = number
    return found


def narrowed(partition: Partition, items: Collection[str]) -> dict[str, Hashable]:
    """What a partition says of some items; items that it leaves out are each alone."""
    return {item: ("in", partition[item]) if item in partition else ("alone", item) for item in sorted(items)}


def agreement(gold: Partition, found: Partition) -> Agreement:
    """All three scores; see `muc`, `b_cubed` and `ceaf_e`."""
    return Agreement(muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found))


def muc(gold: Partition, found: Partition) -> Score:
    """Share of the links that hold gold clusters together which are found, and the reverse.

    A cluster of n items takes n - 1 links; cut into k parts by the other partition it keeps n - k. Both scores are 0 where there is
    no link.
    """
    shared = len(_shared(gold, found))
    kept = len(gold) - shared
    needed, given = len(gold) - len(set(gold.values())), len(gold) - len(set(found.values()))
    return Score(kept / given if given else 0.0, kept / needed if needed else 0.0)


def b_cubed(gold: Partition, found: Partition) -> Score:
    """Mean over items of the share of its found cluster that belongs there, and of its gold cluster that is found."""
    shared = _shared(gold, found)
    of_gold, of_found = Counter(gold.values()), Counter(found.values())
    items = len(gold) or 1
    precise = sum(count**2 / of_found[there] for (_, there), count in shared.items())
    recalled = sum(count**2 / of_gold[here] for (here, _), count in shared.items())
    return Score(precise / items, recalled / items)


def ceaf_e(gold: Partition, found: Partition) -> Score:
    """Similarity of clusters under the best one-to-one alignment, per found and per gold cluster.

    The similarity phi-4 of two clusters is twice the items they share over the items of both.
    """
    shared = _shared(gold, found)
    of_gold, of_found = Counter(gold.values()), Counter(found.values())
    alike = {pair: 2 * count / (of_gold[pair[0]] + of_found[pair[1]]) for pair, count in _in_order(shared)}
    total = sum(_aligned(group, alike) for group in _connected(alike))
    return Score(total / len(of_found) if of_found else 0.0, total / len(of_gold) if of_gold else 0.0)


Pair: TypeAlias = tuple[Hashable, Hashable]
"""A gold cluster and a found one that share items."""


def _in_order(shared: Mapping[Pair, int]) -> list[tuple[Pair, int]]:
    """Pairs with their counts, in an order that hangs on nothing but their names: sums of floats depend on it."""
    return sorted(shared.items(), key=lambda entry: repr(entry[0]))


def _shared(gold: Partition, found: Partition) -> Counter[Pair]:
    if gold.keys() != found.keys():
        raise ValueError("the partitions are not of the same items")
    return Counter((gold[item], found[item]) for item in gold)


def _connected(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Pairs in groups that share no cluster with another group, so that each can be aligned by itself."""
    beside: dict[tuple[int, Hashable], list[Pair]] = defaultdict(list)
    for pair in pairs:
        for side, cluster in enumerate(pair):
            beside[side, cluster].append(pair)
    seen: set[Pair] = set()
    groups = []
    for members in beside.values():
        waiting, group = list(members), []
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                group.append(pair)
                waiting += beside[0, pair[0]] + beside[1, pair[1]]
        if group:
            groups.append(group)
    return groups


def _aligned(group: Iterable[Pair], alike: Mapping[Pair, float]) -> float:
    """The largest sum of similarities of one group."""
    pairs = list(group)
    rows = {gold: number for number, gold in enumerate(dict.fromkeys(gold for gold, _ in pairs))}
    columns = {there: number for number, there in enumerate(dict.fromkeys(there for _, there in pairs))}
    gains = np.zeros((len(rows), len(columns)))
    for pair in pairs:
        gains[rows[pair[0]], columns[pair[1]]] = alike[pair]
    return best_total(gains)

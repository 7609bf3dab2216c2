"""What groups came to is worked out once, as long as the same happenings say it, and never taken for what others say."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import combinations
from unittest.mock import patch

from firsthand.events.bonds import Bonds
from firsthand.events.clusters import Clustering
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from tests.unit.events.test_sketchbook import sketches

Groups = list[tuple[str, ...]]


def mark(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=16).digest(), "big")


class Division:
    """Divides happenings of which all are likely pairs but those of two kinds, and counts how often a pair is weighed."""

    def __init__(self) -> None:
        self.weighed = 0
        self._bonds = Bonds(mark)

    def of(self, told: Sequence[Sketch], bonds: Bonds | None = None) -> Groups:
        """Two happenings fit where both or neither are at an even place in the order of keys."""
        kinds = {sketch.key: sum(sketch.key.encode()) % 2 for sketch in told}

        def weigh(a: str, b: str) -> float:
            self.weighed += 1
            return 2.5 if kinds[a] == kinds[b] else -3.5

        pairs = combinations(sorted(kinds), 2)
        likely = {(a, b): 1.0 if kinds[a] == kinds[b] else 0.5 for a, b in pairs}
        clustering = Clustering(told, weigh, lambda _, others: others, Rulings(), bonds or self._bonds)
        return clustering.groups(likely)


def test_what_was_divided_once_is_not_weighed_again() -> None:
    division, told = Division(), sketches()
    groups = division.of(told)
    assert len(groups) == 2
    assert division.weighed
    division.weighed = 0
    assert division.of(told) == groups
    assert not division.weighed


def test_one_more_about_a_large_group_leaves_what_others_say() -> None:
    """Of a large group the first in order speak, and these are the same when one more comes after them."""
    told = sorted(sketches(), key=lambda sketch: sketch.key)
    with patch("firsthand.events.clusters.WITNESSES", 2):
        division = Division()
        division.of(told[:-1])
        division.weighed = 0
        grown = division.of(told)
        again = division.weighed
        division.weighed = 0
        assert division.of(told, Bonds(mark)) == grown
        assert again < division.weighed / 2


def test_a_happening_told_otherwise_is_weighed_anew() -> None:
    division, told = Division(), sketches()
    stamps = dict.fromkeys((sketch.key for sketch in told), 0)
    bonds = Bonds(lambda key: mark(f"{key} {stamps[key]}"))
    division.of(told, bonds)
    stamps[told[0].key] += 1
    division.weighed = 0
    division.of(told, bonds)
    assert division.weighed

"""Happenings of many documents grouped into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from firsthand.events.blocks import blocks
from firsthand.events.copies import first_copies
from firsthand.events.drafts import Group
from firsthand.events.pairs import THRESHOLD, Comparison, compare
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from firsthand.events.vocabulary import EventTypes


def link(told: Sequence[Sketch], rulings: Rulings, types: EventTypes) -> list[Group]:
    """Group asserted happenings so that each group is one incident.

    Agglomerative and greedy: what reviewers joined first, then the pairs by falling score. Two groups are
    joined only if no member of one is vetoed against a member of the other and no two of their reports
    are judged different. Pairs are ordered by score and wording, so the result is the same for any order of
    arrival.

    Of what several copies of a text tell in one sentence only the oldest copy is linked; the others go
    where it goes. So a copy never brings together, or keeps apart, what the text itself does not.

    Returns:
        The groups, in the order of their keys.
    """
    first, copies = first_copies(told, rulings)
    groups = [list(group) for group in _Grouping(first, rulings, types).groups()]
    home = {sketch.key: group for group in groups for sketch in group}
    for copy, original in copies:
        home[original.key].append(copy)
    ordered = (tuple(sorted(group, key=lambda sketch: sketch.key)) for group in groups)
    return sorted((Group(group[0].key, group) for group in ordered), key=lambda group: group.key)


class _Grouping:
    """The groups as they grow."""

    def __init__(self, told: Sequence[Sketch], rulings: Rulings, types: EventTypes) -> None:
        self._held = {sketch.key: sketch for sketch in told}
        self._rulings = rulings
        self._types = types
        self._group: dict[str, tuple[str, ...]] = {key: (key,) for key in self._held}
        self._compared: dict[tuple[str, str], Comparison] = {}

    def groups(self) -> list[tuple[Sketch, ...]]:
        self._join_judged()
        scored = [(self._compare(a, b), a, b) for a, b in blocks(list(self._held.values()))]
        likely = [
            (-found.score, a, b) for found, a, b in scored if not found.veto and found.score >= THRESHOLD
        ]
        for _, a, b in sorted(likely, key=self._precedence):
            if self._group[a] != self._group[b] and self._may_join(self._group[a], self._group[b]):
                self._join(a, b)
        return [tuple(self._held[key] for key in group) for group in sorted(set(self._group.values()))]

    def _precedence(self, pair: tuple[float, str, str]) -> tuple[object, ...]:
        falling, *keys = pair
        return falling, sorted(self._held[key].order for key in keys)

    def _join_judged(self) -> None:
        """Join what reviewers judged the same; a part of a concerted action joins where it fits best."""
        of_report: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._held):
            for report in self._held[key].reports:
                of_report[report].append(key)
        for first, second in self._rulings.same:
            pairs = [
                (-self._compare(a, b).score, a, b) for a, b in product(of_report[first], of_report[second])
            ]
            if pairs:
                _, a, b = min(pairs)
                if self._group[a] != self._group[b] and not self._is_parted(self._group[a], self._group[b]):
                    self._join(a, b)

    def _join(self, a: str, b: str) -> None:
        joined = tuple(sorted((*self._group[a], *self._group[b])))
        for key in joined:
            self._group[key] = joined

    def _may_join(self, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        return not self._is_parted(first, second) and not any(
            self._compare(a, b).veto for a, b in product(first, second)
        )

    def _is_parted(self, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        if not self._rulings.different:
            return False
        reports = [
            [report for key in group for report in self._held[key].reports] for group in (first, second)
        ]
        return self._rulings.parted(*reports)

    def _compare(self, a: str, b: str) -> Comparison:
        pair = (a, b) if a < b else (b, a)
        found = self._compared.get(pair)
        if found is None:
            found = compare(self._held[pair[0]], self._held[pair[1]], self._types)
            self._compared[pair] = found
        return found

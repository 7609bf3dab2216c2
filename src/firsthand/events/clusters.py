"""Happenings that hang together, divided into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from firsthand.events.pairs import Comparison
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch

WITNESSES = 40
"""Members of a group that another is compared with, beside those of the same documents; more would not change much."""

BAR = -1.0
"""Mean score that the pairs of two groups must have for them to be joined (average link): a chain of likenesses makes no incident."""

_LIMIT = 4.0
"""Scores count in the mean up to this much, either way: one pair that is sure must not carry many that are not."""


class Clustering:
    """Agglomerative and greedy: what reviewers joined first, then the pairs by falling score.

    Two groups are joined only if the mean score between them is high enough, no member of one is vetoed against a member of the other and no
    two of their reports are judged different. Where a reviewer merged what the machine keeps apart, the group keeps its sides: what fits one of them
    belongs to the incident, though it speaks against the other. Pairs are ordered by score and wording, so the result is the same for any order of arrival.

    Args:
        members: what is to be divided.
        compare: weighs a pair of keys.
        rulings: judgements of reviewers.
    """

    def __init__(
        self, members: Iterable[Sketch], compare: Callable[[str, str], Comparison], rulings: Rulings
    ) -> None:
        self._held = {sketch.key: sketch for sketch in sorted(members, key=lambda sketch: sketch.key)}
        self._compare = cache(compare)
        self._rulings = rulings
        self._group: dict[str, tuple[str, ...]] = {key: (key,) for key in self._held}
        self._wings: dict[str, tuple[str, ...]] = dict(
            self._group
        )  # the side of its group that a member is on

    def groups(self, likely: Mapping[tuple[str, str], float]) -> list[tuple[str, ...]]:
        """Divide.

        Args:
            likely: pairs (a < b) that may be one incident, with their scores.

        Returns:
            The groups, each sorted, in order.
        """
        self._join_judged()
        for a, b in sorted(likely, key=lambda pair: self._precedence(pair, likely[pair])):
            if self._group[a] != self._group[b] and not self._is_parted(self._group[a], self._group[b]):
                wings = self._meeting(a, b)
                if wings is not None:
                    self._unite(*wings)
                    self._join(a, b)
        return sorted(set(self._group.values()))

    def _precedence(self, pair: tuple[str, str], score: float) -> tuple[object, ...]:
        return -score, sorted(self._held[key].order for key in pair)

    def _join_judged(self) -> None:
        """Join what reviewers judged the same; a part of a concerted action joins where it fits best."""
        if not self._rulings.same:
            return
        of_report: dict[str, list[str]] = defaultdict(list)
        for key, sketch in self._held.items():
            for report in sketch.reports:
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

    def _meeting(self, a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The sides of two groups that fit each other, those of the likely pair before others; None where none do."""
        pairs = product(self._sides(a), self._sides(b))
        return next((pair for pair in pairs if self._may_join(*pair)), None)

    def _sides(self, key: str) -> list[tuple[str, ...]]:
        """The sides of a happening's group, its own first."""
        if not self._rulings.same:
            return [self._group[key]]
        wings = {wing[0]: wing for wing in (self._wings[member] for member in self._group[key])}
        return sorted(wings.values(), key=lambda wing: (key not in wing, wing))

    def _unite(self, first: tuple[str, ...], second: tuple[str, ...]) -> None:
        if not self._rulings.same:
            return
        wing = tuple(sorted((*first, *second)))
        for key in wing:
            self._wings[key] = wing

    def _may_join(self, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        total, count = 0.0, 0
        for a, b in self._confronted(first, second):
            found = self._compare(a, b)
            if found.veto is not None:
                return False
            total += max(-_LIMIT, min(_LIMIT, found.score))
            count += 1
        return total >= BAR * count

    def _confronted(self, first: Sequence[str], second: Sequence[str]) -> Iterable[tuple[str, str]]:
        """The pairs of two groups that must not exclude each other."""
        if len(first) <= WITNESSES and len(second) <= WITNESSES:
            return product(first, second)
        documents = {self._held[key].document for key in first} & {self._held[key].document for key in second}
        ours, theirs = (
            [key for at, key in enumerate(group) if at < WITNESSES or self._held[key].document in documents]
            for group in (first, second)
        )
        return product(ours, theirs)

    def _is_parted(self, first: Sequence[str], second: Sequence[str]) -> bool:
        if not self._rulings.different:
            return False
        reports = [
            [report for key in group for report in self._held[key].reports] for group in (first, second)
        ]
        return self._rulings.parted(*reports)

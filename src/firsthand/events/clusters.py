"""Happenings that hang together, divided into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from firsthand.events.bonds import UNKNOWN, Bond, Bonds
from firsthand.events.outvoted import is_outvoted
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch

WITNESSES = 40
"""Members of a group that another is compared with, beside those of the same documents; more would not change much."""

BAR = -1.0
"""Mean score that the pairs of two groups must have for them to be joined (average link): a chain of likenesses makes no incident."""

LONGEST = 7
"""Days that the middle days of two groups may lie apart where they have more than `WITNESSES` members together: a run of attacks that pages
tell in much the same words, with the same names, is no one incident.
"""

_FEW_DAYS = 3  # what is known less well says nothing of how long a group is

_VERSIONS = 4
"""Members of two groups together from which versions of a text can outvote one of them."""

_LIMIT = 4.0
"""Scores count in the mean up to this much, either way: one pair that is sure must not carry many that are not."""

_PARTS = 1_000_000
"""Scores are added up as whole millionths, to which they are rounded: so a sum hangs on what is added and not on the order."""

Weigh = Callable[[str, str], float | None]
"""The score of a pair of keys, None where one incident is excluded."""

Sift = Callable[[str, Sequence[str]], Sequence[str]]
"""Of a key and others, those others that may be one incident with it, as far as is seen at a glance."""


class Clustering:
    """Agglomerative and greedy: what reviewers joined first, then the pairs by falling score.

    Two groups are joined only if the mean score between them is high enough, no member of one is vetoed against a member of the other and no
    two of their reports are judged different. Where a reviewer merged what the machine keeps apart, the incident keeps its sides: what fits one of them
    belongs to the incident, though it speaks against the other. Pairs are ordered by score and wording, so the result is the same for any order of arrival.

    What the pairs of two groups come to is added up when groups are joined, so that hardly a pair is weighed twice. Of a group of more than
    `WITNESSES` only the first in order are weighed against another, so that the work grows with the members and not with their pairs.

    Args:
        members: what is to be divided.
        weigh: weighs a pair of keys.
        sift: leaves out of some keys what is seen to be excluded from being one incident with another.
        rulings: judgements of reviewers.
        bonds: what groups came to before.
    """

    def __init__(
        self, members: Iterable[Sketch], weigh: Weigh, sift: Sift, rulings: Rulings, bonds: Bonds
    ) -> None:
        self._held = {sketch.key: sketch for sketch in sorted(members, key=lambda sketch: sketch.key)}
        self._weigh = weigh
        self._sift = sift
        self._rulings = rulings
        self._group = {key: at for at, key in enumerate(self._held)}
        self._members: dict[int, list[str]] = {at: [key] for key, at in self._group.items()}
        self._known = bonds
        self._mark_of = {key: bonds.mark(key) for key in self._held}
        self._marks = {at: self._mark_of[key] for key, at in self._group.items()}
        self._documents = (
            {at: {self._held[key].document} for key, at in self._group.items()}
            if len(self._held) > WITNESSES
            else {}
        )
        self._bonds: dict[int, dict[int, Bond]] = {at: {} for at in self._members}
        self._days = {at: _days(self._held[key]) for key, at in self._group.items()}
        self._stretched: set[str] = set()
        parted = {report for pair in rulings.different for report in pair}
        self._tied: dict[
            int, set[int]
        ] = {}  # a group to the groups that reviewers made one incident with it, itself among them
        self._judged = (
            {at: parted.intersection(self._held[key].reports) for key, at in self._group.items()}
            if parted
            else {}
        )

    def groups(self, likely: Mapping[tuple[str, str], float]) -> list[tuple[str, ...]]:
        """Divide.

        Args:
            likely: pairs (a < b) that may be one incident, with their scores.

        Returns:
            The groups, each sorted, in order.
        """
        self._join_judged()
        group = self._group
        for a, b in self._in_order(likely):
            first, second = group[a], group[b]
            if first != second and (meeting := self._meeting(first, second)) is not None:
                self._join(*meeting)
        return sorted(self._incidents())

    def _incidents(self) -> Iterator[tuple[str, ...]]:
        for at, members in self._members.items():
            sides = self._sides(at)
            if at == min(sides):
                yield (
                    tuple(sorted(key for side in sides for key in self._members[side]))
                    if sides[1:]
                    else tuple(members)
                )

    def _sides(self, group: int) -> list[int]:
        """The groups that are one incident with a group, itself first."""
        return [group, *sorted(self._tied.get(group, {group}) - {group})]

    def _meeting(self, first: int, second: int) -> tuple[int, int] | None:
        """The sides of two incidents that fit each other, those of the likely pair before others; None where none do."""
        if not self._tied:
            return (first, second) if self._may_join(first, second) else None
        ours, theirs = self._sides(first), self._sides(second)
        if second in ours or any(self._is_parted(*pair) for pair in product(ours, theirs)):
            return None
        return next((pair for pair in product(ours, theirs) if self._may_join(*pair)), None)

    def _tie(self, first: int, second: int) -> None:
        """Make two groups one incident because a reviewer said so, and keep them apart as its sides."""
        sides = {*self._tied.get(first, {first}), *self._tied.get(second, {second})}
        for side in sides:
            self._tied[side] = sides

    def stretched(self) -> set[str]:
        """Members of groups that would have grown too long (`LONGEST`), one of each, after `groups`."""
        return self._stretched

    def _in_order(self, likely: Mapping[tuple[str, str], float]) -> list[tuple[str, str]]:
        ordered = sorted(self._held.values(), key=lambda sketch: sketch.order)
        rank = {sketch.key: at for at, sketch in enumerate(ordered)}
        ranked = []
        for (a, b), score in likely.items():
            one, other = rank[a], rank[b]
            ranked.append((-score, *((one, other) if one < other else (other, one)), a, b))
        return [(a, b) for *_, a, b in sorted(ranked)]

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
                (-(self._weigh(a, b) or 0.0), a, b)
                for a, b in product(of_report.get(first, ()), of_report.get(second, ()))
            ]
            if pairs:
                _, a, b = min(pairs)
                one, other = self._group[a], self._group[b]
                sides = product(self._sides(one), self._sides(other))
                if other not in self._sides(one) and not any(self._is_parted(*pair) for pair in sides):
                    self._tie(one, other)

    def _join(self, first: int, second: int) -> None:
        """Put one group into another, and add up what is known of both; what is known of one alone is weighed anew when it is asked for."""
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        joined = self._members.pop(second)
        for key in joined:
            self._group[key] = first
        self._members[first] = sorted((*self._members[first], *joined))
        self._marks[first] ^= self._marks.pop(second)
        if self._documents:
            self._documents[first] |= self._documents.pop(second)
        self._days[first] = sorted((*self._days[first], *self._days.pop(second)))
        if self._judged:
            self._judged[first] |= self._judged.pop(second)
        if self._tied:
            sides = {*self._tied.pop(first, {first}), *self._tied.pop(second, {second})} - {second}
            for side in sides if sides - {first} else ():
                self._tied[side] = sides
        ours, theirs = self._bonds[first], self._bonds.pop(second)
        for other in {*ours, *theirs} - {first, second}:
            about = self._bonds[other]
            about.pop(second, None)
            if other in ours and other in theirs:
                one, more = ours[other], theirs[other]
                summed = None if one is None or more is None else (one[0] + more[0], one[1] + more[1])
                ours[other] = about[first] = summed
            elif ours.get(other, UNKNOWN) is None or theirs.get(other, UNKNOWN) is None:
                ours[other] = about[first] = None
            else:
                ours.pop(other, None)
                about.pop(first, None)
        ours.pop(second, None)

    def _may_join(self, first: int, second: int) -> bool:
        if self._is_parted(first, second) or self._is_too_long(first, second):
            return False
        bonds = self._bonds[first]
        bond = bonds.get(second, UNKNOWN)
        if bond == UNKNOWN:
            bond = bonds[second] = self._bonds[second][first] = self._bond(first, second)
        return bond is not None and bond[0] >= BAR * _PARTS * bond[1]

    def _is_too_long(self, first: int, second: int) -> bool:
        ours, theirs = self._members[first], self._members[second]
        days = self._days[first], self._days[second]
        if len(ours) + len(theirs) <= WITNESSES or not (days[0] and days[1]):
            return False
        if abs(days[0][len(days[0]) // 2] - days[1][len(days[1]) // 2]) <= LONGEST:
            return False
        self._stretched.update(group[0] for group in (ours, theirs) if len(group) > 1)
        return True

    def _bond(self, first: int, second: int) -> Bond:
        """What those members of two groups come to that are weighed against each other: they alone say it, so that it is known while they stay."""
        ours, theirs = self._confronted(first, second)
        one, other = self._mark(first, ours), self._mark(second, theirs)
        known = self._known.get(one, other)
        return self._known.keep(one, other, self._sum(ours, theirs)) if known == UNKNOWN else known

    def _mark(self, group: int, chosen: Sequence[str]) -> int:
        if len(chosen) == len(self._members[group]):
            return self._marks[group]
        found = 0
        for key in chosen:
            found ^= self._mark_of[key]
        return found

    def _sum(self, ours: Sequence[str], theirs: Sequence[str]) -> Bond:
        if len(ours) > len(theirs):
            ours, theirs = theirs, ours
        total = weighed = 0
        for a in ours:
            likely = self._sift(a, theirs)
            shut = set(theirs).difference(likely) if len(likely) < len(theirs) else set()
            if not all(self._is_outvoted(a, b, ours, theirs) for b in shut):
                return None
            for b in theirs:
                score = None if b in shut else self._weigh(a, b)
                if score is not None:
                    total += round(_PARTS * max(-_LIMIT, min(_LIMIT, score)))
                    weighed += 1
                elif b not in shut and not self._is_outvoted(a, b, ours, theirs):
                    return None
        return (total, weighed) if weighed else None

    def _is_outvoted(self, a: str, b: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        if len(ours) + len(theirs) < _VERSIONS:
            return False
        held = self._held
        return is_outvoted(held[a], held[b], map(held.__getitem__, ours), map(held.__getitem__, theirs))

    def _confronted(self, one: int, other: int) -> tuple[Sequence[str], Sequence[str]]:
        """The members of two groups that must not exclude each other."""
        first, second = self._members[one], self._members[other]
        if len(first) <= WITNESSES and len(second) <= WITNESSES:
            return first, second
        documents = self._documents[one] & self._documents[other]
        if not documents:
            return first[:WITNESSES], second[:WITNESSES]
        ours, theirs = (
            [key for at, key in enumerate(group) if at < WITNESSES or self._held[key].document in documents]
            for group in (first, second)
        )
        return ours, theirs

    def _is_parted(self, first: int, second: int) -> bool:
        if not self._judged:
            return False
        judged = self._judged[first], self._judged[second]
        return bool(judged[0] and judged[1]) and self._rulings.parted(*judged)


def _days(sketch: Sketch) -> list[int]:
    days = sketch.when.days
    return [day.toordinal() for day in days] if days is not None and len(days) <= _FEW_DAYS else []

"""Which asserted happenings tell of one incident, kept as happenings come and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping

from firsthand.blocking import Kept
from firsthand.domain.report import Status
from firsthand.events.clusters import Clustering
from firsthand.events.drafts import Group
from firsthand.events.ledger.copies import Copies
from firsthand.events.ledger.index import Index
from firsthand.events.pairs import THRESHOLD, Comparison, compare
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from firsthand.events.vocabulary import EventTypes

_AT_HAND = 20_000
"""Pairs of which it is kept at hand how alike they are: dividing what hangs together asks for the same ones again."""


class Links:
    """Asserted happenings, the likely pairs among them, and the groups these make.

    A pair is likely that scores `THRESHOLD` without a veto. Groups are made within what likely pairs hang together, so a
    new happening touches nothing but what hangs together with it.

    Args:
        types: event types.
        rulings: judgements of reviewers.
        held: where the happenings are kept, by key.
    """

    def __init__(self, types: EventTypes, rulings: Rulings, held: MutableMapping[str, Sketch]) -> None:
        self._types = types
        self._held = held
        self._copies = Copies(held)
        self.rule(rulings)
        self._of_report: dict[str, set[str]] = {}
        self._index = Index(held)
        self._edges: dict[str, dict[str, float]] = {}
        self._scores: dict[float, float] = {}  # few are different: each is kept once
        self._compared: Kept[tuple[str, str], tuple[Sketch, Sketch, Comparison] | None] = Kept(
            _AT_HAND, lambda _: None
        )
        self._group_of: dict[str, str] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._touched: set[str] = set()

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements; what they are about must not be in the ledger meanwhile."""
        self._rulings = rulings
        self._partners = rulings.partners()
        self._copies.rule(rulings)

    def add(self, sketch: Sketch) -> None:
        """Take an asserted happening in."""
        self._held[sketch.key] = sketch
        for report in sketch.reports:
            if report in self._partners:
                self._of_report.setdefault(report, set()).add(sketch.key)
        self._settle_copies(self._copies.add(sketch))

    def remove(self, key: str) -> None:
        """Leave one out."""
        sketch = self._held[key]
        self._touched.update(self._groups.get(self._group_of.get(key, ""), ()))
        if key in self._index:
            self._unlink(key)
        followers = self._copies.repeating(sketch)
        moved = self._copies.remove(sketch)
        for report in sketch.reports:
            self._of_report.get(report, set()).discard(key)
        del self._held[key]
        self._settle_copies({*moved, *followers} - {key})

    def settle(self) -> tuple[dict[str, Group], set[str]]:
        """Divide anew what was touched.

        Returns:
            The groups that are new or have other members or members told otherwise, by key; and the keys of the groups
            that are no more.
        """
        changed: dict[str, Group] = {}
        gone: set[str] = set()
        todo, done = {self._speaker(key) for key in self._touched if self._is_told(key)}, set[str]()
        gone.update(self._group_of[key] for key in self._touched if key in self._group_of)
        fresh: list[tuple[str, ...]] = []
        for key in sorted(todo):
            if key not in done:
                component = self._component(key)
                done |= component
                gone.update(self._group_of[member] for member in component if member in self._group_of)
                fresh += self._divide(component)
        for key in gone:
            for member in self._groups.pop(key, ()):
                self._group_of.pop(member, None)
        for members in fresh:
            key = members[0]
            self._groups[key] = members
            self._group_of.update(dict.fromkeys(members, key))
            changed[key] = Group(key, tuple(self._held[member] for member in members))
        self._touched.clear()
        return changed, gone - changed.keys()

    def group(self, key: str) -> Group:
        """One group by its key."""
        return Group(key, tuple(self._held[member] for member in self._groups[key]))

    def groups(self) -> Iterator[Group]:
        """All groups, by key."""
        for key in sorted(self._groups):
            yield self.group(key)

    def group_of(self, key: str) -> str | None:
        """The key of the group of a happening."""
        return self._group_of.get(key)

    def judged_with(self, sketch: Sketch) -> list[str]:
        """The keys of the groups of what a reviewer joined with a happening, asserted or not, in order."""
        return sorted({self._group_of[key] for key in self._joined_with(sketch) if key in self._group_of})

    def _settle_copies(self, keys: Iterable[str]) -> None:
        """Link those that speak for themselves, leave out those that repeat another."""
        for key in sorted(keys):
            if key not in self._held:
                continue
            self._touched.add(key)
            speaks = self._copies.original(self._held[key]) is None
            if speaks and key not in self._index:
                self._link(key)
            elif not speaks and key in self._index:
                self._unlink(key)

    def _link(self, key: str) -> None:
        sketch = self._held[key]
        for a, b in self._index.add(sketch):
            if b in self._edges.get(a, {}) and not self._index.are_neighbours(a, b):
                self._cut(a, b)
        for other in self._index.neighbours(key):
            self._weigh(key, other)
        for other in self._joined_with(sketch):
            self._touched.add(other)

    def _unlink(self, key: str) -> None:
        self._touched.update(self._joined_with(self._held[key]))
        for other in list(self._edges.get(key, {})):
            self._cut(key, other)
        self._edges.pop(key, None)
        for a, b in self._index.remove(key):
            if b not in self._edges.get(a, {}):
                self._weigh(a, b)

    def _weigh(self, a: str, b: str) -> None:
        found = self._compare(a, b)
        if not found.veto and found.score >= THRESHOLD:
            score = self._scores.setdefault(found.score, found.score)
            self._edges.setdefault(a, {})[b] = score
            self._edges.setdefault(b, {})[a] = score
            self._touched.update((a, b))

    def _cut(self, a: str, b: str) -> None:
        del self._edges[a][b], self._edges[b][a]
        self._touched.update((a, b))

    def _compare(self, a: str, b: str) -> Comparison:
        first, second = (a, b) if a < b else (b, a)
        one, two = self._held[first], self._held[second]
        known = self._compared[first, second]
        if known is not None and known[0] is one and known[1] is two:
            return known[2]
        found = compare(one, two, self._types)
        self._compared.keep((first, second), (one, two, found))
        return found

    def _joined_with(self, sketch: Sketch) -> Iterator[str]:
        """What a reviewer joined with a happening."""
        for report in sketch.reports:
            for partner in self._partners.get(report, ()):
                yield from self._of_report.get(partner, ())

    def _is_told(self, key: str) -> bool:
        """Whether a happening is still told as news: one that a reviewer calls history is kept under its key too, by others."""
        return key in self._held and self._held[key].status is Status.ASSERTED

    def _speaker(self, key: str) -> str:
        """The happening that speaks for one: itself, or what it repeats."""
        return self._copies.original(self._held[key]) or key

    def _component(self, start: str) -> set[str]:
        found, todo = {start}, [start]
        while todo:
            key = todo.pop()
            for other in (*self._edges.get(key, ()), *self._joined_with(self._held[key])):
                if other not in found and other in self._index:
                    found.add(other)
                    todo.append(other)
        return found

    def _divide(self, component: set[str]) -> list[tuple[str, ...]]:
        likely = {(a, b): score for a in component for b, score in self._edges.get(a, {}).items() if a < b}
        clustering = Clustering([self._held[key] for key in component], self._compare, self._rulings)
        groups = clustering.groups(likely) if len(component) > 1 else [tuple(component)]
        return [self._with_copies(group) for group in groups]

    def _with_copies(self, group: tuple[str, ...]) -> tuple[str, ...]:
        copies = (copy for key in group for copy in self._copies.repeating(self._held[key]))
        return tuple(sorted({*group, *copies}))

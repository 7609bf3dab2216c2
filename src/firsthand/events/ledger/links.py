"""Which asserted happenings tell of one incident, kept as happenings come and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence

from firsthand.blocking import Scratch
from firsthand.domain.report import Status
from firsthand.events.bonds import Bonds
from firsthand.events.clusters import WITNESSES, Clustering
from firsthand.events.drafts import Group
from firsthand.events.known import KnownScores
from firsthand.events.ledger.copies import Copies
from firsthand.events.ledger.index import Index
from firsthand.events.ledger.pairing import Pairing
from firsthand.events.ledger.web import Part, Survey, Web
from firsthand.events.pairs import THRESHOLD
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from firsthand.events.vocabulary import EventTypes


class Links:
    """Asserted happenings, the likely pairs among them, and the groups these make.

    A pair is likely that scores `THRESHOLD` without a veto. Groups are made within what likely pairs hang together, so a
    new happening touches nothing but what hangs together with it.

    Args:
        types: event types.
        rulings: judgements of reviewers.
        held: where the happenings are kept, by key.
        scratch: where lies what is seldom asked for.
        known: scores of pairs that an earlier run worked out.
    """

    def __init__(
        self,
        types: EventTypes,
        rulings: Rulings,
        held: MutableMapping[str, Sketch],
        scratch: Scratch,
        known: KnownScores | None = None,
    ) -> None:
        self._held = held
        self._copies = Copies(held)
        self.rule(rulings)
        self._of_report: dict[str, set[str]] = {}
        self._index = Index(held, scratch)
        self._pairing = Pairing(held, types, known)
        self._bonds = Bonds(self._pairing.mark)
        self._web = Web(self._joined, scratch)
        self._group_of: dict[str, str] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._part_of: dict[
            str, str
        ] = {}  # the first group of what a group was divided from, where there are several
        self._parts: dict[str, tuple[str, ...]] = {}  # all groups of it
        self._doubtful: set[str] = set()  # keys of groups
        self._touched: set[str] = set()
        self._retold: set[str] = set()  # taken in since the last time

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements; what they are about must not be in the ledger meanwhile."""
        self._rulings = rulings
        self._partners = rulings.partners()
        self._copies.rule(rulings)

    def add(self, sketch: Sketch) -> None:
        """Take an asserted happening in."""
        self._held[sketch.key] = sketch
        self._retold.add(sketch.key)
        for report in sketch.reports:
            if report in self._partners:
                self._of_report.setdefault(report, set()).add(sketch.key)
        self._settle_copies(self._copies.add(sketch))

    def remove(self, key: str) -> None:
        """Leave one out."""
        sketch = self._held[key]
        self._pairing.forget(key)
        self._touched.update(self._groups.get(self._group_of.get(key, ""), ()))
        if key in self._index:
            self._unlink(key)
        followers = self._copies.repeating(sketch)
        moved = self._copies.remove(sketch)
        self._pairing.drop(key)
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
        self._touched.update(self._web.disturbed())
        gone = self._undone()
        touched = {*self._touched, *(member for key in gone for member in self._groups[key])}
        todo = {self._speaker(key) for key in touched if self._is_told(key)}
        fresh: list[list[tuple[tuple[str, ...], bool]]] = []
        survey = Survey()
        done: set[str] = set()
        for key in sorted(todo):
            if key not in done:
                part = self._web.part(key, survey)
                done |= part.members
                gone.update(self._group_of[member] for member in part.members if member in self._group_of)
                fresh.append(self._divide(part))
        before = {key: (self._groups.pop(key), key in self._doubtful) for key in gone}
        self._doubtful -= gone
        for key, (members, _) in before.items():
            self._parts.pop(self._part_of.pop(key, ""), None)
            for member in members:
                self._group_of.pop(member, None)
        changed: dict[str, Group] = {}
        for groups in fresh:
            self._note_part([members[0] for members, _ in groups])
            for members, is_doubtful in groups:
                key = members[0]
                if is_doubtful:
                    self._doubtful.add(key)
                self._groups[key] = members
                self._group_of.update(dict.fromkeys(members, key))
                if before.get(key) != (members, is_doubtful) or not self._retold.isdisjoint(members):
                    changed[key] = self.group(key)
        self._touched.clear()
        self._retold.clear()
        return changed, {key for key in gone if key not in self._groups}

    def _undone(self) -> set[str]:
        """The groups that what was touched was divided into, with all that they were divided from."""
        found = {self._group_of[key] for key in self._touched if key in self._group_of}
        for key in list(found):
            found.update(self._parts.get(self._part_of.get(key, ""), ()))
        return found

    def _note_part(self, groups: Sequence[str]) -> None:
        if len(groups) > 1:
            first = min(groups)
            self._parts[first] = tuple(groups)
            self._part_of.update(dict.fromkeys(groups, first))

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

    def is_doubtful(self, key: str) -> bool:
        """Whether a person should look at a group: what it was divided from was without end (see `_divide`)."""
        return key in self._doubtful

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
        self._pairing.put(sketch)
        for a, b in self._index.add(sketch):
            if b in self._web.of(a) and not self._index.are_neighbours(a, b):
                self._web.cut(a, b)
        for other in self._pairing.open(key, list(self._index.neighbours(key))):
            self._weigh(key, other)
        self._touched.update(self._joined_with(sketch))

    def _unlink(self, key: str) -> None:
        self._touched.update(self._joined_with(self._held[key]))
        for other in list(self._web.of(key)):
            self._web.cut(key, other)
        for a, b in self._index.remove(key):
            if b not in self._web.of(a):
                self._weigh(a, b)
        self._pairing.leave(key)

    def _weigh(self, a: str, b: str) -> None:
        score = self._pairing.score(a, b)
        if score is not None and score >= THRESHOLD:
            self._web.add(a, b, score)

    def score(self, a: str, b: str) -> float | None:
        """The score of two happenings; None where something excludes that they are one incident."""
        likely = self._web.of(a).get(b)
        return self._pairing.score(a, b) if likely is None else likely

    def _joined(self, key: str) -> Iterator[str]:
        """What a reviewer joined with a happening, where it speaks for itself."""
        if self._partners:
            yield from (other for other in self._joined_with(self._held[key]) if other in self._index)

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

    def _divide(self, part: Part) -> list[tuple[tuple[str, ...], bool]]:
        """The groups of what hangs together; and of each, whether a person should look at it: it would have grown too long; or not all pairs
        of it were compared, and what it hung together with was taken apart.
        """
        members = part.members
        if len(members) == 1:
            return [(self._with_copies(tuple(members)), False)]
        likely = {
            (a, b): score for a in members for b, score in self._web.of(a).items() if a < b and b in members
        }
        clustering = Clustering(
            [self._held[key] for key in members], self.score, self._pairing.open, self._rulings, self._bonds
        )
        groups = clustering.groups(likely)
        stretched = clustering.stretched()
        return [
            (
                self._with_copies(group),
                (part.level > 0 and len(group) > WITNESSES) or not stretched.isdisjoint(group),
            )
            for group in groups
        ]

    def _with_copies(self, group: tuple[str, ...]) -> tuple[str, ...]:
        copies = (copy for key in group for copy in self._copies.repeating(self._held[key]))
        return tuple(sorted({*group, *copies}))

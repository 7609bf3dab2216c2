"""The ledger itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace

from firsthand.domain.report import Status
from firsthand.events.calendar import Solution
from firsthand.events.drafts import Group, Speech
from firsthand.events.ledger.dating import Dating
from firsthand.events.ledger.links import Links
from firsthand.events.ledger.recalls import Recalls
from firsthand.events.ledger.speeches import Speeches
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from firsthand.events.statements import Telling
from firsthand.events.vocabulary import EventTypes


@dataclass(frozen=True)
class Notes:
    """What one document brings to the ledger.

    Attributes:
        document: its key.
        sketches: the happenings it tells as having taken place, asserted and background.
        tellings: the statements it tells.
    """

    document: str
    sketches: tuple[Sketch, ...] = ()
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True)
class Settlement:
    """What changed in the ledger since it was settled last.

    Attributes:
        incidents: incidents that are new, are told or recalled otherwise, or have other days; by key.
        gone: keys of incidents that are no more.
        speeches: statements that are new, are told otherwise or have other days; by key.
        unsaid: keys of statements that are no more.
    """

    incidents: dict[str, Group]
    gone: frozenset[str]
    speeches: dict[str, Speech]
    unsaid: frozenset[str]


class Ledger:
    """What all documents tell, linked to incidents and statements and dated.

    Args:
        types: event types.
        rulings: judgements of reviewers.
        held: where to keep the happenings, by key; in memory by default.
    """

    def __init__(
        self, types: EventTypes, rulings: Rulings, held: MutableMapping[str, Sketch] | None = None
    ) -> None:
        self._held: MutableMapping[str, Sketch] = {} if held is None else held
        self._links = Links(types, rulings, self._held)
        self._first = Dating()  # by what asserts the incidents: what recalls one is found with it
        self._final = Dating()
        self._recalls = Recalls(rulings, self._held, self._links, self._first.solution)
        self._speeches = Speeches()
        self._said: dict[str, Speech] = {}
        self._notes: dict[str, tuple[tuple[tuple[str, bool], ...], tuple[str, ...]]] = {}

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements of reviewers. The documents whose reports and claims they are about must be dropped
        before and put in again afterwards.
        """
        self._links.rule(rulings)
        self._recalls.rule(rulings)

    def put(self, notes: Notes) -> None:
        """Take in what a document tells, in place of what it told before."""
        self.drop(notes.document)
        for sketch in notes.sketches:
            if sketch.status is Status.ASSERTED:
                self._links.add(sketch)
                self._recalls.offer(sketch)
            else:
                self._recalls.add(sketch)
        for telling in notes.tellings:
            self._speeches.add(telling)
        self._notes[notes.document] = (
            tuple((sketch.key, sketch.status is Status.ASSERTED) for sketch in notes.sketches),
            tuple(telling.report.id for telling in notes.tellings),
        )

    def drop(self, document: str) -> None:
        """Leave out what a document told; nothing happens where it told nothing."""
        sketches, tellings = self._notes.pop(document, ((), ()))
        for key, is_asserted in sketches:
            if is_asserted:
                self._recalls.withdraw(key)
                self._links.remove(key)
            else:
                self._recalls.remove(key)
        for key in tellings:
            self._speeches.remove(key)

    def settle(self) -> Settlement:
        """Link and date what was touched since the last time."""
        linked, gone = self._links.settle()
        said, unsaid = self._speeches.settle()
        for key in sorted(unsaid):
            self._first.put(key, None)
            self._final.put(key, None)
            self._said.pop(key, None)
        self._said.update(said)
        for key in sorted(gone):
            self._first.put(key, None)
            self._final.put(key, None)
        for dating in (self._first, self._final):
            for key, speech in sorted(said.items()):
                dating.put(key, speech)
        for key, group in sorted(linked.items()):
            self._first.put(key, group)
        redated = self._first.settle() - self._said.keys()
        moved = {key: self._links.group(key) for key in sorted(redated | linked.keys())}
        recalled = self._recalls.settle(moved, gone) - gone
        touched = {key: self._with_recalls(key) for key in sorted(recalled | linked.keys())}
        for key, group in touched.items():
            self._final.put(key, group)
        dated = self._final.settle()
        return Settlement(
            incidents=touched
            | {key: self._with_recalls(key) for key in sorted(dated - touched.keys() - self._said.keys())},
            gone=frozenset(gone),
            speeches=said | {key: self._said[key] for key in sorted(dated & self._said.keys())},
            unsaid=frozenset(unsaid),
        )

    def solution(self, key: str) -> Solution:
        """The days of an incident or a statement, as last settled."""
        return self._final.solution(key)

    def incident(self, key: str) -> Group:
        """One incident with what recalls it."""
        return self._with_recalls(key)

    def incident_of(self, happening: str) -> str | None:
        """The key of the incident that an asserted happening is of, as last settled; None where it is not there."""
        return self._links.group_of(happening)

    def incidents(self) -> Iterator[Group]:
        """Every incident with what recalls it, by key."""
        for group in self._links.groups():
            yield self._with_recalls(group.key)

    def speeches(self) -> Iterable[Speech]:
        """Every statement, by key."""
        return (self._said[key] for key in sorted(self._said))

    def _with_recalls(self, key: str) -> Group:
        return replace(self._links.group(key), recalled=self._recalls.recalling(key))

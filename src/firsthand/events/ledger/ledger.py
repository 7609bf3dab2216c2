"""The ledger itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace

from firsthand.blocking import Scratch
from firsthand.domain.report import Status
from firsthand.events.calendar import Solution
from firsthand.events.drafts import Group, Speech
from firsthand.events.known import KnownScores
from firsthand.events.ledger.dating import Dating
from firsthand.events.ledger.links import Links
from firsthand.events.ledger.recalls import Recalls
from firsthand.events.ledger.sketchbook import Sketchbook
from firsthand.events.ledger.speeches import Speeches
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch
from firsthand.events.statements import Telling
from firsthand.events.timeline import Dated, Share
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
        held: where to keep the happenings, by key; packed in a temporary file by default.
        known: scores of pairs that an earlier run worked out; None to work out all of them.
    """

    def __init__(
        self,
        types: EventTypes,
        rulings: Rulings,
        held: MutableMapping[str, Sketch] | None = None,
        known: KnownScores | None = None,
    ) -> None:
        scratch = Scratch()
        self._held: MutableMapping[str, Sketch] = Sketchbook(scratch=scratch) if held is None else held
        self._links = Links(types, rulings, self._held, scratch, known)
        self._first = Dating(
            self._asserted_parts, scratch
        )  # what recalls an incident is found with what asserts it
        self._final = Dating(self._parts, scratch)
        self._recalls = Recalls(rulings, self._held, self._links, self._first.solution, scratch, known)
        self._speeches = Speeches()
        self._said: dict[str, Speech] = {}
        self._asserted: dict[str, tuple[str, ...]] = {}  # keys of happenings by document
        self._recalling: dict[str, tuple[str, ...]] = {}
        self._tellings: dict[str, tuple[str, ...]] = {}

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements of reviewers. The documents whose reports and claims they are about must be dropped
        before and put in again afterwards.
        """
        self._links.rule(rulings)
        self._recalls.rule(rulings)

    def put(self, notes: Notes) -> None:
        """Take in what a document tells, in place of what it told before."""
        self.drop(notes.document)
        asserted = [sketch for sketch in notes.sketches if sketch.status is Status.ASSERTED]
        recalling = [sketch for sketch in notes.sketches if sketch.status is not Status.ASSERTED]
        for sketch in asserted:
            self._links.add(sketch)
        for sketch in recalling:
            self._recalls.add(sketch)
        for telling in notes.tellings:
            self._speeches.add(telling)
        for keys, held in (
            ([sketch.key for sketch in asserted], self._asserted),
            ([sketch.key for sketch in recalling], self._recalling),
            ([telling.report.id for telling in notes.tellings], self._tellings),
        ):
            if keys:
                held[notes.document] = tuple(keys)
        self._touch(notes.document)

    def drop(self, document: str) -> None:
        """Leave out what a document told; nothing happens where it told nothing."""
        for key in self._asserted.pop(document, ()):
            self._recalls.withdraw(key)
            self._links.remove(key)
        for key in self._recalling.pop(document, ()):
            self._recalls.remove(key)
        for key in self._tellings.pop(document, ()):
            self._speeches.remove(key)
        self._touch(document)

    def _touch(self, document: str) -> None:
        self._first.touch(document)
        self._final.touch(document)

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
        redated = {key for key in self._first.settle() if key not in self._said}
        moved = {key: self._links.group(key) for key in sorted(redated | linked.keys())}
        recalled = self._recalls.settle(moved, gone) - gone
        touched = {key: self._with_recalls(key) for key in sorted(recalled | linked.keys())}
        for key, group in touched.items():
            self._final.put(key, group)
        dated = self._final.settle()
        return Settlement(
            incidents=touched
            | {
                key: self._with_recalls(key)
                for key in sorted(dated - touched.keys())
                if key not in self._said
            },
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

    def score(self, a: str, b: str) -> float | None:
        """How alike two asserted happenings are; None where something excludes that they are one incident."""
        return self._links.score(a, b)

    def is_doubtful(self, key: str) -> bool:
        """Whether a person should look at an incident, because what its reports hang together with was without end."""
        return self._links.is_doubtful(key)

    def incidents(self) -> Iterator[Group]:
        """Every incident with what recalls it, by key."""
        for group in self._links.groups():
            yield self._with_recalls(group.key)

    def speeches(self) -> Iterable[Speech]:
        """Every statement, by key."""
        return (self._said[key] for key in sorted(self._said))

    def _asserted_parts(self, document: str) -> list[Share]:
        """What a document tells of each incident and statement, without what it recalls."""
        return self._shares(document, ())

    def _parts(self, document: str) -> list[Share]:
        """What a document tells of each incident and statement."""
        return self._shares(document, self._recalling.get(document, ()))

    def _shares(self, document: str, recalling: Sequence[str]) -> list[Share]:
        asserted, tellings = self._asserted.get(document, ()), self._tellings.get(document, ())
        if len(asserted) + len(recalling) + len(tellings) < 2:
            return []
        told: dict[str, list[Dated]] = {}
        recalled: dict[str, list[Sketch]] = {}
        for key in sorted(asserted):
            if (group := self._links.group_of(key)) is not None:
                told.setdefault(group, []).append(self._held[key])
        for key in sorted(tellings):
            if (speech := self._speeches.speech_of(key)) is not None:
                told.setdefault(speech, []).append(self._speeches.telling(key).said)
        for key in sorted(recalling):
            if (home := self._recalls.recalled_by(key)) is not None:
                recalled.setdefault(home, []).append(self._held[key])
        return [
            Share(key, tuple(told.get(key, ())), tuple(recalled.get(key, ())))
            for key in sorted(told | recalled)
        ]

    def _with_recalls(self, key: str) -> Group:
        return replace(self._links.group(key), recalled=self._recalls.recalling(key))

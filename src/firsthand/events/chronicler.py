"""The view, kept up to date document by document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import NamedTuple

import msgspec

from firsthand.blocking import Kept, Scratch, Shelf, uncollected
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.event import (
    Aggregate,
    Amendment,
    DocumentRole,
    Event,
    EventDocument,
    Operation,
    Statement,
)
from firsthand.domain.origin import Kin, Lineage
from firsthand.events.accounts import Account, account
from firsthand.events.aggregates import Figure, aggregates, figure_of, figures_of_totals
from firsthand.events.cohesion import weakest_link
from firsthand.events.doubts import crowded
from firsthand.events.drafts import Draft, Group, anchors
from firsthand.events.frames import Frame, frame
from firsthand.events.identity import identify
from firsthand.events.incidents import Background, incident
from firsthand.events.known import KnownScores
from firsthand.events.ledger import Actions, Ledger, Notes, Settlement, Totals
from firsthand.events.operations import Shown, operation, operation_id
from firsthand.events.records import InPlace, Record, encode
from firsthand.events.rulings import rulings
from firsthand.events.statements import statement_id, statements
from firsthand.events.vocabulary import Actors, EventTypes
from firsthand.events.weighed import weighed

_AT_HAND = 6000
"""Documents whose accounts are kept at hand; those of others are taken down again when they are needed."""

_SHOWN_AT_HAND = 2000
"""Events and operations of which it is kept at hand what is shown; of others it is read again."""

_LISTED = 20_000
"""Documents of which it is kept at hand how they are listed."""

_ENCODER = msgspec.msgpack.Encoder()
_SHOWN = msgspec.msgpack.Decoder(Shown)

Part = Operation | Aggregate | Statement


class _Listed(NamedTuple):
    """How a document is listed: the id it was given, and when it was captured."""

    id: str
    captured_at: datetime


@dataclass(frozen=True)
class Archive:
    """Where a chronicler looks things up.

    Attributes:
        extraction: what was read from a document, by its key.
        kin: where a document stands in its family, by its key; None where that is not known.
        lineage: families and origins of some documents and their claims.
        documents_of: keys of the documents taken in that tell some reports or claims, by the ids of these.
        published: report id to the id of the event it was last published in, for some reports.
    """

    extraction: Callable[[str], Extraction]
    kin: Callable[[str], Kin | None]
    lineage: Callable[[Sequence[str]], Lineage]
    documents_of: Callable[[Collection[str]], Iterable[str]]
    published: Callable[[Sequence[str]], Mapping[str, str]]


class Chronicler:
    """Keeps a view up to date: what a new document or decision touches is made anew, and nothing else.

    The view depends on the documents and decisions alone, never on their order.

    Args:
        archive: where to look things up.
        codebook: event types.
        actors: parties.
        decisions: every decision ever made.
        known: scores of pairs that an earlier run worked out. Where it is given, what is noted of documents is ready for `records`.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        codebook: EventTypes,
        actors: Actors,
        decisions: Sequence[Decision] = (),
        known: KnownScores | None = None,
    ) -> None:
        self._archive = archive
        self._types = codebook
        self._actors = actors
        self._rulings = rulings(decisions)
        self._ledger = Ledger(codebook, self._rulings, known=known)
        self._known = known
        self._fresh: dict[str, bytes] = {}
        self._actions = Actions(self._ledger)
        self._totals = Totals()
        self._shown: Shelf[str, Shown] = Shelf(_SHOWN_AT_HAND, _ENCODER.encode, _SHOWN.decode, Scratch())
        self._borne: set[str] = set()  # ids of all that is shown
        self._said: dict[str, str] = {}
        self._pages: Kept[str, _Listed] = Kept(_LISTED, self._look_up)
        self._accounts: Kept[str, tuple[Frame, Account]] = Kept(_AT_HAND, self._take_down)

    @uncollected()
    def put(self, document: str) -> None:
        """Take a document in, or anew because something about it or its family changed."""
        self.drop(document)
        framed, taken = self._accounts[document]
        actions = tuple((told.whole.key, tuple(part.key for part in told.parts)) for told in taken.actions)
        record = Record(
            document=document,
            id=framed.document.id,
            captured_at=framed.document.captured_at,
            sketches=taken.notes.sketches,
            tellings=taken.notes.tellings,
            actions=actions,
            figures=tuple(sorted(figures_of_totals(framed.extraction, self._rulings), key=str)),
        )
        self._note(record)
        if self._known is not None:
            self._fresh[document] = encode(record)

    def restore(self, record: Record) -> None:
        """Take a document in as it was before, without reading it."""
        self._pages.keep(record.document, _Listed(record.id, record.captured_at))
        self._note(record)

    def records(self) -> dict[str, bytes]:
        """What was noted of documents since this was asked for last, encoded, by their keys."""
        fresh, self._fresh = self._fresh, {}
        return fresh

    def adopt(self, view: InPlace) -> bool:
        """Go on from the view in place, in the place of a first `settle`: its events are not made again.

        Returns:
            False where it is not the view of the documents and decisions taken in; the chronicler is of no use then.
        """
        settled = self._ledger.settle()
        operations, _, _ = self._actions.settle(settled.incidents, settled.gone)
        self._totals.settle()
        standing = {event.anchor: event for event in view.events}
        for key, group in settled.incidents.items():
            events = [standing.pop(name) for name in anchors(group) if name in standing]
            if len(events) != 1 or events[0].reports != group.reports:
                return False
            self._shown[key] = Shown(events[0].id, events[0].place)
            self._borne.add(events[0].id)
        self._said = {key: statement_id(key) for key in settled.speeches}
        totals: dict[Figure, list[str]] = {}
        for total in view.aggregates:
            totals.setdefault(figure_of(total), []).append(total.id)
        for figure, ids in totals.items():
            self._totals.note(figure, ids)
        parts = {*map(operation_id, operations), *self._said.values(), *chain(*totals.values())}
        return not standing and parts == view.parts

    def _note(self, record: Record) -> None:
        self._ledger.put(Notes(record.document, record.sketches, record.tellings))
        self._actions.put(record.document, record.actions)
        self._totals.put(record.document, record.figures)

    def drop(self, document: str) -> None:
        """Leave a document out; nothing happens where it was not taken in."""
        self._accounts.forget(document)
        self._fresh.pop(document, None)
        self._pages.forget(document)
        self._ledger.drop(document)
        self._actions.drop(document)
        self._totals.drop(document)

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Obey the decisions ever made, in place of those obeyed so far.

        Taken in anew are the documents that tell what is decided otherwise than before, through an undo too; documents that
        do not depend on it stay as they are.

        Args:
            decisions: every decision ever made.
        """
        now = rulings(decisions)
        about = sorted(self._archive.documents_of(now.unlike(self._rulings)))
        for document in about:
            self.drop(document)
        self._rulings = now
        self._ledger.rule(now)
        for document in about:
            self.put(document)

    @uncollected()
    def settle(self) -> Amendment:
        """Bring the view up to date.

        Raises:
            DecisionError: a reviewer set a field to a value that does not fit it.
        """
        settled = self._ledger.settle()
        regrouped, disbanded, moved = self._actions.settle(settled.incidents, settled.gone)
        groups = settled.incidents | {key: self._ledger.incident(key) for key in moved}
        events, gone = self._events(groups, settled.gone)
        operations = [*map(self._operation, sorted(regrouped | self._actions.around(events)))]
        collected, uncollected = self._aggregates()
        said, unsaid = self._statements(settled)
        parts: list[Part] = [*operations, *collected, *said]
        lost = {*map(operation_id, disbanded), *uncollected, *unsaid} - {part.id for part in parts}
        return Amendment(
            events=tuple(sorted(events.values(), key=lambda event: event.id)),
            operations=tuple(sorted(operations, key=lambda part: part.id)),
            aggregates=tuple(sorted(collected, key=lambda part: part.id)),
            statements=tuple(sorted(said, key=lambda part: part.id)),
            gone=gone,
            lost=frozenset(lost),
            issues=tuple(
                crowded(events[key].id, len(groups[key].told))
                for key in sorted(events, key=lambda key: events[key].id)
                if self._ledger.is_doubtful(key)
            ),
        )

    def _events(
        self, groups: Mapping[str, Group], gone: Iterable[str]
    ) -> tuple[dict[str, Event], frozenset[str]]:
        """The events of some incidents, by their keys; and the ids of events that are no more."""
        before = {self._shown.pop(key).id for key in (*groups, *gone) if key in self._shown}
        self._borne -= before
        reports = sorted({report for group in groups.values() for report in group.reports})
        identities = identify(
            list(groups.values()), self._archive.published(reports), self._borne.__contains__
        )
        events: dict[str, Event] = {}
        for key in sorted(groups):
            event = self._event(groups[key], identities[key])
            events[key] = event
            self._shown[key] = Shown(event.id, event.place)
            self._borne.add(event.id)
        return events, frozenset(before - {event.id for event in events.values()})

    def _event(self, group: Group, identity: tuple[str, tuple[str, ...]]) -> Event:
        part = weighed(group, self._rulings.about)
        documents = sorted({sketch.document for sketch in part.happenings})
        taken = {document: self._accounts[document][1] for document in documents}
        held = {happening.key: happening for account in taken.values() for happening in account.happenings}
        wholes = {action.whole.key: action.whole for account in taken.values() for action in account.actions}
        draft = Draft.of(part, held)
        over = [wholes[told.operation] for told in draft.told if told.operation is not None]
        event = incident(draft, self._ledger.solution(group.key), identity, over, self._background(documents))
        if part is not group:
            event = self._with_everyone(event, group)
        whole = self._actions.operation_of(group.key)
        link = weakest_link(part, self._ledger.score, self._rulings)
        return replace(event, operation=operation_id(whole) if whole is not None else None, link=link)

    def _with_everyone(self, event: Event, group: Group) -> Event:
        """An event with all its reports and documents, also with those that were not weighed."""
        roles = {sketch.document: DocumentRole.MENTIONS for sketch in group.recalled}
        roles |= {sketch.document: DocumentRole.REPORTS for sketch in group.told}
        listed = sorted((self._pages[document].id, document) for document in roles)
        return replace(
            event,
            documents=tuple(EventDocument(page, document, roles[document]) for page, document in listed),
            reports=group.reports,
            first_seen=min(self._pages[document].captured_at for document in roles),
            updated=max(self._pages[document].captured_at for document in roles),
        )

    def _operation(self, key: str) -> Operation:
        members = self._actions.members(key)
        told = [
            action
            for document, whole in members
            for action in self._accounts[document][1].actions
            if action.whole.key == whole
        ]
        events = [self._shown[incident] for incident in sorted(self._actions.incidents(key))]
        return operation(told, events, self._background(sorted({document for document, _ in members})))

    def _aggregates(self) -> tuple[list[Aggregate], set[str]]:
        """The totals that were touched; and the ids of those that were there before."""
        found: list[Aggregate] = []
        before: set[str] = set()
        for figure, documents in sorted(self._totals.settle().items(), key=str):
            lineage = self._archive.lineage(documents)
            collected = aggregates(self._frames(documents), lineage, self._rulings, figure)
            before |= self._totals.note(figure, (total.id for total in collected))
            found += collected
        return found, before

    def _statements(self, settled: Settlement) -> tuple[list[Statement], set[str]]:
        """The statements that were touched; and the ids of those that are no more."""
        found: list[Statement] = []
        unsaid = {self._said.pop(key) for key in settled.unsaid if key in self._said}
        for key, speech in sorted(settled.speeches.items()):
            frames = self._frames({report.document for report in speech.reports})
            (statement,) = statements([speech], self._ledger.solution, frames)
            self._said[key] = statement.id
            found.append(statement)
        return found, unsaid

    def _background(self, documents: Sequence[str]) -> Background:
        lineage = self._archive.lineage(documents)
        return Background(self._frames(documents), lineage, self._rulings, self._types, self._actors)

    def _frames(self, documents: Iterable[str]) -> dict[str, Frame]:
        return {document: self._accounts[document][0] for document in sorted(documents)}

    def _look_up(self, document: str) -> _Listed:
        found = self._archive.extraction(document).document
        return _Listed(found.id, found.captured_at)

    def _take_down(self, document: str) -> tuple[Frame, Account]:
        extraction = self._archive.extraction(document)
        self._pages.keep(document, _Listed(extraction.document.id, extraction.document.captured_at))
        framed = frame(extraction, self._archive.kin(document))
        return framed, account(framed, self._rulings, self._types)

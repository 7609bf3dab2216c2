"""The library's front door: a store with the verbs of the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from firsthand.domain.edit import Edit
from firsthand.domain.errors import ConfigError, NotHeldError
from firsthand.domain.event import DocumentRole, Event, Grade, Operation
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.origins import OriginList
from firsthand.knowledge.outlets import OutletList
from firsthand.lineage.edits import concerning, edits
from firsthand.publish.chains import Chain, chain_record, chains
from firsthand.publish.exporter import Repeated, View
from firsthand.publish.records import event_record, revision_record
from firsthand.publish.release import release, release_chains
from firsthand.run.plan import Workshop
from firsthand.run.summary import IngestSummary, Progress
from firsthand.store import EventFilter, Store

if TYPE_CHECKING:
    import pandas as pd

    from firsthand.domain.decision import Decision
    from firsthand.publish.brief import Brief
    from firsthand.review.queue import Page
    from firsthand.run.reviewing import Outcome, Reviewing
    from firsthand.run.upkeep import Upkeep


@dataclass(frozen=True)
class EventList(Sequence[Event]):
    """Events in order of date, with what is needed to hand them on.

    Going through them gives the events of the store as they are. What is handed on is on the terms of the view: names of persons are
    withheld unless it says otherwise, or `names` does, which is for eyes that may see them.
    """

    view: View

    def __len__(self) -> int:
        return len(self.view.events)

    def __getitem__(self, index: Any) -> Any:
        return self.view.events[index]

    def __iter__(self) -> Iterator[Event]:
        return iter(self.view.events)

    def to_dicts(self, *, names: bool | None = None) -> list[dict[str, Any]]:
        """The events as `firsthand.event/1` records.

        Args:
            names: whether names of persons are told; None as the desk does.
        """
        view = release(_on_terms(self.view, names))
        return [event_record(event, view) for event in view.events]

    def to_pandas(self, *, names: bool | None = None) -> pd.DataFrame:
        """A data frame with the columns of the CSV export.

        Args:
            names: whether names of persons are told; None as the desk does.

        Raises:
            ConfigError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ConfigError("to_pandas() needs pandas: pip install pandas") from error
        from firsthand.publish.csv_table import COLUMNS, table_rows  # noqa: PLC0415

        rows = list(table_rows(release(_on_terms(self.view, names))))
        return pd.DataFrame(rows, columns=[column for column, _ in COLUMNS])


class Desk:
    """A store and the knowledge to work on it.

    Use as a context manager, or call `close`.

    Args:
        store: the store.
        load: gives the knowledge, where it is needed.
        names: whether names of persons are told in records and tables, as the setting `publish_names` has it.
        own_actors, own_outlets: files of the user's own, which need not be there; None to leave them aside. `load` has to use the same.
    """

    def __init__(
        self,
        store: Store,
        load: Callable[[], Workshop] = Workshop.load,
        *,
        names: bool = False,
        own_actors: Path | None = None,
        own_outlets: Path | None = None,
    ) -> None:
        self.store = store
        self._own_actors, self._own_outlets = own_actors, own_outlets
        self.names = names
        self._load = load
        self._loading = Lock()

    @property
    def workshop(self) -> Workshop:
        """Knowledge and reader, loaded when first needed, by one thread where several ask."""
        with self._loading:
            return self._workshop

    @cached_property
    def _workshop(self) -> Workshop:
        return self._load()

    @cached_property
    def codebook(self) -> Codebook:
        """Names of event types; read without the reader."""
        return Codebook.load()

    @cached_property
    def actors(self) -> ActorList:
        """Names and ties of actors; read without the reader."""
        return ActorList.load(self._own_actors)

    @cached_property
    def outlets(self) -> OutletList:
        """Outlets by domain; read without the reader."""
        return OutletList.load(self._own_outlets)

    @property
    def own_names(self) -> frozenset[str]:
        """Names of the user's own actors and outlets, which are no names of persons."""
        return self.actors.own_names | self.outlets.own_names

    @cached_property
    def _origins(self) -> OriginList:
        return OriginList.load()

    @cached_property
    def _upkeep(self) -> Upkeep:
        from firsthand.run.upkeep import Upkeep  # noqa: PLC0415 - brings linking, which looking things up does without

        return Upkeep(self.store, self.workshop)

    @cached_property
    def reviewing(self) -> Reviewing:
        """The review queue, deciding and undoing, and what comes of it."""
        from firsthand.run.reviewing import Reviewing  # noqa: PLC0415 - brings linking

        return Reviewing(self.store, lambda: self.workshop, lambda: self._upkeep)

    def review_queue(
        self,
        filters: EventFilter | None = None,
        *,
        limit: int = 50,
        after: str | None = None,
        language: str = "en",
    ) -> Page:
        """What a person should look at next, most urgent first; see `Reviewing.queue`."""
        return self.reviewing.queue(filters, limit=limit, after=after, language=language)

    def decide(self, verb: str, target: str, *, author: str, reason: str = "", **what: Any) -> Outcome:
        """Decide about an event or a claim, and bring the view up to date.

        Args:
            verb: "accept", "reject", "choose", "set", "merge", "split", "different" or "background".
            target: event or claim.
            author: who.
            reason: why.
            what: `field`, `value`, `other`, `reports`, `seen`: see `firsthand.run.reviewing.Proposal`.

        Raises:
            DecisionError: it does not apply, or a value does not fit.
            StoreError: there is no such event or claim.
        """
        from firsthand.run.reviewing import Proposal  # noqa: PLC0415

        return self.reviewing.decide(Proposal(verb, target, **what), author=author, reason=reason)

    def undo(self, decision_id: str | None = None, *, author: str, reason: str = "") -> Outcome:
        """Take a decision back, by default the author's last one; see `Reviewing.undo`."""
        return self.reviewing.undo(decision_id, author=author, reason=reason)

    def decisions_of(self, event_id: str) -> tuple[Decision, ...]:
        """Every decision about an event, by any id it ever had, oldest first."""
        return self.reviewing.decisions_of(event_id)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ingest(
        self,
        sources: Sequence[str | Path],
        *,
        jobs: int = 1,
        everything: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> IngestSummary:
        """Read pages into the store; pages already held change nothing.

        Args:
            sources: files, folders, globs, URLs, feeds.
            jobs: processes to read in.
            everything: set nothing aside as being about something else.
            progress: called after each page.
        """
        from firsthand.run.local import ingest  # noqa: PLC0415

        return ingest(
            [str(source) for source in sources],
            self.store,
            self.workshop,
            jobs=jobs,
            everything=everything,
            progress=progress,
            upkeep=self._upkeep,
        )

    def events(
        self,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        grade: Grade | str | None = None,
        **filters: Any,
    ) -> EventList:
        """Events that match every filter given; names and meanings as in `EventFilter`, dates also as ISO strings.

        Raises:
            ConfigError: a filter makes no sense.
        """
        try:
            wanted = EventFilter(
                since=_day(since), until=_day(until), grade=Grade(grade) if grade else None, **filters
            )
        except (TypeError, ValueError) as error:
            raise ConfigError(f"events(): {error}") from error
        return EventList(_on_terms(self.view(wanted), self.names))

    def show(self, event_id: str, *, names: bool | None = None) -> dict[str, Any]:
        """One event by any id that it ever had, as a `firsthand.event/1` record with the `lineage` of its documents and
        its `history`.

        Args:
            event_id: the id.
            names: whether names of persons are told; None as the desk does.

        Raises:
            StoreError: there is none.
        """
        event = self.store.event(event_id)
        view = _on_terms(self.view_of([event]), self.names if names is None else names)
        released = release(view)
        [told] = released.events
        return {
            **event_record(told, released),
            "lineage": [chain_record(chain) for chain in release_chains(view, event, self.chains(event))],
            "history": [revision_record(revision) for revision in released.history(told)],
        }

    def brief(
        self,
        wanted: EventFilter | None = None,
        *,
        language: str = "en",
        new_since: date | str | None = None,
        now: datetime | None = None,
    ) -> Brief:
        """A situation report of what matches a filter; `publish.brief.render` writes it as Markdown, HTML or PDF.

        Args:
            wanted: the filter; a period that has begun and has no end runs to today.
            language: "en" or "fr".
            new_since: what is first seen or changed from this day on is told as such; by default the last seven days of the period.
            now: when it is made (UTC); by default the present moment.

        Raises:
            ConfigError: there is no such language or event type.
        """
        from firsthand.publish.brief import make_brief, new_days  # noqa: PLC0415
        from firsthand.publish.brief.words import Words  # noqa: PLC0415
        from firsthand.run.briefing import gather, scope_of  # noqa: PLC0415

        Words.of(language)
        wanted, now = wanted or EventFilter(), now or datetime.now(UTC)
        scope = scope_of(wanted, now.date())
        since = _day(new_since) or new_days(scope, now)
        material = gather(self.store, wanted, scope, since)
        return make_brief(scope, material, self.actors, language=language, made_at=now, new_since=since)

    def chains(self, event: Event, *, most: int | None = None) -> tuple[Chain, ...]:
        """How the word of each origin of an event reached its documents, drawn from these documents alone; without the reader.

        Args:
            event: the event.
            most: draw from so many documents only, those that report before those that mention; None for all.
        """
        from firsthand.lineage import trace  # noqa: PLC0415 - loads sentence vectors

        told = sorted(event.documents, key=lambda d: (d.role is DocumentRole.MENTIONS, d.id))[:most]
        extractions = [self.store.extraction(document.key) for document in told]
        documents = {extraction.document.key: extraction.document for extraction in extractions}
        lineage = trace(extractions, origins=self._origins, party=self.actors.name_of)
        return chains(event, lineage, documents)

    def view(
        self, wanted: EventFilter | None = None, *, aggregates: bool = False, streamed: bool = False
    ) -> View:
        """A view for exporters.

        Args:
            wanted: what to show.
            aggregates: whether to add the totals over periods and regions.
            streamed: whether to read the events anew each time they are gone through, instead of holding them all.
        """
        events: Sequence[Event] = Repeated(lambda: self.store.events(wanted))
        return self.view_of(events if streamed else list(events), aggregates=aggregates)

    def view_of(self, events: Sequence[Event], *, aggregates: bool = False) -> View:
        """A view of given events."""
        return View(
            events=events,
            operations=self._operations(events),
            codebook=self.codebook,
            actors=self.actors,
            document=lru_cache(maxsize=512)(self.store.document),
            aggregates=tuple(self.store.aggregates()) if aggregates else (),
            edits=partial(self._edits, self.store.revised(), lru_cache(maxsize=64)(self.history)),
            history=lambda event: self.store.history(event.id),
            own_names=self.own_names,
        )

    def _operations(self, events: Sequence[Event]) -> dict[str, Operation]:
        """The operations that events are part of; all of them where the events are read as they are written."""
        if isinstance(events, Repeated):
            return {operation.id: operation for operation in self.store.operations()}
        found = {}
        for name in sorted({event.operation for event in events if event.operation}):
            with suppress(NotHeldError):  # gone since the events were read
                found[name] = self.store.operation(name)
        return found

    def history(self, document_id: str) -> tuple[Edit, ...]:
        """What was changed in a document after publication, earliest first.

        Args:
            document_id: its id as it was given.
        """
        return edits(
            [self.store.extraction(version.document) for version in self.store.versions(document_id)]
        )

    @staticmethod
    def _edits(
        revised: Collection[str], history: Callable[[str], Sequence[Edit]], event: Event
    ) -> tuple[Edit, ...]:
        """The edits of the documents that report an event, with those changed claims that are of it."""
        reporting = (d.id for d in event.documents if d.role is DocumentRole.REPORTS and d.id in revised)
        return tuple(
            edit
            for document in sorted(set(reporting))
            for edit in concerning(history(document), event.reports)
        )


def open_desk(url: str) -> Desk:
    """Open a store by its URL, making a SQLite file that is not there yet.

    Raises:
        StoreError: it cannot be opened.
    """
    return Desk(Store.open(url, create=True))


def _on_terms(view: View, names: bool | None) -> View:  # noqa: FBT001 - as it was given
    return view if names is None else replace(view, terms=replace(view.terms, names=names))


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value

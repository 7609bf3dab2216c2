"""The store as the rest of the program sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from firsthand.domain.change import Revision
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.errors import NotHeldError
from firsthand.domain.event import Aggregate, Amendment, Chronicle, Event, Operation, Statement
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page, SetAside, Validators
from firsthand.store import archive, checks, history, log, revision, schema, succession, versions, view
from firsthand.store import messages as says
from firsthand.store.archive import Addition
from firsthand.store.backup import back_up
from firsthand.store.checks import Finding, Stats
from firsthand.store.engine import Database
from firsthand.store.event_types import codes_of
from firsthand.store.filters import EventFilter
from firsthand.store.opening import prepare, require_file
from firsthand.store.patience import TWICE, patient
from firsthand.store.transfer import Copied, Tell, copy_store
from firsthand.store.versions import Version
from firsthand.store.warc_folder import WarcFolder

T = TypeVar("T")


@patient(*TWICE)
class Store:
    """Pages, what was read from them, what people decided, and the view rebuilt from these.

    Open it with `Store.open` and close it, or use it in a `with` statement. Each method is one transaction: what it
    writes is kept whole or not at all. Iterators read as they go and see one state of the store from their first
    item on; take them to their end or close them. One store may be open in several processes and threads.

    Every method raises `StoreError` where the surroundings fail: full disk, read-only file, lock held too long, ... Those in `patience.TWICE`
    wait half a minute for a server that went away.
    """

    def __init__(self, database: Database, folder: WarcFolder | None) -> None:
        self.database = database
        self._folder = folder

    @classmethod
    def open(cls, url: str, *, create: bool = False, archive: Path | None = None) -> Self:
        """Open a store.

        Args:
            url: `sqlite:///path/to/file` (relative to the working directory; four slashes for an absolute path) or
                `postgresql://user@host/name`.
            create: make the store where there is none yet.
            archive: folder of the WARC files that hold the bytes of pages. None stands for a folder beside a SQLite
                file (`desk.warc` for `desk.db`); in PostgreSQL the bytes are then kept in the database.

        Raises:
            StoreError: no store there, one of another version, or an address that cannot be used.
        """
        database = Database(url)
        with ExitStack() as on_fault:
            on_fault.callback(database.close)
            prepare(database, create=create)
            on_fault.pop_all()
        path = archive or database.archive_path
        return cls(database, None if path is None else WarcFolder(path))

    @classmethod
    def migrate(cls, url: str) -> tuple[str, ...]:
        """Bring an older store up to date; returns the schema versions that it went through.

        Raises:
            StoreError: no store there, or one that a newer program made.
        """
        database = Database(url)
        with closing(database):
            require_file(database)
            with database.migrating() as connection:
                return schema.migrate(connection, database.name)

    @property
    def name(self) -> str:
        """The address, without its password."""
        return self.database.name

    def close(self) -> None:
        """Close every connection and the archive."""
        if self._folder is not None:
            self._folder.close()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Pages and what was read from them

    def has_page(self, key: str) -> bool:
        """Whether a page (`Page.key`) is held: read, or set aside."""
        with self.database.reading() as connection:
            return archive.has_page(connection, key)

    def is_set_aside(self, key: str) -> bool:
        """Whether a page (`Page.key`) is held that was not read further."""
        with self.database.reading() as connection:
            return archive.is_set_aside(connection, key)

    def add(self, page: Page, extraction: Extraction, source: str | None = None) -> Addition:
        """Keep a page with what was read from it. Errors recorded of the same input before are settled by it.

        Its bytes are in the archive, and on the disk, before the database points to them. It is set aside no longer.

        Returns:
            Nothing (false), and nothing changed, where the page had been read already.
        """
        with self.database.reading() as connection:
            is_held = archive.has_page(connection, page.key)
            if is_held and not archive.is_set_aside(connection, page.key):
                return Addition.NOTHING
        location = self._folder.add(page) if self._folder and not is_held else None
        with self.database.writing() as connection:
            return archive.add(connection, page, extraction, location, source)

    def add_set_aside(self, page: Page, judged: SetAside, source: str | None = None) -> bool:
        """Keep a page that the first look held to be about something else; false, and nothing changed, where it is held."""
        if self.has_page(page.key):
            return False
        location = self._folder.add(page) if self._folder else None
        with self.database.writing() as connection:
            return archive.add_set_aside(connection, page, judged, location, source)

    def set_aside(self) -> tuple[SetAside, ...]:
        """The pages that were not read further, likeliest to have been worth it first."""
        with self.database.reading() as connection:
            return archive.all_set_aside(connection)

    def add_issue(self, issue: Issue, page: Page | None, source: str | None = None) -> None:
        """Record that an input could not be read; once, however often it comes up.

        Args:
            issue: what went wrong.
            page: the page, None where there was not even one.
            source: the watched source that it is counted for, None for its site.
        """
        with self.database.writing() as connection:
            archive.add_failure(connection, issue, page, source)

    def issues(self) -> tuple[Issue, ...]:
        """Everything that went wrong and was not settled since, warnings included, by input."""
        with self.database.reading() as connection:
            return archive.all_issues(connection)

    def page(self, key: str) -> Page:
        """A page as it was captured, by its key.

        Raises:
            StoreError: not held, or damaged.
        """
        with self.database.reading() as connection:
            return _held(archive.page(connection, key, self._folder), "page", key)

    def validators(self, url: str) -> Validators:
        """What the newest capture of an address (or id) said for conditional requests."""
        with self.database.reading() as connection:
            return versions.validators(connection, url)

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """The versions of a document by its id as given, earliest first; captures that say the same are one."""
        with self.database.reading() as connection:
            return versions.versions(connection, document_id)

    def revised(self) -> frozenset[str]:
        """Ids of the documents of which there is more than one version."""
        with self.database.reading() as connection:
            return frozenset(versions.revised(connection))

    def extraction(self, key: str) -> Extraction:
        """What was read from a document, by `Document.key`.

        Raises:
            StoreError: not held, or damaged.
        """
        with self.database.reading() as connection:
            return _held(archive.extraction(connection, key), "document", key)

    def document(self, key: str) -> Document:
        """A document by its key (`Claim.document`, `EventDocument.key`).

        Raises:
            StoreError: not held, or damaged.
        """
        return self.extraction(key).document

    def extractions(self, *, latest_only: bool = True) -> Iterator[Extraction]:
        """Everything read, by document key.

        Args:
            latest_only: of several versions of one document id only the newest; see `versions`.
        """
        with self.database.reading() as connection:
            yield from archive.extractions(connection, latest_only=latest_only)

    def documents_of(self, told: Collection[str]) -> frozenset[str]:
        """Keys of the documents that tell some reports or claims, by their ids."""
        with self.database.reading() as connection:
            return archive.documents_of(connection, told)

    def has_report(self, report_id: str) -> bool:
        """Whether it was read."""
        with self.database.reading() as connection:
            return archive.has_report(connection, report_id)

    def has_claim(self, claim_id: str) -> bool:
        """Whether it was made."""
        with self.database.reading() as connection:
            return archive.has_claim(connection, claim_id)

    # What people decided

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision in the order it was appended, undone ones and the undoing included."""
        with self.database.reading() as connection:
            return log.all_decisions(connection)

    def append_decision(self, decision: Decision) -> bool:
        """Append a decision; `review` checks beforehand that it applies.

        Returns:
            False, and nothing changed, where this very decision is in the log already.
        """
        with self.database.writing() as connection:
            return log.append(connection, decision)

    # The view

    def revision(self) -> int:
        """A number that every new page and decision raises. Take it before reading what a view is built from."""
        with self.database.reading() as connection:
            return revision.revision(connection)

    def is_stale(self) -> bool:
        """Whether a page or decision was stored since the view was built."""
        with self.database.reading() as connection:
            return revision.is_stale(connection)

    def published_ids(self, reports: Sequence[str] | None = None) -> Mapping[str, str]:
        """Report id to the id of the event it was last published in, so that events keep their ids.

        A report that tells of several events belongs to none of them alone and is left out.

        Args:
            reports: these alone; None for all.
        """
        with self.database.reading() as connection:
            return succession.published_ids(connection, reports)

    def replace_chronicle(self, chronicle: Chronicle, at: datetime, *, basis: int | None = None) -> bool:
        """Put up a new view in place of the old one, in one transaction.

        Events in view keep `first_seen`, and `updated` unless they changed. Ids that are no more lead to their heirs.

        Args:
            chronicle: the whole view.
            at: now (UTC).
            basis: the `revision` that it was built from, None for the present one.

        Returns:
            False, and nothing changed, where another process has put up a later view.
        """
        with self.database.writing() as connection:
            if not revision.claim_view(connection, basis):
                return False
            view.put(connection, chronicle, at)
            return True

    def amend_chronicle(self, amendment: Amendment, at: datetime, *, seen: int, basis: int) -> bool:
        """Change what an amendment names in the view, in one transaction; see `replace_chronicle`.

        Args:
            amendment: what changed since the view of revision `seen`.
            at: now (UTC).
            seen: the revision that the view in place was built from.
            basis: the revision that the amendment was made from.

        Returns:
            False, and nothing changed, where the view in place is another one.
        """
        with self.database.writing() as connection:
            if revision.viewed(connection) != seen or not revision.claim_view(connection, basis):
                return False
            view.amend(connection, amendment, at)
            return True

    def events(self, filters: EventFilter | None = None) -> Iterator[Event]:
        """The events that a filter lets through, by first possible day, undated ones last, then by id.

        Raises:
            ConfigError: an event type that the codebook does not have.
        """
        filters = filters or EventFilter()
        with self.database.reading() as connection:
            codes = None if filters.type is None else codes_of(filters.type, view.types(connection))
            if filters.id is not None:
                try:
                    filters = replace(filters, id=succession.current_id(connection, filters.id) or filters.id)
                except succession.WithdrawnError:
                    return
            yield from view.find(connection, filters, codes)

    def event(self, event_id: str) -> Event:
        """An event by any id it ever had.

        Raises:
            StoreError: no such id was ever published, or what it told of was withdrawn.
        """
        with self.database.reading() as connection:
            try:
                current = succession.current_id(connection, event_id)
            except succession.WithdrawnError as fault:
                told = (
                    says.WITHDRAWN_ON(id=event_id, day=fault.at.date())
                    if fault.at
                    else says.WITHDRAWN(id=event_id)
                )
                raise NotHeldError(told) from fault
            return _held(view.get(connection, current) if current else None, "event", event_id)

    def history(self, event_id: str) -> tuple[Revision, ...]:
        """What changed in an event, by any id it ever had; events that went into it included."""
        with self.database.reading() as connection:
            return history.entries(connection, event_id)

    def operations(self) -> Iterator[Operation]:
        """The operations of the view, by id."""
        with self.database.reading() as connection:
            yield from view.parts(connection, Operation)

    def operation(self, operation_id: str) -> Operation:
        """An operation by its id.

        Raises:
            StoreError: not in the view.
        """
        with self.database.reading() as connection:
            return _held(view.part(connection, Operation, operation_id), "operation", operation_id)

    def aggregates(self) -> Iterator[Aggregate]:
        """The totals, by id."""
        with self.database.reading() as connection:
            yield from view.parts(connection, Aggregate)

    def statements(self) -> Iterator[Statement]:
        """The statements of the view, by id."""
        with self.database.reading() as connection:
            yield from view.parts(connection, Statement)

    # Care

    def stats(self) -> Stats:
        """What the store holds."""
        with self.database.reading() as connection:
            version, is_stale = schema.version_of(connection) or "", revision.is_stale(connection)
            return checks.stats(connection, version, self._folder, is_stale=is_stale)

    def check(self, *, reread: Callable[[Page], Document] | None = None) -> tuple[Finding, ...]:
        """Whether bytes match their hashes and spans their texts; empty where all is well. Reads everything.

        Args:
            reread: reads a page as `documents.read_page` does, to prove too that archived pages still give the texts
                that are held.
        """
        with self.database.reading() as connection:
            return tuple(checks.findings(connection, self._folder, reread=reread))

    def backup(self, path: Path, *, tell: Tell | None = None) -> None:
        """Copy the store into a new SQLite file, and its archive beside it, while it is in use; see `backup.back_up`."""
        back_up(self.database, self._folder, path, tell=tell)

    def copy_to(self, url: str, *, archive: Path | None = None, tell: Tell | None = None) -> Copied:
        """Copy the store into another database and prove that the copy is the same; see `transfer.copy_store`."""
        return copy_store(self.database, self._folder, url, archive=archive, tell=tell)


def _held(record: T | None, kind: str, key: str) -> T:
    if record is None:
        raise NotHeldError(says.NOT_HELD(kind=kind, id=key))
    return record

"""Runs: sources into a store, or to what was read from them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from firsthand.domain.claim import Extraction
from firsthand.domain.errors import StoreError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page, SetAside
from firsthand.domain.run_record import RunKind
from firsthand.run.checkpoints import Checkpoints
from firsthand.run.logbook import Logbook
from firsthand.run.pool import ReadAll, read_all
from firsthand.run.stages import Stages
from firsthand.run.stopwatch import Laps
from firsthand.run.summary import IngestSummary, Progress
from firsthand.run.upkeep import Upkeep

if TYPE_CHECKING:
    from firsthand.store import Store  # brings SQLAlchemy, which `extract` does without

_log = logging.getLogger(__name__)


def ingest(  # noqa: PLR0913 - the main call of the package: each is one plain choice
    arguments: Sequence[str],
    store: Store,
    stages: Stages,
    *,
    as_kind: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
    everything: bool = False,
    from_set_aside: bool = False,
    progress: Callable[[Progress], None] | None = None,
    now: datetime | None = None,
    upkeep: Upkeep | None = None,
    read: ReadAll | None = None,
) -> IngestSummary:
    """Read sources into a store and rebuild its events once at the end.

    Pages held already are skipped; where nothing changed, nothing is rebuilt. Each page is stored as soon as it is
    read, so an interrupt leaves whole pages, and the next run makes up for the rebuild. Of a large file (a web archive,
    JSON lines, a Parquet table) the next run reads on where this one stopped.

    Args:
        arguments: files, folders, globs, URLs, `-`, ...: see `firsthand.sources`.
        store: where to.
        stages: a `Workshop`.
        as_kind: "html", "text", "jsonl", "feed", ...: overrides what the sources look like.
        stdin: the stream behind `-`.
        jobs: processes to read in. The result does not depend on it.
        everything: set nothing aside, and read given pages that were set aside before.
        from_set_aside: read too all that was set aside before, from the store.
        progress: called after each input and before the rebuild.
        now: time of capture (UTC), the present by default.
        upkeep: of this store, kept from one ingest to the next, so that only what new pages touch is made anew; None to
            build the whole view.
        read: reads the pages, in place of `jobs` processes of this machine; see `firsthand.run.executors`.

    Raises:
        StoreError: the store cannot be written to.
        ConfigError: arguments that make no sense.
    """
    from firsthand.store.marks import MarkLog  # noqa: PLC0415 - brings SQLAlchemy, which `extract` does without

    started = time.monotonic()
    at = now or datetime.now(UTC)
    checkpoints = (
        None if everything else Checkpoints(MarkLog(store.database))
    )  # what was set aside must be captured again
    with Logbook(store, RunKind.INGEST, jobs=jobs) as logbook:
        run = _Run(store, progress, upkeep, checkpoints, logbook, everything=everything)
        validators = None if everything else store.validators
        items = stages.open_sources(
            arguments, as_kind=as_kind, now=at, stdin=stdin, validators=validators, journal=checkpoints
        )
        read_pages = read or partial(read_all, jobs=jobs)
        try:
            for page, outcome in read_pages(run.new(items), stages, everything=everything, note=logbook.note):
                run.keep(page, outcome)
                if checkpoints:
                    checkpoints.keep()
        finally:
            if checkpoints:
                checkpoints.save()
        if from_set_aside:
            for page, outcome in read_pages(_set_aside(store), stages, everything=True, note=logbook.note):
                run.keep(page, outcome)
        is_stale = store.is_stale()
        if is_stale:
            run.tell(None)
            with logbook.stage("linking"):
                (upkeep or Upkeep(store, stages)).refresh(at)
        run.count()
        if checkpoints:
            checkpoints.finish()
    return IngestSummary(
        read=run.read,
        already_held=run.already_held,
        failed=tuple(run.failed),
        warnings=tuple(run.warnings),
        events=store.stats().rows["events"],
        rebuilt=is_stale,
        seconds=time.monotonic() - started,
        set_aside=run.set_aside,
        resumed=checkpoints.resumed if checkpoints else 0,
    )


def extract(
    arguments: Sequence[str],
    stages: Stages,
    *,
    as_kind: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
    now: datetime | None = None,
) -> Iterator[Extraction | Issue]:
    """Read sources and store nothing. Arguments as in `ingest`.

    Yields:
        For each input what was read, or why it cannot be, in the order of the inputs.
    """
    items = stages.open_sources(arguments, as_kind=as_kind, now=now or datetime.now(UTC), stdin=stdin)
    for _, outcome in read_all(items, stages, jobs=jobs, everything=True):
        if not isinstance(outcome, SetAside):
            yield outcome


def _set_aside(store: Store) -> Iterator[Page | Issue]:
    """The pages that the store holds unread; an issue for each that is damaged."""
    for judged in store.set_aside():
        try:
            yield store.page(judged.page)
        except StoreError as fault:
            yield Issue(judged.id, "store", "damaged", str(fault))


@dataclass
class _Run:
    """The running account of one ingest."""

    store: Store
    progress: Callable[[Progress], None] | None
    upkeep: Upkeep | None
    checkpoints: Checkpoints | None
    logbook: Logbook
    everything: bool
    read: int = 0
    already_held: int = 0
    set_aside: int = 0
    failed: list[Issue] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def new(self, items: Iterable[Page | Issue]) -> Iterator[Page | Issue]:
        """Leave out the pages that are held or were given before; where all is to be read, not those set aside."""
        laps, pulled = Laps(), iter(items)
        while True:
            with laps.of("capture"):
                item = next(pulled, None)
            self.logbook.passing(laps)
            if item is None:
                return
            if isinstance(item, Page):
                with laps.of("store"):
                    is_held = item.key in self._seen or self._is_done(item.key)
                if is_held:
                    if self.checkpoints:
                        self.checkpoints.pull(is_new=False)
                    self._skip(item)
                    continue
                self._seen.add(item.key)
            if self.checkpoints:
                self.checkpoints.pull(is_new=True)
            yield item

    def keep(self, page: Page | None, outcome: Extraction | SetAside | Issue) -> None:
        """Store what came of one input."""
        with self.logbook.storing(page, outcome):
            self._keep(page, outcome)
        self.count()

    def count(self) -> None:
        """Have the record of the run say how many pages there are."""
        failed = len(self.failed)
        self.logbook.count(read=self.read, set_aside=self.set_aside, failed=failed, held=self.already_held)

    def _keep(self, page: Page | None, outcome: Extraction | SetAside | Issue) -> None:
        if isinstance(outcome, Issue):
            self.store.add_issue(outcome, page)
            is_error = outcome.severity is Severity.ERROR
            (self.failed if is_error else self.warnings).append(outcome)
            told = {"document": outcome.input, "stage": outcome.stage, "code": outcome.code}
            _log.info("%s: %s", outcome.input, outcome.message, extra=told)
            self.tell(outcome.input)
        elif page is None:
            raise ValueError("what was read came from a page")
        elif isinstance(outcome, SetAside):
            if not self.store.add_set_aside(page, outcome):
                self._skip(page)
                return
            self.set_aside += 1
            self.tell(page.id)
        else:
            added = self.store.add(page, outcome)
            if not added:  # another run was faster
                self._skip(page)
                return
            self.read += 1
            if self.upkeep is not None and added.is_news:
                self.upkeep.add(outcome.document)
            self.warnings.extend(dict.fromkeys((*outcome.document.issues, *outcome.issues)))
            self.tell(page.id)

    def tell(self, input_id: str | None) -> None:
        """Report progress."""
        if self.progress is not None:
            self.progress(Progress(self.read, self.already_held, len(self.failed), input_id, self.set_aside))

    def _is_done(self, key: str) -> bool:
        return self.store.has_page(key) and not (self.everything and self.store.is_set_aside(key))

    def _skip(self, page: Page) -> None:
        self.already_held += 1
        self.tell(page.id)

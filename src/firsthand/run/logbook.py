"""The record of one run as it goes: what became of pages, what each stage took, and the most memory; kept in the store, told in the
log at the end, and traced where that is asked for (`run.tracing`).
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Self

from firsthand import __version__
from firsthand.domain.claim import Extraction
from firsthand.domain.errors import StoreError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page, SetAside
from firsthand.domain.run_record import RunKind, RunRecord, StageTime
from firsthand.logs import run_id
from firsthand.run.stopwatch import Lap, Laps, Timing, peak_bytes
from firsthand.run.tracing import Tracing, open_tracing

if TYPE_CHECKING:
    from firsthand.store import Store

ORDER = ("capture", "glance", "documents", "first look", "reports", "claims", "store", "linking", "alerts")
"""The stages as they follow one another. Capturing is what the sources take; waiting for workers counts for nobody."""
_TOLD = 30.0  # seconds between two notes in the store
_MOST = 1_000  # pages on their way to the store
_numbers = count(1)
_log = logging.getLogger(__name__)


def present() -> datetime:
    """The time of day (UTC)."""
    return datetime.now(UTC)


class Logbook:
    """Keeps the record of a run. Use it in a `with` statement.

    A store that cannot be written to for a while stops no run for this: what is told later says it all.

    Args:
        store: where the record is kept.
        kind: what runs.
        jobs: processes it reads in, at most.
        tracing: where spans go; None for what the environment says.
        now: the time of day (UTC).
        clock: seconds that only grow.
    """

    def __init__(
        self,
        store: Store,
        kind: RunKind,
        *,
        jobs: int = 1,
        tracing: Tracing | None = None,
        now: Callable[[], datetime] = present,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        from firsthand.store.runs import RunLog  # noqa: PLC0415 - brings SQLAlchemy

        self._runs = RunLog(store.database)
        self._now, self._clock = now, clock
        number, at = next(_numbers), now()
        name = run_id() if number == 1 else f"{run_id()}-{number}"
        self._record = RunRecord(name, kind, __version__, at, at, jobs=jobs)
        self._stages: dict[str, StageTime] = {}
        self._workers: dict[int, int] = {}  # most memory of each
        self._laps: dict[str, tuple[Lap, ...]] = {}  # of pages that are to be stored, by key
        self._told = clock()
        self._tracing = tracing or open_tracing()

    def __enter__(self) -> Self:
        if self._tracing is not None:
            self._tracing.begin(self._record)
        self.tell(at_once=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        fault = kind.__name__ if kind is not None and issubclass(kind, Exception) else None
        self._record = replace(self._record, ended_at=self._now(), fault=fault)
        self.tell(at_once=True)
        record = self.record
        told = {"kind": record.kind, "seconds": round(record.seconds, 3), "peak_bytes": record.peak_bytes}
        stages = [asdict(each) for each in record.stages]
        counts = {"read": record.read, "set_aside": record.set_aside, "failed": record.failed}
        _log.info("the run is over", extra={"run_id": record.id, **told, **counts, "stages": stages})
        if self._tracing is not None:
            self._tracing.end(record)

    @property
    def record(self) -> RunRecord:
        """As it stands."""
        known = [self._stages[name] for name in ORDER if name in self._stages]
        workers = max(self._workers.values(), default=None)
        return replace(
            self._record,
            told_at=self._now(),
            stages=tuple(known),
            peak_bytes=peak_bytes(),
            worker_peak_bytes=workers,
        )

    def note(self, page: Page, timing: Timing) -> None:
        """Note what a page took where it was read; `storing` follows."""
        if self._tracing is not None:
            if len(self._laps) > _MOST:  # of pages that said nothing new, and were not stored
                self._laps.clear()
            self._laps[page.key] = timing.laps
        self._add(timing.laps)
        if timing.process != os.getpid() and timing.peak_bytes is not None:
            self._workers[timing.process] = max(timing.peak_bytes, self._workers.get(timing.process, 0))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage of all pages together, such as linking."""
        laps = Laps()
        with laps.of(name):
            yield
        self._add(laps.taken)
        if self._tracing is not None:
            self._tracing.stage(laps.taken[0])

    @contextmanager
    def storing(self, page: Page | None, outcome: Extraction | SetAside | Issue) -> Iterator[None]:
        """Measure how what came of a page is stored, which is the last that happens to it."""
        laps = Laps()
        before = self._laps.pop(page.key, ()) if page is not None else ()
        with laps.of("store"):
            yield
        self._add(laps.taken)
        if self._tracing is not None and page is not None:
            self._tracing.page(page, outcome, (*before, *laps.taken))

    def passing(self, laps: Laps) -> None:
        """Add what was taken on the way, of no page that is known yet."""
        self._add(laps.taken)
        laps.taken.clear()

    def count(self, *, read: int = 0, set_aside: int = 0, failed: int = 0, held: int = 0) -> None:
        """Note how many pages there are in all, by what became of them."""
        self._record = replace(self._record, read=read, set_aside=set_aside, failed=failed, held=held)
        self.tell()

    def tell(self, *, at_once: bool = False) -> None:
        """Write down how the run stands, now and then."""
        if not at_once and self._clock() - self._told < _TOLD:
            return
        self._told = self._clock()
        try:
            self._runs.put(self.record)
        except StoreError as fault:
            _log.debug("how the run stands could not be written down: %s", fault)

    def _add(self, laps: tuple[Lap, ...] | list[Lap]) -> None:
        for lap in laps:
            before = self._stages.get(lap.stage, StageTime(lap.stage, 0, 0.0, 0.0))
            self._stages[lap.stage] = StageTime(
                lap.stage,
                before.times + 1,
                before.seconds + lap.seconds,
                before.processor + lap.processor,
            )

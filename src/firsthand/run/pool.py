"""Reading pages one after the other, here or in worker processes, with the same result in the same order."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from threading import Thread
from typing import Protocol

from firsthand.domain.claim import Extraction
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page, SetAside
from firsthand.run.plan import read_one
from firsthand.run.stages import Stages
from firsthand.run.stopwatch import Laps, Note, Timing, nothing

_WAITING_PER_JOB = 4  # enough that no worker idles, few enough that memory stays bounded

WORKER_LOST = "worker-lost"
"""Code of the issue of a page that ended every process that read it: another time there may be memory enough."""
MOST_LOSSES = 2
"""How many workers may be lost over one page before it becomes an issue."""

_log = logging.getLogger(__name__)

Read = Extraction | SetAside | Issue
Outcome = tuple[Page | None, Read]
Timed = tuple[Read, Timing]


class ReadAll(Protocol):
    """Reads pages as `read_all` does, wherever."""

    def __call__(
        self,
        items: Iterable[Page | Issue],
        stages: Stages,
        /,
        *,
        everything: bool = False,
        note: Note = nothing,
    ) -> Iterator[Outcome]:
        """The page, None for an issue of the sources, and what came of it, in the order of the items."""
        ...


def read_all(
    items: Iterable[Page | Issue],
    stages: Stages,
    *,
    jobs: int,
    everything: bool = False,
    note: Note = nothing,
) -> Iterator[Outcome]:
    """Read pages as they come; issues of the sources pass through.

    Args:
        items: pages and issues, taken a few ahead of what was given back.
        stages: what to read with; travels to the workers by pickling.
        jobs: processes to read in; 1 reads in this one.
        everything: set nothing aside.
        note: told what each page took, before the page is given.

    Yields:
        The page, None for an issue of the sources, and what came of it, in the order of the items.
    """
    if jobs <= 1:
        for item in items:
            if isinstance(item, Issue):
                yield None, item
            else:
                read, timing = timed(item, stages, everything=everything)
                note(item, timing)
                yield item, read
        return
    line = Line(stages, jobs, everything=everything, note=note)
    try:
        for item in items:
            line.put(item)
            if line.is_full:
                yield line.take()
        while line:
            yield line.take()
    finally:
        line.close()


def timed(page: Page, stages: Stages, *, everything: bool) -> Timed:
    """What comes of a page read here, and what that takes."""
    laps = Laps()
    read = read_one(page, stages, everything=everything, laps=laps)
    return read, laps.timing()


def is_lost(read: Read | None) -> bool:
    """Whether nothing came of a page because the processes that read it were lost."""
    return isinstance(read, Issue) and read.code == WORKER_LOST


def lost(page: Page) -> Issue:
    """That a page ended every process that read it: out of memory, a fault in a library in C."""
    return Issue(
        page.id,
        "run",
        WORKER_LOST,
        f"the process that read it ended without a word, {MOST_LOSSES} times: too little memory, or a fault in a library",
    )


class Line:
    """Pages on their way through worker processes, in the order in which they were put in.

    Args:
        stages: what to read with; travels to the workers by pickling.
        jobs: how many processes.
        everything: set nothing aside.
        note: told what each page took, before the page is given.
    """

    def __init__(self, stages: Stages, jobs: int, *, everything: bool = False, note: Note = nothing) -> None:
        self._waiting: deque[Issue | tuple[Page, Future[Timed]]] = deque()
        self._processes = _Processes(stages, jobs, everything=everything)
        self._most = jobs * _WAITING_PER_JOB
        self._note = note

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Whether one has to be taken before the next is put in, so that memory stays bounded."""
        return len(self._waiting) >= self._most

    @property
    def is_ready(self) -> bool:
        """Whether the first can be taken without waiting."""
        first = self._waiting[0] if self._waiting else None
        return first is not None and (isinstance(first, Issue) or first[1].done())

    def put(self, item: Page | Issue) -> None:
        """Have a page read; an issue passes through."""
        self._waiting.append(item if isinstance(item, Issue) else (item, self._processes.submit(item)))

    def take(self) -> Outcome:
        """The first page and what came of it, waited for; None for the page where it was an issue."""
        first = self._waiting[0]
        if isinstance(first, Issue):
            self._waiting.popleft()
            return None, first
        try:
            read, timing = first[1].result()
        except BrokenProcessPool:
            # Which of the pages was to blame is not told: those that were not read yet are read one at a time.
            _log.warning("a process was lost; what was being read is read again")
            self._processes.renew()
            again = [
                entry if isinstance(entry, Issue) else (entry[0], self._processes.alone(*entry))
                for entry in self._waiting
            ]
            self._waiting = deque(again)
            return self.take()
        self._waiting.popleft()
        self._note(first[0], timing)
        return first[0], read

    def close(self) -> None:
        """End the processes."""
        self._processes.close()


class _Processes:
    """Worker processes, which are made anew where one of them is lost."""

    def __init__(self, stages: Stages, jobs: int, *, everything: bool) -> None:
        self._pickled = pickle.dumps(stages)
        self._jobs = jobs
        self._everything = everything
        self._pool = self._made()

    def submit(self, page: Page) -> Future[Timed]:
        """Have a page read."""
        try:
            return self._pool.submit(_read_in_worker, page, self._pickled, self._everything)
        except BrokenProcessPool as fault:  # found out when its turn comes
            broken: Future[Timed] = Future()
            broken.set_exception(fault)
            return broken

    def alone(self, page: Page, before: Future[Timed]) -> Future[Timed]:
        """Have a page read with no other beside it, unless it was read before the process was lost."""
        for _ in range(MOST_LOSSES):
            if not isinstance(before.exception(), BrokenProcessPool):
                return before
            before = self.submit(page)
            if isinstance(before.exception(), BrokenProcessPool):  # waits for it
                self.renew()
        if isinstance(before.exception(), BrokenProcessPool):
            before = Future()
            before.set_result((lost(page), Timing()))
        return before

    def renew(self) -> None:
        """Take on other processes in place of these."""
        self.close()
        self._pool = self._made()

    def close(self) -> None:
        """End them."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _made(self) -> ProcessPoolExecutor:
        # Spawned rather than forked: a fork would share the parent's database connections.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_prepare_worker)


def _prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent is gone: one that was killed cannot tell its workers to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_worker(page: Page, pickled: bytes, everything: bool) -> Timed:  # noqa: FBT001 - as `submit` hands it on
    return timed(page, _unpickled(pickled), everything=everything)


@lru_cache(maxsize=1)
def _unpickled(stages: bytes) -> Stages:
    """The stages of this worker, loaded with its first page."""
    loaded: Stages = pickle.loads(stages)  # noqa: S301 - made by the parent process
    return loaded

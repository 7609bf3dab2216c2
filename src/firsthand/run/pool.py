"""Reading pages one after the other, here or in worker processes, with the same result in the same order."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache

from firsthand.domain.claim import Extraction
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page, SetAside
from firsthand.run.plan import read_one
from firsthand.run.stages import Stages

_WAITING_PER_JOB = 4  # enough that no worker idles, few enough that memory stays bounded

Read = Extraction | SetAside | Issue
Outcome = tuple[Page | None, Read]


def read_all(
    items: Iterable[Page | Issue], stages: Stages, *, jobs: int, everything: bool = False
) -> Iterator[Outcome]:
    """Read pages as they come; issues of the sources pass through.

    Args:
        items: pages and issues, taken a few ahead of what was given back.
        stages: what to read with; travels to the workers by pickling.
        jobs: processes to read in; 1 reads in this one.
        everything: set nothing aside.

    Yields:
        The page, None for an issue of the sources, and what came of it, in the order of the items.
    """
    if jobs <= 1:
        for item in items:
            if isinstance(item, Issue):
                yield None, item
            else:
                yield item, read_one(item, stages, everything=everything)
        return
    yield from _read_in_processes(items, stages, jobs, everything=everything)


def _read_in_processes(
    items: Iterable[Page | Issue], stages: Stages, jobs: int, *, everything: bool
) -> Iterator[Outcome]:
    # Spawned rather than forked: a fork would share the parent's database connections.
    context = multiprocessing.get_context("spawn")
    waiting: deque[Issue | tuple[Page, Future[Read]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare_worker)
    pickled = pickle.dumps(stages)
    try:
        for item in items:
            waiting.append(
                item
                if isinstance(item, Issue)
                else (item, pool.submit(_read_in_worker, item, pickled, everything))
            )
            if len(waiting) >= jobs * _WAITING_PER_JOB:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcome(waiting: Issue | tuple[Page, Future[Read]]) -> Outcome:
    if isinstance(waiting, Issue):
        return None, waiting
    page, future = waiting
    return page, future.result()


def _prepare_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means


def _read_in_worker(page: Page, pickled: bytes, everything: bool) -> Read:  # noqa: FBT001 - as `submit` hands it on
    return read_one(page, _unpickled(pickled), everything=everything)


@lru_cache(maxsize=1)
def _unpickled(stages: bytes) -> Stages:
    """The stages of this worker, loaded with its first page."""
    loaded: Stages = pickle.loads(stages)  # noqa: S301 - made by the parent process
    return loaded

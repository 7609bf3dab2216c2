"""Workers that ask the network, side by side."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol

from firsthand.domain.issue import Severity
from firsthand.domain.watching import Link, Visit
from firsthand.run.watching.again import Again, Seen, look_again
from firsthand.run.watching.articles import MOST_TRIES, Caught, Errand, fetch_article
from firsthand.run.watching.faults import Contained
from firsthand.run.watching.lanes import Lanes, Task
from firsthand.run.watching.listing import Ask, Listed, list_source
from firsthand.sources.limits import Limits
from firsthand.sources.source import Fetcher, issue

Work = Ask | Errand | Again


class ClosingFetcher(Fetcher, Protocol):
    """A fetcher whose connections can be closed; it goes on to work afterwards."""

    def close(self) -> None:
        """Close them."""
        ...


@dataclass(frozen=True, slots=True)
class Done:
    """An errand is over."""

    errand: Errand | Again


@dataclass(frozen=True, slots=True)
class Crash:
    """A worker came to its end: a bug that is no matter of one answer."""

    fault: BaseException


Result = Listed | Caught | Seen | Done | Crash


def present() -> datetime:
    """The time of day (UTC)."""
    return datetime.now(UTC)


class Crew:
    """Threads that take tasks from lanes and put results on a queue.

    The queue is short: where results are not taken, the workers wait. Threads are made as they are needed, and none of
    them holds up the end of the process.

    Args:
        workers: how many threads at most.
        fetcher: makes the fetcher of a thread.
        now: the time of day (UTC).
    """

    def __init__(
        self, workers: int, fetcher: Callable[[], ClosingFetcher], now: Callable[[], datetime] = present
    ) -> None:
        self._workers = workers
        self._fetcher = fetcher
        self._now = now
        self._lanes: Lanes[Work] = Lanes(workers)
        self._threads: list[threading.Thread] = []
        self._under_way = 0
        self._results: queue.Queue[Result] = queue.Queue(maxsize=2 * workers)

    def put(self, task: Task[Work]) -> None:
        """Give the crew something to do."""
        self._under_way += 1
        self._lanes.put(task)
        if len(self._threads) < min(self._workers, self._under_way):
            thread = threading.Thread(target=self._work, name=f"watch-{len(self._threads)}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def result(self, seconds: float) -> Result | None:
        """The next result, None where none comes in time.

        Raises:
            BaseException: what a worker came upon; a bug propagates.
        """
        try:
            result = self._results.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(result, Crash):
            raise result.fault
        if isinstance(result, Listed | Done):
            self._under_way -= 1
        return result

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way and no result waits."""
        return self._under_way == 0 and self._results.empty()

    def close(self) -> None:
        """Let the workers go. What hangs is left hanging: it is of no more concern."""
        self._lanes.close()

    def _work(self) -> None:
        with _Told(self._results):
            fetcher = self._fetcher()
            while (task := self._lanes.take()) is not None:
                self._do(task, fetcher)
                fetcher.close()  # one host is asked no sooner than its manners ask; idle connections help nobody
                self._lanes.done(task)

    def _do(self, task: Task[Work], fetcher: Fetcher) -> None:
        if isinstance(task.work, Ask):
            self._results.put(list_source(task.work, fetcher))
        elif isinstance(task.work, Again):
            for visit in task.work.visits:
                self._results.put(self._seen(visit, fetcher, task.work.limits))
            self._results.put(Done(task.work))
        else:
            for link in task.work.links:
                self._results.put(self._caught(link, fetcher, task.work.limits))
            self._results.put(Done(task.work))

    def _caught(self, link: Link, fetcher: Fetcher, limits: Limits) -> Caught:
        with Contained(link.link) as held:
            return fetch_article(link, fetcher, self._now, limits)
        error, is_final = held.failure, link.tries >= MOST_TRIES
        severity = Severity.ERROR if is_final else Severity.WARNING
        told = issue(link.link, error.code, str(error), severity)
        return Caught(link, (told,), is_final, error=error)

    def _seen(self, visit: Visit, fetcher: Fetcher, limits: Limits) -> Seen:
        with Contained(visit.link) as held:
            return look_again(visit, fetcher, self._now, limits)
        return Seen(visit, error=held.failure)


class _Told:
    """Hands a bug on to the thread that waits for results, which raises it."""

    def __init__(self, results: queue.Queue[Result]) -> None:
        self._results = results

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if fault is not None:
            self._results.put(Crash(fault))
        return True

"""Reading pages in the workers of a Ray cluster, with the same result in the same order as in this process."""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from firsthand import __version__
from firsthand.domain.errors import ConfigError, FirsthandError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.run.pool import Outcome
from firsthand.run.ray.batches import Batch, batched
from firsthand.run.ray.worker import PageReader
from firsthand.run.stages import Stages
from firsthand.run.stopwatch import Note, nothing

_AHEAD = 2  # batches at a worker: one that it reads, one that waits for it
_LINE = 4  # batches for each worker between the sources and the store: a slow one holds up those behind it only then
_LOSSES_IN_A_ROW = (
    10  # workers lost with nothing read in between, beyond one for each: the cluster is at fault
)

_log = logging.getLogger(__name__)


def read_all(
    ray: Any,
    items: Iterable[Page | Issue],
    stages: Stages,
    *,
    workers: int,
    everything: bool = False,
    note: Note = nothing,
) -> Iterator[Outcome]:
    """Read pages as they come; issues of the sources pass through.

    A batch whose worker is lost (killed, out of memory, its machine gone) is read again by another. A page that takes
    worker after worker with it becomes an issue.

    Args:
        ray: the module, connected to a cluster.
        items: pages and issues, taken some batches ahead of what was given back.
        stages: what to read with; travels to the workers by pickling.
        workers: how many, each with a processor of its own.
        everything: set nothing aside.
        note: told what each page took at the worker that read it, before the page is given.

    Yields:
        The page, None for an issue of the sources, and what came of it, in the order of the items.

    Raises:
        ConfigError: the cluster has another version of Firsthand.
        FirsthandError: the cluster loses one worker after the other.
    """
    crew = _Crew(ray, stages, workers, everything=everything)
    line: deque[Batch] = deque()
    try:
        for batch in batched(items):
            line.append(batch)
            crew.send(batch)
            while len(line) >= workers * _LINE and not line[0].is_read:
                crew.wait()
            while line and line[0].is_read:
                yield from line.popleft().outcomes(note)
        while line:
            while not line[0].is_read:
                crew.wait()
            yield from line.popleft().outcomes(note)
    finally:
        crew.dismiss()


class _Crew:
    """Workers, and which batch is at which of them."""

    def __init__(self, ray: Any, stages: Stages, workers: int, *, everything: bool) -> None:
        self._ray = ray
        # Not restarted by Ray: what a lost worker had in hand must be given to another in any case.
        self._make = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(PageReader)
        self._handed = ray.put(pickle.dumps(stages)), everything
        self._coming: dict[
            Any, Any
        ] = {}  # workers that have not said yet that they are there, by their answer
        self._room: dict[Any, int] = {}
        self._at: dict[Any, tuple[Any, Batch]] = {}  # by the answer that will come; of one worker in order
        self._lost = 0  # in a row
        self._most_lost = workers + _LOSSES_IN_A_ROW
        for _ in range(workers):
            self._call_in()

    def send(self, batch: Batch) -> None:
        """Give a batch to the worker with the most room, once there is one."""
        if batch.is_read:  # it holds no page
            return
        while not any(self._room.values()):
            self.wait()
        worker = max(self._room, key=self._room.__getitem__)
        self._room[worker] -= 1
        self._at[worker.read.remote(batch.pages)] = worker, batch

    def wait(self) -> None:
        """Wait for an answer and note what came of it."""
        (answer,), _ = self._ray.wait([*self._at, *self._coming], num_returns=1)
        try:
            if answer in self._coming:
                self._greet(answer)
            else:
                self._note(answer)
        except self._ray.exceptions.RayTaskError as fault:  # raised by our own code: a bug
            raise (fault.cause if isinstance(fault.cause, Exception) else fault) from fault

    def dismiss(self) -> None:
        """End every worker."""
        for worker in (*self._room, *self._coming.values()):
            self._ray.kill(worker)

    def _call_in(self) -> None:
        worker = self._make.remote(*self._handed)
        self._coming[worker.about.remote()] = worker

    def _greet(self, answer: Any) -> None:
        worker = self._coming.pop(answer)
        try:
            version, number = self._ray.get(answer)
        except self._ray.exceptions.RayTaskError:
            raise
        except self._ray.exceptions.RayError as fault:
            self._count_loss(fault)
            return
        if version != __version__:
            raise ConfigError(
                f"the Ray cluster has firsthand {version}, this is {__version__}: "
                "install the same version on every machine of it"
            )
        self._room[worker] = _AHEAD
        _log.debug("worker %d of the Ray cluster is there", number)

    def _note(self, answer: Any) -> None:
        worker, batch = self._at.pop(answer)
        try:
            batch.read = self._ray.get(answer)
        except self._ray.exceptions.RayTaskError:
            raise
        except self._ray.exceptions.RayError as fault:
            self._at = {answer: (worker, batch), **self._at}
            self._replace(worker, fault)
        else:
            self._room[worker] += 1
            self._lost = 0

    def _replace(self, worker: Any, fault: Exception) -> None:
        """Call in another worker for one that was lost, and have what it had in hand read again."""
        self._ray.kill(worker)  # where it only could not be reached
        del self._room[worker]
        unread: list[Batch] = []
        for answer, (reader, batch) in [*self._at.items()]:
            if reader == worker:
                del self._at[answer]
                try:
                    batch.read = self._ray.get(answer)  # answered before it was lost
                except self._ray.exceptions.RayError:
                    unread.append(batch)
        self._count_loss(fault)
        if unread:  # workers read in the order of asking: the others had not begun
            unread[:1] = unread[0].blamed()
        for batch in unread:
            self.send(batch)

    def _count_loss(self, fault: Exception) -> None:
        self._lost += 1
        _log.warning("a worker was lost (%s); what it had in hand is read again", type(fault).__name__)
        if self._lost > self._most_lost:
            raise FirsthandError("the Ray cluster loses one worker after the other: see its logs") from fault
        self._call_in()

"""Which task a worker takes next.

One host is asked by one worker at a time. Sources that are known to answer come first; those that are new and those that
fail may only hold a part of the workers, so that thousands that hang keep nobody waiting but themselves.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Trust(IntEnum):
    """How far a host is trusted to answer. The first are served first."""

    PROVEN = 0
    NEW = 1
    DOUBTFUL = 2


SHARES = {Trust.PROVEN: 1.0, Trust.NEW: 0.75, Trust.DOUBTFUL: 0.25}
"""Part of the workers that tasks of a trust may hold at once; one worker at least."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Something to do.

    Attributes:
        host: whom it asks.
        trust: see `Trust`.
        work: what it is.
    """

    host: str
    trust: Trust
    work: T


class Lanes(Generic[T]):
    """Tasks that wait, for workers in several threads.

    Args:
        workers: how many there are.
    """

    def __init__(self, workers: int) -> None:
        self._bounds = {trust: max(1, int(workers * share)) for trust, share in SHARES.items()}
        self._waiting: dict[Trust, deque[Task[T]]] = {trust: deque() for trust in Trust}
        self._asked: set[str] = set()
        self._held: dict[
            str, deque[Task[T]]
        ] = {}  # tasks of hosts that were being asked when their turn came
        self._busy: dict[Trust, int] = dict.fromkeys(Trust, 0)
        self._change = threading.Condition()
        self._is_closed = False

    def put(self, task: Task[T]) -> None:
        """Add a task."""
        with self._change:
            self._waiting[task.trust].append(task)
            self._change.notify()

    def take(self) -> Task[T] | None:
        """The next task, waited for; None once all is over. `done` must follow."""
        with self._change:
            while not self._is_closed:
                task = self._next()
                if task is not None:
                    self._asked.add(task.host)
                    self._busy[task.trust] += 1
                    return task
                self._change.wait()
            return None

    def done(self, task: Task[T]) -> None:
        """Note that a task is over, which lets the next one of its host come."""
        with self._change:
            self._busy[task.trust] -= 1
            self._asked.discard(task.host)
            held = self._held.get(task.host)
            if held:
                first = held.popleft()
                self._waiting[first.trust].appendleft(first)
                if not held:
                    del self._held[task.host]
            self._change.notify_all()

    def close(self) -> None:
        """Let every worker go; tasks that wait are left."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()

    def __len__(self) -> int:
        with self._change:
            waiting = sum(len(tasks) for tasks in self._waiting.values())
            return waiting + sum(len(tasks) for tasks in self._held.values())

    def _next(self) -> Task[T] | None:
        for trust in Trust:
            if self._busy[trust] >= self._bounds[trust]:
                continue
            tasks = self._waiting[trust]
            while tasks:
                task = tasks.popleft()
                if task.host not in self._asked:
                    return task
                self._held.setdefault(task.host, deque()).append(task)
        return None

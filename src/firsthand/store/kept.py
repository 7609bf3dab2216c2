"""Answers that were given before, as long as the view is the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import func, select

from firsthand.store.engine import Database
from firsthand.store.tables import event_facts, state

T = TypeVar("T")


class Kept:
    """A few answers of one store, shared by threads.

    Args:
        database: of the store.
        most: answers kept; those not asked for longest go first.
    """

    def __init__(self, database: Database, most: int = 64) -> None:
        self._database = database
        self._most = most
        self._answers: OrderedDict[Hashable, tuple[object, Any]] = OrderedDict()
        self._turn = Lock()

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer under a key, made anew where the view changed since."""
        with self._database.reading() as connection:
            newest = select(func.max(event_facts.c.updated)).scalar_subquery()
            stamp = tuple(connection.execute(select(state.c.viewed, state.c.revision, newest)).one())
        with self._turn:
            held = self._answers.get(key)
            if held is not None and held[0] == stamp:
                self._answers.move_to_end(key)
                answer: T = held[1]
                return answer
        answer = make()
        with self._turn:
            self._answers[key] = (stamp, answer)
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return answer

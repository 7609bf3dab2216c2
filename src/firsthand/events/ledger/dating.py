"""The calendar, kept as incidents and statements come and go."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.events.calendar import Order, Solution, Tie, Variable, solve
from firsthand.events.drafts import Group, Speech
from firsthand.events.timeline import Share, constraints, shares, variable

Subject = Group | Speech


class Dating:
    """Incidents and statements with their days.

    What texts say of two of them ties them together. One that is known to the day by itself cannot be moved by
    another, so that what it is tied to is dated without looking beyond it: only such runs are dated anew.
    """

    def __init__(self) -> None:
        self._variables: dict[str, Variable] = {}
        self._solutions: dict[str, Solution] = {}
        self._fixed: set[str] = set()
        self._documents: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, dict[str, Share]] = {}  # the same by document
        self._ties: dict[str, tuple[Tie | Order, ...]] = {}  # by document
        self._stale: set[str] = set()  # documents
        self._unsolved: set[str] = set()

    def put(self, key: str, subject: Subject | None) -> None:
        """Take in an incident or a statement, as it is now; None where it is no more."""
        for document in self._documents.pop(key, ()):
            del self._told[document][key]
            self._stale.add(document)
        self._variables.pop(key, None)
        self._solutions.pop(key, None)
        self._fixed.discard(key)
        self._unsolved.discard(key)
        if subject is None:
            return
        self._variables[key] = variable(subject)
        if _is_day(solve([self._variables[key]])[key]):
            self._fixed.add(key)
        parts = shares(subject)
        self._documents[key] = tuple(parts)
        for document, part in parts.items():
            self._told.setdefault(document, {})[key] = part
            self._stale.add(document)
        self._unsolved.add(key)

    def settle(self) -> set[str]:
        """Date what was touched, with all that hangs on it.

        Returns:
            The keys of what has other days than before, or other reasons for them.
        """
        for document in self._stale:
            parts = self._told.get(document, {})
            before = self._ties.pop(document, ())
            after = tuple(constraints([parts[key] for key in sorted(parts)]))
            if after:
                self._ties[document] = after
            if before != after:
                self._unsolved.update(end for tie in (*before, *after) for end in _ends(tie))
            if not parts:
                self._told.pop(document, None)
        self._stale.clear()
        changed: set[str] = set()
        todo = {key for key in self._unsolved if key in self._variables}
        while todo:
            members, bounds = self._run(todo.pop())
            todo -= members
            changed |= self._solve(members | bounds)
        self._unsolved.clear()
        return changed

    def solution(self, key: str) -> Solution:
        """The days of an incident or a statement."""
        return self._solutions[key]

    def _run(self, start: str) -> tuple[set[str], set[str]]:
        """What must be dated together: everything tied to it; and, known to the day by itself, what bounds it."""
        members, bounds, todo = {start}, set[str](), [start]
        while todo:
            for tie in self._constraints([todo.pop()]):
                for other in _ends(tie):
                    if other in self._fixed and other not in members:
                        bounds.add(other)
                    elif other not in members:
                        members.add(other)
                        todo.append(other)
        return members, bounds

    def _solve(self, members: set[str]) -> set[str]:
        among = [tie for tie in self._constraints(members) if members.issuperset(_ends(tie))]
        found = solve(
            [self._variables[key] for key in members],
            [tie for tie in among if isinstance(tie, Tie)],
            [order for order in among if isinstance(order, Order)],
        )
        changed = {key for key in members if self._solutions.get(key) != found[key]}
        self._solutions.update(found)
        return changed

    def _constraints(self, keys: Iterable[str]) -> set[Tie | Order]:
        documents = {document for key in keys for document in self._documents[key]}
        wanted = set(keys)
        return {
            tie
            for document in documents
            for tie in self._ties.get(document, ())
            if not wanted.isdisjoint(_ends(tie))
        }


def _ends(tie: Tie | Order) -> tuple[str, str]:
    return (tie.first, tie.second) if isinstance(tie, Tie) else (tie.earlier, tie.later)


def _is_day(solution: Solution) -> bool:
    return solution.possible is not None and len(solution.possible) == 1

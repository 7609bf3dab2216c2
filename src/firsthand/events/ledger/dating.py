"""The calendar, kept as incidents and statements come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from firsthand.blocking import Kept, Rows, Scratch, Shelf
from firsthand.events.calendar import Order, Solution, Tie, bring_together, by_itself
from firsthand.events.drafts import Group, Speech
from firsthand.events.timeline import Share, constraints, variable
from firsthand.events.weighed import weighed

Subject = Group | Speech

_AT_HAND = 500
"""Incidents of which it is known who told them when they were put last: of these, only other documents are read anew."""

_ENCODER = msgspec.msgpack.Encoder()
_SOLUTION = msgspec.msgpack.Decoder(Solution)

_Ties = tuple[Tie | Order, ...]

_Tellers = dict[str, str]
"""Keys of happenings, each with its document."""


class Dating:
    """Incidents and statements with their days.

    What texts say of two of them ties them together. One that is known to the day by itself cannot be moved by
    another, so that what it is tied to is dated without looking beyond it: only such runs are dated anew.

    Args:
        parts: what a document tells of each incident and statement, by key, as it is now; may be empty where it tells
            of one alone.
        scratch: where lies what is seldom asked for.
    """

    def __init__(self, parts: Callable[[str], Sequence[Share]], scratch: Scratch) -> None:
        self._parts = parts
        self._alone: Shelf[str, Solution] = _solutions(scratch)
        self._solutions: Shelf[str, Solution] = _solutions(scratch)
        self._fixed: set[str] = set()
        self._tellers: Kept[str, _Tellers | None] = Kept(_AT_HAND, lambda _: None)
        self._ties: Shelf[str, _Ties] = Shelf(_AT_HAND, _ENCODER.encode, _ties_of, scratch)  # by document
        self._tied = Rows()  # documents by what they tie
        self._stale: set[str] = set()  # documents
        self._unsolved: set[str] = set()

    def touch(self, document: str) -> None:
        """Read a document anew: it was taken in or left out."""
        self._stale.add(document)

    def put(self, key: str, subject: Subject | None) -> None:
        """Take in an incident or a statement, as it is now; None where it is no more."""
        now = _tellers(subject) if subject is not None else {}
        before = self._tellers[key]
        if before is None:
            self._stale.update(self._tied[key], now.values())
        else:
            self._stale.update(now[teller] for teller in now.keys() - before.keys())
            self._stale.update(before[teller] for teller in before.keys() - now.keys())
        self._solutions.pop(key, None)
        self._fixed.discard(key)
        if subject is None:
            self._alone.pop(key, None)
            self._unsolved.discard(key)
            self._tellers.forget(key)
            return
        self._tellers.keep(key, now)
        alone = self._alone[key] = by_itself(variable(_weighed(subject)))
        if _is_day(alone):
            self._fixed.add(key)
        self._unsolved.add(key)

    def settle(self) -> set[str]:
        """Date what was touched, with all that hangs on it.

        Returns:
            The keys of what has other days than before, or other reasons for them.
        """
        for document in self._stale:
            before = self._ties.get(document, ())
            after = tuple(constraints(self._parts(document)))
            if before != after:
                self._tie(document, before, after)
                self._unsolved.update(end for tie in (*before, *after) for end in _ends(tie))
        self._stale.clear()
        changed: set[str] = set()
        todo = {key for key in self._unsolved if key in self._alone}
        while todo:
            members, bounds, among = self._run(todo.pop())
            todo -= members
            changed |= self._solve(members | bounds, among)
        self._unsolved.clear()
        return changed

    def solution(self, key: str) -> Solution:
        """The days of an incident or a statement."""
        return self._solutions[key]

    def _tie(self, document: str, before: Iterable[Tie | Order], after: tuple[Tie | Order, ...]) -> None:
        for end in {end for tie in before for end in _ends(tie)}:
            self._tied.strike(end, document)
        self._ties.pop(document, None)
        if after:
            self._ties[document] = after
        for end in {end for tie in after for end in _ends(tie)}:
            self._tied.enter(end, document)

    def _run(self, start: str) -> tuple[set[str], set[str], set[Tie | Order]]:
        """What must be dated together: everything tied to it; and, known to the day by itself, what bounds it; and what
        is said of any two of these of which not both are known to the day.
        """
        members, bounds, todo = {start}, set[str](), [start]
        among: set[Tie | Order] = set()
        while todo:
            for tie in self._open_ties(todo.pop()):
                among.add(tie)
                for other in _ends(tie):
                    if other in self._fixed and other not in members:
                        bounds.add(other)
                    elif other not in members:
                        members.add(other)
                        todo.append(other)
        return members, bounds, among

    def _solve(self, members: set[str], among: Iterable[Tie | Order]) -> set[str]:
        found = {key: _copy(self._alone[key]) for key in members}
        said = list(among)
        bring_together(
            found,
            [tie for tie in said if isinstance(tie, Tie)],
            [order for order in said if isinstance(order, Order)],
        )
        changed = {key for key in members if self._solutions.get(key) != found[key]}
        for key in changed:
            self._solutions[key] = self._alone[key] if found[key] == self._alone[key] else found[key]
        return changed

    def _open_ties(self, key: str) -> Iterator[Tie | Order]:
        """What is said of one and of another; nothing can move two that are both known to the day."""
        for document in self._tied[key]:
            for tie in self._ties[document]:
                ends = _ends(tie)
                if key in ends and not self._fixed.issuperset(ends):
                    yield tie


def _solutions(scratch: Scratch) -> Shelf[str, Solution]:
    return Shelf(_AT_HAND, _ENCODER.encode, _SOLUTION.decode, scratch)


def _ties_of(packed: bytes) -> _Ties:
    """The ties that were packed; an order has no offset."""
    said = msgspec.msgpack.decode(packed)
    return tuple(
        msgspec.convert(tie, Tie) if "offset" in tie else msgspec.convert(tie, Order) for tie in said
    )


def _weighed(subject: Subject) -> Subject:
    return subject if isinstance(subject, Speech) else weighed(subject)


def _tellers(subject: Subject) -> _Tellers:
    if isinstance(subject, Speech):
        return {said.report.id: said.document for said in subject.told}
    return {sketch.key: sketch.document for sketch in subject.happenings}


def _ends(tie: Tie | Order) -> tuple[str, str]:
    return (tie.first, tie.second) if isinstance(tie, Tie) else (tie.earlier, tie.later)


def _is_day(solution: Solution) -> bool:
    return solution.possible is not None and len(solution.possible) == 1


def _copy(solution: Solution) -> Solution:
    return replace(solution, because=list(solution.because), outvoted=list(solution.outvoted))

"""What a process that linked a store leaves for the next one, and taking it up again.

A store keeps a trace of each document beside the view (`store.traced_view`). From these the register and the chronicler are as they were without a
document being read, compared or fused; what was stored since is then taken in as if this process had stood by. What does not hold is made anew: one
damaged trace, or, where another program made them or they do not give the view in place, everything.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from firsthand.domain.decision import Decision
from firsthand.domain.event import Amendment, Chronicle
from firsthand.domain.issue import Issue, Severity
from firsthand.events.known import KnownScores
from firsthand.events.records import InPlace, Record
from firsthand.events.records import Standing as Event
from firsthand.events.records import decode as decode_record
from firsthand.lineage.compare import Link
from firsthand.lineage.marks import Mark
from firsthand.lineage.records import decode_links, decode_mark, encode_links, encode_mark
from firsthand.run.linked import Linked
from firsthand.run.stages import Stages

if TYPE_CHECKING:
    from firsthand.store import Store
    from firsthand.store.traced_view import Changes, Standing, Trace, TracedView

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Resumed:
    """What an earlier process left, taken up.

    Attributes:
        linked: the documents, as they were when the view was made.
        viewed: revision of the store that the view was made from.
        obeyed: how many decisions it obeys.
        basis: revision of the store when this was read.
        decisions: all decisions made by then.
        added: ids of the documents that were stored since or have a newer version.
    """

    linked: Linked
    viewed: int
    obeyed: int
    basis: int
    decisions: tuple[Decision, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class _Read:
    """One trace, read back."""

    mark: Mark
    links: list[Link]
    record: Record
    scores: bytes


class Memory:
    """The view of a store with the traces beside it.

    Args:
        store: the store.
        stages: what links; where it has no `program`, nothing is kept beside the view.
    """

    def __init__(self, store: Store, stages: Stages) -> None:
        self._store = store
        self._stages = stages
        self._program = stages.program

    def empty(self) -> Linked:
        """Nothing, to be filled with all documents."""
        return Linked(self._store, self._stages, KnownScores() if self._program is not None else None)

    def resume(self) -> Resumed | None:
        """Take up what an earlier process left; None where there is nothing that holds."""
        if self._program is None:
            return None
        standing = self._view.standing(self._program)
        if standing is None:
            _log.info("no traces of this program are stored beside the view of %s", self._store.name)
            return None
        read, damaged = _read_all(standing)
        for document in damaged:
            self._tell(document)
        linked = self._linked(standing, read, damaged)
        if linked is None:
            _log.warning("the traces in %s do not give its view: all is linked anew", self._store.name)
            return None
        added = sorted(name for name, key in standing.newest.items() if linked.keys.get(name) != key)
        return Resumed(
            linked, standing.viewed, standing.obeyed, standing.basis, standing.decisions, tuple(added)
        )

    def replace(self, chronicle: Chronicle, at: datetime, *, basis: int, obeyed: int, linked: Linked) -> bool:
        """Put up a new view with what is to be kept of it; see `Store.replace_chronicle`."""
        if self._program is None:
            return self._store.replace_chronicle(chronicle, at, basis=basis)
        return self._view.replace(chronicle, at, basis=basis, changes=self._changes(linked, obeyed))

    def amend(
        self, amendment: Amendment, at: datetime, *, seen: int, basis: int, obeyed: int, linked: Linked
    ) -> bool:
        """Change the view and what is kept of it; see `Store.amend_chronicle`."""
        if self._program is None:
            return self._store.amend_chronicle(amendment, at, seen=seen, basis=basis)
        changes = self._changes(linked, obeyed)
        return self._view.amend(amendment, at, seen=seen, basis=basis, changes=changes)

    @property
    def _view(self) -> TracedView:
        from firsthand.store.traced_view import TracedView  # noqa: PLC0415 - brings SQLAlchemy

        return TracedView(self._store.database)

    def _linked(self, standing: Standing, read: Sequence[_Read], damaged: Sequence[str]) -> Linked | None:
        """The documents as they were when the view was made; None where they do not give it."""
        linked = Linked(self._store, self._stages, KnownScores(one.scores for one in read))
        linked.keys.update({one.record.id: one.record.document for one in read})
        linked.register.restore([one.mark for one in read], [link for one in read for link in one.links])
        for document in damaged:
            linked.put(self._store.extraction(document))
        if not linked.keys.keys() <= standing.newest.keys():
            return None  # a document was taken out of the store
        for name in sorted(standing.revised & linked.keys.keys()):
            linked.note_versions(name, last=linked.keys[name])
        linked.register.settle()
        linked.begin(standing.decisions[: standing.obeyed])
        for one in read:
            linked.chronicler.restore(one.record)
        for document in damaged:
            linked.chronicler.put(document)
        events = (Event(event.id, event.anchor, event.place, event.reports) for event in standing.events)
        if not linked.chronicler.adopt(InPlace(events, standing.aggregates, standing.parts)):
            return None
        if linked.known is not None:
            linked.known.let_go()
        return linked

    def _changes(self, linked: Linked, obeyed: int) -> Changes:
        from firsthand.store.traced_view import Changes  # noqa: PLC0415 - brings SQLAlchemy

        marks, links = linked.register.records()
        left, linked.left = linked.left, set()
        return Changes(
            program=self._program or "",
            obeyed=obeyed,
            marks={document: encode_mark(mark) for document, mark in marks.items()},
            links={document: encode_links(some) for document, some in links.items()},
            notes=linked.chronicler.records(),
            scores=linked.known.take() if linked.known is not None else {},
            gone=left - set(linked.keys.values()),
        )

    def _tell(self, document: str) -> None:
        """Record that a trace was damaged."""
        message = "its stored trace was damaged and was made anew"
        _log.warning("document %s: %s", document, message)
        self._store.add_issue(Issue(document, "lineage", "trace-damaged", message, Severity.WARNING), None)


def _read_all(standing: Standing) -> tuple[list[_Read], list[str]]:
    """The traces, in the order of time, near in time being near in the cache; and keys of the documents of which they are damaged."""
    read: list[_Read] = []
    damaged: list[str] = []
    for document, trace in sorted(standing.traces.items()):
        one = _read(document, trace) if trace is not None else None
        if one is None:
            damaged.append(document)
        else:
            read.append(one)
    return sorted(read, key=lambda one: (one.mark.outline.told, one.mark.outline.key)), damaged


def _read(document: str, trace: Trace) -> _Read | None:
    try:
        one = _Read(
            decode_mark(trace.mark), decode_links(trace.links), decode_record(trace.notes), trace.scores
        )
        KnownScores([one.scores])
    except ValueError:
        return None
    return one if one.mark.outline.key == one.record.document == document else None

"""A store whose view is kept up to date: what a new page or decision touches is linked, dated and fused anew, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.event import Chronicle
from firsthand.run.linked import Linked
from firsthand.run.memory import Memory
from firsthand.run.stages import Stages

if TYPE_CHECKING:
    from firsthand.store import Store

_log = logging.getLogger(__name__)


class _Start(NamedTuple):
    """Where a refresh goes on from: what is held is the view of revision `seen`, and this is what came since.

    Attributes:
        seen: revision of the store that the view was made from.
        basis: revision of the store now.
        added: ids of documents that are new or have a newer version.
        decisions: all there are now.
    """

    seen: int
    basis: int
    added: Sequence[str]
    decisions: tuple[Decision, ...]


class Upkeep:
    """Keeps the view of one store up to date for as long as a process works on it.

    The first time, and whenever another process has stored pages meanwhile, it goes on from what is kept beside the view (`run.memory`), or, where
    nothing is or another program made it, the whole view is built; from then on each refresh costs what the new pages and decisions touch, whoever
    decided. The view is the same either way.

    Args:
        store: the store.
        stages: what to link with.
    """

    def __init__(self, store: Store, stages: Stages) -> None:
        self._store = store
        self._memory = Memory(store, stages)
        self._linked: Linked = self._memory.empty()
        self._seen: int | None = (
            None  # the revision that the view was made from; None where what is held is not the view
        )
        self._decided = 0  # decisions obeyed, undone ones and undos included
        self._added: list[str] = []  # ids of documents

    def add(self, document: Document) -> None:
        """Note a document that this process has just stored and that the view depends on (`Addition.is_news`)."""
        self._added.append(document.id)

    def refresh(self, at: datetime) -> None:
        """Bring the view up to date.

        Where another process stores something meanwhile, the view says so (`Store.is_stale`) and the next run makes up
        for it.

        Args:
            at: now (UTC).

        Raises:
            DecisionError: a reviewer set a field to a value that does not fit it; the view stays as it was.
        """
        start = self._here() or self._resumed()
        if start is None:
            self._build(at, *self._log())
            return
        linked, decisions = self._linked, start.decisions
        handed_on = linked.handed_on
        for document in start.added:
            linked.take_in(document)
        is_other = len(decisions) > self._decided or (bool(decisions) and linked.handed_on > handed_on)
        amendment = linked.settle(decisions if is_other else None)
        obeyed = len(decisions)
        if self._memory.amend(
            amendment, at, seen=start.seen, basis=start.basis, obeyed=obeyed, linked=linked
        ):
            self._seen, self._decided = start.basis, obeyed
        else:
            self._build(at, *self._log())

    def _here(self) -> _Start | None:
        """What came since the last refresh of this process; None where that cannot be told."""
        seen, added = self._seen, self._added
        self._seen, self._added = None, []  # a fault on the way leaves what is held half done
        if seen is None:
            return None
        basis, decisions = self._log()
        if basis != seen + len(added) + len(decisions) - self._decided:
            return None
        return _Start(seen, basis, added, decisions)

    def _resumed(self) -> _Start | None:
        """What came since the view in place was made, by whatever process; None where it has to be built."""
        resumed = self._memory.resume()
        if resumed is None:
            return None
        self._linked, self._decided = resumed.linked, resumed.obeyed
        return _Start(resumed.viewed, resumed.basis, resumed.added, resumed.decisions)

    def _log(self) -> tuple[int, tuple[Decision, ...]]:
        """The revision of the store and the decisions made up to it: each of these raises it by one, as each page does."""
        while True:
            basis = self._store.revision()
            decisions = self._store.decisions()
            if self._store.revision() == basis:
                return basis, decisions

    def _build(self, at: datetime, basis: int, decisions: tuple[Decision, ...]) -> None:
        linked = self._linked = self._memory.empty()
        for document in sorted(self._store.revised()):
            linked.note_versions(document)
        linked.begin(decisions)
        for extraction in self._store.extractions():
            linked.put(extraction)
        whole = linked.settle()
        chronicle = Chronicle(
            whole.events, whole.operations, whole.aggregates, whole.statements, whole.issues
        )
        if self._memory.replace(chronicle, at, basis=basis, obeyed=len(decisions), linked=linked):
            self._seen, self._decided = basis, len(decisions)
        else:
            _log.info("another run has rebuilt the events of %s from more pages", self._store.name)

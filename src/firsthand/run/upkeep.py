"""A store whose view is kept up to date: what a new page touches is linked, dated and fused anew, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from firsthand.blocking import Kept
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.event import Amendment, Chronicle
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.lineage import Register
from firsthand.lineage.edits import successors
from firsthand.run.stages import Stages

if TYPE_CHECKING:
    from firsthand.store import Store

_AT_HAND = 2000  # extractions


class Upkeep:
    """Keeps the view of one store up to date for as long as a process works on it.

    The first time, and whenever another process has written to the store meanwhile or a person decided something, the
    whole view is built; from then on each refresh costs what the new pages touch. The view is the same either way.

    Args:
        store: the store.
        stages: what to link with.
    """

    def __init__(self, store: Store, stages: Stages) -> None:
        self._store = store
        self._stages = stages
        self._seen: int | None = None  # the revision that the view was made from
        self._added: list[Document] = []

    def add(self, document: Document) -> None:
        """Note a document that this process has just stored."""
        self._added.append(document)

    def refresh(self, at: datetime) -> None:
        """Bring the view up to date.

        Args:
            at: now (UTC).
        """
        basis, added = self._store.revision(), self._added
        self._added = []
        if self._seen is None or basis != self._seen + len(added):
            self._build(at, basis)
            return
        for document in added:
            self._take_in(document)
        amendment = self._settle()
        if self._store.amend_chronicle(amendment, at, seen=self._seen, basis=basis):
            self._seen = basis
        else:
            self._build(at, self._store.revision())

    def _build(self, at: datetime, basis: int) -> None:
        self._extractions: Kept[str, Extraction] = Kept(_AT_HAND, self._store.extraction)
        self._register: Register = self._stages.register(self._extractions.__getitem__)
        self._keys: dict[str, str] = {}  # id of a document to the key of its newest version
        self._before: dict[str, str] = {}  # report to the report of the version before that tells the same
        decisions: tuple[Decision, ...] = self._store.decisions()
        archive = Archive(self._extractions.__getitem__, self._register.lineage, self._published)
        self._chronicler: Chronicler = self._stages.chronicler(archive, decisions)
        for extraction in self._store.extractions():
            self._keys[extraction.document.id] = extraction.document.key
            self._register.put(extraction)
        for document in sorted(self._store.revised()):
            self._note_versions(document)
        whole = self._settle()
        chronicle = Chronicle(
            whole.events, whole.operations, whole.aggregates, whole.statements, whole.issues
        )
        self._seen = basis if self._store.replace_chronicle(chronicle, at, basis=basis) else None

    def _take_in(self, document: Document) -> None:
        """Take in what was stored; of an edited document its newest version, which it may not be."""
        known = self._keys.get(document.id)
        newest = document.key
        if known is not None:
            newest = self._store.versions(document.id)[-1].document
            if newest == known:
                return
            self._register.drop(known)
            self._chronicler.drop(known)
            self._note_versions(document.id)
        self._keys[document.id] = newest
        self._register.put(self._extractions[newest])

    def _note_versions(self, document: str) -> None:
        held = [self._store.extraction(version.document) for version in self._store.versions(document)]
        self._before.update({new: old for old, new in successors(held).items()})

    def _settle(self) -> Amendment:
        for document in sorted(self._register.settle()):
            self._chronicler.put(document)
        return self._chronicler.settle()

    def _published(self, reports: Sequence[str]) -> dict[str, str]:
        """Event ids of reports, handed on to the reports of later versions of their documents."""
        chains = {report: list(self._line(report)) for report in reports}
        ids = self._store.published_ids(sorted({report for chain in chains.values() for report in chain}))
        found = {}
        for report, chain in chains.items():
            event = next((ids[told] for told in chain if told in ids), None)
            if event is not None:
                found[report] = event
        return found

    def _line(self, report: str) -> list[str]:
        line = [report]
        while (before := self._before.get(line[-1])) is not None and before not in line:
            line.append(before)
        return line

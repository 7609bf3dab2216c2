"""A store whose view is kept up to date: what a new page or decision touches is linked, dated and fused anew, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from firsthand.blocking import Kept
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision, carried
from firsthand.domain.document import Document
from firsthand.domain.event import Amendment, Chronicle
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.lineage import Register
from firsthand.lineage.edits import heirs, successors
from firsthand.run.stages import Stages

if TYPE_CHECKING:
    from firsthand.store import Store

_AT_HAND = 2000  # extractions

_log = logging.getLogger(__name__)


class Upkeep:
    """Keeps the view of one store up to date for as long as a process works on it.

    The first time, and whenever another process has stored pages meanwhile, the whole view is built; from then on each
    refresh costs what the new pages and decisions touch, whoever decided. The view is the same either way.

    Args:
        store: the store.
        stages: what to link with.
    """

    def __init__(self, store: Store, stages: Stages) -> None:
        self._store = store
        self._stages = stages
        self._seen: int | None = (
            None  # the revision that the view was made from; None where what is held is not the view
        )
        self._decided = 0  # decisions obeyed, undone ones and undos included
        self._added: list[Document] = []

    def add(self, document: Document) -> None:
        """Note a document that this process has just stored and that the view depends on (`Addition.is_news`)."""
        self._added.append(document)

    def refresh(self, at: datetime) -> None:
        """Bring the view up to date.

        Where another process stores something meanwhile, the view says so (`Store.is_stale`) and the next run makes up
        for it.

        Args:
            at: now (UTC).

        Raises:
            DecisionError: a reviewer set a field to a value that does not fit it; the view stays as it was.
        """
        basis, decisions = self._log()
        seen, added = self._seen, self._added
        self._seen, self._added = None, []  # a fault on the way leaves what is held half done
        if seen is None or basis != seen + len(added) + len(decisions) - self._decided:
            self._build(at, basis, decisions)
            return
        handed_on = len(self._heirs)
        for document in added:
            self._take_in(document)
        is_other = len(decisions) > self._decided or (bool(decisions) and len(self._heirs) > handed_on)
        amendment = self._settle(self._carried(decisions) if is_other else None)
        if self._store.amend_chronicle(amendment, at, seen=seen, basis=basis):
            self._seen, self._decided = basis, len(decisions)
        else:
            self._build(at, *self._log())

    def _log(self) -> tuple[int, tuple[Decision, ...]]:
        """The revision of the store and the decisions made up to it: each of these raises it by one, as each page does."""
        while True:
            basis = self._store.revision()
            decisions = self._store.decisions()
            if self._store.revision() == basis:
                return basis, decisions

    def _build(self, at: datetime, basis: int, decisions: tuple[Decision, ...]) -> None:
        self._extractions: Kept[str, Extraction] = Kept(_AT_HAND, self._store.extraction)
        self._register: Register = self._stages.register(self._extractions.__getitem__)
        self._keys: dict[str, str] = {}  # id of a document to the key of its newest version
        self._before: dict[str, str] = {}  # report to the report of the version before that tells the same
        self._heirs: dict[str, str] = {}  # report or claim to the one of the next version that tells the same
        archive = Archive(
            extraction=self._extractions.__getitem__,
            kin=self._register.kin,
            lineage=self._register.lineage,
            documents_of=self._documents_of,
            published=self._published,
        )
        for document in sorted(self._store.revised()):
            self._note_versions(document)
        self._chronicler: Chronicler = self._stages.chronicler(archive, self._carried(decisions))
        for extraction in self._store.extractions():
            self._keys[extraction.document.id] = extraction.document.key
            self._register.put(self._extractions.keep(extraction.document.key, extraction))
        whole = self._settle()
        chronicle = Chronicle(
            whole.events, whole.operations, whole.aggregates, whole.statements, whole.issues
        )
        if self._store.replace_chronicle(chronicle, at, basis=basis):
            self._seen, self._decided = basis, len(decisions)
        else:
            _log.info("another run has rebuilt the events of %s from more pages", self._store.name)

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
        self._heirs.update(heirs(held))

    def _carried(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """The decisions as they apply to the newest versions of documents."""
        return tuple(carried(decision, self._heirs) for decision in decisions)

    def _settle(self, decisions: Sequence[Decision] | None = None) -> Amendment:
        """Link what was taken in, obey the decisions where there are other ones than before, and say what changed."""
        changed = sorted(self._register.settle(), reverse=True)  # those that were read last are at hand
        if decisions is not None:
            self._chronicler.decide(decisions)
        for document in changed:
            self._chronicler.put(document)
        return self._chronicler.settle()

    def _documents_of(self, told: Collection[str]) -> list[str]:
        """The documents that tell some reports or claims, or are named themselves, without versions that newer ones have replaced."""
        found = {*self._store.documents_of(told), *told}
        return [document for document in found if document in self._register]

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

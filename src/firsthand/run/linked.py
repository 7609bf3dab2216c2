"""The documents of a store, linked in memory: what grows with each page, and what is asked of the store on the way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from firsthand.blocking import Kept
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision, carried
from firsthand.domain.event import Amendment
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.events.known import KnownScores
from firsthand.lineage import Register
from firsthand.lineage.edits import heirs, successors
from firsthand.run.stages import Stages

if TYPE_CHECKING:
    from firsthand.store import Store

_AT_HAND = 2000  # extractions


class Linked:
    """The documents of one store, their lineage and the view that they make.

    Args:
        store: the store.
        stages: what to link with.
        known: scores that an earlier run worked out; None where none are to be kept.
    """

    def __init__(self, store: Store, stages: Stages, known: KnownScores | None = None) -> None:
        self._store = store
        self._stages = stages
        self.known = known
        self.extractions: Kept[str, Extraction] = Kept(_AT_HAND, store.extraction)
        self.register: Register = stages.register(self.extractions.__getitem__)
        if known is not None:
            self.register.keep_records()
        self.keys: dict[str, str] = {}  # id of a document to the key of its newest version
        self.left: set[str] = set()  # keys of versions that newer ones have replaced
        self._before: dict[str, str] = {}  # report to the report of the version before that tells the same
        self._heirs: dict[str, str] = {}  # report or claim to the one of the next version that tells the same

    @property
    def handed_on(self) -> int:
        """How many reports and claims of earlier versions later ones tell again."""
        return len(self._heirs)

    def begin(self, decisions: Sequence[Decision]) -> None:
        """Obey decisions from now on; what versions there are must be noted before."""
        archive = Archive(
            extraction=self.extractions.__getitem__,
            kin=self.register.kin,
            lineage=self.register.lineage,
            documents_of=self._documents_of,
            published=self._published,
        )
        carried_on = self.carried(decisions)
        self.chronicler: Chronicler = (
            self._stages.chronicler(archive, carried_on)
            if self.known is None
            else self._stages.chronicler(archive, carried_on, self.known)
        )

    def put(self, extraction: Extraction) -> None:
        """Take in the newest version of a document that is not held."""
        document = extraction.document
        self.keys[document.id] = document.key
        self.register.put(self.extractions.keep(document.key, extraction))

    def take_in(self, document: str) -> None:
        """Take in what was stored of a document; of an edited one its newest version.

        Args:
            document: its id as given.
        """
        known = self.keys.get(document)
        versions = self._store.versions(document)
        newest = versions[-1].document
        if newest == known:
            return
        if known is not None:
            self.left.add(known)
            self.register.drop(known)
            self.chronicler.drop(known)
        if len(versions) > 1:
            self.note_versions(document)
        self.keys[document] = newest
        self.register.put(self.extractions[newest])

    def note_versions(self, document: str, last: str | None = None) -> None:
        """Note what the versions of a document tell again.

        Args:
            document: its id as given.
            last: the key of the newest that counts; None for all.
        """
        keys = [version.document for version in self._store.versions(document)]
        if last in keys:
            keys = keys[: keys.index(last) + 1]
        held = [self._store.extraction(key) for key in keys]
        self._before.update({new: old for old, new in successors(held).items()})
        self._heirs.update(heirs(held))

    def carried(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """The decisions as they apply to the newest versions of documents."""
        return tuple(carried(decision, self._heirs) for decision in decisions)

    def settle(self, decisions: Sequence[Decision] | None = None) -> Amendment:
        """Link what was taken in, obey the decisions where there are other ones than before, and say what changed."""
        changed = sorted(self.register.settle(), reverse=True)  # those that were read last are at hand
        if decisions is not None:
            self.chronicler.decide(self.carried(decisions))
        for document in changed:
            self.chronicler.put(document)
        return self.chronicler.settle()

    def _documents_of(self, told: Collection[str]) -> list[str]:
        """The documents that tell some reports or claims, or are named themselves, without versions that newer ones have replaced."""
        found = {*self._store.documents_of(told), *told}
        return [document for document in found if document in self.register]

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

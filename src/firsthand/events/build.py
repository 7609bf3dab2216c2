"""The events stage: reports of all documents to one record for each incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.event import Chronicle
from firsthand.domain.origin import Lineage
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.events.vocabulary import Actors, EventTypes


def build(
    extractions: Sequence[Extraction],
    lineage: Lineage,
    decisions: Sequence[Decision],
    *,
    codebook: EventTypes,
    actors: Actors,
    previous: Mapping[str, str],
) -> Chronicle:
    """Build the whole view from what documents say and what people decided.

    The result depends on the set of extractions and decisions only, never on their order, and is sorted. It is what a
    `Chronicler` has who took the documents in one by one.

    Args:
        extractions: one per document; of two of one document the last counts.
        lineage: who rewrites whom, and the origin of every claim of these extractions.
        decisions: every decision ever made; undone ones are ignored.
        codebook: event types.
        actors: parties.
        previous: report id to the id of the event it was last published in, so that ids stay.

    Raises:
        DecisionError: a reviewer set a field to a value that does not fit it.
    """
    held = {extraction.document.key: extraction for extraction in extractions}
    archive = Archive(held.__getitem__, lineage.kin.get, lambda _: lineage, lambda _: (), lambda _: previous)
    chronicler = Chronicler(archive, codebook=codebook, actors=actors, decisions=decisions)
    for document in sorted(held):
        chronicler.put(document)
    whole = chronicler.settle()
    return Chronicle(
        events=whole.events,
        operations=whole.operations,
        aggregates=whole.aggregates,
        statements=whole.statements,
    )

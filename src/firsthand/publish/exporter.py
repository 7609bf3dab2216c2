"""What an export is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TextIO

from firsthand.domain.change import Revision
from firsthand.domain.claim import Claim
from firsthand.domain.document import Document
from firsthand.domain.edit import Edit
from firsthand.domain.event import Aggregate, Event, Operation
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook


@dataclass(frozen=True)
class View:
    """What is exported: events in order, and what they refer to.

    Attributes:
        events: the events, in the order to be written.
        operations: operations by id.
        codebook, actors: to name types and actors.
        document: gives a document by its key, for quotes; documents are fetched as needed.
        aggregates: totals over periods and regions.
        edits: gives what was changed after publication in the documents that report an event, earliest first.
        history: gives what changed in an event each time it was published, earliest first.
    """

    events: Sequence[Event]
    operations: Mapping[str, Operation]
    codebook: Codebook
    actors: ActorList
    document: Callable[[str], Document]
    aggregates: Sequence[Aggregate] = field(default=())
    edits: Callable[[Event], Sequence[Edit]] = field(default=lambda _: ())
    history: Callable[[Event], Sequence[Revision]] = field(default=lambda _: ())

    def operation_of(self, event: Event) -> Operation | None:
        """The operation that an event is part of."""
        return self.operations.get(event.operation) if event.operation else None

    def quote(self, claim: Claim) -> str:
        """The sentence that makes a claim."""
        document = self.document(claim.document)
        sentence = document.sentence_at(claim.span)
        return sentence.span.text if sentence else claim.span.text


class Exporter(Protocol):
    """Writes a view in one format. Implementations hold no state and give the same bytes for the same view."""

    @property
    def name(self) -> str:
        """As given to `--format`."""
        ...

    @property
    def extension(self) -> str:
        """Usual file name extension, without the dot."""
        ...

    def write(self, view: View, out: TextIO) -> None:
        """Write the whole view."""
        ...

"""What an export is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, Protocol, overload

from firsthand.domain.change import Revision
from firsthand.domain.claim import Claim
from firsthand.domain.document import Document
from firsthand.domain.edit import Edit
from firsthand.domain.event import Aggregate, Event, Operation
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook


@dataclass(frozen=True)
class Terms:
    """On what terms a view is handed to others.

    Attributes:
        names: whether names of persons stay in; else they are withheld, see `publish.withhold`.
        coarsen: size in degrees of the cells that points are moved to the middle of, None for points as they are, see `publish.coarsen`.
        authority: domain or mailbox of the publisher, from which permanent `tag:` addresses are made (RFC 4151).
        licence: what others may do with the records, in the words of the publisher; None where nothing is said.
        filters: what was asked for, by name of the filter, as it is told in the export.
        language: of the words that an export writes by itself, "en" or "fr", where it is made for people.
    """

    names: bool = False
    coarsen: float | None = None
    authority: str = "firsthand.invalid"
    licence: str | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"


class Repeated(Sequence[Event]):
    """Events that are fetched anew each time they are gone through, so that they need not all be held.

    Args:
        fetch: gives them, the same ones in the same order each time.
    """

    def __init__(self, fetch: Callable[[], Iterable[Event]]) -> None:
        self._fetch = fetch

    def __iter__(self) -> Iterator[Event]:
        return iter(self._fetch())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> list[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | list[Event]:
        return list(self)[index]


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
        terms: on what terms it is handed to others; `publish.release` carries them out.
        own_names: names of the user's own actors and outlets, which are no names of persons.
    """

    events: Sequence[Event]
    operations: Mapping[str, Operation]
    codebook: Codebook
    actors: ActorList
    document: Callable[[str], Document]
    aggregates: Sequence[Aggregate] = field(default=())
    edits: Callable[[Event], Sequence[Edit]] = field(default=lambda _: ())
    history: Callable[[Event], Sequence[Revision]] = field(default=lambda _: ())
    terms: Terms = field(default_factory=Terms)
    own_names: frozenset[str] = frozenset()

    def operation_of(self, event: Event) -> Operation | None:
        """The operation that an event is part of."""
        return self.operations.get(event.operation) if event.operation else None

    def quote(self, claim: Claim) -> str:
        """The sentence that makes a claim."""
        document = self.document(claim.document)
        sentence = document.sentence_at(claim.span)
        return sentence.span.text if sentence else claim.span.text


class Exporter(Protocol):
    """Writes a view in one format. Implementations hold no state and give the same bytes for the same view.

    An implementation writes what it is given: what must not be told is taken out before, by `publish.release`, for all of them.
    """

    @property
    def name(self) -> str:
        """As given to `--format`."""
        ...

    @property
    def extension(self) -> str:
        """Usual file name extension, without the dot."""
        ...

    @property
    def binary(self) -> bool:
        """Whether it writes bytes and not text."""
        ...

    def write(self, view: View, out: IO[Any]) -> None:
        """Write the whole view, going through its events in order.

        Args:
            view: what to write.
            out: a stream of bytes where `binary`, else of text that writes line ends as they are given.

        Raises:
            ConfigError: the format needs a library that is not installed.
        """
        ...

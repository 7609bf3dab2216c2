"""What stands behind an event, arranged for the page that shows it: figures with their claims, claims by origin, both sides of a contradiction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.claim import Claim
from firsthand.domain.document import Document
from firsthand.domain.event import Casualty, Contradiction, Event, Operation, Passage, Toll
from firsthand.domain.values import Span

_LONGEST_QUOTE = 600  # characters; a sentence that is longer was not cut well


@dataclass(frozen=True)
class Quote:
    """Words of a document as evidence.

    Attributes:
        document: it.
        before, words, after: the sentence, with what is meant in the middle.
        span: the words in the text.
    """

    document: Document
    before: str
    words: str
    after: str
    span: Span

    @property
    def path(self) -> str:
        """The address of the words in the page of the document."""
        return f"/documents/{self.document.key}#at-{self.span.start}"


@dataclass(frozen=True)
class Said:
    """One thing that one voice says, with every passage that says it.

    Attributes:
        claim: the first claim that says it.
        claims: ids of all that do.
        quotes: where, each once.
    """

    claim: Claim
    claims: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Voices:
    """Everything that one origin says.

    Attributes:
        origin: its name, None for what is recalled without an origin of its own.
        said: in the order of the claims.
    """

    origin: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Backed:
    """A figure with the claims behind it, by origin."""

    figure: Casualty | Toll
    voices: tuple[Voices, ...]


@dataclass(frozen=True)
class Sides:
    """A contradiction with the words of every side."""

    contradiction: Contradiction
    sides: tuple[tuple[Claim | None, Quote], ...]


class Evidence:
    """The evidence of one event.

    Args:
        event: it.
        operation: that it is part of.
        document: gives a document by its key.
    """

    def __init__(
        self, event: Event, operation: Operation | None, document: Callable[[str], Document]
    ) -> None:
        self.event = event
        self.operation = operation
        self._document = document
        held = (*event.claims, *(operation.claims if operation else ()))
        self._claims = {claim.id: claim for claim in held}

    @cached_property
    def casualties(self) -> tuple[Backed, ...]:
        """The figures by kind, group and side."""
        return tuple(self._backed(row) for row in self.event.casualties)

    @cached_property
    def tolls(self) -> tuple[Backed, ...]:
        """Everybody harmed, by kind; left out where one row of `casualties` says the same."""
        rows = self.event.casualties
        return tuple(
            self._backed(toll)
            for toll in self.event.tolls
            if sum(row.kind is toll.kind for row in rows) != 1 or not any(_same(row, toll) for row in rows)
        )

    @cached_property
    def of_operation(self) -> tuple[Backed, ...]:
        """The figures of the operation as a whole."""
        return tuple(self._backed(row) for row in self.operation.casualties) if self.operation else ()

    @cached_property
    def by_origin(self) -> tuple[Voices, ...]:
        """All claims."""
        return tuple(self._voices(self._claims.values()))

    @cached_property
    def contradictions(self) -> tuple[Sides, ...]:
        """What cannot all hold, of the event and of its operation; what is noted in the same words of several passages stands once."""
        found = (*self.event.contradictions, *(self.operation.contradictions if self.operation else ()))
        sides: dict[tuple[str, str], tuple[Contradiction, dict[object, tuple[Claim | None, Quote]]]] = {}
        for each in found:
            _, told = sides.setdefault((each.type, each.note), (each, {}))
            for claim, quote in self._sides(each):
                told.setdefault((quote.document.key, quote.span), (claim, quote))
        return tuple(Sides(each, tuple(told.values())) for each, told in sides.values())

    def quote(self, document: str, span: Span) -> Quote:
        """Words of a document in their sentence.

        Args:
            document: its key.
            span: the words.
        """
        told = self._document(document)
        sentence = told.sentence_at(span)
        start = sentence.span.start if sentence else span.start
        end = max(sentence.span.end if sentence else span.end, span.end)
        before, after = told.text[start : span.start], told.text[span.end : end]
        if len(before) > _LONGEST_QUOTE:
            before = "…" + before[-_LONGEST_QUOTE:]
        if len(after) > _LONGEST_QUOTE:
            after = after[:_LONGEST_QUOTE] + "…"
        return Quote(told, before, told.text[span.start : span.end], after, span)

    def _backed(self, figure: Casualty | Toll) -> Backed:
        behind = [self._claims[name] for name in figure.claims if name in self._claims]
        return Backed(figure, tuple(self._voices(behind)))

    def _voices(self, claims: Iterable[Claim]) -> Iterator[Voices]:
        groups: dict[str | None, dict[object, list[Claim]]] = {}
        for claim in claims:
            groups.setdefault(claim.origin, {}).setdefault(_saying(claim), []).append(claim)
        for origin, said in groups.items():
            yield Voices(origin, tuple(self._said(members) for members in said.values()))

    def _said(self, claims: Sequence[Claim]) -> Said:
        places = dict.fromkeys((claim.document, claim.span) for claim in claims)
        quotes = tuple(self.quote(document, span) for document, span in places)
        return Said(claims[0], tuple(claim.id for claim in claims), quotes)

    def _sides(self, contradiction: Contradiction) -> Iterator[tuple[Claim | None, Quote]]:
        involved = [self._claims[name] for name in contradiction.claims if name in self._claims]
        claimed = {(claim.document, claim.span): claim for claim in involved}
        shown = contradiction.passages or tuple(Passage(claim.document, claim.span) for claim in involved)
        for passage in dict.fromkeys(shown):
            claim = claimed.get((passage.document, passage.span))
            yield claim, self.quote(passage.document, passage.span)


def _same(row: Casualty, toll: Toll) -> bool:
    return row.kind is toll.kind and (row.low, row.best, row.high) == (toll.low, toll.best, toll.high)


def _saying(claim: Claim) -> object:
    """What makes two claims of an origin the same saying."""
    return (
        claim.field,
        claim.quantity,
        claim.value,
        claim.group,
        claim.side,
        claim.claimant,
        claim.relay,
        claim.hedges,
        claim.official,
    )

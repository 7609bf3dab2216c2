"""A view as it may be handed to others: names of persons withheld, points coarsened. Every exporter of the registry writes through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import IO, Any

from firsthand.domain.change import Change, Changed, Revision
from firsthand.domain.claim import Claim
from firsthand.domain.document import Document
from firsthand.domain.edit import Edit
from firsthand.domain.event import Aggregate, Contradiction, Event, EventDocument, EventOrigin, Operation
from firsthand.domain.values import Span
from firsthand.knowledge.folding import plain
from firsthand.publish.chains import Chain, Step
from firsthand.publish.coarsen import coarse
from firsthand.publish.exporter import Exporter, Repeated, View
from firsthand.publish.withhold import NameGuard, guard, small_words

_BODIES = (
    "wire",
    "media",
    "outlet",
    "monitor",
    "party",
)  # origins that are no persons, by the first part of their id
_WIDELY_KNOWN = (
    "wire",
    "media",
    "monitor",
    "party",
)  # whose names tell no place; an outlet's may ("Radio Djibo")
_DOCUMENTS = 512  # documents kept with their names withheld


@dataclass(frozen=True)
class Released:
    """An exporter that is given released views only.

    Attributes:
        inner: what writes.
    """

    inner: Exporter

    @property
    def name(self) -> str:
        """See `Exporter`."""
        return self.inner.name

    @property
    def extension(self) -> str:
        """See `Exporter`."""
        return self.inner.extension

    @property
    def binary(self) -> bool:
        """See `Exporter`."""
        return self.inner.binary

    def write(self, view: View, out: IO[Any]) -> None:
        """Write the view as `release` leaves it."""
        self.inner.write(release(view), out)


def release(view: View) -> View:
    """The view on its own terms (`View.terms`); events are changed one by one as they are gone through.

    Where points are coarsened, the words of the pages and their addresses are left out too, since they name the place.
    """
    if view.terms.coarsen is not None:
        hidden = _Hidden(view.terms.coarsen)
        return replace(
            view,
            events=Repeated(lambda: map(hidden.event, view.events)),
            operations={key: hidden.operation(operation) for key, operation in view.operations.items()},
            aggregates=tuple(map(hidden.aggregate, view.aggregates)),
            document=lambda key: hidden.document(view.document(key)),
            edits=lambda _: (),
            history=lambda _: (),
        )
    if view.terms.names:
        return view
    mask = _Masked(guard(view.own_names))
    return replace(
        view,
        events=Repeated(lambda: map(mask.event, view.events)),
        operations={key: mask.operation(operation) for key, operation in view.operations.items()},
        aggregates=tuple(map(mask.aggregate, view.aggregates)),
        document=mask.documents(view.document),
        edits=lambda event: tuple(map(mask.edit, view.edits(event))),
        history=lambda event: tuple(map(mask.revision, view.history(event))),
    )


def release_chains(view: View, event: Event, found: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains of an event on the terms of a view; none where points are coarsened, since outlets may tell the place."""
    if view.terms.coarsen is not None:
        return ()
    if view.terms.names:
        return tuple(found)
    mask = _Masked(guard(view.own_names))
    mask.event(event)
    return tuple(map(mask.chain, found))


class _Masked:
    """Takes names of persons out of records."""

    def __init__(self, name_guard: NameGuard) -> None:
        self._guard = name_guard
        self._at: frozenset[str] = frozenset()  # names of the place of the event that is at hand
        self._known: frozenset[str] = frozenset()  # what is no person, of that event
        self._persons: frozenset[str] = frozenset()  # names of persons that its claims tell
        self._bodies: frozenset[str] = frozenset()  # names of its origins that are no persons

    def documents(self, fetch: Callable[[str], Document]) -> Callable[[str], Document]:
        """Documents as they may be shown beside the event at hand, whose places are known to be no persons."""
        masked = lru_cache(maxsize=_DOCUMENTS)(lambda key, places: self.document(fetch(key), places))
        return lambda key: masked(key, self._at)

    def event(self, event: Event) -> Event:
        place = event.place
        units = (place.name, place.admin1, place.admin2) if place else ()
        self._at = _folded(units)
        known = _folded(
            (*units, *(o.name for o in event.origins if _is_body(o)), *(a.name for a in event.actors))
        )
        names = self._names(event.claims, known)
        self._known, self._persons = known, names
        self._bodies = frozenset(o.name for o in event.origins if _is_body(o))
        return replace(
            event,
            date=replace(event.date, because=tuple(self._mask(b, known, names) for b in event.date.because)),
            casualties=tuple(
                replace(c, because=self._mask(c.because, known, names)) for c in event.casualties
            ),
            tolls=tuple(replace(t, because=self._mask(t.because, known, names)) for t in event.tolls),
            **self._told(event, known, names),
        )

    def operation(self, operation: Operation) -> Operation:
        known = _folded(o.name for o in operation.origins if _is_body(o))
        names = self._names(operation.claims, known)
        return replace(
            operation,
            casualties=tuple(
                replace(c, because=self._mask(c.because, known, names)) for c in operation.casualties
            ),
            tolls=tuple(replace(t, because=self._mask(t.because, known, names)) for t in operation.tolls),
            **self._told(operation, known, names),
        )

    def aggregate(self, aggregate: Aggregate) -> Aggregate:
        known = _folded((*aggregate.places, *(o.name for o in aggregate.origins if _is_body(o))))
        names = self._names(aggregate.claims, known)
        claims = tuple(self._claim(claim, known, names) for claim in aggregate.claims)
        origins = tuple(self._origin(origin, known, names) for origin in aggregate.origins)
        return replace(aggregate, claims=claims, origins=origins)

    def document(self, document: Document, places: frozenset[str] = frozenset()) -> Document:
        known = small_words(document.text) | _folded((document.outlet,))
        told = f"{document.title or ''}\n{document.text}"
        places |= _folded((document.dateline.place if document.dateline else None,))
        places |= self._guard.places(told, known)
        names = self._guard.names(told, known, places)
        text = self._guard.blacked(document.text, known, names, places)
        sentences = tuple(
            replace(s, span=Span(s.span.start, s.span.end, text[s.span.start : s.span.end]))
            for s in document.sentences
        )
        title = self._guard.blacked(document.title, known, names, places) if document.title else None
        return replace(
            document, text=text, sentences=sentences, title=title, byline=None, dropped=(), entries=()
        )

    def edit(self, edit: Edit) -> Edit:
        def masked(text: str | None) -> str | None:
            return self._mask(text) if text else text

        return replace(
            edit,
            claims=tuple(replace(c, old=masked(c.old), new=masked(c.new)) for c in edit.claims),
            old_title=masked(edit.old_title),
            new_title=masked(edit.new_title),
            removed=tuple(map(self._mask, edit.removed)),
            added=tuple(map(self._mask, edit.added)),
        )

    def chain(self, chain: Chain) -> Chain:
        """A chain of the event at hand."""

        def masked(text: str) -> str:
            return text if text in self._bodies else self._mask(text, self._known, self._persons)

        def step(step: Step) -> Step:
            return replace(step, edge=replace(step.edge, because=masked(step.edge.because)))

        branches = tuple(replace(b, steps=tuple(map(step, b.steps))) for b in chain.branches)
        return replace(
            chain,
            origin=masked(chain.origin),
            voices=tuple(dict.fromkeys(map(masked, chain.voices))),
            branches=branches,
        )

    def revision(self, revision: Revision) -> Revision:
        """What changed in the event at hand: who said something, and the words of what does not agree, may hold names."""
        return replace(revision, changes=tuple(map(self._change, revision.changes)))

    def _change(self, change: Change) -> Change:
        def masked(text: str | None) -> str | None:
            return self._mask(text, self._known, self._persons) if text else text

        kind = (change.of or "").partition(":")[0]
        if change.what is Changed.CONTRADICTION:
            return replace(change, of=masked(change.of))
        if change.what is Changed.ORIGIN and kind not in _BODIES:
            return replace(change, of=kind, old=masked(change.old), new=masked(change.new))
        return change

    def _told(
        self, record: Event | Operation, known: frozenset[str], names: frozenset[str]
    ) -> dict[str, Any]:
        """The fields that events and operations share."""
        return {
            "claims": tuple(self._claim(claim, known, names) for claim in record.claims),
            "origins": tuple(self._origin(origin, known, names) for origin in record.origins),
            "contradictions": tuple(self._contradiction(c, known, names) for c in record.contradictions),
        }

    def _claim(self, claim: Claim, known: frozenset[str], names: frozenset[str]) -> Claim:
        def masked(text: str | None) -> str | None:
            return self._mask(text, known, names) if text else text

        span = replace(claim.span, text=self._mask(claim.span.text, known, names))
        return replace(
            claim,
            span=span,
            claimant=masked(claim.claimant),
            relay=masked(claim.relay),
            origin=masked(claim.origin),
        )

    def _origin(self, origin: EventOrigin, known: frozenset[str], names: frozenset[str]) -> EventOrigin:
        return origin if _is_body(origin) else replace(origin, name=self._mask(origin.name, known, names))

    def _contradiction(
        self, contradiction: Contradiction, known: frozenset[str], names: frozenset[str]
    ) -> Contradiction:
        passages = tuple(
            replace(p, span=replace(p.span, text=self._mask(p.span.text, known, names)))
            for p in contradiction.passages
        )
        return replace(contradiction, note=self._mask(contradiction.note, known, names), passages=passages)

    def _names(self, claims: Iterable[Claim], known: frozenset[str]) -> frozenset[str]:
        texts = dict.fromkeys(text for c in claims for text in (c.span.text, c.claimant, c.relay) if text)
        return frozenset().union(*(self._guard.names(text, known) for text in texts))

    def _mask(
        self, text: str, known: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()
    ) -> str:
        return self._guard.blacked(text, known, names)


@dataclass(frozen=True)
class _Hidden:
    """Takes out of records whatever tells the place more exactly than a cell, and with it the words of pages.

    Attributes:
        cell: size in degrees.
    """

    cell: float

    def event(self, event: Event) -> Event:
        keys = {document.id: document.key for document in event.documents}
        return replace(
            event,
            place=coarse(event.place, self.cell) if event.place else None,
            date=replace(event.date, because=()),
            documents=tuple(map(_unnamed, event.documents)),
            **self._told(event, keys),
        )

    def operation(self, operation: Operation) -> Operation:
        return replace(
            operation, name=f"operation of {len(operation.events)} places", **self._told(operation, {})
        )

    def aggregate(self, aggregate: Aggregate) -> Aggregate:
        keys = {document.id: document.key for document in aggregate.documents}
        return replace(
            aggregate,
            claims=tuple(map(_wordless, aggregate.claims)),
            origins=tuple(_kind_only(origin, keys) for origin in aggregate.origins),
            documents=tuple(map(_unnamed, aggregate.documents)),
        )

    @staticmethod
    def document(document: Document) -> Document:
        """The document without its words; its key is its name."""
        return replace(
            document, id=document.key, text="", blocks=(), sentences=(), dropped=(), entries=(), title=None, url=None,
            canonical_url=None, dateline=None, byline=None,
        )  # fmt: skip

    @staticmethod
    def _told(record: Event | Operation, keys: dict[str, str]) -> dict[str, Any]:
        return {
            "claims": tuple(map(_wordless, record.claims)),
            "origins": tuple(_kind_only(origin, keys) for origin in record.origins),
            "casualties": tuple(replace(c, because="") for c in record.casualties),
            "tolls": tuple(replace(t, because="") for t in record.tolls),
            "contradictions": tuple(
                replace(c, note=f"origins differ on the {c.type.value}", passages=())
                for c in record.contradictions
            ),
        }


def _unnamed(document: EventDocument) -> EventDocument:
    return replace(document, id=document.key)


def _wordless(claim: Claim) -> Claim:
    return replace(claim, span=replace(claim.span, text=""), claimant=None, relay=None, origin=None)


def _kind_only(origin: EventOrigin, keys: dict[str, str]) -> EventOrigin:
    """An origin that is known far and wide by its name, a person or a local outlet by the kind alone."""
    kind = origin.id.partition(":")[0]
    name = origin.name if kind in _WIDELY_KNOWN else kind
    return replace(origin, name=name, documents=tuple(keys[d] for d in origin.documents if d in keys))


def _is_body(origin: EventOrigin) -> bool:
    return origin.id.partition(":")[0] in _BODIES


def _folded(names: Iterable[str | None]) -> frozenset[str]:
    return frozenset(_parts(names))


def _parts(names: Iterable[str | None]) -> Iterator[str]:
    for name in names:
        if name:
            yield plain(name)
            yield from (part for part in plain(name).split() if len(part) > 3)

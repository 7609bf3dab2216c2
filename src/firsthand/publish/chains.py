"""How the word of each first hand reached the documents of an event: "Reuters (two security sources) → BBC → 7 rewrites"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.document import Document
from firsthand.domain.event import Event
from firsthand.domain.origin import Derivation, DerivedFrom, Lineage

_WORDS = {
    Derivation.COPY: ("copy", "copies"),
    Derivation.REWRITE: ("rewrite", "rewrites"),
    Derivation.TRANSLATION: ("translation", "translations"),
    Derivation.EXCERPT: ("excerpt", "excerpts"),
    Derivation.PART: ("page with other stories", "pages with other stories"),
}
_VOICES = 3  # voices that are named; the others are counted


@dataclass(frozen=True)
class Step:
    """A document that was made from another one.

    Attributes:
        document: the later of the two.
        source: the one it is nearest to of those told before it.
        edge: the evidence.
    """

    document: Document
    source: Document
    edge: DerivedFrom


@dataclass(frozen=True)
class Branch:
    """One family of documents that relay an origin.

    Attributes:
        first: the document told first.
        steps: the others, in the order of time.
    """

    first: Document
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Chain:
    """How the word of one origin came down to us.

    Attributes:
        origin: its name.
        voices: whom it credits for what it says of the event.
        branches: families of documents that relay it, in the order of time.
    """

    origin: str
    voices: tuple[str, ...]
    branches: tuple[Branch, ...]


def chains(event: Event, lineage: Lineage, documents: Mapping[str, Document]) -> tuple[Chain, ...]:
    """The chain of every origin of an event, in the order of the event's origins.

    Args:
        event: the event.
        lineage: of its documents.
        documents: these documents, by key.
    """
    key_of = {item.id: item.key for item in event.documents}
    found = []
    for origin in event.origins:
        relaying = {key_of[name] for name in origin.documents if key_of.get(name) in documents}
        voices = (
            claim.claimant
            for claim in event.claims
            if claim.claimant and claim.origin == origin.name and claim.document in relaying
        )
        told = [documents[key] for key in relaying]
        found.append(
            Chain(
                origin.name,
                tuple(_distinct(voices, origin.name)),
                tuple(_branches(told, origin.name, lineage)),
            )
        )
    return tuple(found)


def chain_line(chain: Chain) -> str:
    """One chain in a line for each branch."""
    more = len(chain.voices) - _VOICES
    voices = ", ".join((*chain.voices[:_VOICES], *([f"{more} more"] if more > 0 else ())))
    head = f"{chain.origin} ({voices})" if voices else chain.origin
    return "\n".join(" → ".join(_parts(head, chain.origin, branch)) for branch in chain.branches) or head


def chain_record(chain: Chain) -> dict[str, Any]:
    """One chain as JSON."""
    return {
        "origin": chain.origin,
        "voices": list(chain.voices),
        "branches": [
            {
                "first": _document_record(branch.first),
                "derived": [
                    {
                        **_document_record(step.document),
                        "from": step.source.id,
                        "kind": step.edge.kind.value,
                        "score": step.edge.score,
                        "because": step.edge.because,
                    }
                    for step in branch.steps
                ],
            }
            for branch in chain.branches
        ],
    }


def _distinct(voices: Iterable[str], origin: str) -> list[str]:
    """The voices but for the origin itself and those that stand inside another ("ministry" in "the interior ministry")."""
    names = [voice for voice in dict.fromkeys(voices) if voice.casefold() != origin.casefold()]
    padded = {voice: f" {voice.casefold()} " for voice in names}
    return [
        voice
        for voice in names
        if not any(padded[voice] in padded[other] and padded[voice] != padded[other] for other in names)
    ]


def _branches(told: Iterable[Document], origin: str, lineage: Lineage) -> Iterable[Branch]:
    families: dict[str, list[Document]] = {}
    for document in sorted(told, key=lambda document: _age(document, origin)):
        kin = lineage.kin.get(document.key)
        families.setdefault(kin.family if kin else document.key, []).append(document)
    for members in families.values():
        yield Branch(members[0], tuple(_steps(members, lineage)))


def _steps(members: Sequence[Document], lineage: Lineage) -> Iterable[Step]:
    """Each document after the first, with the best evidence that it was made from one told before it; where it is tied only to later ones,
    the best of these.
    """
    by_key = {document.key: document for document in members}
    order = {document.key: at for at, document in enumerate(members)}
    for document in members[1:]:
        edges = [edge for edge in lineage.edges if document.key in (edge.a, edge.b)]
        best: tuple[bool, float, int] | None = None
        step: Step | None = None
        for edge in edges:
            other = edge.b if edge.a == document.key else edge.a
            if other in by_key:
                rank = (order[other] > order[document.key], -edge.score, order[other])
                if best is None or rank < best:
                    best, step = rank, Step(document, by_key[other], edge)
        if step is not None:
            yield step


def _parts(head: str, origin: str, branch: Branch) -> Iterable[str]:
    yield head
    first = branch.first.outlet or branch.first.id
    if first.casefold() != origin.casefold():
        yield first
    counts = Counter(step.edge.kind for step in branch.steps)
    if counts:
        yield ", ".join(
            f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in _WORDS.items() if counts[kind]
        )


def _document_record(document: Document) -> dict[str, Any]:
    return {
        "document": document.id,
        "outlet": document.outlet,
        "published": document.published.value.isoformat() if document.published else None,
    }


def _age(document: Document, origin: str) -> tuple[date, int, str]:
    """The order of time; of one day, the origin's own page first, then those that credit it."""
    day = document.published.value if document.published else document.captured_at.date()
    agency = document.dateline.agency if document.dateline else None
    credited = [name for name in (*document.credits, document.byline, agency) if name]
    nearness = (
        0
        if (document.outlet or "").casefold() == origin.casefold()
        else 1
        if any(origin.casefold() in name.casefold() for name in credited)
        else 2
    )
    return day, nearness, document.key

"""Who copied whom, and the first hand of each claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class OriginKind(StrEnum):
    """What a first hand is."""

    WIRE = "wire"
    PARTY = "party"  # communique of an army, government or armed group
    WITNESS = "witness"
    MONITOR = "monitor"
    OFFICIAL = "official"  # hospital, mayor, governor: no party to the violence
    OUTLET = "outlet"  # own reporting of the document that has it first


@dataclass(frozen=True, slots=True)
class Origin:
    """The first hand that claims go back to.

    Attributes:
        id: stable key: `wire:reuters`, `party:jnim`, or `outlet:` with the outlet's name or,
            where it has none, the key of the oldest known document.
        name: name shown.
        kind: see `OriginKind`.
        actor: actor id where the origin is a party.
    """

    id: str
    name: str
    kind: OriginKind
    actor: str | None = None


class Derivation(StrEnum):
    """Why two documents are not independent."""

    COPY = "copy"  # near-equal text
    REWRITE = "rewrite"  # other words, the same sentences
    TRANSLATION = "translation"  # the same sentences in another language
    EXCERPT = "excerpt"  # the shorter text stands in the longer
    PART = "part"  # a page of several stories, one of them from the other page


@dataclass(frozen=True, slots=True)
class DerivedFrom:
    """An undirected edge between two documents (keys in sorted order) with the evidence for it.

    Attributes:
        a, b: document keys, a < b.
        kind: see `Derivation`.
        score: similarity in 0 to 1 by the measure that `because` names.
        because: one line for a person.
    """

    a: str
    b: str
    kind: Derivation
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Kin:
    """What a document owes to the documents it was written from, or that were written from it.

    Attributes:
        family: first key of its family.
        text: first key of the near-equal texts it is one of.
        told: first day on which one of these texts was published, None where none carries a date.
    """

    family: str
    text: str
    told: date | None


@dataclass(frozen=True)
class Lineage:
    """The output of the `lineage` stage.

    Attributes:
        families: groups of document keys that rewrite one another, each sorted; every document is in
            exactly one (alone if nothing ties it to another).
        edges: the evidence.
        kin: document key to its place in its family.
        origins: every origin, by id.
        origin_of: claim id to origin id; every claim has one.
        document_origin: document key to the id of the origin its own assertions go back to.
    """

    families: tuple[tuple[str, ...], ...] = ()
    edges: tuple[DerivedFrom, ...] = ()
    kin: Mapping[str, Kin] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    origin_of: Mapping[str, str] = field(default_factory=dict)
    document_origin: Mapping[str, str] = field(default_factory=dict)

"""The records that the interface answers with, as OpenAPI tells them. Their meaning is that of the JSON that the commands print."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Record(BaseModel):
    """A record may gain fields and never loses one."""

    model_config = ConfigDict(extra="allow")


class DateRecord(_Record):
    """When, as a set of possible days."""

    start: str | None
    end: str | None
    precision: Literal["day", "week", "month", "period", "unknown"]
    possible: list[list[str]]
    because: list[str]


class PlaceRecord(_Record):
    """Where: a point and the radius in km within which the true point lies."""

    name: str
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    radius_km: float = Field(ge=0)
    precision: int
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    geonames_id: int | None


class ActorRecord(_Record):
    """A party to the incident."""

    id: str
    name: str
    role: str
    kind: str


class FigureRecord(_Record):
    """How many were harmed in one way: bounds, the figure best supported, why, and the ids of the claims behind it."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    because: str
    claims: list[str]


class ClaimRecord(_Record):
    """What one voice in one document says on one field."""

    id: str
    report: str
    field: str
    document: str
    quote: str
    text: str
    start: int
    end: int


class OriginRecord(_Record):
    """An independent origin and the documents that relay it."""

    name: str
    documents: list[str]


class DocumentOfEvent(_Record):
    """A document that reports or recalls the event."""

    id: str
    role: Literal["reports", "mentions"]


class ContradictionRecord(_Record):
    """Things said of one field that cannot all hold."""

    type: Literal["count", "place", "date", "actor", "outcome", "confirmation"]
    claims: list[str]
    note: str


class EventRecord(_Record):
    """One incident, `firsthand.event/1`."""

    schema_: Literal["firsthand.event/1"] = Field(alias="schema")
    id: str
    redirects: list[str]
    operation: dict[str, Any] | None
    event_type: str
    sub_event_type: str
    disorder_type: str
    date: DateRecord
    place: PlaceRecord | None
    actors: list[ActorRecord]
    casualties: list[FigureRecord]
    tolls: list[FigureRecord]
    claimed_by: list[str]
    grade: Literal["acknowledged", "corroborated", "single-origin", "claimed", "contested", "discounted"]
    documents: list[DocumentOfEvent]
    origins: list[OriginRecord]
    claims: list[ClaimRecord]
    contradictions: list[ContradictionRecord]
    first_seen: str | None
    updated: str | None
    decisions: list[str]


class EventList(_Record):
    """Some events in order, how many there are in all, and what `after` leads to the next ones, null on the last page."""

    events: list[EventRecord]
    total: int = Field(ge=0)
    after: str | None


class RelayRecord(_Record):
    """A document."""

    document: str
    outlet: str | None
    published: str | None


class DerivedRecord(RelayRecord):
    """A document that was made from another one, and why that is held."""

    from_: str = Field(alias="from")
    kind: Literal["copy", "rewrite", "translation", "excerpt", "part"]
    score: float
    because: str


class BranchRecord(_Record):
    """One family of documents that relay an origin: the first, and what was made from it."""

    first: RelayRecord
    derived: list[DerivedRecord]


class ChainRecord(_Record):
    """How the word of one origin reached the documents."""

    origin: str
    voices: list[str]
    branches: list[BranchRecord]


class LineageRecord(_Record):
    """The chain of every origin of an event, drawn from so many of its documents."""

    event: str
    documents: int = Field(ge=0)
    traced: int = Field(ge=0)
    lineage: list[ChainRecord]


class ChangeRecord(_Record):
    """One thing that became different, before and after in words."""

    what: str
    of: str | None
    old: str | None
    new: str | None


class RevisionRecord(_Record):
    """Everything that became different at one time, and because of what."""

    event: str
    at: str | None
    changes: list[ChangeRecord]
    documents: list[str]
    decisions: list[str]
    because: str


class HistoryRecord(_Record):
    """What changed in an event, earliest first."""

    event: str
    history: list[RevisionRecord]


class Counted(_Record):
    """A value and how many events have it."""

    value: str | None
    events: int = Field(ge=0)


class FacetList(_Record):
    """How many events there are of each kind; each list is counted without its own condition."""

    total: int = Field(ge=0)
    countries: list[Counted]
    types: list[Counted]
    grades: list[Counted]


class DocumentEntry(_Record):
    """A document that was read."""

    key: str
    id: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None
    url: str | None
    captured_at: str
    passages: int = Field(ge=0)


class DocumentList(_Record):
    """Some documents, newest capture first, and what `after` leads to the next ones."""

    documents: list[DocumentEntry]
    after: str | None


class DocumentRecord(DocumentEntry):
    """A document with the events that it tells of."""

    events: list[str]


class KnownActor(_Record):
    """An actor of the list."""

    id: str
    name: str
    kind: str
    country: str | None


class ActorList(_Record):
    """Actors that a name fits."""

    actors: list[KnownActor]


class TypeRecord(_Record):
    """An event type of the codebook with its place in ACLED's."""

    code: str
    name: str
    event_type: str
    sub_event_type: str
    disorder_type: str


class TypeList(_Record):
    """The codebook."""

    types: list[TypeRecord]


class Status(_Record):
    """What the store holds."""

    version: str
    rows: dict[str, int]
    is_stale: bool


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    instance: str
    detail: str | None = None


PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Problem, "description": told, "content": {"application/problem+json": {}}}
    for code, told in (
        (401, "Nobody is signed in."),
        (404, "There is no such record."),
        (422, "A condition cannot be read."),
        (429, "Called too often; Retry-After says when to go on."),
    )
}
"""The answers that every address may give beside its own."""

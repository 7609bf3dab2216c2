"""Incidents: a view over claims and decisions that can be rebuilt at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.issue import Issue
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.place import Place
from firsthand.domain.values.span import Span


class Grade(StrEnum):
    """Strength of the evidence, never truth. Rules in `events/grade.py`."""

    ACKNOWLEDGED = "acknowledged"
    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single-origin"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class DatePrecision(StrEnum):
    """How narrow the possible days are: one day; within 7 days; within 31; wider; nothing known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    PERIOD = "period"
    UNKNOWN = "unknown"


class ContradictionType(StrEnum):
    """On what two claims cannot both hold."""

    COUNT = "count"
    PLACE = "place"
    DATE = "date"
    ACTOR = "actor"
    OUTCOME = "outcome"
    CONFIRMATION = "confirmation"


class DocumentRole(StrEnum):
    """What a document does for an event: reports it as its news, or recalls it."""

    REPORTS = "reports"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class EventDate:
    """When, as a set of possible days (None: nothing bounds it) with the evidence that decided."""

    possible: DaySet | None
    precision: DatePrecision
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventActor:
    """A party to the incident."""

    id: str
    name: str
    role: Role
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Casualty:
    """Fused figure of one kind, group and side. Rules in `events/fuse.py`.

    Attributes:
        low: smallest credible lower bound.
        best: figure best supported by independent origins, official acknowledgement and recency.
        high: largest figure any origin gives, None where only lower bounds are known.
        because: the reason for `best`, in words.
        claims: ids of the claims behind it.
    """

    kind: CasualtyKind
    group: str
    side: Side
    low: int | None
    best: int | None
    high: int | None
    because: str
    claims: tuple[str, ...]
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Everybody harmed in one way, over all groups and sides; a total is never added to its parts. Rules in `events/tolls.py`.

    This is what "killed" of an event means wherever one number is wanted: ACLED takes `low`, UCDP all three.

    Attributes:
        low, best, high, because, claims: see `Casualty`.
    """

    kind: CasualtyKind
    low: int
    best: int
    high: int | None
    because: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document, by its key."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Things said of one field that cannot all hold.

    Attributes:
        claims: ids of the claims that say them; of a place, day or party, which are no claims, a claim told with each where there is one.
        passages: the words that say them, those of every side.
    """

    type: ContradictionType
    claims: tuple[str, ...]
    note: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDocument:
    """A document of an event. `id` is the id as given, `key` the internal key."""

    id: str
    key: str
    role: DocumentRole


@dataclass(frozen=True, slots=True)
class EventOrigin:
    """An independent origin of an event and the ids of the documents that relay it."""

    id: str
    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a reviewer settled of an event or one of its claims.

    Attributes:
        field: "accept" or "reject" of the whole; the field that was set ("date", "actor:jnim"); "claim" for one of its claims.
        decision: id of the decision.
        author, at: who and when.
        applies: False where a later decision on the same field counts instead.
        target: id of the claim, None for the event.
    """

    field: str
    decision: str
    author: str
    at: datetime
    applies: bool = True
    target: str | None = None


@dataclass(frozen=True)
class Operation:
    """Simultaneous incidents of one concerted action. Figures given for the whole stay here and are
    never multiplied or shared out among the events.
    """

    id: str
    name: str
    events: tuple[str, ...]
    casualties: tuple[Casualty, ...] = ()
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    origins: tuple[EventOrigin, ...] = ()
    tolls: tuple[Toll, ...] = ()

    def toll(self, kind: CasualtyKind) -> Toll | None:
        """Everybody harmed in one way by the action as a whole, None where no text gives a number."""
        return next((toll for toll in self.tolls if toll.kind is kind), None)


@dataclass(frozen=True)
class Event:
    """One incident: same kind of action, same place within the precision stated, same day or run of
    days, compatible actors. Field meanings as in docs/reference/schemas/event.json.

    Attributes:
        id: permanent; ids merged away are in `redirects`.
        event_type: code of the codebook entry.
        place: None where no text names one; then a country or admin unit is better than a guess.
        claimed_by: ids of actors that claim responsibility.
        claims: every claim of every report of the event, with `Claim.document` and span.
        tolls: everybody harmed, by kind; `casualties` are the same people by group and side.
        reports: ids of the reports linked, background mentions included.
        anchor: what decisions about the event as a whole name: its first report, or the part of it that is this event; the key of the
            document where that alone tells of it.
        ruled: what reviewers settled, in the order of the decisions.
        link: probability that the report that fits the others worst is of this incident; None where one text alone tells of it.
    """

    id: str
    event_type: str
    date: EventDate
    place: Place | None
    actors: tuple[EventActor, ...]
    casualties: tuple[Casualty, ...]
    claimed_by: tuple[str, ...]
    grade: Grade
    documents: tuple[EventDocument, ...]
    origins: tuple[EventOrigin, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    reports: tuple[str, ...]
    operation: str | None = None
    redirects: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    first_seen: datetime | None = None
    updated: datetime | None = None
    tolls: tuple[Toll, ...] = ()
    anchor: str = ""
    ruled: tuple[Ruled, ...] = ()
    link: float | None = None

    def toll(self, kind: CasualtyKind) -> Toll | None:
        """Everybody harmed in one way, None where no text gives a number."""
        return next((toll for toll in self.tolls if toll.kind is kind), None)


@dataclass(frozen=True)
class Aggregate:
    """A total over a period or region ("over 400 soldiers since the start of last month"). Never an event.

    Attributes:
        id: content-derived.
        field, quantity of the claims: see `claims`.
        possible: the period, as far as resolved; None where unknown.
        places: names of the regions or countries it covers, alpha-3 codes for countries.
        claims: the claims that state it, across documents; rewrites of one origin are one aggregate.
    """

    id: str
    field: Field
    group: str
    period: DaySet | None
    places: tuple[str, ...]
    claims: tuple[Claim, ...]
    origins: tuple[EventOrigin, ...]
    documents: tuple[EventDocument, ...]


@dataclass(frozen=True)
class Statement:
    """Someone warned, condemned, announced: kept because it can date and explain events. Never an event.

    Attributes:
        speaker: actor id or the words of the text.
        date: possible days of the statement, None where unknown.
        documents: where it is told.
        quote: the sentence of the first document.
    """

    id: str
    speaker: str
    date: DaySet | None
    quote: str
    documents: tuple[EventDocument, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True)
class Amendment:
    """What changed in the view, sorted by id.

    Attributes:
        events, operations, aggregates, statements: those that are new or may be other than before.
        gone: ids of events that are no more.
        lost: ids of operations, aggregates and statements that are no more.
        issues: what a person should look at, with the id of the event as input; these stand in place of those kept of `events` and `gone`.
    """

    events: tuple[Event, ...] = ()
    operations: tuple[Operation, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    statements: tuple[Statement, ...] = ()
    gone: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Chronicle:
    """The output of the `events` stage: the whole view, sorted by id, equal for any order of arrival."""

    events: tuple[Event, ...] = ()
    operations: tuple[Operation, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()

"""Atomic, attributed claims: the unit that is stored, fused and overruled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.actor import ActorMention
from firsthand.domain.document import Document
from firsthand.domain.issue import Issue
from firsthand.domain.report import CasualtyKind, Incident, Report, Side, Voice
from firsthand.domain.values.moment import DateMention
from firsthand.domain.values.place import PlaceMention
from firsthand.domain.values.quantity import Quantity
from firsthand.domain.values.span import Span


class Field(StrEnum):
    """What a claim is about. The casualty kinds carry a `quantity`, the others a `value`."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    ARRESTED = "arrested"
    CASUALTIES = "casualties"
    RESPONSIBILITY = "responsibility"  # value: actor id of the party that claims the act
    OUTCOME = "outcome"  # value: an `Outcome`
    CONFIRMATION = "confirmation"  # value: "confirmed" or "unconfirmed", of the report's casualties
    FIGURES_WITHHELD = "figures-withheld"  # value: the group whose losses are said not to be published

    @property
    def is_count(self) -> bool:
        """Whether claims on this field carry a quantity of persons."""
        return self in _COUNTS


_COUNTS = frozenset(
    {
        Field.KILLED,
        Field.INJURED,
        Field.MISSING,
        Field.ABDUCTED,
        Field.CAPTURED,
        Field.DISPLACED,
        Field.ARRESTED,
        Field.CASUALTIES,
    }
)


@dataclass(frozen=True)
class Claim:
    """What one voice in one document says on one field of one report.

    Attributes:
        id: content-derived from document, field, span and value.
        document: key of the document.
        report: id of the report.
        field: see `Field`.
        span: the words that say it.
        method: how it was read, such as "patterns/1".
        quantity: for counts.
        value: for the other fields.
        group: who is counted, normalised to a word that all languages share, see `firsthand.domain.groups` ("soldiers",
            "militants", "civilians", "persons" where nothing says).
        actor: id of the actor whose people are counted, where known ("mli-army").
        side: whose side they are on.
        part_of: True for a subset of another claim of the report; never added to it.
        claimant: the voice as credited ("two security sources"), None where the writer asserts it.
        claimant_actor: id of the actor that the voice is, where it is one ("mli-army", "jnim").
        relay: who passed it on ("Reuters").
        official: see `Voice.official`.
        hedges: words of doubt, lower case.
        origin: name of the first hand as far as the document alone tells: the relay, else a credited
            party or monitor, else a wire service in the credits; None where it does not tell. The
            `lineage` stage settles it across documents.
    """

    id: str
    document: str
    report: str
    field: Field
    span: Span
    method: str
    quantity: Quantity | None = None
    value: str | None = None
    group: str | None = None
    actor: str | None = None
    side: Side = Side.UNKNOWN
    part_of: bool = False
    claimant: str | None = None
    claimant_actor: str | None = None
    relay: str | None = None
    official: bool | None = None
    hedges: tuple[str, ...] = ()
    origin: str | None = None

    def __post_init__(self) -> None:
        if (self.quantity is not None) != self.field.is_count:
            raise ValueError(f"a claim on {self.field} carries a quantity exactly when it is a count")
        if (self.value is not None) == self.field.is_count:
            raise ValueError(f"a claim on {self.field} carries a value exactly when it is no count")


@dataclass(frozen=True)
class Extraction:
    """Everything read from one document, resolved. The output of the `claims` stage and the unit of
    storage: `lineage` and `events` need nothing else.

    Attributes:
        document: the document itself.
        reader: which reader read it.
        relevance: see `Reading.relevance`.
        reports: as read, in order.
        claims: in order of report and span.
        places, dates, actors: resolved mentions; look up an argument by its span.
        voices: every attribution.
        incidents, tolls: see `Reading`.
        issues: what was lost while resolving.
    """

    document: Document
    reader: str
    relevance: float
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    voices: tuple[Voice, ...] = ()
    incidents: tuple[Incident, ...] | None = None
    tolls: dict[CasualtyKind, tuple[float, ...]] | None = None
    issues: tuple[Issue, ...] = ()

    def place_at(self, span: Span) -> PlaceMention | None:
        """The place mention at a span."""
        return next((mention for mention in self.places if mention.span == span), None)

    def date_at(self, span: Span) -> DateMention | None:
        """The date mention at a span."""
        return next((mention for mention in self.dates if mention.span == span), None)

    def actor_at(self, span: Span) -> ActorMention | None:
        """The actor mention at a span."""
        return next((mention for mention in self.actors if mention.span == span), None)

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims made by a report."""
        return tuple(claim for claim in self.claims if claim.report == report)

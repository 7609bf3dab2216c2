"""Event mentions: what the reader sees in one document, in spans, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.actor import ActorMention
from firsthand.domain.issue import Issue
from firsthand.domain.values.moment import DateExpression
from firsthand.domain.values.quantity import Quantity
from firsthand.domain.values.span import Span


class Status(StrEnum):
    """How a document tells of a happening. Only `ASSERTED` makes an event."""

    ASSERTED = "asserted"
    BACKGROUND = "background"  # history or context: links to the event it recalls, creates none
    AGGREGATE = "aggregate"  # a total over a period or region
    STATEMENT = "statement"  # someone warned, condemned, announced
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    TEASER = "teaser"


class Role(StrEnum):
    """What a span does in a report."""

    INITIATOR = "initiator"
    TARGET = "target"
    PARTICIPANT = "participant"  # takes part, the text does not say on which side
    VICTIM = "victim"
    PLACE = "place"
    DATE = "date"
    FACILITY = "facility"  # "army base", "the camp": a site named by its kind
    WEAPON = "weapon"
    CLAIMANT = "claimant"  # claims responsibility


class CasualtyKind(StrEnum):
    """What happened to the persons counted. `CASUALTIES` where the text does not say dead or hurt."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    ARRESTED = "arrested"
    CASUALTIES = "casualties"


class Side(StrEnum):
    """On whose side the persons counted were, in the happening reported."""

    INITIATOR = "initiator"
    TARGET = "target"
    BYSTANDER = "bystander"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What came of an action, beside casualties."""

    SITE_SEIZED = "site-seized"  # base, post, town taken by the initiator
    SITE_RETAKEN = "site-retaken"
    SITE_CLEARED = "site-cleared"  # "cleared the camp"
    WITHDREW = "withdrew"  # the target gave way
    REPELLED = "repelled"  # the target held
    RESPONDED = "responded"  # the target fought back ("reacted vigorously")
    MATERIEL_TAKEN = "materiel-taken"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, as the text credits it.

    Attributes:
        source: the voice ("two security sources", "the army"), None where the writer speaks.
        cue: the words that credit it ("according to", "a déclaré"), None where there are none.
        content: what is credited to it.
        relay: who passed it on ("Reuters" in "sources cited by Reuters").
        official: True where the text says officials confirm it or they are the voice, False where it
            says they do not ("official confirmation is pending"), None where it says nothing.
        hedges: words of doubt that govern the content ("reportedly", "unconfirmed", "aurait").
    """

    content: Span
    source: Span | None = None
    cue: Span | None = None
    relay: Span | None = None
    official: bool | None = None
    hedges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A span with its role in a report."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty figure inside a report.

    Attributes:
        span: the whole expression ("more than 30 Malian soldiers were killed" at most; at least the number).
        quantity: what was said.
        kind: see `CasualtyKind`.
        group: the words that say who ("Malian soldiers"), None where they do not.
        side: whose side, as far as the sentence tells.
        part_of: True where it is a subset of another figure of the same report ("among them 12 women").
        place: the place it is told of, where figures are told place by place ("three in Goma and two in Sake").
    """

    span: Span
    quantity: Quantity
    kind: CasualtyKind
    group: Span | None = None
    side: Side = Side.UNKNOWN
    part_of: bool = False
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class OutcomeMention:
    """An outcome told in a report, with the words that tell it."""

    outcome: Outcome
    span: Span


@dataclass(frozen=True)
class Report:
    """One passage of one document that tells of a happening.

    Attributes:
        id: content-derived from document, trigger and status.
        document: key of the document.
        sentence: index of the sentence of the trigger.
        status: see `Status`.
        event_type: code of the codebook entry ("armed-clash"), None for a happening that is none of its
            types (a statement, an aggregate).
        trigger: the word or phrase that names the happening.
        confidence: the reader's probability that this is a report of this type and status, 0 to 1.
        arguments: in order of appearance.
        figures, outcomes: what is said of casualties and results.
        voice: who says it (governs the whole report), None where the writer asserts it plainly.
        continues: id of an earlier report of the same document that tells of the same happening.
        simultaneous: True where the text says that several places were struck in one concerted action, or tells in one breath who was harmed at
            each of several.
    """

    id: str
    document: str
    sentence: int
    status: Status
    event_type: str | None
    trigger: Span
    confidence: float
    arguments: tuple[Argument, ...] = ()
    figures: tuple[Figure, ...] = ()
    outcomes: tuple[OutcomeMention, ...] = ()
    voice: Voice | None = None
    figure_voices: tuple[Voice | None, ...] = ()
    continues: str | None = None
    simultaneous: bool = False

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans that play a role, in order."""
        return tuple(argument.span for argument in self.arguments if argument.role is role)

    @property
    def thread(self) -> str:
        """The first report of the same happening."""
        return self.continues or self.id

    def voice_of(self, figure: int) -> Voice | None:
        """The voice behind a figure: its own where it has one, else the report's."""
        own = self.figure_voices[figure] if figure < len(self.figure_voices) else None
        return own or self.voice


class Part(StrEnum):
    """What a span does in a terrorist incident under the rules of MUC-4."""

    PERPETRATOR = "perpetrator"  # the persons who did it
    ORGANISATION = "organisation"  # the organisation behind them
    TARGET = "target"  # a thing
    VICTIM = "victim"  # persons, by name or as they are called
    NAME = "name"  # the name of a victim
    WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Incident:
    """What one sentence says of terrorist incidents under the rules of MUC-4, which count neither fights between armed parties nor common crime.

    Attributes:
        sentence: index of the sentence.
        types: incident type, in the upper-case letters of MUC-4, with the probability that the sentence tells of one.
        parts: spans with what they do in it and their probability.
    """

    sentence: int
    types: tuple[tuple[str, float], ...]
    parts: tuple[tuple[Part, Span, float], ...] = ()


@dataclass(frozen=True)
class Reading:
    """Everything a reader sees in one document. The output of the `reports` stage.

    Attributes:
        document: key of the document.
        reader: name and version of the reader, such as "patterns/1".
        relevance: probability that the document reports armed violence, 0 to 1.
        reports: in order of their triggers.
        toponyms: every place name seen, whether or not it is the place of a report.
        dates: every date expression, ages and durations without a date left out.
        actors: every actor mention.
        voices: every attribution, whether or not a report hangs on it.
        incidents: what a trained reader says of terrorist incidents, for sentences that may tell of one; None where none was asked.
        tolls: what a trained reader holds the toll of what the document is about to be: for killed and injured, the probabilities of 0, 1, 2, ...
            persons, the last for that many or more; None where none was asked. It helps to choose among the figures that the text gives.
        issues: what went wrong while reading, such as a reader that failed and another that stood in for it.
    """

    document: str
    reader: str
    relevance: float
    reports: tuple[Report, ...] = ()
    toponyms: tuple[Span, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    voices: tuple[Voice, ...] = ()
    incidents: tuple[Incident, ...] | None = None
    tolls: dict[CasualtyKind, tuple[float, ...]] | None = None
    issues: tuple[Issue, ...] = ()

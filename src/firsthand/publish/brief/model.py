"""A situation report, as figures and references: no words of any language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from firsthand.domain.actor import ActorKind
from firsthand.domain.change import Change
from firsthand.domain.claim import Field
from firsthand.domain.event import ContradictionType, Event, Grade
from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values import Quantity
from firsthand.publish.brief.scope import Scope


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a figure is.

    Attributes:
        name: an actor of the list, or an origin. Never the words by which a text credits a person.
        actor: id of the actor, None where the voice is an origin.
        is_party: whether it is a party to the incident.
        via: the origins that pass it on, where those are others.
    """

    name: str
    actor: str | None = None
    is_party: bool = False
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How many were harmed in one way.

    Attributes:
        kind: in what way.
        low, best, high: see `domain.event.Toll`; all None where people were harmed and no text says how many.
        groups: who, one or several of the codebook's groups.
        parts: figures of single groups, where there are several.
        voices: whose word it is.
    """

    kind: CasualtyKind
    low: int | None
    best: int | None
    high: int | None
    groups: tuple[str, ...] = ()
    parts: tuple[Figure, ...] = ()
    voices: tuple[Voice, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether a text gives a number."""
        return self.best is not None

    @property
    def is_boast(self) -> bool:
        """Whether only parties to the incident say so."""
        return self.is_known and bool(self.voices) and all(voice.is_party for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it or to whom it was done."""

    id: str
    name: str
    kind: ActorKind


@dataclass(frozen=True)
class Incident:
    """One row of the table.

    Attributes:
        number: in the table, from 1, by day.
        event: the record.
        is_certain: whether all its possible days lie in the period.
        figures: everybody harmed, by kind.
        attackers, attacked: the parties.
        claimed_by: who claims responsibility.
    """

    number: int
    event: Event
    is_certain: bool
    figures: tuple[Figure, ...]
    attackers: tuple[Party, ...]
    attacked: tuple[Party, ...]
    claimed_by: tuple[Party, ...]

    @property
    def is_counted(self) -> bool:
        """Whether it is in the sums: everything but what was withdrawn."""
        return self.event.grade is not Grade.DISCOUNTED

    def figure(self, kind: CasualtyKind) -> Figure | None:
        """The figure of a kind."""
        return next((figure for figure in self.figures if figure.kind is kind), None)


@dataclass(frozen=True)
class Whole:
    """The toll of a concerted action, which is of all its incidents and of none alone (decision 4).

    Attributes:
        id: of the operation.
        name: of the operation: its places.
        numbers: of its incidents in this brief.
        size: how many incidents it has in all.
        figures: the toll.
        is_counted: whether it is in the sums: all its incidents are in this brief and none was withdrawn.
    """

    id: str
    name: str
    numbers: tuple[int, ...]
    size: int
    figures: tuple[Figure, ...]
    is_counted: bool

    def figure(self, kind: CasualtyKind) -> Figure | None:
        """The figure of a kind."""
        return next((figure for figure in self.figures if figure.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures of one kind added up over incidents and operations.

    Attributes:
        low, best: sums of these.
        high: sum of the highest, None where one of them has no upper end.
        parts: ids of the events and operations that are in it.
        open: ids of those without an upper end.
    """

    kind: CasualtyKind
    low: int
    best: int
    high: int | None
    parts: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revised:
    """What became different in an incident since a day.

    Attributes:
        number: of the incident.
        at: when it changed last (UTC).
        changes: from what it was before that day to what it is now.
        documents: ids of the documents that brought it.
        is_ruled: whether a reviewer's decision had a part in it.
    """

    number: int
    at: datetime
    changes: tuple[Change, ...]
    documents: tuple[str, ...]
    is_ruled: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a contradiction.

    Attributes:
        voices: who says so.
        field, quantity, group, value, side: of a claim; `field` is None where `words` tell a place, a day or a party.
        words: the words of the text for a place, a day or an armed party.
    """

    voices: tuple[Voice, ...]
    field: Field | None = None
    quantity: Quantity | None = None
    group: str | None = None
    value: str | None = None
    side: Side = Side.UNKNOWN
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """Things said of an incident or operation that cannot all hold.

    Attributes:
        of: id of the event or operation.
        numbers: of the incidents it is about.
        type: on what, None where the incident is graded contested and no two claims are set against each other.
        sides: what is said.
    """

    of: str
    numbers: tuple[int, ...]
    type: ContradictionType | None
    sides: tuple[Said, ...] = ()


class Unit(StrEnum):
    """What one bar of the chart stands for."""

    WEEK = "week"  # from Monday (ISO 8601)
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """One week, month or year.

    Attributes:
        start, end: first and last day, cut to the period.
        incidents: those that lie in it with all their possible days.
        killed: their sum, None where no text gives a number for any.
        documents: documents read that were published then.
    """

    start: date
    end: date
    incidents: int
    killed: Sum | None
    documents: int


@dataclass(frozen=True)
class Trend:
    """The period in bars.

    Attributes:
        unit: see `Unit`.
        bars: in order, empty ones too; none where nothing bounds the period.
        astride: numbers of counted incidents that lie in no single bar.
        wholes: ids of counted operations that do not.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    astride: tuple[int, ...] = ()
    wholes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """The period of equal length before.

    Attributes:
        since, until: its first and last day.
        incidents: how many there were.
        killed: their sum, None where no text gives a number for any.
        shared: how many of them are counted in this brief too, since their days reach into both.
        documents: documents read that were published then.
    """

    since: date
    until: date
    incidents: int
    killed: Sum | None
    shared: int
    documents: int


@dataclass(frozen=True)
class Brief:
    """A situation report. Every figure is one over `incidents` and `wholes`; pages that rewrite one another change none.

    Attributes:
        scope: what was asked for.
        language: "en" or "fr".
        made_at: when (UTC).
        new_since: from this day on, what is first seen is new and what changes is revised.
        incidents: in the area and possibly in the period, by first possible day, numbered.
        undated: ids of events of the area that no day is known of, where a period is asked for; not counted.
        unplaced: how many events of the period have no known place, where an area is asked for; not counted.
        in_area: events of the area whatever their day and the conditions, where the brief is empty; else None.
        wholes: operations of the incidents.
        sums: by kind, those of which a text gives a number.
        fresh: numbers of incidents first seen on or after `new_since`.
        revised: the others that changed since.
        withdrawn, merged: ids of events, of any area, that are no more since then.
        contested: contradictions.
        trend: the period in bars.
        before: None where there is no such period.
        documents: documents read that were published in the period.
        undated_documents: documents read without a day of publication.
    """

    scope: Scope
    language: str
    made_at: datetime
    new_since: date
    incidents: tuple[Incident, ...]
    undated: tuple[str, ...]
    unplaced: int
    in_area: int | None
    wholes: tuple[Whole, ...]
    sums: tuple[Sum, ...]
    fresh: tuple[int, ...]
    revised: tuple[Revised, ...]
    withdrawn: tuple[str, ...]
    merged: tuple[str, ...]
    contested: tuple[Contested, ...]
    trend: Trend
    before: Before | None
    documents: int
    undated_documents: int

    @property
    def counted(self) -> tuple[Incident, ...]:
        """The incidents that are in the figures."""
        return tuple(incident for incident in self.incidents if incident.is_counted)

    def sum(self, kind: CasualtyKind) -> Sum | None:
        """The sum of a kind, None where no text gives a number."""
        return next((item for item in self.sums if item.kind is kind), None)

"""What a MUC-4 template holds, as spans of the document."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DateMention, PlaceMention, Quantity, Span


@dataclass(frozen=True)
class Victim:
    """A human target.

    Attributes:
        name: a person's name, None for a description alone.
        description: title, role or description, None for a bare name.
        harms: what happened to them.
        quantity: how many, None where nothing says.
        armed: whether they are members of an armed force or group.
    """

    name: Span | None
    description: Span | None
    harms: frozenset[CasualtyKind] = frozenset()
    quantity: Quantity | None = None
    armed: bool = False

    @property
    def spans(self) -> list[Span]:
        """Name and description, as far as they are there."""
        return [span for span in (self.description, self.name) if span is not None]

    @property
    def span(self) -> Span:
        """What others refer to them by."""
        span = self.name or self.description
        assert span is not None  # noqa: S101 - one of the two is always there
        return span


@dataclass(frozen=True)
class Organisation:
    """A perpetrator organisation, with whether it claims the act or is only suspected of it.

    Attributes:
        confidence: how sure the text is, in the words of the form; None where only `claims` and `suspected` are known.
    """

    span: Span
    actor: str | None = None
    claims: bool = False
    suspected: bool = False
    confidence: str | None = None


@dataclass(frozen=True)
class MucTemplate:
    """One happening.

    Attributes:
        type: "ATTACK", "BOMBING", "KIDNAPPING", ...
        reports: ids of its reports.
        persons, organisations: perpetrators.
        by_state: whether the perpetrators belong to a state; None where there are none.
        targets, victims, weapons: physical and human targets, instruments.
        destroyed: whether the text tells of destruction.
        date, place: as resolved; None where the reports give none.
        country: alpha-3 code of its country, or else of the country that the document speaks of most.
        damages: what came of each target, in the words of the form; empty where only `destroyed` is known.
    """

    type: str
    reports: tuple[str, ...]
    persons: tuple[Span, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    by_state: bool | None = None
    targets: tuple[Span, ...] = ()
    victims: tuple[Victim, ...] = ()
    weapons: tuple[Span, ...] = ()
    destroyed: bool = False
    date: DateMention | None = None
    place: PlaceMention | None = None
    country: str | None = None
    damages: tuple[str | None, ...] = ()

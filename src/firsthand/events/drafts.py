"""Incidents and statements while they are being put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from firsthand.domain.report import Report
from firsthand.domain.values.moment import DateMention
from firsthand.events.happenings import Happening
from firsthand.events.sketches import Sketch


@dataclass(frozen=True)
class Group:
    """The happenings of one incident, as they are compared.

    Attributes:
        key: key of its first happening.
        told: asserted happenings, by key.
        recalled: background happenings that recall it, by key.
    """

    key: str
    told: tuple[Sketch, ...]
    recalled: tuple[Sketch, ...] = ()

    @property
    def happenings(self) -> Iterator[Sketch]:
        """Asserted and recalling ones."""
        yield from self.told
        yield from self.recalled

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of all reports, sorted."""
        return tuple(sorted({report for sketch in self.happenings for report in sketch.reports}))


def anchors(group: Group) -> frozenset[str]:
    """What the event of a group may be anchored at (`Event.anchor`): no two groups have one in common."""
    return frozenset(
        f"{first}{sketch.key.removeprefix(sketch.operation)}" if sketch.operation is not None else first
        for sketch in group.told
        for first in (sketch.reports or (sketch.key,))[:1]
    )


@dataclass(frozen=True)
class Draft:
    """One incident before its fields are fused. Attributes as of a `Group`, with everything that is told."""

    key: str
    told: tuple[Happening, ...]
    recalled: tuple[Happening, ...] = ()

    @classmethod
    def of(cls, group: Group, held: Mapping[str, Happening]) -> Self:
        """The draft of a group.

        Args:
            group: the group.
            held: happenings by key.
        """
        told = tuple(held[sketch.key] for sketch in group.told)
        return cls(group.key, told, tuple(held[sketch.key] for sketch in group.recalled))

    @property
    def happenings(self) -> Iterator[Happening]:
        """Asserted and recalling ones."""
        yield from self.told
        yield from self.recalled

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of all reports, sorted."""
        return tuple(sorted({report for happening in self.happenings for report in happening.report_ids}))

    @property
    def judged_as(self) -> tuple[str, ...]:
        """What decisions about the incident as a whole may name, sorted; asserted happenings alone speak for it."""
        return tuple(sorted({name for happening in self.told for name in happening.judged_as}))


@dataclass(frozen=True)
class Utterance:
    """A statement as one document tells it; `document` to `dates` as of a `Sketch`."""

    report: Report
    document: str
    family: str
    text: str
    latest: date
    published: date | None
    is_anchored: bool
    dates: tuple[DateMention, ...]

    @property
    def at(self) -> int:
        """Offset of its trigger."""
        return self.report.trigger.start


@dataclass(frozen=True)
class Speech:
    """One statement, told in one or several documents.

    Attributes:
        key: id of its first report.
        speaker: actor id, or the words of the text.
        told: where it is told, by report id.
    """

    key: str
    speaker: str
    told: tuple[Utterance, ...]

    @property
    def happenings(self) -> Iterator[Utterance]:
        """Where it is told."""
        yield from self.told

    @property
    def reports(self) -> tuple[Report, ...]:
        """Its reports, by id."""
        return tuple(utterance.report for utterance in self.told)

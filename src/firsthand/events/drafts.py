"""Incidents while they are being put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.domain.report import Report
from firsthand.events.happenings import Happening


@dataclass(frozen=True)
class Draft:
    """One incident before its fields are fused.

    Attributes:
        key: key of its first happening.
        told: asserted happenings, by key.
        recalled: background happenings that recall it, by key.
    """

    key: str
    told: tuple[Happening, ...]
    recalled: tuple[Happening, ...] = ()

    @property
    def happenings(self) -> Iterator[Happening]:
        """Asserted and recalling ones."""
        yield from self.told
        yield from self.recalled

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of all reports, sorted."""
        return tuple(sorted({report for happening in self.happenings for report in happening.report_ids}))


@dataclass(frozen=True)
class Speech:
    """One statement, told in one or several documents.

    Attributes:
        key: id of its first report.
        speaker: actor id, or the words of the text.
        reports: the reports, by id.
    """

    key: str
    speaker: str
    reports: tuple[Report, ...]

"""A flat table, one row for each event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind, Role
from firsthand.publish.columns import TABLE
from firsthand.publish.exporter import View
from firsthand.publish.phrases import casualty_phrases, party_phrase
from firsthand.publish.sheet import write_rows

COLUMNS: tuple[tuple[str, str], ...] = tuple((column.name, column.tag) for column in TABLE)
"""Names and HXL tags."""
BOM = "\ufeff"


@dataclass(frozen=True)
class CsvTable:
    """One row for each event. Figures of an operation stand in a column of their own and are in no event's figures.

    Attributes:
        hxl: whether a row of HXL tags follows the header.
        bom: whether a byte order mark comes first, by which Excel tells that the file is UTF-8.
    """

    hxl: bool = False
    bom: bool = False
    name: str = "csv"
    extension: str = "csv"
    binary: bool = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        if self.bom:
            out.write(BOM)
        tags = [tag for _, tag in COLUMNS] if self.hxl else []
        write_rows([column for column, _ in COLUMNS], table_rows(view), out, tags=tags)


def table_rows(view: View) -> Iterator[Mapping[str, object]]:
    """The rows, by column name."""
    for event in view.events:
        yield table_row(event, view)


def table_row(event: Event, view: View) -> Mapping[str, object]:
    """The row of an event, by column name; numbers and days are such, not text."""
    event_type = view.codebook.get(event.event_type)
    possible, place, operation = event.date.possible, event.place, view.operation_of(event)
    killed = event.toll(CasualtyKind.KILLED)
    return {
        "id": event.id,
        "date_start": possible.start if possible else None,
        "date_end": possible.end if possible else None,
        "date_precision": event.date.precision.value,
        "event_type": event_type.acled_event_type,
        "sub_event_type": event_type.acled_sub_event_type,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "initiator": party_phrase(event, Role.INITIATOR),
        "target": party_phrase(event, Role.TARGET),
        "claimed_by": "; ".join(view.actors.shown(actor).name for actor in event.claimed_by),
        "killed_low": killed.low if killed else None,
        "killed_best": killed.best if killed else None,
        "killed_high": killed.high if killed else None,
        "injured_best": _best(event, CasualtyKind.INJURED),
        "abducted_best": _best(event, CasualtyKind.ABDUCTED),
        "casualties": "; ".join(casualty_phrases(event.casualties)),
        "grade": event.grade.value,
        "origins": "; ".join(origin.name for origin in event.origins),
        "documents": "; ".join(document.id for document in event.documents),
        "contradictions": "; ".join(f"{c.type.value}: {c.note}" for c in event.contradictions),
        "operation": operation.name if operation else None,
        "operation_casualties": "; ".join(casualty_phrases(operation.casualties)) if operation else None,
    }


def _best(event: Event, kind: CasualtyKind) -> int | None:
    toll = event.toll(kind)
    return toll.best if toll else None

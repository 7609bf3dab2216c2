"""Rows in the form of ACLED's exports: its 31 columns and categories, our data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import IO

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import DatePrecision, Event, Operation
from firsthand.domain.report import CasualtyKind, Role
from firsthand.publish.exporter import View
from firsthand.publish.phrases import casualty_phrases, date_phrase, parties, place_phrase
from firsthand.publish.sheet import write_rows

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
# Names of actor categories in ACLED's exports since 2024.
_INTER = {
    ActorKind.STATE_FORCE: "State forces",
    ActorKind.GOVERNMENT: "State forces",
    ActorKind.REBEL: "Rebel group",
    ActorKind.MILITIA: "Political militia",
    ActorKind.UNKNOWN: "Political militia",
    ActorKind.COMMUNAL: "Identity militia",
    ActorKind.RIOTERS: "Rioters",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.PRIVATE_MILITARY: "External/Other forces",
    ActorKind.INTERNATIONAL_FORCE: "External/Other forces",
    ActorKind.ORGANISATION: "External/Other forces",
    ActorKind.MEDIA: "External/Other forces",
}
INTERS = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
)  # fmt: skip
"""Categories of actors in the order of their former codes 1 to 8."""
_AGAINST_PROTESTERS = "Excessive force against protesters"
_TIME_PRECISION = {DatePrecision.DAY: 1, DatePrecision.WEEK: 2}  # anything wider is 3


class Acled:
    """One row for each event, at its place. ACLED takes the most conservative figure, and so does `fatalities`.

    The toll of an operation is in `fatalities` of one of its rows, the first by id, and 0 in the others, so that the column
    adds up; every row of the operation says so in `notes`.
    """

    name = "acled"
    extension = "csv"
    binary = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        write_rows(COLUMNS, _rows(view), out)


def _rows(view: View) -> Iterator[Mapping[str, object]]:
    for event in view.events:
        yield _row(event, view)


def _row(event: Event, view: View) -> Mapping[str, object]:
    event_type = view.codebook.get(event.event_type)
    place, operation = event.place, view.operation_of(event)
    possible = event.date.possible
    first, second = parties(event, Role.INITIATOR), parties(event, Role.TARGET)
    iso, name, region = (
        countries().get(place.country or "", ("", place.country or "", "")) if place else ("", "", "")
    )
    inters = [_INTER[side[0].kind] if side else "" for side in (first, second)]
    civilian = inters[1] == "Civilians" or event_type.acled_sub_event_type == _AGAINST_PROTESTERS
    return {
        "event_id_cnty": event.id,
        "event_date": possible.start if possible else None,
        "year": possible.start.year if possible and possible.start else None,
        "time_precision": _TIME_PRECISION.get(event.date.precision, 3),
        "disorder_type": event_type.disorder_type.value,
        "event_type": event_type.acled_event_type,
        "sub_event_type": event_type.acled_sub_event_type,
        "actor1": first[0].name if first else "",
        "assoc_actor_1": "; ".join(actor.name for actor in first[1:]),
        "inter1": inters[0],
        "actor2": second[0].name if second else "",
        "assoc_actor_2": "; ".join(actor.name for actor in second[1:]),
        "inter2": inters[1],
        "interaction": interaction(*inters),
        "civilian_targeting": "Civilian targeting" if civilian else "",
        "iso": iso,
        "region": region,
        "country": name,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "admin3": "",
        "location": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": place.precision if place else None,
        "source": "; ".join(origin.name for origin in event.origins),
        "source_scale": "",
        "notes": notes(event, view),
        "fatalities": fatalities(event, operation),
        "tags": "operation total counted once" if operation and operation.casualties else "",
        "timestamp": int(event.updated.timestamp()) if event.updated else None,
    }


def fatalities(event: Event, operation: Operation | None) -> int:
    """The most conservative figure of everybody killed (`Event.toll`), 0 where none is known."""
    tolls = (of.toll(CasualtyKind.KILLED) for of in (event, whole_of(event, operation)) if of is not None)
    return sum(toll.low for toll in tolls if toll is not None)


def whole_of(event: Event, operation: Operation | None) -> Operation | None:
    """The operation whose toll the row of an event carries: its own for the first event by id, None for the others."""
    return operation if operation and operation.events and event.id == min(operation.events) else None


def interaction(first: str, second: str) -> str:
    """Both categories, in the order of their codes whoever began ("State forces-Rebel group"), and of one alone "Rioters only" (ACLED codebook)."""
    sides = sorted(filter(None, (first, second)), key=INTERS.index)
    return f"{sides[0]} only" if len(sides) == 1 else "-".join(sides)


def notes(event: Event, view: View) -> str:
    """Our own sentence from the record: when, who, where, how many, who says so, what is disputed."""
    event_type = view.codebook.get(event.event_type)
    who = ", ".join(actor.name for actor in parties(event, Role.INITIATOR)) or "An unidentified party"
    whom = ", ".join(actor.name for actor in parties(event, Role.TARGET))
    sentence = f"{date_phrase(event.date)}: {event_type.name} at {place_phrase(event.place)}; initiator {who}"
    sentence += f", target {whom}." if whom else "."
    figures = casualty_phrases(event.casualties)
    if figures:
        sentence += f" Reported: {'; '.join(figures)}."
    operation = view.operation_of(event)
    if operation is not None:
        shared = casualty_phrases(operation.casualties)
        toll = (
            f" Total of the operation, counted once in its first row: {'; '.join(shared)}." if shared else ""
        )
        sentence += f" Part of one operation: {operation.name}.{toll}"
    if event.contradictions:
        sentence += f" Disputed: {'; '.join(c.note for c in event.contradictions)}."
    return f"{sentence} Evidence: {event.grade.value}."


@cache
def countries() -> Mapping[str, tuple[str, str, str]]:
    """Alpha-3 code to ISO numeric code, country name and region as ACLED names it."""
    text = files("firsthand.publish").joinpath("data", "acled_countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: (iso, name, region) for code, iso, name, region in rows}

"""Gathering from a store what a situation report is made of."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from firsthand.domain.event import Event
from firsthand.publish.brief import Material, Scope
from firsthand.publish.brief.changes import start_of
from firsthand.store import EventFilter, Store
from firsthand.store.coverage import Coverage

_AREA = ("country", "admin1", "near", "bbox")
_CONDITIONS = ("admin1", "actor", "type", "grade", "min_origins", "min_killed", "text", "id")


def scope_of(wanted: EventFilter, today: date) -> Scope:
    """What a filter asks for. A period that has begun and has no end runs to today.

    Args:
        wanted: the filter.
        today: the day it is made on.
    """
    until = wanted.until
    if until is None and wanted.since is not None and wanted.since <= today:
        until = today
    given = [(name, getattr(wanted, name)) for name in _CONDITIONS]
    if wanted.unreviewed is not None:
        given.append(("unreviewed" if wanted.unreviewed else "reviewed", ""))
    return Scope(
        since=wanted.since,
        until=until,
        country=wanted.country.upper() if wanted.country else None,
        near=wanted.near,
        bbox=wanted.bbox,
        conditions=tuple((name, str(value)) for name, value in given if value is not None),
    )


def gather(store: Store, wanted: EventFilter, scope: Scope, new_since: date) -> Material:
    """Read what a brief needs.

    Args:
        store: the store.
        wanted: the filter.
        scope: the same as a scope, see `scope_of`.
        new_since: history from this day on is read.
    """
    coverage = Coverage(store.database)
    wanted = replace(wanted, since=scope.since, until=scope.until)
    events = tuple(store.events(wanted))
    before = scope.before()
    unplaced: tuple[Event, ...] = ()
    if scope.has_area:
        anywhere = store.events(replace(wanted, **dict.fromkeys(_AREA)))
        unplaced = tuple(event for event in anywhere if event.place is None)
    in_area = None
    if not any(event.date.possible for event in events):
        only = {item.name: getattr(wanted, item.name) for item in fields(wanted) if item.name in _AREA}
        in_area = sum(1 for _ in store.events(EventFilter(**only)))
    return Material(
        events=events,
        before=tuple(store.events(replace(wanted, since=before[0], until=before[1]))) if before else (),
        operations={operation.id: operation for operation in store.operations()},
        revisions=coverage.revisions(start_of(new_since)),
        documents=coverage.documents_by_day(before[0] if before else scope.since, scope.until),
        undated_documents=coverage.undated_documents(),
        unplaced=unplaced,
        in_area=in_area,
    )

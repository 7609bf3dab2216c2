"""A brief out of what a store holds: a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from firsthand.domain.change import Changed, Revision
from firsthand.domain.event import Event, Operation
from firsthand.domain.report import CasualtyKind
from firsthand.knowledge.actors import ActorList
from firsthand.publish.brief.changes import fresh, gone, revised
from firsthand.publish.brief.contested import contested
from firsthand.publish.brief.model import Before, Brief, Incident
from firsthand.publish.brief.rows import incidents, wholes
from firsthand.publish.brief.scope import Scope
from firsthand.publish.brief.sums import add_up, all_sums
from firsthand.publish.brief.trend import trend

NEW_DAYS = 7
"""Length of what counts as new where nothing else is asked for: the last days of the period."""
_LONGEST = timedelta(days=366 * 200)  # an open interval of days runs to the end of the calendar


@dataclass(frozen=True)
class Material:
    """What a brief is made of.

    Attributes:
        events: that the filters let through, those of no known day among them.
        before: the same for the period of equal length before.
        operations: by id.
        revisions: history of any event on or after `new_since`, in order.
        documents: how many documents were read, by day of publication.
        undated_documents: how many without one.
        unplaced: events of the period without a place, where the scope has an area.
        in_area: events of the area whatever their day and the conditions.
    """

    events: Sequence[Event]
    before: Sequence[Event] = ()
    operations: Mapping[str, Operation] = field(default_factory=dict)
    revisions: Sequence[Revision] = ()
    documents: Mapping[date, int] = field(default_factory=dict)
    undated_documents: int = 0
    unplaced: Sequence[Event] = ()
    in_area: int | None = None


def make_brief(
    scope: Scope,
    material: Material,
    actors: ActorList,
    *,
    language: str,
    made_at: datetime,
    new_since: date | None = None,
) -> Brief:
    """Compute a brief.

    Args:
        scope: what was asked for.
        material: what the store holds of it.
        actors: to name voices.
        language: "en" or "fr".
        made_at: now (UTC).
        new_since: see `Brief`; the default is the last seven days of the period, or before now.
    """
    new_since = new_since or new_days(scope, made_at)
    dated, undated = _split(material.events, scope)
    rows = incidents(dated, scope, actors)
    whole = wholes(rows, material.operations, actors)
    since, until = _shown(scope, rows)
    return Brief(
        scope=scope,
        language=language,
        made_at=made_at,
        new_since=new_since,
        incidents=rows,
        undated=tuple(event.id for event in undated),
        unplaced=sum(1 for event in _split(material.unplaced, scope)[0] if event.place is None),
        in_area=None if rows else material.in_area,
        wholes=whole,
        sums=all_sums(rows, whole),
        fresh=fresh(rows, new_since),
        revised=revised(rows, material.revisions, new_since, actors),
        withdrawn=gone(material.revisions, Changed.WITHDRAWN),
        merged=gone(material.revisions, Changed.MERGED),
        contested=contested(rows, material.operations, actors),
        trend=trend(rows, whole, material.documents, since, until),
        before=_before(scope, material, actors, rows),
        documents=_read(material.documents, since, until),
        undated_documents=material.undated_documents,
    )


def new_days(scope: Scope, made_at: datetime) -> date:
    """The first day of what counts as new where nothing else is asked for."""
    last = min(scope.until, made_at.date()) if scope.until else made_at.date()
    return last - timedelta(days=NEW_DAYS - 1)


def _split(events: Iterable[Event], scope: Scope) -> tuple[list[Event], list[Event]]:
    """Those that count, and those of no known day where a period is asked for."""
    dated: list[Event] = []
    undated: list[Event] = []
    for event in events:
        (dated if event.date.possible or not scope.has_period else undated).append(event)
    return dated, undated


def _shown(scope: Scope, rows: Sequence[Incident]) -> tuple[date | None, date | None]:
    """The days of the chart: the period, where an end of it is open the first or last possible day of an incident."""
    sets = [row.event.date.possible for row in rows]
    days = [(s.start, s.end) for s in sets if s is not None and s.start is not None and s.end is not None]
    bounded = [(start, end) for start, end in days if end - start < _LONGEST]
    since = scope.since or min((start for start, _ in bounded), default=None)
    until = scope.until or max((end for _, end in bounded), default=None)
    return (since, until) if since and until and since <= until else (None, None)


def _before(scope: Scope, material: Material, actors: ActorList, rows: Sequence[Incident]) -> Before | None:
    period = scope.before()
    if period is None:
        return None
    earlier = replace(scope, since=period[0], until=period[1])
    dated, _ = _split(material.before, earlier)
    theirs = incidents(dated, earlier, actors)
    counted = [row for row in theirs if row.is_counted]
    present = {row.event.id for row in rows if row.is_counted}
    return Before(
        since=period[0],
        until=period[1],
        incidents=len(counted),
        killed=add_up(CasualtyKind.KILLED, theirs, wholes(theirs, material.operations, actors)),
        shared=sum(row.event.id in present for row in counted),
        documents=_read(material.documents, *period),
    )


def _read(documents: Mapping[date, int], since: date | None, until: date | None) -> int:
    if since is None or until is None:
        return sum(documents.values())
    return sum(n for day, n in documents.items() if since <= day <= until)

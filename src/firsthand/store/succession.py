"""Permanent ids: every id ever published leads to the event that holds its reports now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from firsthand.domain.event import Event
from firsthand.store.batches import batches
from firsthand.store.bulk import insert_rows
from firsthand.store.tables import event_ids, event_reports, events


def record_published(connection: Connection, published: Sequence[Event], at: datetime) -> None:
    """Record the ids of events that were written, and the ids that they say they took over."""
    current = {event.id for event in published}
    taken = {old: event.id for event in published for old in event.redirects if old not in current}
    known = first_seen(connection, [*current, *taken]).keys()
    rows = [
        {"id": fresh, "leads_to": fresh, "first_seen": at} for fresh in sorted((current | set(taken)) - known)
    ]
    insert_rows(connection, event_ids, rows)
    for ids in batches(sorted(current)):
        connection.execute(
            update(event_ids)
            .where(event_ids.c.id.in_(ids), event_ids.c.leads_to.is_distinct_from(event_ids.c.id))
            .values(leads_to=event_ids.c.id, left_at=None)
        )
    for old, new in taken.items():
        _redirect(connection, old, new, at)


def first_seen(connection: Connection, ids: Sequence[str]) -> Mapping[str, datetime]:
    """When each id was first published, for those that were."""
    wanted = select(event_ids.c.id, event_ids.c.first_seen)
    return {
        row.id: row.first_seen
        for some in batches(sorted(ids))
        for row in connection.execute(wanted.where(event_ids.c.id.in_(some)))
    }


def record_left(
    connection: Connection, left: Sequence[Event], published: Sequence[Event], at: datetime
) -> dict[str, str | None]:
    """Lead the ids of events that are no longer in the view to their successors.

    Args:
        connection: in a writing transaction.
        left: the events.
        published: those that may hold their reports or tell of their documents now.
        at: now.

    Returns:
        Id to the id of its successor; None where it is withdrawn.
    """
    holders: dict[str, list[Event]] = defaultdict(list)
    tellers: dict[str, list[Event]] = defaultdict(list)
    for event in published:
        for report in event.reports:
            holders[report].append(event)
        for document in event.documents:
            tellers[document.id].append(event)
    successors = {event.id: _successor(event, holders, tellers) for event in left}
    for old, new in successors.items():
        _redirect(connection, old, new, at)
    return successors


def _successor(
    event: Event, holders: Mapping[str, Sequence[Event]], tellers: Mapping[str, Sequence[Event]]
) -> str | None:
    """The event with most of its reports. Where its documents were captured anew, so that their reports have
    new ids: the event of the same type and place that most of its documents tell of. None: withdrawn.
    """
    votes = Counter(holder.id for report in event.reports for holder in holders.get(report, ()))
    if not votes:
        votes = Counter(
            teller.id
            for document in event.documents
            for teller in tellers.get(document.id, ())
            if teller.event_type == event.event_type and teller.place == event.place
        )
    return min(votes, key=lambda other: (-votes[other], other), default=None)


def _redirect(connection: Connection, old: str, new: str | None, at: datetime) -> None:
    connection.execute(update(event_ids).where(event_ids.c.id == old).values(leads_to=new, left_at=at))


class WithdrawnError(LookupError):
    """An id that was published once and whose reports make no event any more.

    Args:
        at: when it was withdrawn.
    """

    def __init__(self, at: datetime | None) -> None:
        super().__init__()
        self.at = at


def current_id(connection: Connection, event_id: str) -> str | None:
    """Follow an id to the event that it leads to now; None for an id that was never published.

    A chain ends: each link was set when the one before it left the view, to an event then in it.

    Raises:
        WithdrawnError: it leads to no event any more.
    """
    while True:
        row = connection.execute(select(event_ids).where(event_ids.c.id == event_id)).one_or_none()
        if row is None:
            return None
        if row.leads_to is None:
            raise WithdrawnError(row.left_at)
        if row.leads_to == event_id:
            return event_id
        event_id = row.leads_to


def last_id(connection: Connection, event_id: str) -> str | None:
    """The last id that an id leads to, whether or not its event is still there; None for an id that was never published."""
    while True:
        row = connection.execute(select(event_ids).where(event_ids.c.id == event_id)).one_or_none()
        if row is None or row.leads_to is None or row.leads_to == event_id:
            return None if row is None else event_id
        event_id = row.leads_to


def leading_to(connection: Connection, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Each of some ids to every id that leads to it, itself included."""
    before = redirects(connection, sorted(ids))
    return {last: frozenset((last, *before.get(last, ()))) for last in ids}


def redirects(connection: Connection, current: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The ids that lead to events, each event's own left out, sorted; events that no other id leads to are left out.

    Args:
        connection: to the database.
        current: ids of the events, as they are now.
    """
    leading: dict[str, list[str]] = defaultdict(list)
    ends = {event: event for event in current}  # id to the event that it leads to in the end
    front: Sequence[str] = sorted(ends)
    while front:
        found: list[str] = []
        for some in batches(front):
            asked = select(event_ids.c.id, event_ids.c.leads_to).where(
                event_ids.c.leads_to.in_(some), event_ids.c.leads_to != event_ids.c.id
            )
            for old, new in connection.execute(asked):
                if old not in ends:
                    ends[old] = ends[new]
                    leading[ends[new]].append(old)
                    found.append(old)
        front = sorted(found)
    return {event: tuple(sorted(old)) for event, old in leading.items()}


def published_ids(connection: Connection, of_reports: Sequence[str] | None = None) -> Mapping[str, str]:
    """Report id to the id of the event it was last published in.

    A report that tells of several events (an attack on seven towns) belongs to none of them alone and is left out.

    Args:
        connection: to the database.
        of_reports: these alone; None for all.
    """
    now: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    rows = select(event_reports.c.report, event_reports.c.event, events.c.number).outerjoin(
        events, events.c.id == event_reports.c.event
    )
    wanted = (
        [rows]
        if of_reports is None
        else [rows.where(event_reports.c.report.in_(some)) for some in batches(of_reports)]
    )
    for statement in wanted:
        for report, event, number in connection.execute(statement):
            (before if number is None else now)[report].add(event)
    last = {**before, **now}
    return {report: next(iter(ids)) for report, ids in sorted(last.items()) if len(ids) == 1}

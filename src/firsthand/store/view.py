"""The view: events and what goes with them, replaced as a whole or amended, written only where it changed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from firsthand.domain.change import brings_evidence, farewell, revision
from firsthand.domain.event import Aggregate, Amendment, Chronicle, Event, Operation, Statement
from firsthand.domain.issue import Issue
from firsthand.domain.report import Role
from firsthand.domain.urgency import settled_at, urgency
from firsthand.store import archive, codec, facts, history, names, search, sides, succession
from firsthand.store.batches import batches
from firsthand.store.bulk import insert_rows
from firsthand.store.fact_selection import conditions
from firsthand.store.filters import EventFilter
from firsthand.store.retelling import texts_of
from firsthand.store.tables import chronicle_parts, event_actors, event_facts, event_reports, events, issues

_AT_ONCE = 100  # events in memory while streaming
_STAGE = "events"  # of issues: those of other stages belong to pages

P = TypeVar("P", Operation, Aggregate, Statement)


def put(connection: Connection, chronicle: Chronicle, at: datetime) -> None:
    """Replace the view.

    An event that is in the view already keeps its `first_seen`, and its `updated` too unless its content
    changed; so putting the same chronicle again changes nothing.

    Args:
        connection: in a writing transaction.
        chronicle: the whole new view.
        at: now.
    """
    fresh = {event.id for event in chronicle.events}
    gone = [row.id for row in connection.execute(select(events.c.id)) if row.id not in fresh]
    _put_events(connection, chronicle.events, gone, at)
    connection.execute(delete(chronicle_parts))
    _put_parts(connection, (*chronicle.operations, *chronicle.aggregates, *chronicle.statements))
    connection.execute(delete(issues).where(issues.c.stage == _STAGE))
    _put_issues(connection, chronicle.issues)


def amend(connection: Connection, amendment: Amendment, at: datetime) -> None:
    """Change what an amendment names, and nothing else; the result is what `put` makes of the whole view.

    Args:
        connection: in a writing transaction.
        amendment: what changed since the view was written last.
        at: now.
    """
    _put_events(connection, amendment.events, sorted(amendment.gone), at)
    parts: tuple[Operation | Aggregate | Statement, ...] = (
        *amendment.operations,
        *amendment.aggregates,
        *amendment.statements,
    )
    for ids in batches(sorted({*amendment.lost, *(part.id for part in parts)})):
        connection.execute(delete(chronicle_parts).where(chronicle_parts.c.id.in_(ids)))
    _put_parts(connection, parts)
    for ids in batches(sorted({*amendment.gone, *(event.id for event in amendment.events)})):
        connection.execute(delete(issues).where(issues.c.stage == _STAGE, issues.c.input.in_(ids)))
    _put_issues(connection, amendment.issues)


def _put_issues(connection: Connection, fresh: Iterable[Issue]) -> None:
    """Write what a person should look at, in place of what was taken out before."""
    for issue in fresh:
        archive.add_issue(connection, issue, None)


def _put_events(connection: Connection, fresh: Sequence[Event], gone: Sequence[str], at: datetime) -> None:
    """Write events that are new or may have changed, and take out those that are no more."""
    left = _take_out(connection, gone)
    ids = [event.id for event in fresh]
    known = {
        row.id: row
        for some in batches(ids)
        for row in connection.execute(
            select(
                events.c.id, events.c.number, events.c.fingerprint, events.c.updated, events.c.evidence_at
            ).where(events.c.id.in_(some))
        )
    }
    since = succession.first_seen(connection, ids)
    changed: dict[int, Event] = {}
    moments: dict[int, datetime] = {}
    before: dict[str, Event] = {}
    added: dict[str, Event] = {}
    new: list[dict[str, Any]] = []
    for event in fresh:
        content = codec.encode(replace(event, redirects=(), first_seen=None, updated=None))
        fingerprint = hashlib.sha256(content).hexdigest()
        if event.id in known and known[event.id].fingerprint == fingerprint:
            continue
        moment = at
        row: dict[str, Any] = {**_row(event), "event": content.decode(), "fingerprint": fingerprint}
        row["evidence_at"] = event.updated or at
        if event.id in known:
            number = known[event.id].number
            moment = max(at, known[event.id].updated)  # a clock may have been set back
            row["updated"] = moment
            held = before[event.id] = _held(connection, number)
            since_evidence = known[event.id].evidence_at
            if since_evidence is not None:
                row["evidence_at"] = at if brings_evidence(revision(held, event, at)) else since_evidence
            connection.execute(update(events).where(events.c.number == number).values(row))
            changed[number] = event
            moments[number] = moment
        else:
            new.append({**row, "updated": at, "first_seen": since.get(event.id, at)})
            added[event.id] = event
    for event_id, number in _insert(connection, new):
        changed[number] = added[event_id]
        moments[number] = at
    _write_beside(connection, changed)
    facts.write(connection, changed, moments)
    names.write(connection, changed.values())
    sides.write(connection, changed)
    succession.record_published(connection, fresh, at)
    successors = succession.record_left(connection, left, fresh, at)
    note(connection, [(before.get(event.id), event) for event in changed.values()], left, successors, at)


def note(
    connection: Connection,
    changed: Iterable[tuple[Event | None, Event]],
    left: Iterable[Event],
    successors: Mapping[str, str | None],
    at: datetime,
) -> None:
    """Note in the history of events what became different; nothing where nothing that is told of one did.

    Args:
        connection: in a writing transaction.
        changed: events as they were published before, None for new ones, and as they are now.
        left: events that are no more, as they were.
        successors: ids of those to the ids that they lead to now, None where withdrawn.
        at: now.
    """
    merged: dict[str | None, list[str]] = defaultdict(list)
    for old, new in successors.items():
        merged[new].append(old)
    revisions = [revision(before, after, at, merged[after.id]) for before, after in changed]
    revisions += [farewell(event, successors[event.id], at) for event in left]
    history.append(connection, [entry for entry in revisions if entry is not None])


def find(
    connection: Connection,
    filters: EventFilter,
    codes: Sequence[str] | None,
    among: Sequence[str] | None = None,
) -> Iterator[Event]:
    """The events that a filter lets through, by first possible day, undated ones last, then by id.

    Args:
        connection: open until the last one was taken.
        filters: conditions; `id` as it is, without following redirects.
        codes: codes that `filters.type` stands for, None for every type.
        among: ids of the events that are asked about, a few hundred at most; None for all.
    """
    where = conditions(filters, codes, connection.dialect.name)
    if among is not None:
        where.append(event_facts.c.id.in_(among))
    chosen = select(event_facts.c.event).where(*where).execution_options(yield_per=_AT_ONCE)
    for some in _in_time(chosen, filters.since):
        # Events are wide: they are fetched once they are chosen.
        for numbers in connection.execute(some).scalars().partitions():
            wide = select(events).where(events.c.number.in_(numbers))
            held = {row.number: row for row in connection.execute(wide)}
            leading = succession.redirects(connection, [row.id for row in held.values()])
            for number in numbers:
                event = _event(held[number], leading)
                if filters.lets_through(event):
                    yield event


def _in_time(chosen: Select[tuple[int]], since: date | None) -> Iterator[Select[tuple[int]]]:
    """The rows in the order that they are shown, each part of them as an index has it."""
    day, number = event_facts.c.day_from, event_facts.c.id
    dated = chosen.where(day > facts.UNDATED)
    if since is not None:
        # What began before is found by when it ends, and is little; no index is in the order of a sum.
        before = dated.where(day < since.toordinal())
        yield before.order_by(day.op("+")(0), number)
        dated = dated.where(day >= since.toordinal())
    yield dated.order_by(day, number)
    yield chosen.where(day == facts.UNDATED).order_by(number)


def get(connection: Connection, event_id: str) -> Event | None:
    """An event of the view by its present id."""
    row = connection.execute(select(events).where(events.c.id == event_id)).one_or_none()
    return None if row is None else _event(row, succession.redirects(connection, [event_id]))


def of_numbers(connection: Connection, numbers: Sequence[int]) -> dict[int, Event]:
    """Events by their numbers; those that are no more are left out, as are the ids that lead to them."""
    rows = [
        row
        for some in batches(numbers)
        for row in connection.execute(select(events).where(events.c.number.in_(some)))
    ]
    return {row.number: _event(row, {}) for row in rows}


def types(connection: Connection) -> tuple[str, ...]:
    """The codes of the event types that occur, each looked up after the one before: there are few of them and many events."""
    code = events.c.event_type
    found = select(func.min(code).label("code")).cte("found", recursive=True)
    after = select(func.min(code)).where(code > found.c.code).scalar_subquery()
    found = found.union_all(select(after).where(found.c.code.is_not(None)))
    return tuple(connection.scalars(select(found.c.code).where(found.c.code.is_not(None))))


def parts(connection: Connection, kind: type[P]) -> Iterator[P]:
    """The operations, aggregates or statements of the view, by id."""
    rows = (
        select(chronicle_parts.c.record)
        .where(chronicle_parts.c.kind == _kind(kind))
        .order_by(chronicle_parts.c.id)
    )
    for record in connection.scalars(rows):
        yield codec.decode(record, kind)


def part(connection: Connection, kind: type[P], part_id: str) -> P | None:
    """One of them by its id."""
    wanted = select(chronicle_parts.c.record).where(
        chronicle_parts.c.kind == _kind(kind), chronicle_parts.c.id == part_id
    )
    record = connection.scalar(wanted)
    return None if record is None else codec.decode(record, kind)


def _take_out(connection: Connection, gone: Sequence[str]) -> list[Event]:
    """Remove events that are no more, by their ids; what reports they held stays on record."""
    left, numbers = [], []
    for ids in batches(gone):
        for row in connection.execute(select(events.c.number, events.c.event).where(events.c.id.in_(ids))):
            left.append(codec.decode(row.event, Event))
            numbers.append(row.number)
        connection.execute(delete(events).where(events.c.id.in_(ids)))
    search.forget(connection, numbers)
    return left


def _held(connection: Connection, number: int) -> Event:
    """An event as it was published last."""
    return codec.decode(
        connection.scalar(select(events.c.event).where(events.c.number == number)) or "", Event
    )


def _insert(connection: Connection, rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Insert events; their ids with the numbers that the database gave them."""
    for some in batches(rows):
        insert_rows(connection, events, some)
        given = select(events.c.id, events.c.number).where(events.c.id.in_([row["id"] for row in some]))
        for row in connection.execute(given.order_by(events.c.number)):
            yield row.id, row.number


def _write_beside(connection: Connection, changed: Mapping[int, Event]) -> None:
    """Write the rows that hang on events."""
    for numbers in batches(list(changed)):
        some = {number: changed[number] for number in numbers}
        ids = [event.id for event in some.values()]
        connection.execute(delete(event_actors).where(event_actors.c.event.in_(numbers)))
        connection.execute(delete(event_reports).where(event_reports.c.event.in_(ids)))
        insert_rows(
            connection, event_actors, (row for n, event in some.items() for row in _actor_rows(n, event))
        )
        told = ((event.id, report) for event in some.values() for report in sorted(set(event.reports)))
        insert_rows(connection, event_reports, ({"event": event, "report": report} for event, report in told))
        search.index(connection, texts_of(connection, some))


def _put_parts(connection: Connection, parts: Sequence[Operation | Aggregate | Statement]) -> None:
    rows = [
        {"kind": _kind(type(part)), "id": part.id, "record": codec.encode(part).decode()} for part in parts
    ]
    insert_rows(connection, chronicle_parts, rows)


def _row(event: Event) -> dict[str, object]:
    possible, place = event.date.possible, event.place
    return {
        "id": event.id,
        "event_type": event.event_type,
        "grade": event.grade,
        "date_start": possible.start if possible else None,
        "date_end": possible.end if possible else None,
        "is_possible": possible is None or bool(possible),
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "n_origins": len(event.origins),
        "operation": event.operation,
        "urgency": urgency(event),
        "settled_at": settled_at(event),
    }


def _actor_rows(number: int, event: Event) -> list[dict[str, object]]:
    rows = {(a.id, str(a.role)): search.fold(a.name) for a in event.actors}
    names = {a.id: search.fold(a.name) for a in event.actors}
    for claimant in event.claimed_by:
        rows.setdefault((claimant, str(Role.CLAIMANT)), names.get(claimant, ""))
    return [
        {"event": number, "actor": actor, "role": role, "name": name} for (actor, role), name in rows.items()
    ]


def _event(row: Row[*tuple[Any, ...]], leading: Mapping[str, tuple[str, ...]]) -> Event:
    event = codec.decode(row.event, Event)
    return replace(event, redirects=leading.get(row.id, ()), first_seen=row.first_seen, updated=row.updated)


def _kind(part: type[object]) -> str:
    return part.__name__.lower()

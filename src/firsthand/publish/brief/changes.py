"""What is new and what was revised since a day, from the history of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time

from firsthand.domain.change import Change, Changed, Revision
from firsthand.knowledge.actors import ActorList
from firsthand.publish.brief.model import Incident, Revised

_SILENT = frozenset({Changed.DOCUMENT})
"""What is no news: another page that tells the same."""


def start_of(day: date) -> datetime:
    """The moment that a day begins (UTC)."""
    return datetime.combine(day, time.min, UTC)


def fresh(incidents: Iterable[Incident], since: date) -> tuple[int, ...]:
    """Numbers of the incidents first seen on or after a day."""
    return tuple(row.number for row in incidents if _is_fresh(row, since))


def revised(
    incidents: Sequence[Incident], history: Iterable[Revision], since: date, actors: ActorList
) -> tuple[Revised, ...]:
    """What changed in the incidents that were there before a day, latest change first.

    Args:
        incidents: the rows.
        history: revisions on or after that day, of any event, in order.
        since: the day.
        actors: to name who claims responsibility.
    """
    of: dict[str, list[Revision]] = defaultdict(list)
    for entry in history:
        of[entry.event].append(entry)
    found = []
    for row in incidents:
        if _is_fresh(row, since):
            continue
        entries = [entry for entry in of[row.event.id] if entry.at >= start_of(since)]
        changes = tuple(_told(_collapsed(entries), actors))
        if changes:
            documents = dict.fromkeys(name for entry in entries for name in entry.documents)
            found.append(
                Revised(
                    row.number,
                    max(entry.at for entry in entries),
                    changes,
                    tuple(documents),
                    any(entry.decisions for entry in entries),
                )
            )
    return tuple(sorted(found, key=lambda item: (-item.at.timestamp(), item.number)))


def gone(history: Iterable[Revision], what: Changed) -> tuple[str, ...]:
    """Ids of events whose last entry says that they were withdrawn, or that they were merged into another one."""
    last = {entry.event: entry for entry in history}
    return tuple(
        name
        for name, entry in last.items()
        if any(
            change.what is what and (what is Changed.WITHDRAWN or change.new is not None)
            for change in entry.changes
        )
    )


def _is_fresh(row: Incident, since: date) -> bool:
    return row.event.first_seen is not None and row.event.first_seen >= start_of(since)


def _collapsed(entries: Iterable[Revision]) -> list[Change]:
    """One change for each thing: from its first state to its last; what came back to where it was is no change."""
    merged: dict[tuple[Changed, str | None], Change] = {}
    for entry in entries:
        for change in entry.changes:
            key = change.what, change.old if change.what is Changed.MERGED else change.of
            first = merged.get(key, change)
            merged[key] = Change(change.what, change.of, first.old, change.new)
    return [change for change in merged.values() if change.old != change.new]


def _told(changes: Sequence[Change], actors: ActorList) -> Iterator[Change]:
    tolls = {change.of for change in changes if change.what is Changed.TOLL}
    for change in changes:
        if change.what in _SILENT:
            continue
        if change.what is Changed.CASUALTIES and (change.of or "").split(" ")[0] in tolls:
            continue
        if change.what is Changed.CLAIMED_BY:
            try:
                name = actors.get(change.of or "").name
            except KeyError:
                name = change.of or ""
            yield Change(change.what, change.of, change.old and name, change.new and name)
            continue
        yield change

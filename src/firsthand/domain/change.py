"""What became different in an event between two times that it was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from firsthand.domain.event import Casualty, Event, EventDate, Toll
from firsthand.domain.message import Message
from firsthand.domain.values.place import Place

UNKNOWN = Message("unknown", "inconnu")
NO_DAY = Message("no day fits", "aucun jour ne convient")
DAY = Message("{day:date}", "{day}")
SPAN = Message("{first:date} to {last:date}", "du {first} au {last}")
WITHIN = Message(
    "{name} ({lat:number}, {lon:number}, within {km:number} km)", "{name} ({lat}, {lon}, à {km} km près)"
)
FIGURE = Message("low {low}, best {best}, high {high}", "minimum {low}, retenu {best}, maximum {high}")
MESSAGES = (UNKNOWN, NO_DAY, DAY, SPAN, WITHIN, FIGURE)
"""How facts are noted."""


class Changed(StrEnum):
    """What became different."""

    PUBLISHED = "published"  # shown for the first time, or again after it was gone
    WITHDRAWN = "withdrawn"  # nothing that is held tells of it any more
    MERGED = "merged"  # old: an id that went into the event; or new: the id that the event went into
    DATE = "date"
    PLACE = "place"
    TYPE = "type"
    GRADE = "grade"
    TOLL = "toll"  # everybody of a kind
    CASUALTIES = "casualties"  # one kind, group and side
    ACTOR = "actor"
    CLAIMED_BY = "claimed-by"
    ORIGIN = "origin"
    DOCUMENT = "document"
    CONTRADICTION = "contradiction"
    OPERATION = "operation"
    DECISION = "decision"  # in force, or no longer


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became different.

    Attributes:
        what: see `Changed`.
        of: which one, where there can be several: "killed soldiers target", the role of an actor.
        old, new: before and after, in words that a person can read; None where there was or is none.
    """

    what: Changed
    of: str | None = None
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True)
class Revision:
    """Everything that became different in an event at one time, and because of what.

    Attributes:
        event: id of the event, as it was then.
        at: when the changed event was published (UTC).
        changes: never empty.
        documents: ids of the documents that tell of it newly, or in a version that was captured newly.
        decisions: ids of the decisions about it that came into force or are no longer.
    """

    event: str
    at: datetime
    changes: tuple[Change, ...]
    documents: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    @property
    def because(self) -> str:
        """The cause, in words."""
        causes = [
            f"{name} {', '.join(ids)}"
            for name, ids in (("page", self.documents), ("decision", self.decisions))
            if ids
        ]
        return " and ".join(causes) or "what is known of other events or origins, or a newer reader"


def revision(before: Event | None, after: Event, at: datetime, merged: Iterable[str] = ()) -> Revision | None:
    """Compare an event with itself as it was published before.

    Args:
        before: None where it was not published, or was gone.
        after: as it is published now.
        at: now (UTC).
        merged: ids of events that went into it now.

    Returns:
        None where nothing that is told of it is different.
    """
    changes = (*(Change(Changed.MERGED, old=old) for old in sorted(merged)), *_changes(before, after))
    if not changes:
        return None
    held = {document.key for document in before.documents} if before else set()
    fresh = {document.id for document in after.documents if document.key not in held}
    ruled = set(before.decisions if before else ()) ^ set(after.decisions)
    return Revision(after.id, at, changes, tuple(sorted(fresh)), tuple(sorted(ruled)))


_NO_EVIDENCE = (Changed.DOCUMENT, Changed.DECISION)


def brings_evidence(entry: Revision | None) -> bool:
    """Whether something is told of an event that was not before. A copy that changes nothing tells nothing new, nor does what people decided."""
    if entry is None or (entry.decisions and not entry.documents):
        return False
    return any(change.what not in _NO_EVIDENCE for change in entry.changes)


def farewell(before: Event, successor: str | None, at: datetime) -> Revision:
    """The last entry of an event that is no more.

    Args:
        before: as it was published last.
        successor: id of the event that it went into, None where nothing that is held tells of it any more.
        at: now (UTC).
    """
    kind = Changed.WITHDRAWN if successor is None else Changed.MERGED
    return Revision(before.id, at, (Change(kind, new=successor),))


def _changes(before: Event | None, after: Event) -> Iterator[Change]:
    if before is None:
        yield Change(Changed.PUBLISHED, new=after.event_type)
    old: dict[tuple[Changed, str | None], str] = _facts(before) if before else {}
    new = _facts(after)
    if before is not None and not before.tolls:
        # Published before there were tolls: that figures which it had add up to one is no news.
        counted = {row.kind.value for row in before.casualties}
        new = {key: fact for key, fact in new.items() if key[0] is not Changed.TOLL or key[1] not in counted}
    for what, of in sorted({*old, *new}, key=lambda key: (list(Changed).index(key[0]), key[1] or "")):
        was, is_ = old.get((what, of)), new.get((what, of))
        if was != is_:
            yield Change(what, of, was, is_)


def _facts(event: Event) -> dict[tuple[Changed, str | None], str]:
    """Everything compared, each fact in words."""
    facts: dict[tuple[Changed, str | None], str] = {
        (Changed.DATE, None): _date(event.date),
        (Changed.TYPE, None): event.event_type,
        (Changed.GRADE, None): event.grade.value,
    }
    if event.place is not None:
        facts[Changed.PLACE, None] = _place(event.place)
    if event.operation is not None:
        facts[Changed.OPERATION, None] = event.operation
    facts |= {(Changed.TOLL, toll.kind.value): _figure(toll) for toll in event.tolls}
    for row in event.casualties:
        facts[Changed.CASUALTIES, f"{row.kind.value} {row.group} {row.side.value}"] = _figure(row)
    facts |= {(Changed.ACTOR, f"{actor.role.value} {actor.id}"): actor.name for actor in event.actors}
    facts |= _named(Changed.CLAIMED_BY, event.claimed_by)
    facts |= {(Changed.ORIGIN, origin.id): origin.name for origin in event.origins}
    facts |= {(Changed.DOCUMENT, document.id): str(document.role) for document in event.documents}
    facts |= {
        (Changed.CONTRADICTION, f"{c.type.value}: {c.note}"): c.type.value for c in event.contradictions
    }
    return facts | _named(Changed.DECISION, event.decisions)


def _named(what: Changed, ids: Iterable[str]) -> dict[tuple[Changed, str | None], str]:
    return {(what, name): name for name in ids}


def _date(when: EventDate) -> str:
    if when.possible is None:
        return UNKNOWN()
    intervals = when.possible.intervals
    return ", ".join(f"{a}" if a == b else SPAN(first=a, last=b) for a, b in intervals) or NO_DAY()


def _place(place: Place) -> str:
    return WITHIN(
        name=place.name, lat=f"{place.lat:.3f}", lon=f"{place.lon:.3f}", km=f"{place.radius_km:.0f}"
    )


def _figure(row: Casualty | Toll) -> str:
    low, best, high = ("?" if bound is None else str(bound) for bound in (row.low, row.best, row.high))
    return FIGURE(low=low, best=best, high=high)

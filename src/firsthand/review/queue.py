"""The review queue: what a person should look at next, and why."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.event import Event
from firsthand.domain.urgency import consequence, doubt, urgency
from firsthand.review.words import reasons


@dataclass(frozen=True)
class Item:
    """One event that awaits a person.

    Attributes:
        event: the event.
        doubt: how doubtful it is, 0 to 1.
        consequence: how much hangs on it, from 1.
        urgency: what the queue is ordered by, see `domain.urgency`.
        reasons: the same in words, weightiest first.
        returned: whether a person had settled it and what is told of it changed since.
    """

    event: Event
    doubt: float
    consequence: float
    urgency: float
    reasons: tuple[str, ...]
    returned: bool


@dataclass(frozen=True)
class Page:
    """Some items of the queue.

    Attributes:
        items: most urgent first.
        awaiting: how many events await review in all, as the filters let through.
        after: where the next page begins, None where there is none.
    """

    items: tuple[Item, ...]
    awaiting: int
    after: str | None = None


def item(event: Event, language: str = "en", *, is_settled: bool = False) -> Item:
    """An event with the reasons to look at it.

    Args:
        event: the event.
        language: of the reasons.
        is_settled: whether a person settled it and nothing that is told of it changed since.
    """
    return Item(
        event=event,
        doubt=round(doubt(event), 4),
        consequence=consequence(event),
        urgency=urgency(event),
        reasons=reasons(event, language),
        returned=not is_settled
        and any(entry.field in ("accept", "reject") and entry.applies for entry in event.ruled),
    )

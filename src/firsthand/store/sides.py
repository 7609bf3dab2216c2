"""Who lost how many, and whose word an event is, as narrow rows beside its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, delete

from firsthand.domain.event import Casualty, Event
from firsthand.domain.report import CasualtyKind, Side
from firsthand.store.batches import batches
from firsthand.store.bulk import insert_rows
from firsthand.store.facts import MOST
from firsthand.store.tables import event_losses, event_origins

Row = dict[str, object]


def write(connection: Connection, changed: Mapping[int, Event]) -> None:
    """Replace the rows of events.

    Args:
        connection: in a writing transaction.
        changed: number of the event to the event.
    """
    for numbers in batches(sorted(changed)):
        for table, rows_of in ((event_losses, losses), (event_origins, origins)):
            connection.execute(delete(table).where(table.c.event.in_(numbers)))
            insert_rows(
                connection, table, (row for number in numbers for row in rows_of(number, changed[number]))
            )


def losses(number: int, event: Event) -> Iterator[Row]:
    """The dead of the initiator and of the target, one row each.

    An event gives figures by group, and a group may hold another ("persons" may count the soldiers again). So the bounds are ones that hold
    either way: at least the largest group, at most all of them, and never more than the toll of the event. The best figure is that of
    "persons" where a text counts so, else the sum of the groups.
    """
    by_side: dict[Side, list[Casualty]] = defaultdict(list)
    for figure in event.casualties:
        if figure.kind is CasualtyKind.KILLED and figure.best is not None:
            by_side[figure.side].append(figure)
    toll = event.toll(CasualtyKind.KILLED)
    for side in (Side.INITIATOR, Side.TARGET):
        if figures := by_side.get(side):
            bests = {figure.group: figure.best or 0 for figure in figures}
            low = max(
                min(figure.best or 0, figure.best or 0 if figure.low is None else figure.low)
                for figure in figures
            )
            highs = [figure.high for figure in figures if figure.high is not None]
            high = sum(highs) if len(highs) == len(figures) else None
            best = bests.get("persons", sum(figure.best or 0 for figure in figures))
            if toll is not None:
                best = min(best, max(toll.best, *bests.values()))
                high = high if toll.high is None or high is None else min(high, max(toll.high, best))
            yield {
                "event": number,
                "side": side,
                "low": min(low, best, MOST),
                "best": min(best, MOST),
                "high": None if high is None else min(max(high, best), MOST),
            }


def origins(number: int, event: Event) -> Iterator[Row]:
    """Each first hand with each document that relays it."""
    for origin in event.origins:
        for document in dict.fromkeys(origin.documents) or ("",):
            yield {"event": number, "origin": origin.id, "document": document, "name": origin.name}

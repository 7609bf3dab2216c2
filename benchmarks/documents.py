"""Made-up pages, documents, reports and claims behind the made-up events of `big_store`, written in bulk and not by the reader."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    text,
    union_all,
)

from firsthand import __version__
from firsthand.domain.event import Event
from firsthand.store import Store, codec
from firsthand.store.bulk import insert_rows
from firsthand.store.columns import Words
from firsthand.store.revision import raise_revision
from firsthand.store.tables import claims, documents, entity_names, events, pages, reports, state
from firsthand.store.tables_of_people import metadata

_OUTLETS = tuple(f"Outlet {number}" for number in range(400))
_SAID = {
    "en": ("Gunmen attacked {place} overnight, killing {n} soldiers, two security sources said.",
           "At least {n} people died when fighters shelled the market of {place}.",
           "An army convoy hit a mine near {place}; {n} soldiers were wounded."),
    "fr": ("Des hommes armés ont attaqué {place} dans la nuit, tuant {n} soldats, selon deux sources.",
           "Au moins {n} civils ont été tués lors du bombardement du marché de {place}.",
           "Un convoi militaire a sauté sur une mine près de {place} ; {n} soldats ont été blessés."),
}  # fmt: skip
_TEXT = codec.pack(b'{"made": "up"}' + random.Random(3).randbytes(900))  # noqa: S311 - as large as a short reading
_BYTES = codec.pack(random.Random(4).randbytes(300))  # noqa: S311


def write(store: Store, told: Iterable[Event], seed: int = 7) -> int:
    """Put what stands behind events into the store.

    Args:
        store: the store.
        told: the events.
        seed: of the random numbers.

    Returns:
        How many documents.
    """
    draw = random.Random(seed)  # noqa: S311 - made-up words
    rows = [row for event in told for row in _rows(event, draw)]
    with store.database.writing() as connection:
        for position, table in enumerate((pages, documents, reports, claims)):
            insert_rows(connection, table, (row[position] for row in rows))
        raise_revision(connection)
    return len(rows)


def multiply(store: Store, times: int) -> None:
    """Let the database write every row that many times over, each time with other ids: "evt_00000012" becomes "evt_10000012".

    Places, days and figures stay, so that of everything there is as large a share as before.

    Args:
        store: what `write` and `big_store.fill` made.
        times: how often each row is there afterwards, up to ten.
    """
    k: ColumnElement[int] = column("k", Integer)
    copies = union_all(*(select(literal(number).label("k")) for number in range(1, times))).subquery("copies")
    with store.database.writing() as connection:
        largest = connection.scalar(select(func.max(events.c.number))) or 0
        for table in metadata.sorted_tables:
            if table in (state, entity_names):
                continue
            columns: list[ColumnElement[Any]] = []
            for held in table.columns:
                named: ColumnElement[Any] = held
                numbered = held is table.autoincrement_column or any(
                    key.column is key.column.table.autoincrement_column for key in held.foreign_keys
                )
                if numbered:
                    named = held + k * largest
                elif isinstance(held.type, Words):
                    for start in ("_", " "):
                        named = func.replace(named, f"{start}00", literal(start) + cast(k, Text) + "0")
                columns.append(named)
            connection.execute(
                insert(table).from_select(
                    table.columns.keys(), select(*columns).join(copies, literal(value=True))
                )
            )
        for index in (
            ("event_search", "event_search_stems") if store.database.is_sqlite else ("event_search",)
        ):
            names = "words" if store.database.is_sqlite else "words, stems"
            for number in range(1, times):
                more = f"INSERT INTO {index} (rowid, {names}) SELECT rowid + {number * largest}, {names} FROM {index} WHERE rowid <= {largest}"  # noqa: S608
                connection.execute(text(more))


def _rows(event: Event, draw: random.Random) -> Iterator[tuple[dict[str, Any], ...]]:
    day = event.date.possible.start if event.date.possible else None
    place = event.place.name if event.place else "the border"
    for number, named in enumerate(event.documents):
        published = (day or date(2024, 1, 1)) + timedelta(days=draw.randrange(3))
        captured = datetime.combine(published, time(12), UTC)
        language = "en" if draw.random() < 0.6 else "fr"
        claim = event.claims[number]
        quote = draw.choice(_SAID[language]).format(
            place=place, n=claim.quantity.lower if claim.quantity else 1
        )
        page = f"page_{named.key}"
        yield (
            {"key": page, "id": named.id, "sha256": f"{draw.getrandbits(256):064x}", "media_type": "text/html", "captured_at": captured,
             "url": f"https://n.example/{named.key}", "page": '{"made": "up"}', "content": _BYTES},
            {"key": named.key, "page": page, "id": named.id, "url": f"https://n.example/{named.key}", "language": language,
             "title": f"{place}: {quote[:60]}", "outlet": draw.choice(_OUTLETS), "published": published, "captured_at": captured,
             "reader": "made/1", "relevance": 0.9, "extraction": _TEXT, "fingerprint": f"{draw.getrandbits(256):064x}",
             "program": __version__},
            {"document": named.key, "position": 0, "id": event.reports[number], "status": "asserted", "event_type": event.event_type,
             "confidence": 0.9, "trigger": quote.split()[1], "quote": quote},
            {"document": named.key, "position": 0, "id": claim.id, "report": claim.report, "field": "killed", "value": None, "op": "=",
             "low": 1, "high": 1, "group_name": claim.group, "actor": None, "side": claim.side, "claimant": claim.claimant,
             "claimant_actor": None, "relay": None, "official": None, "origin": claim.origin, "start_offset": 0, "end_offset": 5,
             "text": quote[:5], "quote": quote},
        )  # fmt: skip

"""Full text of events: FTS5 on SQLite, tsvector with a GIN index on PostgreSQL.

Both index the same words, folded here, so that both find the same events. Rows are keyed by `events.number`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, column, delete, false, func, insert, literal, select, table

from firsthand.store.tables import events

CREATE: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE event_search USING fts5(words, tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE event_search (rowid INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_event_search_words ON event_search USING gin (words)",
    ),
}
"""Statements that make the index, by dialect name."""

_search = table("event_search", column("rowid"), column("words"))
_QUOTED = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"[^\W_]+")
_MOST_CHARACTERS = 200_000  # PostgreSQL takes a tsvector of up to 1 MB
_BATCH = 500  # SQLite takes 999 parameters at least


def fold(words: str) -> str:
    """Reduce to lower-case words without accents, one blank apart: "Ménaka-Nord" is "menaka nord"."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def index(connection: Connection, words: Mapping[int, Iterable[str]]) -> None:
    """Replace the words of events.

    Args:
        connection: in a transaction.
        words: number of the event to the texts that tell of it, in any spelling.
    """
    forget(connection, tuple(words))
    folded = [
        {"rowid": number, "words": " ".join(dict.fromkeys(map(fold, texts)))[:_MOST_CHARACTERS]}
        for number, texts in words.items()
    ]
    if connection.dialect.name == "postgresql":
        for row in folded:
            vector = func.to_tsvector("simple", row["words"])
            connection.execute(insert(_search).values(rowid=row["rowid"], words=vector))
    elif folded:
        connection.execute(insert(_search), folded)


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take events out of the index."""
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        connection.execute(delete(_search).where(_search.c.rowid.in_(batch)))


def telling_of(query: str, dialect: str, number: ColumnElement[int] = events.c.number) -> ColumnElement[bool]:
    """The condition that an event's text holds every word of the query, and each "quoted phrase" as it stands.

    A query without a single word finds nothing.

    Args:
        query: what is looked for.
        dialect: name of the dialect.
        number: the column that holds the event's number.
    """
    phrases = [fold(phrase) for phrase in _QUOTED.findall(query)]
    terms = [term for term in (*phrases, *fold(_QUOTED.sub(" ", query)).split()) if term]
    if not terms:
        return false()
    if dialect == "postgresql":
        conditions = [_search.c.words.op("@@")(func.phraseto_tsquery("simple", term)) for term in terms]
        return number.in_(select(_search.c.rowid).where(*conditions))
    wanted = literal(
        " ".join(f'"{term}"' for term in terms)
    )  # quoted: no word is read as an operator of FTS5
    match = column("event_search").op("MATCH", is_comparison=True)(wanted)
    return number.in_(select(_search.c.rowid).where(match))

"""Stems beside the words of events, the names of actors and places, and an index of ids that lead elsewhere."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0011"
down_revision = "0010"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
BATCH = 200
MOST = 200_000
WORD = re.compile(r"[^\W_]+")
LANGUAGES = {"en": "english", "fr": "french"}
TOLD = """
    SELECT e.number, t.quote, d.language FROM events e JOIN event_reports r ON r.event = e.id
    JOIN {table} t ON t.{key} = r.report JOIN documents d ON d.key = t.document WHERE e.number BETWEEN :first AND :last
"""
TRIGRAMS = (
    "CREATE INDEX IF NOT EXISTS ix_entity_names_trigrams ON entity_names USING gin (folded gin_trgm_ops)"
)


def upgrade() -> None:
    """Add the tables and indexes and fill them from what is held."""
    connection = op.get_bind()
    op.create_table(
        "entity_names",
        *(sa.Column(name, WORDS, nullable=False) for name in ("kind", "entity", "folded", "name")),
        sa.PrimaryKeyConstraint("kind", "entity", "folded", name=op.f("pk_entity_names")),
    )
    is_left = sa.text("leads_to != id")
    op.create_index(
        "ix_event_ids_left", "event_ids", ["leads_to"], postgresql_where=is_left, sqlite_where=is_left
    )
    op.create_index("ix_event_actors_names", "event_actors", ["name", "event"])
    op.create_index("ix_documents_captured", "documents", ["captured_at", "key"])
    op.create_index("ix_event_facts_point", "event_facts", ["lat", "lon", "day_from", "id", "x", "y", "z"])
    for name in ("event_type", "grade", "n_origins"):
        op.create_index(f"ix_event_facts_{name}", "event_facts", [name, "day_from", "id"])
    if _is_server(connection):
        op.execute("ALTER TABLE event_search ADD COLUMN stems TSVECTOR NOT NULL DEFAULT ''")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE event_search_stems USING fts5(words, tokenize='porter unicode61 remove_diacritics 0')"
        )
    for rows in _batches(connection):
        _fill_names(connection, rows)
        _fill_stems(connection, rows)
    if _is_server(connection):
        op.execute("CREATE INDEX ix_event_search_stems ON event_search USING gin (stems)")
        _compare_on_server(connection)


def _is_server(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _batches(connection: sa.Connection) -> Iterator[list[tuple[int, dict[str, Any]]]]:
    held = sa.table("events", sa.column("number"), sa.column("event"))
    after = -1
    while rows := connection.execute(
        sa.select(held).where(held.c.number > after).order_by(held.c.number).limit(BATCH)
    ).all():
        yield [(row.number, json.loads(row.event)) for row in rows]
        after = rows[-1].number


def _fill_names(connection: sa.Connection, rows: list[tuple[int, dict[str, Any]]]) -> None:
    named: dict[tuple[str, str, str], str] = {}
    for _, event in rows:
        for actor in event["actors"]:
            named.setdefault(("actor", actor["id"], _fold(actor["name"])), actor["name"])
        place = event["place"] or {}
        if place.get("entry") is not None:
            named.setdefault(("place", place["entry"], _fold(place["name"])), place["name"])
    new = sa.text(
        "INSERT INTO entity_names (kind, entity, folded, name) VALUES (:kind, :entity, :folded, :name) ON CONFLICT DO NOTHING"
    )
    if found := [
        {"kind": kind, "entity": entity, "folded": folded, "name": name}
        for (kind, entity, folded), name in sorted(named.items())
        if folded
    ]:
        connection.execute(new, found)


def _fill_stems(connection: sa.Connection, rows: list[tuple[int, dict[str, Any]]]) -> None:
    told: dict[int, dict[str, dict[str, None]]] = defaultdict(lambda: {name: {} for name in LANGUAGES})
    for number, words, language in _told(connection, rows):
        if words and language in LANGUAGES:
            forms = (_fold(words), _spelled(words)) if _is_server(connection) else (_fold(words),)
            told[number][language].update(dict.fromkeys(forms))
    if _is_server(connection):
        stems = " || ".join(f"to_tsvector('{name}', :{code})" for code, name in LANGUAGES.items())
        put = f"UPDATE event_search SET stems = strip({stems}) WHERE rowid = :number"  # noqa: S608 - constants
    else:
        put = "INSERT INTO event_search_stems (rowid, words) VALUES (:number, :en)"
    connection.execute(
        sa.text(put),
        [
            {"number": number, **{code: " ".join(told[number][code])[:MOST] for code in LANGUAGES}}
            for number, _ in rows
        ],
    )


def _told(
    connection: sa.Connection, rows: list[tuple[int, dict[str, Any]]]
) -> Iterator[tuple[int, str | None, str | None]]:
    """Number of an event, words that tell of it, and the language they stand in."""
    ends = {"first": rows[0][0], "last": rows[-1][0]}
    for table, key in (("reports", "id"), ("claims", "report")):
        for row in connection.execute(sa.text(TOLD.format(table=table, key=key)), ends):
            yield row[0], row[1], row[2]
    documents = sa.table("documents", *(sa.column(name) for name in ("key", "title", "language")))
    keys = [document["key"] for _, event in rows for document in event["documents"]]
    titles: dict[str, tuple[str | None, str | None]] = {}
    for start in range(0, len(keys), 500):
        asked = sa.select(documents).where(documents.c.key.in_(keys[start : start + 500]))
        titles |= {row.key: (row.title, row.language) for row in connection.execute(asked)}
    for number, event in rows:
        for document in event["documents"]:
            if document["key"] in titles:
                yield number, *titles[document["key"]]


def _compare_on_server(connection: sa.Connection) -> None:
    """Use pg_trgm where it is there and this user may make it."""
    offered = sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if connection.scalar(offered) is None:
        return
    try:
        with connection.begin_nested():
            connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            connection.execute(sa.text(TRIGRAMS))
    except sa.exc.DBAPIError as fault:
        if fault.connection_invalidated:
            raise


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def _spelled(words: str) -> str:
    return " ".join(WORD.findall(unicodedata.normalize("NFC", words.casefold())))

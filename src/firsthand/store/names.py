"""Actors and places of the store by names that are spelled in some other way.

Names are compared by the trigrams of their words: how like the words that were asked for are to the likest run of words of a name
(`strict_word_similarity` of pg_trgm). PostgreSQL does so with that extension, where it is there and may be made; elsewhere, and on SQLite, the
same measure is taken here, so that the answers are the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Numeric, case, cast, func, or_, select, text
from sqlalchemy.exc import DBAPIError

from firsthand.domain.event import Event
from firsthand.store import search
from firsthand.store.batches import batches
from firsthand.store.engine import Database
from firsthand.store.kept import Kept
from firsthand.store.tables import entity_names, event_actors, event_facts
from firsthand.store.upsert import insert_all_new

LEAST = 0.35
"""Likeness from which on a name may be the one that was meant. Two wrong letters in a word of six leave 0.4 (Menaca, Ménaka)."""

_N = entity_names.c
_INDEX = "CREATE INDEX IF NOT EXISTS ix_entity_names_trigrams ON entity_names USING gin (folded gin_trgm_ops)"
_log = logging.getLogger(__name__)

Runs = tuple[frozenset[str], ...]


class NameKind(StrEnum):
    """What is named."""

    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or place of events.

    Attributes:
        kind: what it is.
        id: id of the actor, or entry of the place in its gazetteer.
        name: the name that is likest to what was asked for.
        likeness: from 0 to 1.
        events: how many events it is in.
    """

    kind: NameKind
    id: str
    name: str
    likeness: float
    events: int


def prepare(connection: Connection) -> bool:
    """Let PostgreSQL compare names by itself where its extension is there and this user may make it.

    Args:
        connection: in a writing transaction, after the tables were made.

    Returns:
        Whether it can.
    """
    if connection.dialect.name != "postgresql":
        return False
    try:
        with connection.begin_nested():
            if not has_trigrams(connection):
                offered = text("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
                if connection.scalar(offered) is None:
                    return False
                connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            connection.execute(text(_INDEX))
    except DBAPIError as fault:
        if fault.connection_invalidated:
            raise
        _log.info("names are compared without pg_trgm: %s", fault.orig)
        return False
    return True


def has_trigrams(connection: Connection) -> bool:
    """Whether the server compares names by itself, in a way that this connection reaches."""
    found = text(
        "SELECT 1 FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
        "WHERE e.extname = 'pg_trgm' AND n.nspname = ANY (current_schemas(true))"
    )
    return connection.dialect.name == "postgresql" and connection.scalar(found) is not None


def write(connection: Connection, changed: Iterable[Event]) -> None:
    """Note what the actors and places of events are called.

    Args:
        connection: in a writing transaction.
        changed: the events.
    """
    rows: dict[tuple[NameKind, str, str], str] = {}
    for event in changed:
        for actor in event.actors:
            rows.setdefault((NameKind.ACTOR, actor.id, search.fold(actor.name)), actor.name)
        if event.place is not None and event.place.entry is not None:
            rows.setdefault(
                (NameKind.PLACE, event.place.entry, search.fold(event.place.name)), event.place.name
            )
    named = [
        {"kind": kind, "entity": entity, "folded": folded, "name": name}
        for (kind, entity, folded), name in sorted(rows.items())
        if folded
    ]
    for some in batches(named):
        insert_all_new(connection, entity_names, some)


class Names:
    """A facet of a store.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Kept(database)

    def like(self, words: str, kind: NameKind, limit: int = 10) -> tuple[Named, ...]:
        """Actors or places of events with such a name: those that hold the words first, then by likeness.

        Args:
            words: a name or part of one, perhaps misspelled, in any case and with or without accents.
            kind: what is looked for.
            limit: most answers.
        """
        wanted = search.fold(words)
        if not wanted:
            return ()
        with self._database.reading() as connection:
            by_server = has_trigrams(connection)
            rows = _ask(connection, wanted, kind) if by_server else ()
        if not by_server:
            rows = self._compare(wanted, kind)
        best: dict[str, tuple[str, float]] = {}
        for entity, name, likeness in rows:
            best.setdefault(entity, (name, likeness))
        with self._database.reading() as connection:
            events = _events(connection, kind, list(best))
        found = [
            Named(kind, entity, name, likeness, events[entity])
            for entity, (name, likeness) in best.items()
            if entity in events
        ]
        return tuple(found[:limit])

    def _compare(self, wanted: str, kind: NameKind) -> Sequence[tuple[str, str, float]]:
        held: list[tuple[str, str, str, Runs]] = self._kept(kind, lambda: self._names(kind))
        asked = trigrams([wanted])
        likened = [
            (wanted not in folded, -_likeness(asked, runs), folded, entity, name)
            for entity, folded, name, runs in held
        ]
        return [
            (entity, name, -likeness)
            for apart, likeness, _, entity, name in sorted(likened)
            if not apart or -likeness >= LEAST
        ]

    def _names(self, kind: NameKind) -> list[tuple[str, str, str, Runs]]:
        asked = select(_N.entity, _N.folded, _N.name).where(_N.kind == kind)
        with self._database.reading() as connection:
            return [(*row, _runs(row[1])) for row in connection.execute(asked)]


def trigrams(words: Iterable[str]) -> frozenset[str]:
    """The trigrams of folded words, as pg_trgm cuts them: each word with two blanks before it and one behind."""
    return frozenset(
        padded[at : at + 3]
        for padded in (f"  {word} " for some in words for word in some.split())
        for at in range(len(padded) - 2)
    )


def _runs(folded: str) -> Runs:
    """The trigrams of every run of words of a name."""
    words = folded.split()
    ends = [(start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    return tuple(trigrams(words[start:end]) for start, end in ends)


def _likeness(asked: frozenset[str], runs: Runs) -> float:
    """Trigrams in common over all trigrams of both, for the likest run; in steps that both databases agree on."""
    shared = [(len(asked & run), len(run)) for run in runs]
    return round(max(common / (len(asked) + length - common) for common, length in shared), 4)


def _ask(connection: Connection, wanted: str, kind: NameKind) -> Sequence[tuple[str, str, float]]:
    connection.execute(
        text("SELECT set_config('pg_trgm.strict_word_similarity_threshold', :least, true)"),
        {"least": str(LEAST)},
    )
    likeness: Any = func.round(cast(func.strict_word_similarity(wanted, _N.folded), Numeric), 4)
    holds = _N.folded.contains(wanted, autoescape=True)
    asked = (
        select(_N.entity, _N.name, likeness)
        .where(_N.kind == kind, or_(holds, _N.folded.op("%>>")(wanted)))
        .order_by(case((holds, 0), else_=1), likeness.desc(), _N.folded, _N.entity)
    )
    return [(row[0], row[1], float(row[2])) for row in connection.execute(asked)]


def _events(connection: Connection, kind: NameKind, entities: Sequence[str]) -> dict[str, int]:
    """How many events each is in; those that are in none any more are left out."""
    found: dict[str, int] = {}
    for some in batches(entities):
        asked = (
            select(event_actors.c.actor, func.count(event_actors.c.event.distinct()))
            .where(event_actors.c.actor.in_(some))
            .group_by(event_actors.c.actor)
            if kind is NameKind.ACTOR
            else select(event_facts.c.entry, func.count())
            .where(event_facts.c.entry.in_(some))
            .group_by(event_facts.c.entry)
        )
        found.update({row[0]: row[1] for row in connection.execute(asked)})
    return found

"""Full text of events: FTS5 on SQLite, tsvector with GIN indexes on PostgreSQL.

Both index the same words, folded here, so that both find the same events by words as they are written and by "quoted phrases". Beside
these stand the stems of what is told, so that "attacks" finds "attacked": on PostgreSQL those of English and French (its text-search
configurations of these names, chosen by the language of each document), on SQLite those of English alone (the Porter stemmer of FTS5, which
has none for French). Rows are keyed by `events.number`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    and_,
    bindparam,
    column,
    delete,
    false,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    table,
)

from firsthand.store.tables import events

CREATE: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE event_search USING fts5(words, tokenize='unicode61 remove_diacritics 0')",
        "CREATE VIRTUAL TABLE event_search_stems USING fts5(words, tokenize='porter unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE event_search (rowid INTEGER PRIMARY KEY, words TSVECTOR NOT NULL, stems TSVECTOR NOT NULL DEFAULT '')",
        "CREATE INDEX ix_event_search_words ON event_search USING gin (words)",
        "CREATE INDEX ix_event_search_stems ON event_search USING gin (stems)",
    ),
}
"""Statements that make the index, by dialect name."""

CONFIGURATIONS: Mapping[str, str] = {"en": "english", "fr": "french"}
"""PostgreSQL's text-search configuration for each language that is read."""

_search = table("event_search", column("rowid"), column("words"), column("stems"))
_stems = table("event_search_stems", column("rowid"), column("words"))
_QUOTED = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"[^\W_]+")
_MOST_CHARACTERS = 200_000  # PostgreSQL takes a tsvector of up to 1 MB
_BATCH = 500  # SQLite takes 999 parameters at least


@dataclass(frozen=True, slots=True)
class Text:
    """Words that tell of an event.

    Attributes:
        words: in any spelling.
        language: ISO 639-1 code of what they stand in; None for names and where it is not known, which have no stems.
    """

    words: str
    language: str | None = None


def fold(words: str) -> str:
    """Reduce to lower-case words without accents, one blank apart: "Ménaka-Nord" is "menaka nord"."""
    if words.isascii():
        return " ".join(_WORD.findall(words.casefold()))
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def index(connection: Connection, texts: Mapping[int, Iterable[Text]]) -> None:
    """Replace the words of events.

    Args:
        connection: in a transaction.
        texts: number of the event to the texts that tell of it.
    """
    forget(connection, tuple(texts))
    is_server = connection.dialect.name == "postgresql"
    rows = [{"number": number, **_row(tuple(held), accents=is_server)} for number, held in texts.items()]
    if not rows:
        return
    if is_server:
        english, french = (func.to_tsvector(_configuration(name), bindparam(name)) for name in CONFIGURATIONS)
        vectors = {
            "rowid": bindparam("number"),
            "words": func.to_tsvector("simple", bindparam("words")),
            "stems": func.strip(english.op("||")(french)),
        }
        connection.execute(insert(_search).values(vectors), rows)
        return
    connection.execute(
        insert(_search).values(rowid=bindparam("number"), words=bindparam("folded")),
        [{"number": row["number"], "folded": row["words"]} for row in rows],
    )
    connection.execute(
        insert(_stems).values(rowid=bindparam("number"), words=bindparam("folded")),
        [{"number": row["number"], "folded": row["en"]} for row in rows],
    )


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take events out of the index."""
    tables = (_search,) if connection.dialect.name == "postgresql" else (_search, _stems)
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        for held in tables:
            connection.execute(delete(held).where(held.c.rowid.in_(batch)))


def telling_of(query: str, dialect: str, number: ColumnElement[int] = events.c.number) -> ColumnElement[bool]:
    """The condition that an event's text holds every word of the query in some form, and each "quoted phrase" as it stands.

    A query without a single word finds nothing.

    Args:
        query: what is looked for.
        dialect: name of the dialect.
        number: the column that holds the event's number.
    """
    phrases = [term for term in map(fold, _QUOTED.findall(query)) if term]
    words = _spelled(_QUOTED.sub(" ", query)).split()
    if not phrases and not words:
        return false()
    make = _on_server if dialect == "postgresql" else _in_file
    return make(phrases, words, number)


def _on_server(
    phrases: Sequence[str], words: Sequence[str], number: ColumnElement[int]
) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [
        _search.c.words.bool_op("@@")(func.phraseto_tsquery("simple", phrase)) for phrase in phrases
    ]
    for word in words:
        forms = [
            func.plainto_tsquery(_configuration(language), spelling)
            for language in CONFIGURATIONS
            for spelling in dict.fromkeys((word, fold(word)))
        ]
        as_written = _search.c.words.bool_op("@@")(func.phraseto_tsquery("simple", fold(word)))
        conditions.append(or_(as_written, *(_search.c.stems.bool_op("@@")(form) for form in forms)))
    return number.in_(select(_search.c.rowid).where(*conditions))


def _configuration(language: str) -> ColumnElement[str]:
    return literal_column(f"'{CONFIGURATIONS[language]}'::regconfig")


def _in_file(phrases: Sequence[str], words: Sequence[str], number: ColumnElement[int]) -> ColumnElement[bool]:
    conditions = []
    if phrases:
        conditions.append(number.in_(_matching(_search, phrases)))
    for word in dict.fromkeys(map(fold, words)):
        either = _matching(_search, [word]).union(_matching(_stems, [word]))
        conditions.append(number.in_(either))
    return and_(*conditions)


def _matching(held: TableClause, terms: Sequence[str]) -> Select[tuple[int]]:
    wanted = literal(
        " ".join(f'"{term}"' for term in terms)
    )  # quoted: no word is read as an operator of FTS5
    match = column(held.name).op("MATCH", is_comparison=True)(wanted)
    return select(held.c.rowid).select_from(held).where(match)


def _spelled(words: str) -> str:
    """Lower-case words with their accents, one blank apart."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", words.casefold())))


def _row(texts: Sequence[Text], *, accents: bool) -> dict[str, str]:
    """All words folded, and by language those that stems are made of: as spelled where the stemmer looks at accents, and folded, so that
    a query finds them with and without.
    """
    by_language: dict[str, dict[str, None]] = defaultdict(dict)
    for text in texts:
        if text.language in CONFIGURATIONS:
            by_language[text.language or ""].update(dict.fromkeys(_forms(text.words, accents=accents)))
    cut = {name: " ".join(by_language[name])[:_MOST_CHARACTERS] for name in CONFIGURATIONS}
    return {"words": " ".join(dict.fromkeys(fold(text.words) for text in texts))[:_MOST_CHARACTERS], **cut}


def _forms(words: str, *, accents: bool) -> Iterator[str]:
    folded = fold(words)
    yield folded
    if accents and (spelled := _spelled(words)) != folded:
        yield spelled

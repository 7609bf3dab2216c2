"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, cast

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

_AT_ONCE = 1000  # rows that SQLite is handed
Row = Mapping[str, object]


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Insert rows in the transaction of the connection, as they come.

    Args:
        connection: in a writing transaction.
        table: where to.
        rows: column name to value, every row with the same columns; taken one after another, so that they need not fit into memory.

    Returns:
        How many.
    """
    coming = iter(rows)
    first = next(coming, None)
    if first is None:
        return 0
    every = chain([first], coming)
    if connection.dialect.name == "postgresql":
        return _copy(connection, table, list(first), every)
    number = 0
    for some in _cut(every):
        connection.execute(insert(table), some)
        number += len(some)
    return number


def _copy(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Row]) -> int:
    dialect = connection.dialect
    prepared = [
        (name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is)
        for name in names
    ]
    quote = dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    driver = cast("Any", connection.connection.driver_connection)
    errors = dialect.loaded_dbapi.Error
    number = 0
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([process(row[name]) for name, process in prepared])
                number += 1
    except errors as fault:  # the driver was used by itself: what SQLAlchemy would have made of it
        is_lost = dialect.is_disconnect(fault, driver, None)
        if is_lost:
            connection.invalidate(fault)
        raise DBAPIError.instance(
            statement, None, fault, errors, connection_invalidated=is_lost, dialect=dialect
        ) from fault
    return number


def _as_it_is(value: object) -> object:
    return value


def _cut(rows: Iterator[Row]) -> Iterator[list[dict[str, Any]]]:
    while some := [dict(row) for row in islice(rows, _AT_ONCE)]:
        yield some

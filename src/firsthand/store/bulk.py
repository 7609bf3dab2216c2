"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any, cast

from sqlalchemy import Connection, Table
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
    names = list(first)
    processes = _processes(connection, table, names)
    prepared = ([process(row[name]) for name, process in processes] for row in every)
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    if connection.dialect.name == "postgresql":
        return _copy(connection, f"COPY {quote(table.name)} ({columns}) FROM STDIN", prepared)
    blanks = ", ".join("?" * len(names))
    number = 0
    while some := [tuple(values) for values in islice(prepared, _AT_ONCE)]:
        connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({blanks})", some)  # noqa: S608 - our names
        number += len(some)
    return number


def _processes(
    connection: Connection, table: Table, names: Sequence[str]
) -> list[tuple[str, Callable[[Any], object]]]:
    """What makes of the value of each column what the driver takes; worked out once, which is most of the cost of a short row."""
    dialect = connection.dialect
    return [
        (name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is)
        for name in names
    ]


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[object]]) -> int:
    dialect = connection.dialect
    driver = cast("Any", connection.connection.driver_connection)
    errors = dialect.loaded_dbapi.Error
    number = 0
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
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

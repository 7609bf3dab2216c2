"""Inserting what is not there yet, in one statement that no other process can come between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import ReturningInsert


def insert_new(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken.

    Returns:
        Whether it was inserted.
    """
    return connection.execute(_inserted(table, connection.dialect.name), row).first() is not None


def insert_all_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose keys are not taken, all at once. They name the same columns."""
    if rows:
        connection.execute(_insertion(table, connection.dialect.name), rows)


def add_up(connection: Connection, table: Table, key: Mapping[str, object], column: str) -> None:
    """Raise a count by one; the row is made where there is none.

    Args:
        connection: in a writing transaction.
        table: its primary key are the columns of `key`.
        key: of the row.
        column: what is counted in.
    """
    connection.execute(_adding(table, connection.dialect.name, column), {**key, column: 1})


@cache
def _adding(table: Table, dialect: str, column: str) -> Insert:
    """Made once: making it takes longer than doing what it says."""
    more, keys = {column: table.c[column] + 1}, [*table.primary_key]
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - as below

        return postgresql.insert(table).on_conflict_do_update(index_elements=keys, set_=more)
    return sqlite.insert(table).on_conflict_do_update(index_elements=keys, set_=more)


@cache
def _inserted(table: Table, dialect: str) -> ReturningInsert[Any]:
    """The insertion that gives back the key of what is new; made once, every page asks for it."""
    return _insertion(table, dialect).returning(*table.primary_key)


def _insertion(table: Table, dialect: str) -> Insert:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - a tenth of a second that SQLite does without

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()

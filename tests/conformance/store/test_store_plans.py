"""No filter of the contract reads all events, or all documents, one after another: asked of the planner over a filled store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pytest
from benchmarks import big_store, documents
from sqlalchemy import event

from firsthand.store import EventFilter, Store
from firsthand.store.desk_queries import DeskQueries, Order
from firsthand.store.shelf import Shelf

WIDE = "events|documents|reports|claims|pages|event_actors|event_ids"
"""Tables that grow with every page and are read by an index only."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = (
        f"sqlite:///{tmp_path_factory.mktemp('full')}/store.db"
        if request.param == "sqlite"
        else request.getfixturevalue("new_postgresql_url")()
    )
    with Store.open(url, create=True) as store:
        big_store.fill(store, 1_000, with_documents=True)
        documents.multiply(store, 10)
        store.database.settle()
        yield store


@contextmanager
def _overheard(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """The questions that the database is asked meanwhile."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            heard.append((statement, parameters))

    engine = store.database._engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def _scans(store: Store, heard: list[tuple[str, Any]], tables: str) -> list[str]:
    """Where a plan reads a table from its first row to its last."""
    found = []
    explain = "EXPLAIN QUERY PLAN " if store.database.is_sqlite else "EXPLAIN "
    scan = rf"SCAN ({tables})(?! USING)" if store.database.is_sqlite else rf"Seq Scan on ({tables})\b"
    with store.database.reading() as connection:
        if not store.database.is_sqlite:
            connection.exec_driver_sql("SELECT set_config('cursor_tuple_fraction', '0.1', true)")
        for statement, parameters in heard:
            if "pg_catalog" in statement or "set_config" in statement:
                continue
            rows = connection.exec_driver_sql(explain + statement, parameters).all()
            plan = "\n".join(str(row[-1]) for row in rows)
            if re.search(scan, plan):
                found.append(f"{statement}\n{plan}")
    return found


@pytest.mark.parametrize("name", big_store.FILTERS)
def test_a_filter_is_answered_by_an_index(full: Store, name: str) -> None:
    blanks = {"actor": "jnim", "id": "evt_00000001"}
    wanted = {key: value or blanks[key] for key, value in big_store.FILTERS[name].items()}
    filters = EventFilter(**wanted)  # type: ignore[arg-type]
    queries = DeskQueries(full.database)
    with _overheard(full) as heard:
        queries.count(filters)
        for are_few in (False, True):
            queries.page(filters, Order.NEWEST, None, 50, are_few=are_few)
        list(islice(full.events(filters), 50))
    assert len(heard) >= 5
    assert _scans(full, heard, WIDE) == []
    if (
        queries.count(filters) < 50 and filters.actor is None
    ):  # for more, reading the narrow rows in a row may be quicker
        with _overheard(full) as heard:
            queries.page(filters, Order.NEWEST, None, 50, are_few=True)
        assert _scans(full, heard, "event_facts") == []


def test_documents_are_leafed_through_by_an_index(full: Store) -> None:
    shelf = Shelf(full.database)
    with _overheard(full) as heard:
        first = shelf.leaf(most=50)
        shelf.leaf(most=50, after=first.after)
        shelf.leaf(most=50, outlet="Outlet 3")
    assert len(heard) >= 3
    assert _scans(full, heard, WIDE) == []


def test_what_has_no_index_is_noticed(full: Store) -> None:
    """The test of this test."""
    with _overheard(full) as heard, full.database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM claims WHERE length(quote) = 7")
    assert len(_scans(full, heard, WIDE)) == 1

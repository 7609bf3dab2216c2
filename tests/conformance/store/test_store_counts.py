"""What became of pages, by source, day and outlet; the records of runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from alembic import command
from sqlalchemy import insert, text

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import SetAside
from firsthand.store import Store
from firsthand.store.counts import Counts, OutletCount, Tallied
from firsthand.store.engine import Database
from firsthand.store.schema import VERSIONS, alembic_config
from firsthand.store.tables_of_runs import page_counts
from firsthand.store.visits import VisitLog

FIRST, SECOND = date(2025, 6, 3), date(2025, 6, 4)


def _at(newsroom: Any, address: str, days: int = 0) -> Any:
    return replace(newsroom.page(address, days=days), url=address)


def _aside(page: Any) -> SetAside:
    return SetAside(page.key, page.id, None, 0.1, page.captured_at)


def _fill(store: Store, newsroom: Any) -> None:
    for n in range(3):
        page = _at(newsroom, f"https://www.times.example/{n}", days=n % 2)
        assert store.add(page, newsroom.read(page, title=None))
    for n in range(2):
        page = _at(newsroom, f"https://post.example/{n}")
        assert store.add_set_aside(page, _aside(page), "The Post")
    page = newsroom.page("a.txt")
    assert store.add(page, newsroom.read(page))
    bad = _at(newsroom, "https://times.example/bad", days=1)
    store.add_issue(Issue(bad.id, "documents", "no-text", "nothing there"), bad)
    store.add_issue(Issue("https://post.example/x", "sources", "http-404", "gone"), None, "The Post")


def test_pages_are_counted_as_they_are_stored(store: Store, newsroom: Any) -> None:
    _fill(store, newsroom)
    counts = Counts(store.database)
    assert counts.by_source() == {
        "times.example": Tallied(3, 0, 1, {"documents: no-text": 1}),
        "The Post": Tallied(0, 2, 1, {"sources: http-404": 1}),
        "": Tallied(1, 0, 0),
    }
    assert [*counts.by_source()] == ["times.example", "The Post", ""]
    by_day = counts.by_day(SECOND)
    assert by_day.pop(datetime.now(UTC).date()) == Tallied(0, 0, 1, {"sources: http-404": 1})
    assert by_day == {SECOND: Tallied(1, 0, 1, {"documents: no-text": 1})}
    assert counts.by_day()[FIRST] == Tallied(3, 2, 0)
    assert [*counts.by_day()] == sorted(counts.by_day(), reverse=True)
    assert counts.by_outlet() == (OutletCount(None, 4, None, None),)


def test_what_is_given_twice_is_counted_once_and_warnings_are_no_failures(
    store: Store, newsroom: Any
) -> None:
    for _ in range(2):
        _fill_again(store, newsroom)
    assert Counts(store.database).by_source() == {
        "times.example": Tallied(1, 1, 1, {"documents: no-text": 1})
    }
    page = _at(newsroom, "https://times.example/1")
    assert store.add(page, newsroom.read(page))  # set aside before: counts as both
    assert Counts(store.database).by_source()["times.example"].read == 2


def _fill_again(store: Store, newsroom: Any) -> None:
    page, other = _at(newsroom, "https://times.example/0"), _at(newsroom, "https://times.example/1")
    store.add(page, newsroom.read(page))
    store.add_set_aside(other, _aside(other))
    store.add_issue(Issue("https://times.example/2", "documents", "no-text", "nothing there"), None)
    store.add_issue(Issue("https://times.example/2", "sources", "odd", "but fine", Severity.WARNING), None)


def test_an_older_store_is_counted_when_it_is_brought_up_to_date(url: str, newsroom: Any) -> None:
    database = Database(url)
    if database.is_sqlite:
        database.make_room()
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "head")
    database.close()
    with Store.open(url) as store:
        _fill(store, newsroom)
        expected = Counts(store.database).by_day()
        with store.database.writing() as connection:
            for table in ("page_counts", "runs", "watch_visits"):
                connection.execute(text(f"DROP TABLE {table}"))
            for column in ("visited", "edited"):
                connection.execute(text(f"ALTER TABLE watch_days DROP COLUMN {column}"))
            older = VERSIONS[VERSIONS.index("0014") - 1]
            connection.execute(text("UPDATE firsthand_version SET version_num = :v"), {"v": older})
    assert "0014" in Store.migrate(url)
    with Store.open(url) as store:
        found = Counts(store.database).by_day()
        sources = Counts(store.database).by_source()
    today = datetime.now(UTC).date()
    expected.pop(today)  # when issues came up was not kept before
    assert {day: (t.read, t.set_aside) for day, t in found.items()} == {
        day: (t.read, t.set_aside) for day, t in expected.items()
    }
    assert {name: t.read + t.set_aside for name, t in sources.items()} == {
        "times.example": 3,
        "post.example": 2,
        "": 1,
    }


def test_counting_many_days_and_outlets_reads_no_whole_table(store: Store, newsroom: Any) -> None:
    """`page_counts` by its key from a day on; outlets from an index that holds all that is asked, however many documents there are."""
    _fill(store, newsroom)
    rows = [
        {
            "day": FIRST + timedelta(days=n),
            "source": f"s{m}",
            "outcome": "read",
            "stage": "",
            "code": "",
            "pages": 2,
        }
        for n in range(30, 430)
        for m in range(10)
    ]
    with store.database.writing() as connection:
        connection.execute(insert(page_counts), rows)
    store.database.settle()
    heard: list[tuple[str, Any]] = []

    def hear(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        heard.append((statement, parameters))

    from sqlalchemy import event  # noqa: PLC0415

    engine, since = store.database._engine, FIRST + timedelta(days=420)
    event.listen(engine, "before_cursor_execute", hear)
    try:
        counts = Counts(store.database)
        assert counts.by_source(since)["s0"].read == 20
        counts.by_outlet()
        VisitLog(store.database).due(datetime.now(UTC), 10)
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    with store.database.reading() as connection:
        explain = "EXPLAIN QUERY PLAN " if store.database.is_sqlite else "EXPLAIN "
        asked = [one for one in heard if "SELECT" in one[0] and "set_config" not in one[0]]
        plans = [
            "\n".join(str(row[-1]) for row in connection.exec_driver_sql(explain + s, p)) for s, p in asked
        ]
    by_source, by_outlet, _visits = plans
    if store.database.is_sqlite:
        assert (
            "SEARCH page_counts USING PRIMARY KEY" in by_source
            or "SEARCH page_counts USING INDEX" in by_source
        )
        assert "COVERING INDEX ix_documents_outlet" in by_outlet
    else:
        assert "pk_page_counts" in by_source

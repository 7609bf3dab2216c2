"""What only a server can do to us: hang up, make us wait, say no."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, select, text

from firsthand.domain.account import User, UserRole
from firsthand.domain.errors import StoreError
from firsthand.domain.event import Chronicle
from firsthand.store import Store, archive, patience
from firsthand.store import engine as engine_module
from firsthand.store.accounts import Accounts
from firsthand.store.bulk import insert_rows
from firsthand.store.faults import ConnectionLostError
from firsthand.store.tables import event_reports


@pytest.fixture
def served(new_postgresql_url: Callable[[], str]) -> Iterator[Store]:
    with Store.open(new_postgresql_url(), create=True) as store:
        yield store


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES", [0.01, 0.01])


def _number(connection: Connection) -> int:
    """Of the process at the other end."""
    return int(connection.scalar(text("SELECT pg_backend_pid()")) or 0)


def _hang_up(connection: Connection, number: int | None = None) -> None:
    """What a restart of the server does to a connection."""
    number = number or _number(connection)
    apart = connection.engine.execution_options(isolation_level="AUTOCOMMIT")
    with apart.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
        while other.scalar(text("SELECT 1 FROM pg_stat_activity WHERE pid = :number"), {"number": number}):
            time.sleep(0.005)


def test_a_page_whose_connection_breaks_is_written_by_the_next_one(
    served: Store, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, real, tried = newsroom.page(), archive.add, []

    def breaking(connection: Connection, *args: Any) -> Any:
        added = real(connection, *args)
        tried.append(added)
        if len(tried) == 1:
            _hang_up(connection)
            connection.execute(select(1))
        return added

    monkeypatch.setattr(archive, "add", breaking)
    assert served.add(page, newsroom.read(page))
    assert len(tried) == 2
    assert served.stats().rows["pages"] == served.stats().rows["documents"] == 1
    assert served.check() == ()


def test_a_connection_that_breaks_at_the_commit_doubles_nothing(served: Store, newsroom: Any) -> None:
    """The commit got through and its answer did not: the second attempt finds the page there."""
    page, broken = newsroom.page(), []

    def commit_and_break(connection: Connection) -> None:
        if not broken and served.database.url.database and connection.in_transaction():
            if connection.get_execution_options().get("firsthand_writes") is None:
                return
            broken.append(True)
            connection.connection.driver_connection.commit()
            _hang_up(connection)

    engine = served.database._engine
    event.listen(engine, "commit", commit_and_break)
    served.add(page, newsroom.read(page))
    event.remove(engine, "commit", commit_and_break)
    assert broken
    assert served.stats().rows["documents"] == 1
    assert served.page(page.key) == page


def test_a_view_whose_connection_breaks_is_put_up_whole(
    served: Store, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for name in "abc":
        page = newsroom.page(name)
        told.append(newsroom.read(page))
        served.add(page, told[-1])
    served.replace_chronicle(Chronicle((newsroom.event(told[0]),)), newsroom.start)
    broken = []

    def breaking(connection: Connection, table: Any, rows: Any) -> int:
        if table is event_reports and not broken:
            broken.append(True)
            _hang_up(connection)
        return insert_rows(connection, table, rows)

    monkeypatch.setattr("firsthand.store.view.insert_rows", breaking)
    whole = Chronicle(tuple(newsroom.event(one) for one in told))
    assert served.replace_chronicle(whole, newsroom.start + timedelta(hours=1))
    assert broken
    assert {event.id for event in served.events()} == {event.id for event in whole.events}
    assert not served.is_stale()


def test_a_server_that_stays_away_is_a_clear_error(
    served: Store, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = newsroom.page()

    def breaking(connection: Connection, *_: Any) -> Any:
        _hang_up(connection)
        connection.execute(select(1))

    with monkeypatch.context() as patched:
        patched.setattr(archive, "add", breaking)
        with pytest.raises(ConnectionLostError, match="nothing was half-written"):
            served.add(page, newsroom.read(page))
    assert not served.has_page(page.key)
    assert served.add(page, newsroom.read(page))


def test_a_copy_in_bulk_whose_connection_breaks_keeps_nothing(served: Store) -> None:
    def rows(connection: Connection, number: int) -> Iterator[dict[str, object]]:
        yield {"event": "ev_1", "report": "rep_1"}
        _hang_up(connection, number)
        for more in range(100_000):
            yield {"event": "ev_1", "report": f"rep_1{more}"}

    with pytest.raises(ConnectionLostError), served.database.writing() as connection:
        insert_rows(connection, event_reports, rows(connection, _number(connection)))
    assert served.stats().rows["event_reports"] == 0


def test_a_row_in_bulk_that_is_there_already_is_a_bug_and_propagates(served: Store) -> None:
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    row = {"event": "ev_1", "report": "rep_1"}
    with pytest.raises(DBAPIError, match="duplicate key"), served.database.writing() as connection:
        insert_rows(connection, event_reports, [row, row])
    assert served.stats().rows["event_reports"] == 0


def test_nobody_answers() -> None:
    with pytest.raises(ConnectionLostError, match="could not be made"):
        Store.open("postgresql://nobody@127.0.0.1:9/none")


def test_a_database_that_is_not_there(served: Store) -> None:
    url = served.database.url.set(drivername="postgresql", database="not_there")
    with pytest.raises(StoreError, match="not_there"):
        Store.open(url.render_as_string(hide_password=False))


def test_writers_take_turns(served: Store, newsroom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = newsroom.page()
    accounts = Accounts(served.database)
    accounts.add(User("amina", UserRole.ADMIN, newsroom.start), "hash")
    monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0.2)
    with served.database.writing():
        with pytest.raises(StoreError, match="another process holds the store"):
            served.add(page, newsroom.read(page))
        assert not served.has_page(page.key)  # reading goes on
        accounts.open_session("amina", "digest", newsroom.start, newsroom.start + timedelta(days=1))
    assert served.add(page, newsroom.read(page))


def test_a_writer_that_waits_gets_its_turn(served: Store) -> None:
    order: list[str] = []

    def second() -> None:
        with served.database.writing() as connection:
            order.append("second")
            connection.execute(insert(event_reports).values(event="e", report="r"))

    with served.database.writing():
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.2)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def test_the_lock_of_a_writer_that_hung_up_is_free(served: Store, newsroom: Any) -> None:
    def breaking() -> None:
        with served.database.writing() as connection:
            _hang_up(connection)
            connection.execute(select(1))

    with pytest.raises(ConnectionLostError):
        breaking()
    page = newsroom.page()
    assert served.add(page, newsroom.read(page))


def test_a_server_that_only_reads(served: Store, newsroom: Any) -> None:
    """As a standby does."""
    page = newsroom.page()
    with served.database._engine.connect() as connection:
        name = served.database.url.database
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
        connection.commit()
    served.database._engine.dispose()
    with pytest.raises(StoreError, match="read-only"):
        served.add(page, newsroom.read(page))

"""A store copied into another database is the same store, or there is no copy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    LargeBinary,
    Table,
    insert,
    inspect,
    select,
)

from firsthand.domain.errors import StoreError
from firsthand.domain.event import Chronicle
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import SetAside
from firsthand.store import EventFilter, Store, transfer
from firsthand.store.columns import Instant
from firsthand.store.engine import Database
from firsthand.store.schema import version_of
from firsthand.store.tables import state
from firsthand.store.tables_of_people import metadata
from firsthand.store.transfer import Progress

MOMENT = datetime(2025, 6, 3, 12, 30, 15, 123456, tzinfo=UTC)
ACROSS = ("sqlite", "postgresql"), ("postgresql", "sqlite")
AWAY = *ACROSS, ("sqlite", "sqlite"), ("postgresql", "postgresql")
across = pytest.mark.parametrize("addresses", ACROSS, ids="-".join, indirect=True)
"""What goes wrong on the way goes wrong alike between two of a kind."""


def _value(column: Column[Any], table: Table, number: int) -> object:
    """Something that fits a column, at the end of what its type holds."""
    match column.type:
        case Instant():
            return MOMENT + timedelta(microseconds=number)
        case Boolean():
            return number % 2 == 0
        case Date():
            return date(2025, 6, number)
        case BigInteger():
            return 2**63 - number
        case Integer():
            return 2**31 - 10 + number
        case Float():
            return -0.1 / number
        case LargeBinary():
            return bytes(range(256)) * number
    return f"{table.name}.{column.name} {number} é \U0001f4f0 \\N \t\n'\""


def _fill_the_rest(connection: Connection) -> None:
    """Rows for every table that there is and that is still empty, whatever it is for."""
    for table in metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            continue
        for number in (1, 2):
            row: dict[str, object] = {}
            for column in table.columns:
                key = next(iter(column.foreign_keys), None)
                if key is not None:
                    held = connection.scalars(select(key.column).order_by(key.column)).all()
                    row[column.name] = held[(number - 1) % len(held)]
                elif number == 2 and column.nullable:
                    row[column.name] = None
                else:
                    row[column.name] = _value(column, table, number)
            connection.execute(insert(table).values(row))


def _rows(store: Store) -> dict[str, list[str]]:
    with store.database.reading() as connection:
        return {t.name: sorted(map(repr, connection.execute(select(t)))) for t in metadata.sorted_tables}


def _put_things_in(store: Store, newsroom: Any) -> None:
    pages = [newsroom.page(name) for name in "abc"]
    told = [newsroom.read(page) for page in pages]
    for page, read in zip(pages, told, strict=True):
        store.add(page, read)
    aside = newsroom.page("aside", "A match ended.")
    store.add_set_aside(aside, SetAside(aside.key, aside.id, "A match", 0.1, aside.captured_at))
    store.add_issue(Issue("d", "documents", "empty", "nothing in it", Severity.ERROR), None)
    store.append_decision(newsroom.decision())
    store.replace_chronicle(Chronicle(tuple(newsroom.event(one) for one in told)), newsroom.start)
    store.replace_chronicle(
        Chronicle((newsroom.event(told[0]), newsroom.event(told[1]))), newsroom.start + timedelta(hours=1)
    )
    with store.database.writing() as connection:
        _fill_the_rest(connection)


@pytest.fixture(params=AWAY, ids="-".join)
def addresses(request: pytest.FixtureRequest) -> tuple[str, Callable[[], str], Callable[[], str]]:
    here, there = (request.getfixturevalue(f"new_{name}_url") for name in request.param)
    return here(), here, there


@pytest.fixture
def filled(addresses: tuple[str, Any, Any], newsroom: Any) -> Iterator[Store]:
    with Store.open(addresses[0], create=True) as store:
        _put_things_in(store, newsroom)
        yield store


def test_a_store_goes_there_and_back_without_loss(
    filled: Store, addresses: tuple[str, Any, Any], newsroom: Any
) -> None:
    _, here, there = addresses
    away, back = there(), here()
    steps: list[Progress] = []
    copied = filled.copy_to(away, tell=steps.append)
    assert steps[-1].done == steps[-1].total
    assert set(copied.tables) == set(metadata.tables)
    assert all(table.rows for table in copied.tables.values()), "a table of which nothing is tested"
    folder = Path(copied.archive) if copied.archive else None
    with Store.open(away, archive=folder) as copy:
        assert _rows(copy) == _rows(filled)
        assert list(copy.events()) == list(filled.events())
        assert [e.id for e in copy.events(EventFilter(text="convoys attacked"))] == [
            e.id for e in filled.events(EventFilter(text="convoys attacked"))
        ]
        assert len(list(copy.events(EventFilter(text='"near menaka on tuesday"')))) == 2
        assert copy.page(newsroom.page("a").key) == newsroom.page("a")
        again = copy.copy_to(back)
        assert again.tables == copied.tables
        _goes_on(copy, newsroom)
    with Store.open(back, archive=Path(again.archive) if again.archive else None) as home:
        assert _rows(home) == _rows(filled)
        _goes_on(home, newsroom)


def _goes_on(store: Store, newsroom: Any) -> None:
    """What is numbered is numbered on: nothing collides with what was copied."""
    numbers = len(store.decisions())
    assert store.append_decision(newsroom.decision("rep_new"))
    assert len(store.decisions()) == numbers + 1
    assert store.decisions()[-1].target == "rep_new"
    page = newsroom.page("new", "Another convoy burned near Gao, 12 died.")
    assert store.add(page, newsroom.read(page))
    store.replace_chronicle(Chronicle((newsroom.event(newsroom.read(page)),)), newsroom.start)
    assert len(list(store.events(EventFilter(text="burned")))) == 1


@across
def test_nothing_is_written_over(filled: Store, addresses: tuple[str, Any, Any], newsroom: Any) -> None:
    taken = addresses[2]()
    with Store.open(taken, create=True) as other:
        other.append_decision(newsroom.decision("of the other"))
        with pytest.raises(StoreError, match=r"not empty|exists already"):
            filled.copy_to(taken)
        assert [decision.target for decision in other.decisions()] == ["of the other"]


@across
def test_a_copy_that_lacks_a_row_is_none(
    filled: Store, addresses: tuple[str, Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = transfer.insert_rows

    def losing(connection: Connection, table: Table, rows: Any) -> int:
        return real(connection, table, list(rows)[1:] if table.name == "claims" else rows)

    away = addresses[2]()
    monkeypatch.setattr(transfer, "insert_rows", losing)
    with pytest.raises(StoreError, match=r"table claims .* nothing was kept"):
        filled.copy_to(away)
    _is_not_there(away)
    monkeypatch.undo()
    filled.copy_to(away)


@across
def test_a_copy_that_was_changed_on_the_way_is_none(
    filled: Store, addresses: tuple[str, Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = transfer.insert_rows

    def changing(connection: Connection, table: Table, rows: Any) -> int:
        if table.name == "decisions":
            rows = [{**row, "reason": "because"} for row in rows]
        return real(connection, table, rows)

    away = addresses[2]()
    monkeypatch.setattr(transfer, "insert_rows", changing)
    with pytest.raises(StoreError, match="table decisions"):
        filled.copy_to(away)
    _is_not_there(away)


@across
def test_an_interrupt_leaves_nothing(
    filled: Store, addresses: tuple[str, Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.doing.startswith("proving"):
            raise KeyboardInterrupt

    away = addresses[2]()
    with pytest.raises(KeyboardInterrupt):
        filled.copy_to(away, tell=interrupt)
    _is_not_there(away)


@across
def test_a_copy_whose_process_is_killed_leaves_nothing_in_the_way(
    filled: Store, addresses: tuple[str, Any, Any]
) -> None:
    away = addresses[2]()
    code = (
        "import os, sys; from firsthand.store import Store\n"
        "def tell(progress):\n"
        "    if progress.doing == 'the index': os.kill(os.getpid(), 9)\n"
        "Store.open(sys.argv[1]).copy_to(sys.argv[2], tell=tell)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, addresses[0], away], check=False, capture_output=True
    )
    assert killed.returncode == -9, killed.stderr
    _is_not_there(away)
    filled.copy_to(away)
    with Store.open(away) as copy:
        assert _rows(copy) == _rows(filled)


def _is_not_there(url: str) -> None:
    database = Database(url)
    if database.path is not None:
        assert not database.path.exists()
        assert not database.archive_path.exists()
        return
    with database.reading() as connection:
        assert version_of(connection) is None
        assert inspect(connection).get_table_names() == []
    database.close()


def test_an_empty_store_of_a_server_is_filled(
    new_sqlite_url: Callable[[], str], new_postgresql_url: Callable[[], str], newsroom: Any
) -> None:
    made = new_postgresql_url()
    Store.open(made, create=True).close()
    with Store.open(new_sqlite_url(), create=True) as store:
        _put_things_in(store, newsroom)
        store.copy_to(made)
        with Store.open(made) as copy:
            assert _rows(copy) == _rows(store)


def test_the_archive_is_named_or_copied(
    new_sqlite_url: Callable[[], str], new_postgresql_url: Callable[[], str], newsroom: Any, tmp_path: Path
) -> None:
    page = newsroom.page("a")
    with Store.open(new_sqlite_url(), create=True) as store:
        store.add(page, newsroom.read(page))
        shared = store.copy_to(new_postgresql_url())
        assert shared.is_archive_shared
        assert shared.archive == str(store.database.archive_path)
        taken = tmp_path / "taken"
        taken.mkdir()
        with pytest.raises(StoreError, match="taken exists already"):
            store.copy_to(new_postgresql_url(), archive=taken)
        away = new_postgresql_url()
        copied = store.copy_to(away, archive=tmp_path / "evidence")
        assert (copied.archive, copied.is_archive_shared) == (str(tmp_path / "evidence"), False)
    with Store.open(away, archive=tmp_path / "evidence") as copy:
        assert copy.page(page.key) == page
        assert copy.check() == ()
    with Store.open(away) as lost, pytest.raises(StoreError, match="setting `archive`"):
        lost.copy_to(new_sqlite_url())


def test_an_archive_that_lacks_a_record_is_not_copied_as_if_it_were_whole(
    new_sqlite_url: Callable[[], str], new_postgresql_url: Callable[[], str], newsroom: Any
) -> None:
    with Store.open(new_sqlite_url(), create=True) as store:
        page = newsroom.page("a")
        store.add(page, newsroom.read(page))
        (file,) = store.database.archive_path.glob("*.warc.gz")
        file.write_bytes(file.read_bytes()[:-5])
        away = new_postgresql_url()
        with pytest.raises(StoreError, match="ends before its last record"):
            store.copy_to(away)
        _is_not_there(away)


@across
def test_the_store_is_copied_as_it_was_when_the_copy_began(
    filled: Store, addresses: tuple[str, Any, Any], newsroom: Any
) -> None:
    before = _rows(filled)

    def meanwhile(progress: Progress) -> None:
        if progress.done == progress.total:
            return
        number = len(filled.decisions())
        if number < 6:
            filled.append_decision(newsroom.decision(f"meanwhile_{number}"))

    away = addresses[2]()
    filled.copy_to(away, tell=meanwhile)
    with Store.open(away) as copy:
        assert _rows(copy) == before
    assert len(filled.decisions()) == 6


def test_a_backup_is_restored(
    filled: Store, addresses: tuple[str, Any, Any], newsroom: Any, tmp_path: Path
) -> None:
    from firsthand.store.backup import restore  # noqa: PLC0415

    kept = tmp_path / "kept.db"
    filled.backup(kept)
    before = _rows(filled)
    filled.append_decision(newsroom.decision("after the backup"))
    there = addresses[2]()
    assert restore(kept, there) == ()
    with Store.open(there, archive=_archive(there, kept)) as restored:
        assert _rows(restored) == before
        assert restored.page(newsroom.page("a").key) == newsroom.page("a")
        _goes_on(restored, newsroom)
        now = _rows(restored)
    with pytest.raises(StoreError, match=r"exists already|not empty"):
        restore(kept, there)
    with Store.open(there) as restored:
        assert _rows(restored) == now


def _archive(url: str, kept: Path) -> Path | None:
    """A store in PostgreSQL goes on to use the archive of the backup that it was restored from."""
    beside = kept.with_suffix(".warc")
    return beside if url.startswith("postgresql") and beside.is_dir() else None


def test_a_broken_store_is_put_aside(
    new_sqlite_url: Callable[[], str], newsroom: Any, tmp_path: Path
) -> None:
    from firsthand.store.backup import restore  # noqa: PLC0415

    url, kept = new_sqlite_url(), tmp_path / "kept.db"
    page = newsroom.page("a")
    with Store.open(url, create=True) as store:
        store.add(page, newsroom.read(page))
        store.backup(kept)
        path, archive = store.database.path, store.database.archive_path
    path.write_bytes(b"broken" * 1000)
    aside = restore(kept, url, replace=True)
    assert sorted(old.read_bytes()[:6] for old in aside if old.is_file()) == [b"broken"]
    assert {old.name.split(".")[1] for old in aside} == {path.suffix[1:], archive.suffix[1:]}
    with Store.open(url) as store:
        assert store.page(page.key) == page
        assert store.check() == ()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400])
def test_what_is_no_backup_is_refused(
    new_sqlite_url: Callable[[], str], tmp_path: Path, content: bytes
) -> None:
    from firsthand.store.backup import restore  # noqa: PLC0415

    kept = tmp_path / "kept.db"
    kept.write_bytes(content)
    url = new_sqlite_url()
    with pytest.raises(StoreError, match=r"holds no store|no SQLite database"):
        restore(kept, url)
    _is_not_there(url)


def test_a_damaged_backup_is_refused(
    new_sqlite_url: Callable[[], str], newsroom: Any, tmp_path: Path
) -> None:
    from firsthand.store.backup import restore  # noqa: PLC0415

    kept = tmp_path / "kept.db"
    with Store.open(new_sqlite_url(), create=True) as store:
        for number in range(20):
            page = newsroom.page(f"{number}")
            store.add(page, newsroom.read(page))
        store.backup(kept)
    content = bytearray(kept.read_bytes())
    content[4096 * 20 : 4096 * 24] = b"\x55" * (4096 * 4)
    kept.write_bytes(content)
    url = new_sqlite_url()
    with pytest.raises(StoreError, match="damaged"):
        restore(kept, url)
    _is_not_there(url)


def test_a_new_store_has_nothing_but_its_state(url: str) -> None:
    """What `transfer` takes for an empty store."""
    with Store.open(url, create=True) as store, store.database.reading() as connection:
        held = [t.name for t in metadata.sorted_tables if connection.execute(select(t)).first() is not None]
    assert held == [state.name]

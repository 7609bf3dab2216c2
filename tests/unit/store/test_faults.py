"""What goes wrong around a SQLite file comes out as one clear line, and nothing is half-written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.domain.page import MediaType, Page
from firsthand.store import Store
from firsthand.store import engine as engine_module
from firsthand.store.faults import store_faults

AT = datetime(2025, 1, 1, tzinfo=UTC)


def _page(name: str, size: int = 10) -> tuple[Page, Extraction]:
    noise = "".join(chr(32 + (n * n * 7919 + n // 3) % 90) for n in range(size))
    page = Page(name, noise.encode(), MediaType.TEXT, AT)
    return page, Extraction(Document(name, page.key, noise, (), (), (), None, AT), "fake/1", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{path}", create=True) as opened:
        yield opened


def test_a_full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _page("a"), _page("b", 2_000_000)
    assert store.add(*first)
    with store.database.driver_connection() as connection:  # the pool hands the same connection out again
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreAwayError, match="disk is full"):
        store.add(*second)
    assert store.has_page(first[0].key)
    assert not store.has_page(second[0].key)
    assert store.check() == ()


def test_a_store_that_may_not_be_written_to(store: Store) -> None:
    with store.database.driver_connection() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="read-only") as told:
        store.add(*_page("a"))
    assert not isinstance(told.value, StoreAwayError)  # nothing mends it but a person


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 500)
    for create in (False, True):
        with pytest.raises(StoreError, match="no SQLite database"):
            Store.open(f"sqlite:///{path}", create=create)


def test_a_damaged_file(path: Path) -> None:
    with Store.open(f"sqlite:///{path}", create=True) as store:
        for number in range(20):
            store.add(*_page(f"page {number}", 5000))
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\x55" * (len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged") as told:
        _read_everything(path)
    assert not isinstance(told.value, StoreAwayError)


def _read_everything(path: Path) -> None:
    with Store.open(f"sqlite:///{path}") as store:
        store.check()
        list(store.extractions())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(f"sqlite:///{tmp_path}/absent/store.db", create=True)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        Store.open(f"sqlite:///{tmp_path}")


def test_a_lock_held_too_long(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0.05)
    with (
        Store.open(f"sqlite:///{path}") as other,
        closing(sqlite3.connect(path, isolation_level=None)) as holder,
    ):
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreAwayError, match="another process holds the store"):
            other.add(*_page("a"))
        assert not other.has_page(_page("a")[0].key)  # reading goes on
        holder.execute("ROLLBACK")
        assert other.add(*_page("a"))


def test_a_write_that_fails_halfway_leaves_nothing(store: Store) -> None:
    page, extraction = _page("a")
    broken = Extraction(
        Document("a", "page_of_another", "x", (), (), (), None, AT),  # violates the foreign key
        "fake/1",
        0.0,
    )
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.add(page, broken)
    assert not store.has_page(page.key)
    assert store.add(page, extraction)


def test_wrong_sql_is_a_bug_and_propagates(store: Store) -> None:
    with pytest.raises(OperationalError), store.database.reading() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


def test_the_driver_on_its_own_is_covered_too() -> None:
    with pytest.raises(StoreError, match="here: "), store_faults("here"):
        sqlite3.connect("/absent/folder/x.db")


def test_an_address_with_spaces_and_accents(tmp_path: Path) -> None:
    folder = tmp_path / "œuvre à lire 100%"
    folder.mkdir()
    with Store.open(f"sqlite:///{folder}/é t.db", create=True) as store:
        assert store.add(*_page("ä"))
    assert (folder / "é t.db").is_file()

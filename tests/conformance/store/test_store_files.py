"""Where the bytes of pages stand: a WARC archive beside the store, or the database."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from firsthand.domain.document import Document
from firsthand.domain.errors import DocumentError, StoreError
from firsthand.domain.page import MediaType, Page, SetAside
from firsthand.store import Store, archive
from firsthand.store.engine import Database
from firsthand.store.schema import VERSIONS, alembic_config, version_of
from firsthand.store.tables import documents, pages


@dataclass(frozen=True)
class Place:
    """A store's address and the folder its archive is in, None where it has none."""

    url: str
    folder: Path | None
    setting: Path | None

    def open(self, *, create: bool = False) -> Store:
        return Store.open(self.url, create=create, archive=self.setting)


@pytest.fixture(params=["sqlite", "sqlite elsewhere", "postgresql", "postgresql with a folder"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    database, *where = request.param.split()
    url = request.getfixturevalue(f"new_{database}_url")()
    if where:
        return Place(url, tmp_path / "elsewhere", tmp_path / "elsewhere")
    return Place(
        url, Path(url.removeprefix("sqlite:///")).with_suffix(".warc") if database == "sqlite" else None, None
    )


@pytest.fixture
def held(place: Place) -> Iterator[Store]:
    with place.open(create=True) as store:
        yield store


def test_bytes_are_in_the_archive_where_there_is_one(place: Place, held: Store, newsroom: Any) -> None:
    page = replace(newsroom.page(), url="https://n.example/a", headers=(("etag", "x"),), charset="utf-8")
    assert held.add(page, newsroom.read(page))
    with held.database.reading() as connection:
        row = connection.execute(select(pages)).one()
    assert (row.content is None) == (row.warc_file is not None) == (place.folder is not None)
    assert held.page(page.key) == page
    assert held.check(reread=_reread) == ()
    stats = held.stats()
    assert stats.page_bytes > 0
    assert (stats.archive_files, stats.archive) == ((1, str(place.folder)) if place.folder else (0, None))
    assert (stats.archive_bytes > stats.page_bytes) == (place.folder is not None)


def test_a_page_captured_again_leaves_no_second_record(place: Place, held: Store, newsroom: Any) -> None:
    page = newsroom.page()
    held.add(page, newsroom.read(page))
    size = held.stats().archive_bytes
    for again in (page, newsroom.page(days=4)):
        assert not held.add(again, newsroom.read(again))
        assert not held.add_set_aside(again, _judged(again))
    assert held.stats().archive_bytes == size


def test_a_store_opened_again_reads_and_goes_on(place: Place, newsroom: Any) -> None:
    held = [newsroom.page(str(number)) for number in range(3)]
    for page in held:
        with place.open(create=True) as store:
            store.add(page, newsroom.read(page))
    with place.open() as store:
        assert [store.page(page.key) for page in held] == held
        assert store.stats().archive_files == (1 if place.folder else 0)


def test_a_crash_between_record_and_row_loses_no_page(place: Place, newsroom: Any) -> None:
    """The process is killed once the record is on the disk and before the row is committed."""
    page = newsroom.page()
    code = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from firsthand.store import Store, archive; from firsthand.domain.page import MediaType, Page\n"
        "url, folder, name, content = sys.argv[1:]\n"
        "store = Store.open(url, create=True, archive=Path(folder) if folder else None)\n"
        "archive.add = lambda *_: os.kill(os.getpid(), 9)\n"
        "store.add(Page(name, content.encode(), MediaType.TEXT, datetime.now(UTC)), None)"
    )
    arguments = [place.url, str(place.setting or ""), page.id, page.content.decode()]
    killed = subprocess.run([sys.executable, "-c", code, *arguments], check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr
    with place.open() as store:
        assert store.check() == ()
        assert not store.has_page(page.key)
        assert store.stats().archive_files == (1 if place.folder else 0)
        assert store.add(page, newsroom.read(page))
        assert store.page(page.key) == page
        assert store.check() == ()


def test_a_row_that_cannot_be_written_leaves_only_a_record(
    held: Store, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = newsroom.page()

    def full(*_: object) -> bool:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(archive, "add", full)
        with pytest.raises(StoreError):
            held.add(page, newsroom.read(page))
    assert not held.has_page(page.key)
    assert held.add(page, newsroom.read(page))
    assert held.check() == ()


def test_a_missing_file_is_one_finding(place: Place, held: Store, newsroom: Any) -> None:
    for number in range(3):
        page = newsroom.page(str(number))
        held.add(page, newsroom.read(page))
    if place.folder is None:
        pytest.skip("keeps its bytes in the database")
    (file,) = place.folder.glob("*.warc.gz")
    file.unlink()
    (finding,) = held.check()
    assert finding.record == f"archive file {file.name}"
    assert "the bytes of 3 pages" in finding.message
    with pytest.raises(StoreError, match="put it back from a backup"):
        held.page(page.key)
    assert len(list(held.extractions())) == 3  # what was read is still there


def test_a_damaged_record_is_found_and_the_others_stand(place: Place, held: Store, newsroom: Any) -> None:
    held_pages = [newsroom.page(str(number)) for number in range(3)]
    for page in held_pages:
        held.add(page, newsroom.read(page))
    if place.folder is None:
        pytest.skip("keeps its bytes in the database")
    with held.database.reading() as connection:
        row = connection.execute(select(pages).where(pages.c.id == "1")).one()
    file = place.folder / row.warc_file
    content = bytearray(file.read_bytes())
    content[row.warc_offset + row.warc_length // 2] ^= 0xFF
    file.write_bytes(content)
    (finding,) = held.check()
    assert finding.record == f"page {row.key}"
    assert held.page(held_pages[0].key) == held_pages[0]


def test_a_record_of_another_page_is_noticed(place: Place, held: Store, newsroom: Any) -> None:
    first, second = newsroom.page("1"), newsroom.page("2", "Another 12 clash.")
    for page in (first, second):
        held.add(page, newsroom.read(page))
    if place.folder is None:
        pytest.skip("keeps its bytes in the database")
    with held.database.writing() as connection:
        other = connection.execute(select(pages).where(pages.c.key == second.key)).one()
        moved = {"warc_offset": other.warc_offset, "warc_length": other.warc_length}
        connection.execute(update(pages).where(pages.c.key == first.key).values(moved))
    with pytest.raises(StoreError, match="no longer match their hash"):
        held.page(first.key)
    assert [finding.record for finding in held.check()] == [f"page {first.key}"]


def test_an_archive_whose_place_is_not_known(place: Place, held: Store, newsroom: Any) -> None:
    page = newsroom.page()
    held.add(page, newsroom.read(page))
    if not (place.setting and place.url.startswith("postgresql")):
        pytest.skip("finds its archive without being told")
    with Store.open(place.url) as other:
        with pytest.raises(StoreError, match="setting `archive`"):
            other.page(page.key)
        assert "setting `archive`" in other.check()[0].message


def test_reading_again_proves_texts(held: Store, newsroom: Any) -> None:
    page = newsroom.page()
    held.add(page, newsroom.read(page))
    assert held.check(reread=_reread) == ()

    def otherwise(page: Page) -> Document:
        return replace(_reread(page), text="Something else.")

    def unreadable(page: Page) -> Document:
        raise DocumentError("no text", code="no-text")

    (finding,) = held.check(reread=otherwise)
    assert ("another text" in finding.message, finding.is_note) == (True, False)
    (finding,) = held.check(reread=unreadable)
    assert ("no text" in finding.message, finding.is_note) == (True, False)
    with held.database.writing() as connection:
        connection.execute(update(documents).values(program="0.0.1"))
    (finding,) = held.check(reread=otherwise)
    assert ("version 0.0.1 read what is held" in finding.message, finding.is_note) == (True, True)


def test_a_page_is_set_aside_and_taken_up(held: Store, newsroom: Any) -> None:
    page, other = newsroom.page("a"), newsroom.page("b")
    assert held.add_set_aside(page, _judged(page))
    assert held.add_set_aside(other, _judged(other, 0.2))
    assert not held.add_set_aside(page, _judged(page))
    assert [judged.id for judged in held.set_aside()] == ["b", "a"]
    assert held.set_aside()[1] == _judged(page)
    assert held.has_page(page.key)
    assert held.is_set_aside(page.key)
    assert not held.is_stale()
    assert list(held.extractions()) == []
    assert held.page(page.key) == page
    assert held.check(reread=_reread) == ()
    size = held.stats().archive_bytes
    assert held.add(page, newsroom.read(page))
    assert not held.add(page, newsroom.read(page))
    assert held.stats().archive_bytes == size
    assert [judged.id for judged in held.set_aside()] == ["b"]
    assert held.is_stale()
    assert len(list(held.extractions())) == 1


def test_a_store_of_the_first_release_is_migrated_and_keeps_its_bytes(
    place: Place, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = newsroom.page("a"), newsroom.page("b", "A later clash killed 12.")
    database = Database(place.url)
    database.make_room()
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "0001")
    with database.writing() as connection:
        _add_as_version_0001(connection, old, newsroom.read(old))
    database.close()
    with pytest.raises(StoreError, match="firsthand store migrate"):
        place.open()
    assert Store.migrate(place.url) == VERSIONS[1:]
    assert Store.migrate(place.url) == ()
    with place.open() as store:
        assert store.page(old.key) == old
        assert list(store.extractions()) == [newsroom.read(old)]
        assert store.add(new, newsroom.read(new))
        assert store.page(new.key) == new
        assert store.check(reread=_reread) == ()
        assert not store.add(old, newsroom.read(old))
        assert store.versions("a")[0].page == old.key
        with store.database.reading() as connection:
            rows = {row.id: row.content for row in connection.execute(select(pages))}
        assert rows["a"] is not None
        assert (rows["b"] is None) == (place.folder is not None)


def test_a_migration_that_fails_leaves_the_store_as_it_was(place: Place, newsroom: Any) -> None:
    page = newsroom.page()
    database = Database(place.url)
    database.make_room()
    with database.writing() as connection:
        command.upgrade(alembic_config(connection), "0001")
        _add_as_version_0001(connection, page, newsroom.read(page))
        connection.execute(text("CREATE TABLE set_aside (in_the_way INTEGER)"))
    with pytest.raises(DBAPIError):
        Store.migrate(place.url)
    with database.writing() as connection:
        assert version_of(connection) == "0001"
        assert "warc_file" not in {column["name"] for column in inspect(connection).get_columns("pages")}
        connection.execute(text("DROP TABLE set_aside"))
    database.close()
    assert Store.migrate(place.url) == VERSIONS[1:]
    with place.open() as store:
        assert store.page(page.key) == page
        assert store.check() == ()


def _add_as_version_0001(connection: Any, page: Page, extraction: Any) -> None:
    """Insert what the first release inserted."""
    new = {"warc_file", "warc_offset", "warc_length", "fingerprint", "program"}
    for table, row in (
        (pages, archive._page_row(page, None)),
        (documents, archive._document_row(extraction)),
    ):
        connection.execute(insert(table).values({k: v for k, v in row.items() if k not in new}))


def _reread(page: Page) -> Document:
    return Document(page.id, page.key, page.content.decode(), (), (), (), None, page.captured_at)


def _judged(page: Page, score: float = 0.1) -> SetAside:
    return SetAside(page.key, page.id, "A match", score, page.captured_at)


def test_two_processes_that_ingest_at_once_use_two_files(place: Place, newsroom: Any) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from firsthand.store import Store; from firsthand.domain.page import MediaType, Page, SetAside\n"
        "url, folder, name = sys.argv[1:]\n"
        "with Store.open(url, create=True, archive=Path(folder) if folder else None) as store:\n"
        "    for n in range(30):\n"
        "        page = Page(f'{name}{n}', f'{name} {n}'.encode(), MediaType.TEXT, datetime.now(UTC))\n"
        "        assert store.add_set_aside(page, SetAside(page.key, page.id, None, 0.1, page.captured_at))\n"
        "    sys.stdin.read()"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, place.url, str(place.setting or ""), name],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name in ("a", "b")
    ]  # fmt: skip
    for run in runs:
        _, complaints = run.communicate(timeout=120)
        assert run.returncode == 0, complaints
    with place.open() as store:
        assert store.stats().rows["pages"] == 60
        assert store.check() == ()
        assert store.stats().archive_files <= 2


def test_media_types_are_kept(held: Store, newsroom: Any) -> None:
    page = replace(newsroom.page(), media_type=MediaType.HTML)
    held.add(page, newsroom.read(page))
    assert held.page(page.key).media_type is MediaType.HTML

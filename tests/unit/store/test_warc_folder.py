"""Files that are appended to: rolled over, handed on, and left alone after a crash."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.domain.page import MediaType, Page
from firsthand.store import warc_folder
from firsthand.store.warc_folder import WarcFolder

AT = datetime(2025, 6, 3, tzinfo=UTC)


def _page(name: str, size: int = 50) -> Page:
    return Page(name, os.urandom(size), MediaType.TEXT, AT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.warc"


def test_pages_come_back_and_the_folder_is_made_when_needed(path: Path) -> None:
    folder = WarcFolder(path)
    assert (folder.sizes(), path.exists()) == ({}, False)
    pages = [_page(str(number)) for number in range(5)]
    places = [folder.add(page) for page in pages]
    assert [folder.payload(place) for place in places] == [page.content for page in pages]
    (size,) = folder.sizes().values()
    assert size == places[-1].offset + places[-1].length


def test_a_full_file_is_followed_by_another(path: Path) -> None:
    folder = WarcFolder(path, roll_at=4000)
    places = [folder.add(_page(str(number), 1500)) for number in range(9)]
    assert len({place.file for place in places}) == len(folder.sizes()) >= 3
    folder.close()
    assert not list(path.glob("*.lock"))


def test_a_writer_that_ended_in_order_hands_its_file_on(path: Path) -> None:
    for number in range(3):
        folder = WarcFolder(path)
        folder.add(_page(str(number)))
        folder.close()
    assert len(folder.sizes()) == 1


def test_two_writers_never_share_a_file(path: Path) -> None:
    folders = [WarcFolder(path) for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda n: (n % 4, folders[n % 4].add(_page(str(n)))), range(80)))
    for n, folder in enumerate(folders):
        assert len({place.file for owner, place in places if owner == n}) == 1
        folder.close()
    assert len(folders[0].sizes()) == 4
    assert all(folders[0].payload(place) for _, place in places)


def test_the_file_of_a_writer_that_was_killed_is_only_read(path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from firsthand.store.warc_folder import WarcFolder; from firsthand.domain.page import MediaType, Page\n"
        "folder = WarcFolder(Path(sys.argv[1]))\n"
        "place = folder.add(Page('a', b'first', MediaType.TEXT, datetime.now(UTC)))\n"
        "folder._file._handle.write(b'half a rec'); print(place.file, place.offset, place.length, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    file, offset, length = killed.stdout.split()
    folder = WarcFolder(path)
    assert folder.add(_page("b")).file != file
    assert folder.payload(warc_folder.Location(file, int(offset), int(length))) == b"first"


def test_what_a_full_disk_cut_off_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = WarcFolder(path)
    first = folder.add(_page("a"))
    before = folder.sizes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreAwayError, match="disk is full"):
        folder.add(_page("b"))
    monkeypatch.undo()
    assert folder.add(_page("c"))  # goes on once there is room again
    assert folder.payload(first)
    assert folder.sizes() != before
    folder.close()
    assert _members(path) == 4  # two pages, each file with its head


def test_what_a_write_cut_off_left_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = WarcFolder(path)
    folder.add(_page("a"))
    assert folder._file is not None

    class Failing:
        def __init__(self, handle: object) -> None:
            self.handle = handle

        def __getattr__(self, name: str) -> object:
            return getattr(self.handle, name)

        def write(self, content: memoryview) -> int:
            self.handle.write(content[:5])  # type: ignore[attr-defined]
            raise KeyboardInterrupt

    handle = folder._file._handle
    folder._file._handle = Failing(handle)  # type: ignore[assignment]
    before = folder.sizes()
    with pytest.raises(KeyboardInterrupt):
        folder.add(_page("b"))
    assert folder.sizes() == before
    folder._file._handle = handle
    assert folder.payload(folder.add(_page("c")))


@pytest.mark.skipif(os.name != "posix", reason="no limit on the size of files")
def test_a_record_that_does_not_fit_leaves_a_whole_file(path: Path) -> None:
    """A real short write: the system takes only part of the record."""
    code = (
        "import os, resource, sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from firsthand.domain.errors import StoreError; from firsthand.domain.page import MediaType, Page\n"
        "from firsthand.store.warc_folder import WarcFolder\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); folder = WarcFolder(Path(sys.argv[1]))\n"
        "for size in (9_000, 30_000, 7_000):\n"
        "    try: folder.add(Page(str(size), os.urandom(size), MediaType.TEXT, datetime.now(UTC)))\n"
        "    except StoreError as fault: print(fault)\n"
        "folder.close()"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout == f"the archive {path}: File too large\n"
    assert _members(path) == 3


def _members(path: Path) -> int:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    total = 0
    for file in path.glob("*.warc.gz"):
        with file.open("rb") as stream:
            total += sum(1 for _ in ArchiveIterator(stream, check_digests="raise"))
    return total


def test_a_missing_a_cut_and_a_damaged_file_are_named(path: Path) -> None:
    folder = WarcFolder(path)
    place = folder.add(_page("a", 400))
    file = path / place.file
    content = file.read_bytes()
    file.write_bytes(content[:-20])
    with pytest.raises(StoreError, match="ends before its record"):
        folder.payload(place)
    middle = place.offset + place.length // 2
    file.write_bytes(content[:middle] + b"\x00" * 40 + content[middle + 40 :])
    with pytest.raises(StoreError, match="damaged"):
        folder.payload(place)
    file.unlink()
    with pytest.raises(StoreError, match="is not there"):
        folder.payload(place)


def test_a_name_from_the_database_cannot_lead_out_of_the_folder(path: Path) -> None:
    (path.parent / "secret").write_text("x")
    path.mkdir()
    with pytest.raises(StoreError, match=r"desk\.warc.secret"):
        WarcFolder(path).payload(warc_folder.Location("../secret", 0, 1))


def test_a_file_in_place_of_the_folder(path: Path) -> None:
    path.write_text("x")
    with pytest.raises(StoreError, match="archive"):
        WarcFolder(path).add(_page("a"))

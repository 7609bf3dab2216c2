"""The folder of WARC files beside a store: records are appended, never changed.

A record is on the disk before the row that points to it is committed. So a crash leaves at worst a record
without a row, or half a record at the end of a file that nobody points to; never a row without its record.

Two processes never write into one file: the writer of a file holds a `.lock` beside it, made so that only one
can make it. A writer that ends in order takes its lock away, and the next one goes on in the same file. The lock
of a writer that was killed stays, and its file is only read from then on.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from threading import Lock

from firsthand import __version__
from firsthand.domain.errors import StoreAwayError, StoreError
from firsthand.domain.page import Page

ROLL_AT = 500_000_000
"""Size from which on a file is closed and the next begun."""

ENDING = ".warc.gz"

_AT_ONCE = 1 << 20  # bytes copied at once


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record stands.

    Attributes:
        file: name of a file of the folder.
        offset: its first byte.
        length: its length in bytes, as compressed.
    """

    file: str
    offset: int
    length: int


class WarcFolder:
    """WARC files of one store. Safe to use from several threads; made when the first page is added.

    Args:
        path: the folder.
        roll_at: see `ROLL_AT`.
    """

    def __init__(self, path: Path, *, roll_at: int = ROLL_AT) -> None:
        self.path = path
        self._roll_at = roll_at
        self._turn = Lock()
        self._file: _OpenFile | None = None

    def add(self, page: Page) -> Location:
        """Append a page; it is on the disk when this returns.

        Raises:
            StoreAwayError: full disk, no right to write, ...
        """
        from firsthand.store.warc_record import record  # noqa: PLC0415 - who only reads claims needs no warcio

        member = record(page)
        with self._turn, self._faults():
            file = self._writable()
            offset = file.append(member)
            return Location(file.path.name, offset, len(member))

    def payload(self, location: Location) -> bytes:
        """The bytes of the page in a record.

        Raises:
            StoreError: the file is not there, or the record is damaged.
        """
        from firsthand.store.warc_record import payload  # noqa: PLC0415

        path = self.path / Path(location.file).name
        try:
            with path.open("rb") as file:
                file.seek(location.offset)
                member = file.read(location.length)
        except FileNotFoundError as fault:
            raise StoreError(
                f"the archive file {path} is not there: put it back from a backup, or name its folder with the "
                "setting `archive`"
            ) from fault
        except OSError as fault:
            raise StoreError(f"the archive file {path} cannot be read: {fault.strerror or fault}") from fault
        where = f"the archive file {path}, byte {location.offset}"
        if len(member) < location.length:
            raise StoreError(f"{where}: the file ends before its record does; restore a backup")
        try:
            return payload(member)
        except StoreError as fault:
            raise StoreError(f"{where}: {fault}") from fault

    def has(self, file: str) -> bool:
        """Whether a file is there."""
        return (self.path / Path(file).name).is_file()

    def sizes(self) -> dict[str, int]:
        """File name to size, by name."""
        with self._faults():
            return {path.name: path.stat().st_size for path in sorted(self.path.glob(f"*{ENDING}"))}

    def copy_to(self, target: Path) -> None:
        """Copy every file into a new folder. What is appended meanwhile may be left out or cut.

        Raises:
            StoreError: the folder cannot be written, or is there already.
        """
        with self._faults():
            target.mkdir()
            for name in self.sizes():
                with (self.path / name).open("rb") as source, (target / name).open("xb") as copy:
                    shutil.copyfileobj(source, copy, _AT_ONCE)
                    copy.flush()
                    os.fsync(copy.fileno())
            _names_to_disk(target)

    def close(self) -> None:
        """End in order: the next writer may go on in the same file."""
        with self._turn:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _writable(self) -> _OpenFile:
        """The file to append to: the one we hold, else one that nobody holds and has room, else a new one."""
        if self._file is not None and (self._file.is_broken or self._file.size >= self._roll_at):
            self._file.close()
            self._file = None
        if self._file is None:
            self.path.mkdir(exist_ok=True)
            self._file = self._resumed() or self._begun()
        if not self._file.size:
            from firsthand.store.warc_record import file_head  # noqa: PLC0415

            self._file.append(file_head(self._file.path.name, f"firsthand {__version__}", datetime.now(UTC)))
        return self._file

    def _resumed(self) -> _OpenFile | None:
        for name, size in reversed(self.sizes().items()):
            path = self.path / name
            if (
                size < self._roll_at
                and os.access(path, os.W_OK)
                and not _lock(path).exists()
                and _claim(path)
            ):
                return _OpenFile(path)
        return None

    def _begun(self) -> _OpenFile:
        unique = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}-{secrets.token_hex(3)}"
        path = self.path / f"{self.path.stem}-{unique}{ENDING}"
        if not _claim(path):
            raise StoreError(f"{path} is there already: run again")
        file = _OpenFile(path)
        _names_to_disk(self.path)
        return file

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise StoreAwayError(f"the archive {self.path}: {_advice(fault)}") from fault


class _OpenFile:
    """A file that this process alone appends to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_broken = False
        # Not buffered: what could not be written must not be tried again behind our back when the file is closed.
        self._handle: FileIO = path.open("ab", buffering=0)
        self.size = self._handle.seek(0, os.SEEK_END)

    def append(self, member: bytes) -> int:
        """Write a record whole and on to the disk, or take back what was written of it.

        Returns:
            Its offset.
        """
        offset, done = self.size, False
        try:
            rest = memoryview(member)
            while rest:
                rest = rest[self._handle.write(rest) :]
            os.fsync(self._handle.fileno())
            done = True
        finally:
            if not done:
                self._take_back(offset)
        self.size = offset + len(member)
        return offset

    def close(self) -> None:
        """Close it and let others append, unless it may end in half a record."""
        self._handle.close()
        if not self.is_broken:
            _lock(self.path).unlink(missing_ok=True)

    def _take_back(self, offset: int) -> None:
        self.is_broken = True
        self._handle.truncate(offset)
        os.fsync(self._handle.fileno())
        self.is_broken = False


def _lock(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def _claim(path: Path) -> bool:
    """Take the right to append to a file; False where another process was faster."""
    try:
        _lock(path).open("xb").close()
    except FileExistsError:
        return False
    return True


def _names_to_disk(folder: Path) -> None:
    """Make the names in a folder last, where a system lets programs ask for it."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _advice(fault: OSError) -> str:
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full: free some space and run again; nothing was half-written"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return "it may not be written to: check the rights of the folder"
        case _:
            return fault.strerror or str(fault)

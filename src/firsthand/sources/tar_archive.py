"""Tar archives, read from front to back."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.archive_names import member_name
from firsthand.sources.item import Item, Reader
from firsthand.sources.source import issue, printable
from firsthand.sources.streams import ByteStream, Section

_BLOCK = tarfile.BLOCKSIZE
_HEADERS = 65_536  # bytes of a long name or of extended headers; real ones take 200
_NAMES = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.XHDTYPE,
    tarfile.SOLARIS_XHDTYPE,
)  # headers that say how the next is called
_PASSED = (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE)
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_WORDS = {
    tarfile.LNKTYPE: "a link",
    tarfile.SYMTYPE: "a link",
    tarfile.CHRTYPE: "a device",
    tarfile.BLKTYPE: "a device",
    tarfile.FIFOTYPE: "a pipe",
    tarfile.GNUTYPE_SPARSE: "a file with holes",
}


def read_tar(stream: ByteStream, item: Item, read: Reader) -> Iterator[Page | Issue]:
    """Yield the pages of each member; a link, a device or a name that leads out is an issue.

    Headers are parsed by the standard library; it does not read the archive, because it neither bounds what a header
    may hold nor goes on after a damaged one.

    Raises:
        SourceError: the archive is cut off, or holds too many members or faults.
    """
    count = faults = 0
    for found in _headers(stream):
        if isinstance(found, SourceError):
            faults += 1
            yield issue(item.name, found.code, str(found))
            if faults > item.limits.faults:
                raise SourceError(
                    "the tar archive is damaged throughout; the rest is given up", code="damaged"
                )
            continue
        count += 1
        if count > item.limits.members:
            raise SourceError(f"the archive holds more than {item.limits.members} members", code="too-large")
        yield from _member(found, item, read)


@dataclass(frozen=True, slots=True)
class _Found:
    """A member, its data next in the stream."""

    name: str
    type: bytes
    data: Section


def _member(found: _Found, item: Item, read: Reader) -> Iterator[Page | Issue]:
    if found.type == tarfile.DIRTYPE or (found.name.endswith("/") and found.type in _FILES):
        return
    try:
        name = member_name(found.name)
        _check(found)
    except SourceError as error:
        yield issue(item.member(printable(found.name[:200])).name, error.code, str(error))
        return
    if name is not None:
        yield from read(found.data, item.member(name))


def _check(found: _Found) -> None:
    if found.type not in _FILES:
        words = _WORDS.get(found.type, "no plain file")
        raise SourceError(f"this is {words}; it was not read", code="not-a-file")


def _headers(stream: ByteStream) -> Iterator[_Found | SourceError]:
    name: str | None = None
    size: int | None = None
    is_lost = False
    while block := stream.read(_BLOCK):
        if not any(block):  # the end, or between archives that were joined
            continue
        try:
            info = _header(block)
        except SourceError as error:
            if not is_lost:
                yield error
            is_lost, name, size = True, None, None
            continue
        is_lost = False
        length = info.size if size is None or info.type in _NAMES else size
        data = Section(stream, length if info.type in (*_FILES, *_NAMES, *_PASSED) else info.size)
        padding = -data.left % _BLOCK
        if info.type in _NAMES:
            given = data.read(_HEADERS)
            if info.type == tarfile.GNUTYPE_LONGNAME:
                name = _text(given.rstrip(b"\0"))
            else:
                name, size = _extended(given, name)
        elif info.type not in _PASSED:
            yield _Found(name if name is not None else info.name, info.type, data)
            name, size = None, None
        data.skip()
        if padding:
            Section(stream, padding).skip()


def _header(block: bytes) -> tarfile.TarInfo:
    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError) as error:
        raise SourceError(f"the tar archive is damaged: {error}", code="damaged") from error
    if info.size < 0:
        raise SourceError("the tar archive is damaged: a size below zero", code="damaged")
    if info.type in (
        tarfile.LNKTYPE,
        tarfile.SYMTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
        tarfile.DIRTYPE,
    ):
        info.size = 0  # these have no data, whatever the header says
    return info


def _extended(records: bytes, name: str | None) -> tuple[str | None, int | None]:
    """Name and size out of extended headers (POSIX pax): records of "length key=value" and a line end."""
    size: int | None = None
    while records:
        length, _, _ = records.partition(b" ")
        if not length.isdigit() or len(length) > 9 or not 0 < int(length) <= len(records):
            break
        key, _, value = records[len(length) + 1 : int(length)].rstrip(b"\n").partition(b"=")
        if key == b"path":
            name = _text(value)
        elif key == b"size" and value.isdigit() and len(value) < 20:
            size = int(value)
        records = records[int(length) :]
    return name, size


def _text(name: bytes) -> str:
    return name.decode("utf-8", errors="surrogateescape")

"""Zip archives."""

from __future__ import annotations

import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import IO, BinaryIO, cast

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.archive_names import member_name
from firsthand.sources.item import Item, Reader
from firsthand.sources.meter import Meter
from firsthand.sources.source import issue, printable
from firsthand.sources.streams import ByteStream

_IN_MEMORY = 16_000_000  # bytes of an archive from a pipe before it goes to disk
_CHUNK = 1_048_576
_LISTED = 150  # bytes that the list at the end takes for a member, with a longish name
_TAIL = 65_557  # bytes in which the list's end record stands (APPNOTE 4.3.16)
_LOCAL_HEADER = 30  # bytes of a member's header without its name
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED = 0x1
_IS_UTF8 = 0x800
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)  # fmt: skip - what zipfile raises over damaged archives
# A member that only such documents have, and what they are.
_DOCUMENTS = (
    ("[Content_Types].xml", "an office document"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("META-INF/manifest.xml", "an office document"),
    ("META-INF/MANIFEST.MF", "a Java program"),
)


def read_zip(stream: ByteStream, item: Item, read: Reader) -> Iterator[Page | Issue]:
    """Yield the pages of each member, in the order of the archive's list; one that cannot be read is an issue.

    Raises:
        SourceError: the archive is damaged, is an office document, holds too many members, or its members overlap.
    """
    with ExitStack() as stack:
        file = item.origin or stack.enter_context(_spooled(stream, item))
        size = file.seek(0, os.SEEK_END)
        item.meter.take(size)
        _check_list(file, size, item.limits.members)
        try:
            archive = stack.enter_context(zipfile.ZipFile(file))
        except _FAULTS as error:
            raise _damaged(error) from error
        members = archive.infolist()
        _check(archive, members, item.limits.members)
        for member in members:
            yield from _member(archive, member, item, read)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, item: Item, read: Reader
) -> Iterator[Page | Issue]:
    raw = _name(member)
    if raw.endswith("/"):
        return
    try:
        name = member_name(raw)
        if name is None:
            return
        stream = _opened(archive, member)
    except SourceError as error:
        yield issue(item.member(printable(raw[:200])).name, error.code, str(error))
        return
    with stream:
        yield from read(_Member(stream, item.meter), item.member(name))


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    if member.flag_bits & _IS_ENCRYPTED:
        raise SourceError("it is encrypted; unpack it first", code="encrypted")
    if (member.external_attr >> 16) & 0o170000 == 0o120000:
        raise SourceError("this is a link; it was not read", code="not-a-file")
    if member.compress_type not in _METHODS:
        raise SourceError("it is compressed in a way that is not read; unpack it first", code="unsupported")
    try:
        return archive.open(member)
    except (*_FAULTS, OSError) as error:
        raise _damaged(error) from error


def _name(member: zipfile.ZipInfo) -> str:
    """The name as stored. Without the mark for UTF-8 it is in an old code page, or in UTF-8 all the same."""
    raw = member.orig_filename
    if not member.flag_bits & _IS_UTF8:
        try:
            return raw.encode("cp437").decode()
        except UnicodeError:
            pass
    return raw


def _spooled(stream: ByteStream, item: Item) -> BinaryIO:
    """The archive in a file that can go back, for its list stands at its end."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    size = 0
    while data := stream.read(_CHUNK):
        size += len(data)
        if size > item.limits.spool:
            file.close()
            raise SourceError(
                f"a zip archive from a pipe may have {item.limits.spool / 1e9:g} GB; save it and give its path",
                code="too-large",
            )
        file.write(data)
    return cast("BinaryIO", file)


def _check_list(file: BinaryIO, size: int, limit: int) -> None:
    """Look at how long the list is before the library loads it all."""
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise SourceError("the zip archive is damaged: it is cut off", code="damaged")
    (length,) = struct.unpack_from("<L", tail, at + 12)
    locator = at - 20
    if locator >= 0 and tail.startswith(b"PK\x06\x07", locator):
        (start,) = struct.unpack_from("<Q", tail, locator + 8)
        record = b""
        if start < size:
            file.seek(start)
            record = file.read(56)
        if len(record) == 56:
            (length,) = struct.unpack_from("<Q", record, 40)
    if length > limit * _LISTED:
        raise SourceError(f"the archive holds more than {limit} members", code="too-large")


def _check(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo], limit: int) -> None:
    if not members:
        raise SourceError("the archive holds no files", code="empty")
    names = set(archive.namelist())
    for name, words in _DOCUMENTS:
        if name in names:
            raise SourceError(f"this is {words}, not an archive of pages", code="unsupported")
    if len(members) > limit:
        raise SourceError(f"the archive holds more than {limit} members", code="too-large")
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise SourceError(
                "members of the archive overlap: it is damaged, or made to do harm", code="damaged"
            )
        end = member.header_offset + _LOCAL_HEADER + member.compress_size


class _Member:
    """The data of one member, its faults as ours and all of it counted."""

    def __init__(self, stream: IO[bytes], meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        try:
            data = self._stream.read(size)
        except _FAULTS as error:
            raise _damaged(error) from error
        self._meter.give(len(data))
        return data

    def readline(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        try:
            data = self._stream.readline(size)
        except _FAULTS as error:
            raise _damaged(error) from error
        self._meter.give(len(data))
        return data


def _damaged(error: Exception) -> SourceError:
    return SourceError(f"the zip archive is damaged: {' '.join(str(error).split())[:200]}", code="damaged")

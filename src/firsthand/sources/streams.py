"""Streams of bytes: read ahead without loss, and unpacked within bounds."""

from __future__ import annotations

import gzip
import zlib
from typing import BinaryIO, Protocol, cast

from firsthand.domain.errors import SourceError
from firsthand.sources.limits import Limits


class ByteStream(Protocol):
    """What the readers need of a stream."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all that is left where negative; empty at the end."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """One line with its end, at most `size` bytes of it."""
        ...


class Rejoined:
    """A stream with its first bytes put back."""

    def __init__(self, head: bytes, rest: ByteStream) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int = -1, /) -> bytes:
        """See `ByteStream`; gives `size` bytes where there are as many."""
        if size < 0:
            head, self._head = self._head, b""
            return head + self._rest.read()
        parts = [self._head[:size]]
        self._head = self._head[size:]
        missing = size - len(parts[0])
        while missing > 0 and (more := self._rest.read(missing)):
            parts.append(more)
            missing -= len(more)
        return b"".join(parts)

    def readline(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        end = self._head.find(b"\n") + 1 or len(self._head)
        if 0 <= size < end:
            end = size
        line, self._head = self._head[:end], self._head[end:]
        if line.endswith(b"\n") or len(line) == size:
            return line
        return line + self._rest.readline(size - len(line) if size >= 0 else -1)


class Unpacked:
    """What a gzip stream holds, with an end to what a small file may expand to.

    Raises (from `read` and `readline`):
        SourceError: it expands beyond the limits (`too-large`), or is damaged (`damaged`).
    """

    def __init__(self, packed: ByteStream, limits: Limits) -> None:
        self._packed = _Counted(packed)
        self._stream = gzip.GzipFile(fileobj=cast("BinaryIO", self._packed), mode="rb")  # only reads
        self._limits = limits
        self._out = 0

    def read(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        try:
            return self._checked(self._stream.read(size))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise _damaged(error) from error

    def readline(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        try:
            return self._checked(self._stream.readline(size))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise _damaged(error) from error

    def _checked(self, data: bytes) -> bytes:
        self._out += len(data)
        limits = self._limits
        swollen = self._out > limits.archive_head and self._out > limits.expansion * self._packed.count
        if swollen or self._out > limits.archive:
            raise SourceError("the compressed file expands beyond all bounds", code="too-large")
        return data


class _Counted:
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


def _damaged(error: Exception) -> SourceError:
    return SourceError(f"the gzip file is damaged: {error}", code="damaged")

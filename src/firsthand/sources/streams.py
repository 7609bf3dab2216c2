"""Streams of bytes: counted, cut to a part, and read ahead without loss."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Protocol

from firsthand.domain.errors import SourceError
from firsthand.sources.meter import Meter

_CHUNK = 65_536
_TEXT = re.compile(rb"\S")


class ByteStream(Protocol):
    """What the readers need of a stream."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all that is left where negative; empty at the end."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """One line with its end, at most `size` bytes of it."""
        ...


class Buffered(ABC):
    """A stream made of chunks. A fault comes up when the reading reaches it, and again until it is dealt with."""

    def __init__(self) -> None:
        self._buffer = b""
        self._at = 0

    @abstractmethod
    def _more(self) -> bytes:
        """The next chunk, empty at the end."""

    def boundary(self) -> int | None:
        """Byte of the stream underneath from which what comes next can be read by itself; None where that is not known."""
        return None

    def peek(self, size: int) -> bytes:
        """The next bytes, `size` where there are as many before the end or a fault; they stay."""
        parts = [self._buffer[self._at :]]
        have = len(parts[0])
        while have < size:
            try:
                more = self._more()
            except SourceError:
                if not have:
                    raise
                break
            if not more:
                break
            parts.append(more)
            have += len(more)
        self._buffer, self._at = b"".join(parts), 0
        return self._buffer[:size]

    def read(self, size: int = -1, /) -> bytes:
        """See `ByteStream`; gives `size` bytes where there are as many."""
        parts: list[bytes] = []
        missing = size
        while missing and self._filled():
            end = len(self._buffer) if missing < 0 else self._at + missing
            part = self._buffer[self._at : end]
            self._at += len(part)
            missing -= len(part) if missing > 0 else 0
            parts.append(part)
        return b"".join(parts)

    def readline(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        parts: list[bytes] = []
        missing = size
        while missing and self._filled():
            end = self._buffer.find(b"\n", self._at) + 1 or len(self._buffer)
            if missing > 0:
                end = min(end, self._at + missing)
            part = self._buffer[self._at : end]
            self._at = end
            missing -= len(part) if missing > 0 else 0
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def skip_blanks(self) -> None:
        """Pass over blanks and line ends."""
        while self._filled():
            if found := _TEXT.search(self._buffer, self._at):
                self._at = found.start()
                return
            self._at = len(self._buffer)

    def skip_to(self, mark: bytes) -> bool:
        """Pass over all that comes before some bytes; False where they do not come."""
        while (at := self._buffer.find(mark, self._at)) < 0:
            tail = self._buffer[max(self._at, len(self._buffer) - len(mark) + 1) :]
            self._buffer, self._at = b"", 0
            more = self._more()
            if not more:
                return False
            self._buffer = tail + more
        self._at = at
        return True

    def _filled(self) -> bool:
        if self._at >= len(self._buffer):
            self._buffer, self._at = self._more(), 0
        return bool(self._buffer)


class Chunks(Buffered):
    """A stream read in chunks."""

    def __init__(self, stream: ByteStream) -> None:
        super().__init__()
        self._stream = stream
        self._given = 0

    def boundary(self) -> int:
        """See `Buffered`."""
        return self._given - len(self._buffer) + self._at

    def _more(self) -> bytes:
        data = self._stream.read(_CHUNK)
        self._given += len(data)
        return data


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


class Counted:
    """A stream whose meter knows how many bytes were taken from it."""

    def __init__(self, stream: ByteStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        data = self._stream.read(size)
        self._meter.take(len(data))
        return data

    def readline(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        data = self._stream.readline(size)
        self._meter.take(len(data))
        return data


class Section:
    """The next `length` bytes of a stream.

    Raises (from `read`, `readline` and `skip`):
        SourceError: the stream ends before them (`damaged`).
    """

    def __init__(self, stream: ByteStream, length: int) -> None:
        self._stream = stream
        self.left = length

    def read(self, size: int = -1, /) -> bytes:
        """See `ByteStream`; gives `size` bytes where there are as many."""
        wanted = self.left if size < 0 else min(size, self.left)
        parts: list[bytes] = []
        while wanted:
            data = self._took(self._stream.read(min(wanted, 16 * _CHUNK)))
            wanted -= len(data)
            parts.append(data)
        return b"".join(parts)

    def readline(self, size: int = -1, /) -> bytes:
        """See `ByteStream`."""
        wanted = self.left if size < 0 else min(size, self.left)
        return self._took(self._stream.readline(wanted)) if wanted else b""

    def skip(self) -> None:
        """Pass over what is left."""
        while self.left:
            self._took(self._stream.read(min(self.left, _CHUNK)))

    def _took(self, data: bytes) -> bytes:
        if not data:
            raise SourceError(f"it is cut off, {self.left} bytes before its end", code="damaged")
        self.left -= len(data)
        return data


def peeked(stream: ByteStream, size: int) -> tuple[bytes, ByteStream]:
    """The first bytes of a stream, and the stream with them."""
    if isinstance(stream, Buffered):
        return stream.peek(size), stream
    head = Rejoined(b"", stream).read(size)
    return head, Rejoined(head, stream)

"""A temporary file for what is seldom asked for."""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from typing import IO

_LEAST = 64  # bytes of the smallest place
_STEP = 1.2  # each kind of place is so much larger than the one before
_KINDS = 96  # of places; the largest holds two gigabytes
_IN_MEMORY = 1 << 21  # bytes
_HEAD = 4  # bytes that tell how long a value is


def _sizes() -> tuple[int, ...]:
    sizes = [_LEAST]
    while len(sizes) < _KINDS:
        sizes.append(max(sizes[-1] + 16, int(sizes[-1] * _STEP) & ~15))
    return tuple(sizes)


_SIZES = _sizes()


class Scratch:
    """Values of bytes in a file of this process alone, which is gone with it: nothing has to be kept from one run to the next.

    A value lies in the smallest kind of place that it fits into, and a place that was given back is taken again, so that the file does not grow
    with what was replaced and never has to be written anew as a whole. The file lies where the system keeps temporary files (`TMPDIR`). The first
    megabytes lie in memory, so that a small store needs no file.

    Args:
        in_memory: bytes before the file begins.
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._in_memory = in_memory
        self._first = bytearray()
        self._file: IO[bytes] | None = None
        self._end = 0
        self._free: dict[int, list[int]] = {}

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._end

    def put(self, value: bytes) -> int:
        """Put a value down; returns where it lies.

        Raises:
            OSError: the file cannot be made, or the disk is full.
        """
        kind = bisect_left(_SIZES, len(value) + _HEAD)
        free = self._free.get(kind)
        at = free.pop() if free else self._end
        self._write(at, (len(value).to_bytes(_HEAD, "big") + value).ljust(_SIZES[kind], b"\0"))
        if at == self._end:
            self._end += _SIZES[kind]
        return at * _KINDS + kind

    def get(self, where: int) -> bytes:
        """The value that lies somewhere."""
        at, kind = divmod(where, _KINDS)
        if at < len(self._first):
            found = bytes(self._first[at : at + _SIZES[kind]])
        elif self._file is None:
            raise KeyError(where)
        else:
            self._file.seek(at)
            found = self._file.read(_SIZES[kind])
        return found[_HEAD : _HEAD + int.from_bytes(found[:_HEAD], "big")]

    def give_back(self, where: int) -> None:
        """What lies somewhere is no longer needed."""
        at, kind = divmod(where, _KINDS)
        self._free.setdefault(kind, []).append(at)

    def _write(self, at: int, value: bytes) -> None:
        if at < len(self._first) or (self._file is None and at < self._in_memory):
            self._first[at : at + len(value)] = value
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 # open for as long as this is
        self._file.seek(at)
        written = 0
        while written < len(value):
            written += self._file.write(value[written:])

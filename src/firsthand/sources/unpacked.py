"""Compressed streams, unpacked within bounds."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Mapping
from typing import Protocol

from firsthand.domain.errors import SourceError
from firsthand.sources.content import Content
from firsthand.sources.meter import Meter
from firsthand.sources.streams import Buffered, ByteStream

_IN = 65_536  # bytes read at once
_OUT = 131_072  # bytes unpacked at once
_XZ_MEMORY = 256_000_000  # bytes; the strongest preset takes 65 MB
_MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins (RFC 1952)


class _Decoder(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's decompressor with the interface of the others."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.last = b""  # input of the last call
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        self.last = self._inflate.unconsumed_tail + data
        out = self._inflate.decompress(self.last, max_length)
        self.needs_input = not self._inflate.unconsumed_tail and len(out) < max_length
        return out


_DECODERS: Mapping[Content, tuple[str, Callable[[], _Decoder]]] = {
    Content.GZIP: ("gzip", _Gzip),
    Content.BZIP2: ("bzip2", bz2.BZ2Decompressor),
    Content.XZ: ("xz", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)),
}
COMPRESSED = frozenset(_DECODERS)


class Unpacked(Buffered):
    """What a compressed stream holds: all its members, one after the other.

    Args:
        packed: the stream.
        meter: bounds what comes out.
        form: one of `COMPRESSED`.

    Raises (from `peek`, `read` and `readline`):
        SourceError: it expands beyond the limits (`too-large`), or is damaged (`damaged`).
    """

    def __init__(self, packed: ByteStream, meter: Meter, form: Content = Content.GZIP) -> None:
        super().__init__()
        self._packed = packed
        self._meter = meter
        self._name, self._make = _DECODERS[form]
        self._decoder: _Decoder | None = None
        self._pending = b""
        self._fault: SourceError | None = None
        self._taken = 0  # bytes of the packed stream
        self._member = 0  # byte at which the member begins that was opened last
        self._first = 0  # bytes that came out of it first
        self.is_fresh = True  # whether nothing has come out of the member that was opened last

    def boundary(self) -> int | None:
        """See `Buffered`: where a member begins that nothing was read of."""
        is_first = not self._at and 0 < len(self._buffer) == self._first
        return self._member if is_first else None

    def recover(self) -> bool:
        """Go on after damage at the next gzip member; False where there is none."""
        if self._make is not _Gzip:
            return False
        if isinstance(self._decoder, _Gzip):
            self._pending = self._decoder.last[1:]
        self._decoder, self._fault = None, None
        self._buffer, self._at = b"", 0
        while (at := self._pending.find(_MEMBER)) < 0:
            more = self._packed.read(_IN)
            self._taken += len(more)
            if not more:
                self._pending = b""
                return False
            self._pending = self._pending[-2:] + more
        self._pending = self._pending[at:]
        return True

    def _more(self) -> bytes:
        if self._fault is not None:
            raise self._fault
        try:
            return self._next()
        except SourceError as fault:
            self._fault = fault
            raise

    def _next(self) -> bytes:
        while True:
            if not self._pending and (self._decoder is None or self._decoder.needs_input):
                self._pending = self._packed.read(_IN)
                self._taken += len(self._pending)
                if not self._pending:
                    if self._decoder is None:
                        return b""
                    raise SourceError(f"the {self._name} file is damaged: it is cut off", code="damaged")
            if self._decoder is None:
                self._pending = self._pending.lstrip(b"\0")  # padding between members and at the end
                if not self._pending:
                    continue
                self._decoder = self._make()
                self._member = self._taken - len(self._pending)
                self.is_fresh = True
            data = self._step(self._decoder)
            if data:
                self._first = len(data) if self.is_fresh else 0
                self.is_fresh = False
                self._meter.give(len(data))
                return data

    def _step(self, decoder: _Decoder) -> bytes:
        given, self._pending = self._pending, b""
        try:
            data = decoder.decompress(given, _OUT)
        except (zlib.error, lzma.LZMAError, OSError, EOFError) as error:  # bzip2's is an OSError
            raise SourceError(f"the {self._name} file is damaged: {error}", code="damaged") from error
        if decoder.eof:
            self._pending = decoder.unused_data
            self._decoder = None
        return data

"""The body of an answer, unpacked no further than the bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

from firsthand.domain.errors import SourceError

ACCEPTED = "gzip, deflate"  # not brotli or zstd: their decoders cannot be told to stop at a bound
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"


def read_body(chunks: Iterable[bytes], encodings: Sequence[str], most: int, *, cut: bool = False) -> bytes:
    """Join and unpack the chunks of an answer.

    Args:
        chunks: as they come; taken no further than needed.
        encodings: what the header `Content-Encoding` names.
        most: largest body in bytes, unpacked.
        cut: give the first `most` bytes of a larger one instead of refusing it.

    Raises:
        SourceError: it is larger (`too-large`), damaged (`damaged`), or packed in another way than we asked for
            (`unsupported-encoding`).
    """
    body = bytearray()
    for part in _unpacked(chunks, encodings, most):
        body += part
        if len(body) > most:
            if cut:
                break
            raise SourceError(f"the answer is larger than {most / 1e6:g} MB", code="too-large")
    return bytes(body[:most])


def _unpacked(chunks: Iterable[bytes], encodings: Sequence[str], most: int) -> Iterator[bytes]:
    packings = [
        name for name in (encoding.strip().lower() for encoding in encodings) if name not in ("", "identity")
    ]
    if not packings:
        yield from chunks
    elif packings in (["gzip"], ["x-gzip"]):
        yield from _inflated(chunks, _GZIP, most)
    elif packings == ["deflate"]:
        yield from _inflated(chunks, zlib.MAX_WBITS, most)
    else:
        raise SourceError(
            f"the answer is packed as {', '.join(packings)[:60]}, which we did not ask for",
            code="unsupported-encoding",
        )


def _inflated(chunks: Iterable[bytes], window: int, most: int) -> Iterator[bytes]:
    """At most `most` + 1 bytes at a time, so that a bomb costs no more memory than a page."""
    unpacker = None
    for chunk in chunks:
        data = chunk
        while data:
            if unpacker is None:
                # Some servers send deflate without the header of zlib (RFC 9110 8.4.1.2 notes it).
                raw = window == zlib.MAX_WBITS and data[0] & 0x0F != 8
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS if raw else window)
            try:
                out = unpacker.decompress(data, most + 1)
            except zlib.error as error:
                raise SourceError(f"the packed answer is damaged: {error}", code="damaged") from error
            if out:
                yield out
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                data = unpacker.unused_data
                if not data.startswith(_MAGIC):
                    return  # padding after the end
                unpacker = None
    if unpacker is not None and not unpacker.eof:
        raise SourceError("the packed answer breaks off", code="damaged")

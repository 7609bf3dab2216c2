"""Bodies of HTTP responses as they were before they were encoded for the way."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from firsthand.domain.errors import SourceError

_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_MAX_CODINGS = 3  # one after the other; more is a bomb
_PLAIN = frozenset({"", "identity", "none", "utf-8", "utf8"})  # the last two by mistake
_GZIP = b"\x1f\x8b"


def decode_body(body: bytes, headers: Mapping[str, str], limit: int) -> bytes:
    """Undo the transfer and content encodings that the headers name.

    Archives often hold bodies that were decoded already, under headers that were not changed; a body that does not
    look encoded is left as it is. A body that is cut off gives what there is.

    Args:
        body: as it stands after the headers.
        headers: by lower-case names.
        limit: most bytes to decode to.

    Raises:
        SourceError: it is larger (`too-large`), damaged (`damaged`) or in an encoding that is not read
            (`unsupported`).
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",")]
    codings = [coding for coding in codings if coding not in _PLAIN]
    if len(codings) > _MAX_CODINGS:
        raise SourceError("the body is encoded too many times over", code="unsupported")
    for coding in reversed(codings):
        body = _decoded(body, coding, limit)
    return _bounded(body, limit)


def charset_of(content_type: str) -> str | None:
    """The character set that a `Content-Type` names, as it is written there."""
    found = re.search(
        r"charset\s*=\s*[\"']?\s*([A-Za-z0-9][A-Za-z0-9_.:+-]{0,39})", content_type, re.IGNORECASE
    )
    return found[1] if found else None


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        if not length:
            break
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    return b"".join(parts) if parts else body


def _decoded(body: bytes, coding: str, limit: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, zlib.MAX_WBITS | 16, limit) if body.startswith(_GZIP) else body
    if coding == "deflate":
        has_header = len(body) > 1 and body[0] & 15 == 8 and not (body[0] << 8 | body[1]) % 31  # RFC 1950
        return _inflated(body, zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS, limit)
    if coding == "br":
        return _brotli(body, limit)
    raise SourceError(f"the body is encoded as {coding[:20]!r}, which is not read", code="unsupported")


def _inflated(body: bytes, bits: int, limit: int) -> bytes:
    decoder = zlib.decompressobj(bits)
    try:
        data = decoder.decompress(body, limit + 1)
    except zlib.error as error:
        raise SourceError(f"the body is damaged: {error}", code="damaged") from error
    return _bounded(data, limit)


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 - few archives hold such bodies

    decoder = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        data = decoder.process(body, output_buffer_limit=limit + 1)
        while data and size <= limit:
            parts.append(data)
            size += len(data)
            data = b"" if decoder.is_finished() else decoder.process(b"", output_buffer_limit=limit + 1)
    except brotli.error as error:
        if body.lstrip()[:1] == b"<":  # decoded before
            return body
        raise SourceError(f"the body is damaged: {error}", code="damaged") from error
    return _bounded(b"".join(parts), limit)


def _bounded(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise SourceError(f"the page is larger than {limit / 1e6:g} MB", code="too-large")
    return data

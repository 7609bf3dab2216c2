"""A captured page as one WARC 1.1 record, and its bytes out of it again."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import quote

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from firsthand.domain.errors import StoreError
from firsthand.domain.page import Page
from firsthand.store import codec

_MAX_ID = 2000  # characters of an id that are spelled out in a URN
_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%-._~"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")

# The bytes that are kept are those of the page itself: what these headers say held only on the way here.
_OF_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def record(page: Page) -> bytes:
    """Write a page as one gzip member: `response` where it came over HTTP with its headers, else `resource`."""
    came_over_http = bool(page.headers) and (page.url or "").startswith(("http://", "https://"))
    http = None
    if came_over_http:
        http = StatusAndHeaders("200 OK", list(_http_headers(page)), protocol="HTTP/1.1")
        http.compute_headers_buffer()
    payload_digest = _written(bytes.fromhex(page.sha256))
    headers = {
        "WARC-Date": _date(page.captured_at),
        "WARC-Payload-Digest": payload_digest,
        "WARC-Block-Digest": digest(http.headers_buff + page.content) if http else payload_digest,
    }
    return _member(
        "response" if http else "resource",
        page.content,
        headers,
        uri=target_uri(page),
        content_type="" if http else _content_type(page),
        http=http,
    )


def file_head(name: str, program: str, at: datetime) -> bytes:
    """The `warcinfo` record that a file begins with."""
    fields = f"software: {program}\r\nformat: WARC File Format 1.1\r\n"
    headers = {"WARC-Date": _date(at), "WARC-Filename": name}
    return _member("warcinfo", fields.encode(), headers, content_type="application/warc-fields")


def payload(member: bytes) -> bytes:
    """The bytes of the page in a record.

    Raises:
        StoreError: this is no record, or a damaged one.
    """
    content = codec.unpack(member)
    try:
        found = ArcWarcRecordLoader().parse_record_stream(BytesIO(content), known_format="warc")
        return bytes(found.raw_stream.read(len(content)))
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError) as fault:
        raise StoreError("what stands there is no WARC record") from fault


def target_uri(page: Page) -> str:
    """The address of a page; for an id that is no address, a URN that spells it out."""
    address = page.url or (page.id if "://" in page.id else None)
    if address is not None:
        return quote(_bytes(address), safe=_URI_CHARACTERS)
    spelled = quote(_bytes(page.id), safe="")
    return f"urn:x-firsthand:{spelled if len(spelled) <= _MAX_ID else page.key}"


def digest(content: bytes) -> str:
    """A SHA-256 as WARC tools write it, in base32."""
    return _written(hashlib.sha256(content).digest())


def _written(sha256: bytes) -> str:
    return f"sha256:{base64.b32encode(sha256).decode()}"


def _member(
    kind: str,
    content: bytes,
    headers: dict[str, str],
    *,
    uri: str = "",
    content_type: str,
    http: StatusAndHeaders | None = None,
) -> bytes:
    plain = BytesIO()
    writer = WARCWriter(plain, gzip=False, warc_version="1.1")
    writer.write_record(
        writer.create_warc_record(
            uri,
            kind,
            payload=BytesIO(content) if content else None,
            length=len(content),
            warc_content_type=content_type,
            warc_headers_dict=headers,
            http_headers=http,
        )
    )
    return codec.pack(plain.getvalue())


def _http_headers(page: Page) -> Iterator[tuple[str, str]]:
    for name, value in page.headers:
        if _TOKEN.fullmatch(name):
            shown = f"x-archive-orig-{name}" if name.lower() in _OF_TRANSFER else name
            yield shown, _CONTROLS.sub(" ", value)
    yield "content-length", str(len(page.content))


def _content_type(page: Page) -> str:
    charset = page.charset if page.charset and _TOKEN.fullmatch(page.charset) else None
    return f"{page.media_type}; charset={charset}" if charset else str(page.media_type)


def _date(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

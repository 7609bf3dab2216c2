"""Web archives (WARC), as crawlers and Common Crawl keep them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Mark, MediaType, Page
from firsthand.sources.content import HEAD, Content, has_nulls, sniff
from firsthand.sources.item import Item
from firsthand.sources.records import Record, Records, read_fields
from firsthand.sources.source import issue, printable
from firsthand.sources.streams import ByteStream
from firsthand.sources.transfer import charset_of, decode_body

_HEADERS = 131_072  # bytes of HTTP headers
_KINDS = frozenset({"response", "resource", "conversion"})  # of records that hold what was published
_STATUS = re.compile(rb"HTTP/[\d.]+\s+(\d{3})\b")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_UNSAID = frozenset({"", "application/octet-stream", "unknown/unknown", "application/unknown"})
_NO_TEXT = ("image/", "audio/", "video/", "font/")
_BEGINS_HTML = re.compile(rb"[\xef\xbb\xbf\s]*+(?:<\?xml[^<>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)  # fmt: skip
_WEB = re.compile(r"https?://", re.IGNORECASE)


def read_web_archive(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    """Yield the page of each record that holds one; those that hold none are counted in a note at the end.

    A damaged record is an issue with its number, and the reading goes on at the next one.

    Raises:
        SourceError: the archive expands beyond the limits, or is damaged throughout.
    """
    track = item.track
    mark = track.start if track else Mark(item.name, "", "")
    records = Records(stream, mark.number)
    passed: Counter[str] = Counter(dict(mark.counts))
    faults, start = mark.faults, None
    while True:
        before = dict(passed)
        try:
            record = records.next()
            if record is None:
                break
            found = list(_read(record, f"{item.name}:{records.number}", item, passed))
            records.finish(record)
        except SourceError as error:
            if error.code != "damaged":
                raise
            faults += 1
            start = None
            yield issue(f"{item.name}:{records.number}", "damaged", f"record {records.number}: {error}")
            if faults > item.limits.faults:
                raise SourceError(
                    "the web archive is damaged throughout; the rest is given up", code="damaged"
                ) from error
            if not records.recover():
                break
        else:
            if track and start is not None:
                track.note(
                    "warc",
                    records.number - 1,
                    offset=start,
                    is_packed=item.packed,
                    counts=before,
                    faults=faults,
                )
            start = records.boundary()
            yield from found
    if not records.number:
        raise SourceError("this is no web archive", code="damaged")
    for code, count in sorted(passed.items()):
        yield issue(
            item.name,
            code,
            _WORDS[code].format("1 record" if count == 1 else f"{count} records"),
            Severity.NOTE,
        )


_WORDS = {
    "no-page": "{} held no page (images, styles, scripts, data)",
    "not-ok": "{} held no page but another answer of the server (moved, not found)",
}


def _read(record: Record, place: str, item: Item, passed: Counter[str]) -> Iterator[Page | Issue]:
    """What one record holds; faults of the archive are raised, faults of the page are issues."""
    kind = record.headers.get("warc-type", "").lower()
    if kind not in _KINDS:
        return
    if record.block.left > item.limits.page + _HEADERS:
        yield issue(place, "too-large", f"the page is larger than {item.limits.page / 1e6:g} MB")
        return
    content_type = record.headers.get("content-type", "")
    http: dict[str, str] = {}
    if kind == "response" and content_type.lower().startswith("application/http"):
        status = _STATUS.match(record.block.readline(_HEADERS))
        if status is None or status[1] != b"200":
            passed["no-page" if status is None else "not-ok"] += 1
            return
        http = read_fields(record.block, min(_HEADERS, record.block.left))
        content_type = http.get("content-type", "") or record.headers.get("warc-identified-payload-type", "")
    declared = content_type.partition(";")[0].strip().lower()
    if declared.startswith(_NO_TEXT):
        passed["no-page"] += 1
        return
    body = record.block.read()
    try:
        content = decode_body(body, http, item.limits.page)
    except SourceError as error:
        yield issue(place, error.code, str(error))
        return
    media = _media(content, declared)
    if media is None:
        passed["no-page"] += 1
        return
    if cut := record.headers.get("warc-truncated"):
        yield issue(place, "truncated", f"the crawler cut the page off ({cut[:20]})", Severity.WARNING)
    yield _page(record.headers, http, content, media, content_type, place, item)


def _page(
    warc: Mapping[str, str],
    http: Mapping[str, str],
    content: bytes,
    media: MediaType,
    content_type: str,
    place: str,
    item: Item,
) -> Page:
    address = printable(warc.get("warc-target-uri", "").strip("<> "))
    return Page(
        id=address or place,
        content=content,
        media_type=media,
        captured_at=_time(warc.get("warc-date", "")) or item.request.now,
        url=address if _WEB.match(address) else None,
        headers=tuple(http.items()),
        charset=charset_of(content_type),
    )


def _media(content: bytes, declared: str) -> MediaType | None:
    """What the content is; its bytes count, what the server says of it decides where they leave it open."""
    if not content.strip():
        return None
    form, _ = sniff(content[:HEAD])
    if form is Content.PDF:
        return MediaType.PDF
    if form in (Content.BINARY, Content.JSON, Content.JSONL) or has_nulls(content):
        return None
    if _BEGINS_HTML.match(content):
        return MediaType.HTML
    if declared in _HTML_TYPES:
        return MediaType.HTML
    if declared == "text/plain":
        return MediaType.TEXT
    return MediaType.HTML if form is Content.HTML and declared in _UNSAID else None


def _time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None

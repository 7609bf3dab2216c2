"""One stream of bytes to pages, by what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources.content import HEAD, Content, has_nulls, media_type, sniff
from firsthand.sources.jsonl import read_lines
from firsthand.sources.source import Request, issue
from firsthand.sources.streams import ByteStream, Rejoined, Unpacked

_FORMS = {"html": Content.HTML, "text": Content.TEXT, "jsonl": Content.JSONL, "feed": Content.FEED}
_MEDIA = {"html": MediaType.HTML, "text": MediaType.TEXT}


def read_stream(stream: ByteStream, name: str, request: Request) -> Iterator[Page | Issue]:
    """Yield the pages of a stream, and an issue for each that cannot be read.

    Args:
        stream: read once, to its end or to the first bound.
        name: id of the page, or of the file that the lines stand in.
        request: what applies to it.
    """
    try:
        yield from _read(stream, name, request, packed=False)
    except SourceError as error:
        yield issue(name, error.code, str(error))
    except OSError as error:
        yield issue(name, "unreadable", error.strerror or str(error))


def _read(stream: ByteStream, name: str, request: Request, *, packed: bool) -> Iterator[Page | Issue]:
    head = Rejoined(b"", stream).read(HEAD)
    whole = Rejoined(head, stream)
    form, words = sniff(head)
    if form is Content.GZIP:
        if packed:
            raise SourceError("a gzip file in a gzip file is not read; unpack it first", code="unsupported")
        yield from _read(Unpacked(whole, request.limits), name, request, packed=True)
        return
    if form is Content.EMPTY:
        raise SourceError("the file is empty", code="empty")
    if form is Content.BINARY:
        raise SourceError(f"this is {words}, not a page of text or HTML", code="binary")
    if form is Content.UNREAD and request.as_kind is None:
        raise SourceError(f"this is {words}, which is not supported yet", code="unsupported")
    if _FORMS.get(request.as_kind or "", form) is Content.FEED:
        yield from _feed(whole.read(request.limits.feed + 1), name, request)
        return
    if _FORMS.get(request.as_kind or "", form) is Content.JSONL:
        yield from read_lines(whole, name, now=request.now, limits=request.limits)
        return
    yield _page(whole.read(request.limits.page + 1), name, request)


def _feed(content: bytes, name: str, request: Request) -> Iterator[Page | Issue]:
    if len(content) > request.limits.feed:
        raise SourceError(f"the feed is larger than {request.limits.feed / 1e6:g} MB", code="too-large")
    from firsthand.sources.feeds import read_feed  # noqa: PLC0415 - which reads what it links to with this module

    yield from read_feed(content, name, request)


def _page(content: bytes, name: str, request: Request) -> Page:
    if len(content) > request.limits.page:
        raise SourceError(f"the page is larger than {request.limits.page / 1e6:g} MB", code="too-large")
    if has_nulls(content):
        raise SourceError("it holds null bytes: this is not a page of text or HTML", code="binary")
    if not content.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        raise SourceError("the file is empty", code="empty")
    kind = _MEDIA.get(request.as_kind or "") or media_type(content)
    return Page(id=name, content=content, media_type=kind, captured_at=request.now)

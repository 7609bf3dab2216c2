"""One stream of bytes to pages, by what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import BinaryIO, cast

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources.content import HEAD, Content, has_nulls, sniff
from firsthand.sources.item import Item, Reader
from firsthand.sources.json_values import read_values
from firsthand.sources.jsonl import read_lines
from firsthand.sources.mail import read_mail
from firsthand.sources.meter import Meter
from firsthand.sources.parquet import read_parquet
from firsthand.sources.source import Request, issue
from firsthand.sources.streams import ByteStream, Counted, peeked
from firsthand.sources.table import read_table
from firsthand.sources.tar_archive import read_tar
from firsthand.sources.track import Track
from firsthand.sources.unpacked import COMPRESSED, Unpacked
from firsthand.sources.web_archive import read_web_archive
from firsthand.sources.zip_archive import read_zip

_ARCHIVES = frozenset({Content.ZIP, Content.TAR})
_BINARY = frozenset(
    {Content.ZIP, Content.TAR, Content.WARC, Content.PDF, Content.PARQUET}
)  # forms that a kind can claim for any bytes


def read_stream(
    stream: ByteStream, name: str, request: Request, track: Track | None = None
) -> Iterator[Page | Issue]:
    """Yield the pages of a stream, and an issue for each that cannot be read.

    Args:
        stream: read once, to its end or to the first bound.
        name: id of the page, or of the file that the pages stand in.
        request: what applies to it.
        track: how far it was read before; the stream stands there.
    """
    meter = Meter(request.limits)
    yield from read_item(
        Counted(stream, meter), Item(name, request, meter, origin=_origin(stream), track=track)
    )


def resumed(stream: BinaryIO, name: str, request: Request, track: Track | None) -> Iterator[Page | Issue]:
    """Yield the pages of a file as `read_stream`, from where a run that stopped had left it."""
    if track is not None and (mark := track.resumed):
        if mark.is_done:
            return
        stream.seek(mark.offset)
    yield from read_stream(stream, name, request, track)
    if track is not None:
        track.journal.end(name)


def read_item(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    """Yield the pages of a stream that may stand in another one."""
    try:
        yield from _read(stream, item)
    except SourceError as error:
        yield issue(item.name, error.code, str(error))
    except OSError as error:
        yield issue(item.name, "unreadable", error.strerror or str(error))


def _read(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    head, whole = peeked(stream, HEAD)
    form, words = sniff(head)
    if item.track and (mark := item.track.resumed) and mark.is_packed == item.packed:
        yield from _READERS[Content(mark.form)](whole, item)  # what comes first here need not look like it
        return
    claimed = None if item.request.as_kind is None else Content(item.request.as_kind)
    if form is Content.EMPTY:
        raise SourceError("the file is empty", code="empty")
    if form is Content.BINARY and claimed not in _BINARY:
        raise SourceError(f"this is {words}, not a page of text or HTML", code="binary")
    if form in COMPRESSED and item.packed:
        raise SourceError(
            "a compressed file in a compressed file is not read; unpack it first", code="unsupported"
        )
    if claimed is not None and form not in COMPRESSED | _ARCHIVES | {Content.PDF, Content.PARQUET}:
        form = claimed
    if form in _ARCHIVES and item.depth:
        raise SourceError("an archive inside an archive is not read; unpack it first", code="unsupported")
    yield from _READERS[form](whole, item)


def _read_packed(stream: ByteStream, item: Item, *, form: Content) -> Iterator[Page | Issue]:
    yield from _read(Unpacked(stream, item.meter, form), replace(item, packed=True, origin=None))


def _read_feed(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    content = stream.read(item.limits.feed + 1)
    if len(content) > item.limits.feed:
        raise SourceError(f"the feed is larger than {item.limits.feed / 1e6:g} MB", code="too-large")
    from firsthand.sources.feeds import read_feed  # noqa: PLC0415 - which reads what it links to with this module

    yield from read_feed(content, item.name, item.request)


def _read_lines(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    track = None if item.packed else item.track  # a compressed stream cannot be entered in its middle
    return read_lines(stream, item.name, now=item.request.now, limits=item.limits, track=track)


def _read_page(stream: ByteStream, item: Item, *, media: MediaType) -> Iterator[Page | Issue]:
    content = stream.read(item.limits.page + 1)
    if len(content) > item.limits.page:
        raise SourceError(f"the page is larger than {item.limits.page / 1e6:g} MB", code="too-large")
    if media is not MediaType.PDF and has_nulls(content):
        raise SourceError("it holds null bytes: this is not a page of text or HTML", code="binary")
    if not content.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        raise SourceError("the file is empty", code="empty")
    yield Page(id=item.name, content=content, media_type=media, captured_at=item.request.now)


_READERS: Mapping[Content, Reader] = {
    Content.GZIP: partial(_read_packed, form=Content.GZIP),
    Content.BZIP2: partial(_read_packed, form=Content.BZIP2),
    Content.XZ: partial(_read_packed, form=Content.XZ),
    Content.ZIP: lambda stream, item: read_zip(stream, item, read_item),
    Content.TAR: lambda stream, item: read_tar(stream, item, read_item),
    Content.WARC: read_web_archive,
    Content.EML: lambda stream, item: read_mail(stream, item, read_item),
    Content.CSV: read_table,
    Content.JSON: read_values,
    Content.JSONL: _read_lines,
    Content.PARQUET: read_parquet,
    Content.FEED: _read_feed,
    Content.PDF: partial(_read_page, media=MediaType.PDF),
    Content.HTML: partial(_read_page, media=MediaType.HTML),
    Content.TEXT: partial(_read_page, media=MediaType.TEXT),
}


def _origin(stream: ByteStream) -> BinaryIO | None:
    """The stream itself where it can go back."""
    seekable = getattr(stream, "seekable", None)
    return cast("BinaryIO", stream) if seekable is not None and seekable() else None

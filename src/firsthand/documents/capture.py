"""A page of any form to its pieces."""

from __future__ import annotations

import re
from itertools import islice

from firsthand.documents.captured import Captured
from firsthand.documents.decode import clean, decode
from firsthand.documents.html import read_html
from firsthand.documents.labels import Labels
from firsthand.documents.metadata import Metadata, Stamp
from firsthand.documents.pieces import lines, link_lines
from firsthand.documents.wrapped import unwrap
from firsthand.domain.addresses import host_of
from firsthand.domain.document import Dropped, DropReason
from firsthand.domain.page import MediaType, Page

_MAX_LINES = 20_000  # that are not empty
_LINE = re.compile(r"\S[^\r\n\x85\u2028\u2029]*")


def capture(page: Page, labels: Labels) -> Captured:
    """Take a page apart.

    Raises:
        DocumentError: it holds no text, or none that can be read.
    """
    if page.media_type is MediaType.PDF:
        return _pdf(page.content)
    if page.media_type is MediaType.TEXT:
        return _plain(decode(page))
    return read_html(decode(page), labels, host_of(page.url) or None)


def _plain(whole: str) -> Captured:
    cut = next((m.start() for m in islice(_LINE.finditer(whole), _MAX_LINES, None)), len(whole))
    text, codes = clean(whole[:cut])
    text = unwrap(text)
    if cut < len(whole):
        codes.append("truncated")
    return Captured(lines(text), link_lines(text), codes=codes)


def _pdf(content: bytes) -> Captured:
    from firsthand.documents.pdf import read_pdf  # noqa: PLC0415 - a large library that few pages need

    found = read_pdf(content)
    text, codes = clean("\n".join(found.paragraphs))
    if found.is_cut:
        codes.append("truncated")
    if found.unread_pages:
        codes.append("unread-pages")
    stamps = (Stamp(found.created.isoformat(), "pdf creation date"),) if found.created else ()
    return Captured(
        lines(text),
        [Dropped(DropReason.BOILERPLATE, line) for line in found.left_out],
        metadata=Metadata(title=found.title, created=stamps),
        codes=codes,
    )

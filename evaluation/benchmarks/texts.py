"""Texts of data sets as documents, read by whatever reader the workshop holds.

An article with its own paragraphs goes through the `documents` stage like any page (`read_article`). A text whose gold points
into it by offsets, or that is a single sentence, is made a document as it stands (`plain_document`), so that nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import TypeVar

from firsthand.documents.sentences import cut
from firsthand.domain.claim import Extraction
from firsthand.domain.document import Block, BlockKind, Document
from firsthand.domain.errors import InputError
from firsthand.domain.ids import content_id
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.values.moment import Published
from firsthand.domain.values.span import Span
from firsthand.languages import LANGUAGES, pack
from firsthand.run.plan import Workshop

CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)
"""After everything in the data sets: the capture bounds the date of what a page reports."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_T = TypeVar("_T")


def first(rows: Iterable[_T], limit: int | None) -> Iterator[_T]:
    """At most so many rows from the start; None for all."""
    return islice(rows, limit)


def read_article(
    workshop: Workshop, name: str, text: str, *, title: str | None, published: date | None, language: str
) -> Extraction | None:
    """Read an article as a page of plain text; None where the page holds none.

    Args:
        workshop: the stages under test.
        name: id of the page.
        text: paragraphs between blank lines.
        title: as the data set gives it.
        published: day of publication as the data set gives it.
        language: ISO 639-1 code.
    """
    page = article_page(name, text, title=title, published=published, language=language)
    try:
        return extract(workshop, workshop.read_page(page))
    except InputError:
        return None


def article_page(name: str, text: str, *, title: str | None, published: date | None, language: str) -> Page:
    """An article as a page of plain text; arguments as for `read_article`."""
    hints = PageHints(title=title, published=published, language=language)
    return Page(name, text.encode(), MediaType.TEXT, CAPTURED, charset="utf-8", hints=hints)


def extract(workshop: Workshop, document: Document) -> Extraction:
    """Read a document, whatever the first look would say of it."""
    return workshop.resolve(document, workshop.read(document))


def plain_document(
    name: str, text: str, *, language: str, titled: bool = False, published: date | None = None
) -> Document:
    """A document whose clean text is the text given, each line that is not blank a block.

    Args:
        name: id of the document.
        text: at least one line with a word.
        language: ISO 639-1 code.
        titled: whether the first line is the title.
        published: day of publication, certain where given.
    """
    blocks = tuple(
        Block(
            BlockKind.TITLE if titled and number == 0 else BlockKind.BODY,
            Span.of(text, match.start(), match.end()),
        )
        for number, match in enumerate(_LINE.finditer(text))
    )
    return Document(
        id=name,
        page=content_id("page", {"id": name, "text": text}),
        text=text,
        blocks=blocks,
        sentences=cut(text, blocks, (pack(language) or LANGUAGES[0]).sentences),
        dropped=(),
        language=language,
        captured_at=CAPTURED,
        title=blocks[0].span.text if titled else None,
        published=Published(published, 1.0, "input") if published else None,
    )

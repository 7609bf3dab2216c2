"""Text out of PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.documents.pdf_layout import Line, paragraphs, part_furniture, title_of
from firsthand.domain.errors import DocumentError

_MAX_PAGES = 500  # a book, not a press release
_MAX_CHARACTERS = 1_000_000  # more than twice the longest article that is kept
_LEAST = 20  # letters in the whole file below which it is a picture of a page
_BREAK = 0x2  # what the library gives for a hyphen that ends a line
_SOFT_HYPHEN = 0xAD
_LINE_ENDS = (0x0A, 0x0D)
_PASSWORD, _SECURITY = 4, 5  # the library's codes of errors (fpdfview.h)
_DATE = re.compile(r"D?:?\s*(\d{4})(\d{2})?(\d{2})?")
# Titles that a program made up.
_NO_TITLE = re.compile(
    r"^(?:microsoft|untitled|sans titre|document\d*$|présentation|presentation\d*$|slide)|\.(?:docx?|pdf|indd|rtf|odt|qxd|tex|html?|pptx?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says.

    Attributes:
        paragraphs: in reading order, lines joined and words that were broken at a line's end mended.
        left_out: page numbers, and headers and footers that come back on page after page; each once.
        title: of the file's properties where it reads like one, else the largest line at the top of the first page.
        created: day on which the file says it was made.
        pages: how many it has.
        unread_pages: numbers of those that could not be read.
        is_cut: whether text was left off at the end, for there was too much.
    """

    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...]
    title: str | None
    created: date | None
    pages: int
    unread_pages: tuple[int, ...] = ()
    is_cut: bool = False


def read_pdf(content: bytes) -> PdfText:
    """Read the text layer of a PDF.

    The library reads a page in the order in which it was drawn, which is the reading order of what word processors
    and page layout programs write.

    Raises:
        DocumentError: there is no text layer (`scanned`), a password is needed (`encrypted`), it has too many pages
            (`too-many-pages`), or cannot be read (`damaged`).
    """
    import pypdfium2  # noqa: PLC0415 - a large library that few pages need

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise DocumentError("the PDF is encrypted and needs a password", code="encrypted") from error
        raise DocumentError("the PDF is damaged and cannot be read", code="damaged") from error
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> PdfText:
    count = len(document)
    if not count:
        raise DocumentError("the PDF is damaged: it has no pages", code="damaged")
    if count > _MAX_PAGES:
        raise DocumentError(f"the PDF has {count} pages; up to {_MAX_PAGES} are read", code="too-many-pages")
    pages: list[Sequence[Line]] = []
    unread: list[int] = []
    characters = 0
    for number in range(count):
        lines = _page_lines(document, number, _MAX_CHARACTERS - characters)
        if lines is None:
            unread.append(number + 1)
            continue
        pages.append(lines)
        characters += sum(len(line.text) for line in lines)
        if characters >= _MAX_CHARACTERS:
            break
    if len(unread) == count:
        raise DocumentError("the PDF is damaged: none of its pages can be read", code="damaged")
    if sum(letter.isalpha() for lines in pages for line in lines for letter in line.text) < _LEAST:
        raise DocumentError("the PDF has no text layer: it is a scan, or pictures only", code="scanned")
    bodies, left_out = part_furniture(pages)
    properties = document.get_metadata_dict()
    return PdfText(
        paragraphs=tuple(paragraphs(bodies)),
        left_out=tuple(left_out),
        title=_proper(properties.get("Title", "")) or title_of(bodies),
        created=_day(properties.get("CreationDate", "")),
        pages=count,
        unread_pages=tuple(unread),
        is_cut=characters >= _MAX_CHARACTERS,
    )


def _page_lines(document: Any, number: int, limit: int) -> list[Line] | None:
    """The lines of one page in the order in which they were drawn; None where it cannot be read."""
    import pypdfium2  # noqa: PLC0415

    page = text = None
    try:
        page = document[number]
        text = page.get_textpage()
        return list(_lines(text, page.get_height(), limit))
    except pypdfium2.PdfiumError:
        return None
    finally:
        for opened in (text, page):
            if opened is not None:
                opened.close()


def _lines(text: Any, height: float, limit: int) -> Iterator[Line]:
    from pypdfium2 import raw  # noqa: PLC0415

    start = 0
    letters: list[str] = []
    count = min(text.count_chars(), limit)
    for at in range(count + 1):
        code = raw.FPDFText_GetUnicode(text, at) if at < count else _LINE_ENDS[0]
        if code not in (*_LINE_ENDS, _BREAK):
            letters.append(
                "-" if code == _SOFT_HYPHEN and _ends(raw, text, at + 1) else chr(code) if code else ""
            )
            continue
        line = _whole("".join(letters))
        if line.strip():
            first = start + next(at for at, letter in enumerate(letters) if letter.strip())
            last = start + max(at for at, letter in enumerate(letters) if letter.strip())
            left, bottom, _, _ = text.get_charbox(first, loose=True)
            yield Line(
                text=" ".join(line.split()),
                left=left,
                right=text.get_charbox(last, loose=True)[2],
                bottom=bottom,
                size=raw.FPDFText_GetFontSize(text, first),
                height=bottom / height if height > 0 else 0.5,
                is_broken=code == _BREAK,
            )
        start, letters = at + 1, []


def _ends(raw: Any, text: Any, at: int) -> bool:
    return raw.FPDFText_GetUnicode(text, at) in (*_LINE_ENDS, 0)


def _whole(text: str) -> str:
    """Text whose rarer letters came as two halves."""
    return (
        text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="ignore").replace("\ufffe", "")
    )


def _proper(title: str) -> str | None:
    title = " ".join(title.replace("\0", "").split())
    is_proper = 8 <= len(title) <= 300 and " " in title and not _NO_TITLE.search(title)
    return title if is_proper else None


def _day(value: str) -> date | None:
    """The day of "D:20250602101500+02'00'" (ISO 32000-1, 7.9.4)."""
    found = _DATE.match(value)
    if found is None or found[3] is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None

"""Documents as the rows of a table (CSV, TSV)."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from email.utils import parsedate_to_datetime

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.sources.content import has_nulls, media_type
from firsthand.sources.headers import columns_of, delimiter_of
from firsthand.sources.item import Item
from firsthand.sources.source import issue, printable
from firsthand.sources.streams import Buffered, ByteStream, peeked

_HEADER = 4_096  # bytes in which the header stands
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DIGITS = re.compile(r"\d{8}(?=$|\d{6}$)")


def read_table(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    """Yield the page of each row; a bad row is an issue with its number (the header is row 1), and the rest goes on.

    Raises:
        SourceError: the first line is no header with a column of texts, row after row is bad, or the stream gives
            out.
    """
    lines = _Lines(stream, item.limits.line)
    delimiter = delimiter_of(lines.header)
    if delimiter is None:
        raise SourceError("the first line names no column of texts", code="unsupported")
    csv.field_size_limit(item.limits.line)  # one for the process; the default is a long article
    rows = csv.reader(lines, delimiter=delimiter)
    table = _Table(next(rows), item)
    number, bad = 1, 0
    while True:
        number += 1
        lines.taken = 0
        try:
            row = next(rows)
            if not any(cell.strip() for cell in row):
                continue
            yield table.page(row, number)
            bad = 0
        except StopIteration:
            break
        except csv.Error as error:
            found = issue(f"{item.name}:{number}", "invalid-line", f"not a row of a table: {error}")
        except RowError as error:
            found = issue(f"{item.name}:{number}", error.code, str(error))
        else:
            continue
        bad += 1
        yield found
        if bad > item.limits.faults:
            raise SourceError(f"{bad} rows in a row hold no page; the rest is given up", code="damaged")
    yield from table.remarks()


class RowError(SourceError):
    """One row holds no page."""


class _Table:
    """A header, and what it makes of rows."""

    def __init__(self, header: Sequence[str], item: Item) -> None:
        self._columns = columns_of(header)
        self._html = {at for at, name in enumerate(header) if name.strip("\ufeff \t").lower() == "html"}
        self._width = len(header)
        self._item = item
        self._undated: list[tuple[int, str]] = []

    def page(self, row: Sequence[str], number: int) -> Page:
        """The page of one row."""
        if len(row) > self._width and any(cell.strip() for cell in row[self._width :]):
            raise RowError(f"the row has {len(row)} cells, the header {self._width}", code="invalid-line")
        found = self._cell(row, "text")
        if found is None:
            raise RowError("the row holds no text", code="empty")
        at, text = found
        content = text.encode("utf-8", errors="replace")
        limit = self._item.limits.page
        if len(content) > limit:
            raise RowError(f"the page is larger than {limit / 1e6:g} MB", code="too-large")
        if has_nulls(content):
            raise RowError("it holds null bytes: this is not a page of text or HTML", code="binary")
        return Page(
            id=printable(self._value(row, "id") or f"{self._item.name}:{number}"),
            content=content,
            media_type=MediaType.HTML if at in self._html else media_type(content),
            captured_at=self._item.request.now,
            url=self._value(row, "url"),
            charset="utf-8",
            hints=PageHints(
                self._value(row, "title"),
                self._published(row, number),
                self._value(row, "language"),
                self._value(row, "outlet"),
            ),
        )

    def remarks(self) -> Iterator[Issue]:
        """What is to be said of the table as a whole."""
        if self._undated:
            number, value = self._undated[0]
            rows = "1 row" if len(self._undated) == 1 else f"{len(self._undated)} rows"
            yield issue(
                self._item.name,
                "unread-date",
                f"the date of {rows} is not like 2025-06-02 and was left out: {value[:40]!r} in row {number}",
                Severity.WARNING,
            )

    def _published(self, row: Sequence[str], number: int) -> date | None:
        value = self._value(row, "published")
        day = None if value is None else _day(value)
        if value is not None and day is None:
            self._undated.append((number, value))
        return day

    def _value(self, row: Sequence[str], field: str) -> str | None:
        found = self._cell(row, field)
        return None if found is None else found[1].replace("\0", "").strip() or None

    def _cell(self, row: Sequence[str], field: str) -> tuple[int, str] | None:
        places = self._columns.get(field, ())
        return next(((at, row[at]) for at in places if at < len(row) and row[at].strip()), None)


def _day(value: str) -> date | None:
    """The day of an ISO date or time, 20250602, 20250602143000, or a date of a mail; others can be read two ways."""
    digits = _DIGITS.match(value)
    try:
        return date.fromisoformat(digits[0] if digits else value[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value[:64]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


class _Lines:
    """Lines of text for the csv module. UTF-8, each line that is not as Windows writes it; UTF-16 with its mark."""

    def __init__(self, stream: ByteStream, limit: int) -> None:
        head, whole = peeked(stream, _HEADER)
        mark, charset = next(((m, c) for m, c in _MARKS if head.startswith(m)), (b"", "utf-8"))
        whole.read(len(mark))
        self._stream: ByteStream = whole if charset == "utf-8" else _Transcoded(whole, charset)
        self.header, self._stream = peeked(self._stream, _HEADER)
        self._limit = limit
        self.taken = 0  # bytes of the row that is being read; an open quotation mark runs through lines

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > self._limit:
            while line and not line.endswith(b"\n"):
                line = self._stream.readline(self._limit)
            raise RowError(f"the row is longer than {self._limit / 1e6:g} MB", code="too-large")
        try:
            return line.decode()
        except UnicodeDecodeError:
            return line.decode("cp1252", errors="replace")


class _Transcoded(Buffered):
    """A stream in UTF-8 that was in another encoding."""

    def __init__(self, stream: ByteStream, charset: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(charset)(errors="replace")

    def _more(self) -> bytes:
        while data := self._stream.read(65_536):
            if text := self._decoder.decode(data):
                return text.encode()
        return self._decoder.decode(b"", final=True).encode()

"""Documents as the rows of a Parquet table."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from importlib import import_module
from typing import Any, BinaryIO, cast

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.sources.content import has_nulls, media_type
from firsthand.sources.headers import columns_of
from firsthand.sources.item import Item
from firsthand.sources.source import issue, printable
from firsthand.sources.streams import ByteStream

_AT_ONCE = 64  # rows
_CHUNK = 1_048_576
_MARKUP = "html"  # the column whose text is one


def read_parquet(stream: ByteStream, item: Item) -> Iterator[Page | Issue]:
    """Yield the page of each row; a bad row is an issue with its number (from 1 on), and the rest goes on.

    Columns are known by the names that tables have elsewhere, see `headers.COLUMNS`; texts may be strings or bytes.

    Raises:
        SourceError: the table is damaged, has no column of texts, expands beyond the limits, or the library is missing.
    """
    with ExitStack() as stack:
        try:
            parquet = import_module("pyarrow.parquet")
        except ImportError as error:
            raise SourceError(
                "a Parquet table is read with pyarrow: pip install 'firsthand[parquet]'", code="unsupported"
            ) from error
        file = item.origin or stack.enter_context(_spooled(stream, item))
        faults = import_module("pyarrow").ArrowException
        try:
            names = parquet.ParquetFile(file).schema_arrow.names
            # A text that stands in many rows stays one in memory: the size that the file says does not count it twice.
            yield from _rows(parquet.ParquetFile(file, read_dictionary=names), item)
        except (faults, OSError, ValueError) as error:
            raise SourceError(f"the Parquet table is damaged: {_one_line(error)}", code="damaged") from error


def _rows(table: Any, item: Item) -> Iterator[Page | Issue]:
    names: list[str] = table.schema_arrow.names
    columns = columns_of(names)
    if "text" not in columns:
        raise SourceError("no column of the table holds texts", code="unsupported")
    wanted = sorted({at for places in columns.values() for at in places})
    chosen = [names[at] for at in wanted]
    number = item.track.start.number if item.track else 0
    before = 0
    for group in range(table.num_row_groups):
        about = table.metadata.row_group(group)
        if before + about.num_rows <= number:
            before += about.num_rows
            continue
        item.meter.take(sum(about.column(at).total_compressed_size for at in range(about.num_columns)))
        for batch in table.iter_batches(_AT_ONCE, row_groups=[group], columns=chosen):
            for at in range(batch.num_rows):
                row = {name: batch.column(name)[at].as_py() for name in chosen}
                before += 1
                if before <= number:
                    continue
                if item.track:
                    item.track.note("parquet", before - 1)
                place = f"{item.name}:{before}"
                try:
                    page = _page(
                        row,
                        {field: [names[at] for at in places] for field, places in columns.items()},
                        place,
                        item,
                    )
                except SourceError as error:
                    yield issue(place, error.code, str(error))
                else:
                    item.meter.give(len(page.content))
                    yield page


def _page(row: Mapping[str, Any], columns: Mapping[str, list[str]], place: str, item: Item) -> Page:
    """The page of one row.

    Raises:
        SourceError: it holds none.
    """
    filled = [name for name in columns["text"] if _bytes(row[name]).strip()]
    if not filled:
        raise SourceError("the row holds no text", code="empty")
    content = _bytes(row[filled[0]])
    if len(content) > item.limits.page:
        raise SourceError(f"the page is larger than {item.limits.page / 1e6:g} MB", code="too-large")
    if has_nulls(content):
        raise SourceError("it holds null bytes: this is not a page of text or HTML", code="binary")

    def value(field: str) -> str | None:
        texts = (_bytes(row[name]).decode(errors="replace") for name in columns.get(field, ()))
        return next((told for text in texts if (told := text.replace("\0", "").strip())), None)

    is_text = isinstance(row[filled[0]], str)
    return Page(
        id=printable(value("id") or value("url") or place),
        content=content,
        media_type=MediaType.HTML if filled[0].strip().lower() == _MARKUP else media_type(content),
        captured_at=item.request.now,
        url=value("url"),
        charset="utf-8" if is_text else None,
        hints=PageHints(value("title"), _day(value("published")), value("language"), value("outlet")),
    )


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat().encode()
    return b"" if value is None else str(value).encode(errors="replace")


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text[:10])
    except ValueError:
        return None


def _spooled(stream: ByteStream, item: Item) -> BinaryIO:
    """The table on disk, because its list stands at its end."""
    file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - closed by whoever asked for it
    while data := stream.read(_CHUNK):
        if file.tell() + len(data) > item.limits.spool:
            file.close()
            raise SourceError(
                f"a Parquet table over {item.limits.spool / 1e9:g} GB is read from a file only",
                code="too-large",
            )
        file.write(data)
    file.seek(0, os.SEEK_SET)
    return file


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]

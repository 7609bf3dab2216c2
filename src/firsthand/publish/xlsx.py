"""A workbook for spreadsheets (Office Open XML), with typed columns and a sheet that says how to read it."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from firsthand.publish.about import about
from firsthand.publish.columns import TABLE, Column, Kind
from firsthand.publish.csv_table import table_rows
from firsthand.publish.exporter import View
from firsthand.publish.sheet import safe_cell

_LONGEST = 32_767  # characters of a cell
_MOST = 1_048_575  # rows of a sheet under its header
_FIRST_DAY = date(1900, 3, 1)  # Excel holds 1900 for a leap year: earlier days would be one off
_WIDTHS = {Kind.TEXT: 24, Kind.WHOLE: 12, Kind.NUMBER: 12, Kind.DAY: 12}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no characters of XML 1.0


class Xlsx:
    """The columns of `csv`, days as days and numbers as numbers; a second sheet tells source, method, licence, filters and caveats.

    Text is written as text, never as a formula or a link, and is marked as in `csv` besides, so that it stays harmless when it is saved as CSV.
    """

    name = "xlsx"
    extension = "xlsx"
    binary = True

    def write(self, view: View, out: IO[bytes]) -> None:
        """See `Exporter`."""
        import xlsxwriter  # noqa: PLC0415 - only this format needs it

        with TemporaryDirectory(prefix="firsthand-") as folder:
            path = Path(folder) / "events.xlsx"
            options = {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            }
            with xlsxwriter.Workbook(str(path), options) as book:
                book.set_properties({"title": "Events", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the same bytes each time
                left_out = _events(book, view)
                _readme(book, view, left_out)
            with path.open("rb") as done:
                while chunk := done.read(1 << 20):
                    out.write(chunk)


def _events(book: Any, view: View) -> int:
    """Write the sheet of events, and give how many did not fit."""
    sheet = book.add_worksheet("events")
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, column in enumerate(TABLE):
        sheet.set_column(at, at, _WIDTHS[column.kind], day if column.kind is Kind.DAY else None)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(TABLE):
        sheet.write_string(0, at, column.name, head)
    number = 0
    for number, row in enumerate(table_rows(view), 1):
        if number <= _MOST:
            for at, column in enumerate(TABLE):
                _cell(sheet, number, at, row[column.name], column, day)
    sheet.autofilter(0, 0, max(1, min(number, _MOST)), len(TABLE) - 1)
    return max(0, number - _MOST)


def _cell(sheet: Any, row: int, at: int, value: object, column: Column, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day has no zone
    elif isinstance(value, int | float) and column.kind in (Kind.WHOLE, Kind.NUMBER):
        sheet.write_number(row, at, value)
    else:
        sheet.write_string(row, at, _text(value))


def _text(value: object) -> str:
    text = str(safe_cell(_ILLEGAL.sub("\ufffd", str(value))))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _readme(book: Any, view: View, left_out: int) -> None:
    sheet = book.add_worksheet("readme")
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    told = about(view)
    lines: list[tuple[str, str]] = [
        ("Made by", told["made_by"]),
        ("Method", told["method"]),
        *(("Source", source) for source in told["sources"]),
        ("Licence", told["licence"]),
        *((("Filter", f"{name}: {value}") for name, value in told["filters"].items())),
        *([] if told["filters"] else [("Filter", "none: every event of the store")]),
        *(("Safety", line) for line in told["safety"]),
        *(("Caveat", line) for line in told["caveats"]),
        (
            "Cells",
            "Text that could be taken for a formula begins with an apostrophe that is not in the record.",
        ),
        *([("Left out", f"{left_out} events: a sheet holds {_MOST} rows.")] if left_out else []),
        *((f"Column {column.name}", column.meaning) for column in TABLE),
    ]
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, _text(text), wrapped)

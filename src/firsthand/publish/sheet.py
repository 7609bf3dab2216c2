"""Cells of spreadsheets: nothing in them is ever a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

_BLANK = r"\s\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
_FORMULA = re.compile(rf"'*(?:[\t\r\n]|[{_BLANK}]*[=+\-@＝＋－＠﹢﹣﹦﹫−])")
"""What a spreadsheet may take for the start of a formula: = + - @, tab, CR and LF (OWASP, "CSV Injection"), also their full-width, small
and typographic forms, after any blanks and invisible characters, and after apostrophes that were there before."""


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets a leading apostrophe (OWASP).

    `original_cell` takes it away again. Numbers and dates are no text and stay.
    """
    if value is None:
        return ""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def original_cell(text: str) -> str:
    """The text that `safe_cell` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], out: IO[str], *, tags: Sequence[str] = ()
) -> None:
    """Write CSV (RFC 4180, comma, quotes where needed) with a header and, where given, a row of HXL tags."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    if tags:
        writer.writerow(tags)
    for row in rows:
        writer.writerow([safe_cell(row[column]) for column in columns])

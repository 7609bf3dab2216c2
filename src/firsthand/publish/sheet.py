"""Cells of spreadsheets: nothing in them is ever a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets a leading apostrophe (OWASP)."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def write_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, object]], out: TextIO, *, tags: Sequence[str] = ()
) -> None:
    """Write CSV (RFC 4180, comma, quotes where needed) with a header and, where given, a row of HXL tags."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    if tags:
        writer.writerow(tags)
    for row in rows:
        writer.writerow([safe_cell(row[column]) for column in columns])

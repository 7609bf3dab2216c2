"""First lines that tell a mail and a table from prose."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence

_FIELD = re.compile(rb"([!-9;-~]{1,76}):(?:[ \t].*)?\r?")  # RFC 5322, 2.2
_CONTINUED = (b" ", b"\t")
_MACHINE = frozenset(
    {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
)  # no person's
_ADDRESS = re.compile(rb"^from:.*@", re.IGNORECASE | re.MULTILINE)
_MAIL = frozenset({b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type"})
_SAVED = b"From: <Saved by "  # how browsers begin an MHTML file

# Names of columns, as they are found in published corpora and exports; the first of a row that is filled counts.
COLUMNS: Mapping[str, Sequence[str]] = {
    "text": ("text", "body", "content", "article", "html", "full_text", "fulltext", "article_text"),
    "id": ("id", "article_id", "doc_id", "document_id"),
    "url": ("url", "link", "uri"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publication_date", "pubdate", "publish_date"),
    "language": ("language", "lang"),
    "outlet": ("outlet", "source", "publisher", "publication"),
}
_DELIMITERS = (",", ";", "\t")


def is_mail(start: bytes) -> bool:
    """Whether the first bytes are the header of a mail: nothing but fields, and those that every mail has."""
    if start.startswith(_SAVED):
        return True
    names: set[bytes] = set()
    for line in start.split(b"\n")[:-1]:
        if not line.strip():
            break
        if names and line.startswith(_CONTINUED):
            continue
        field = _FIELD.fullmatch(line)
        if field is None:
            return False
        names.add(field[1].lower())
    known = len(names & _MAIL)
    return (known >= 2 and bool(names & _MACHINE)) or (known >= 3 and _ADDRESS.search(start) is not None)


def delimiter_of(start: bytes) -> str | None:
    """What stands between the cells of a table, None where the first line is no header that we know."""
    line = start.split(b"\n", 1)[0].decode("utf-8", errors="replace").rstrip("\r")
    if len(line) > 2_000:
        return None
    found = {delimiter: columns_of(cells(line, delimiter)) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: len(found[delimiter]))
    return best if "text" in found[best] and len(found[best]) > 1 else None


def cells(line: str, delimiter: str) -> list[str]:
    """One line of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def columns_of(header: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
    """Where the fields that we know stand, by the names of the columns in any case; the likeliest column first."""
    names = [name.strip("\ufeff \t").lower().replace(" ", "_").replace("-", "_") for name in header]
    places = {
        field: tuple(names.index(name) for name in known if name in names) for field, known in COLUMNS.items()
    }
    return {field: at for field, at in places.items() if at}

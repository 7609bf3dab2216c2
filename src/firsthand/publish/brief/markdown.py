"""A brief as Markdown (CommonMark with the tables of GitHub). Text from records is escaped, so that it stays text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from urllib.parse import quote

from firsthand.publish.brief.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Picture,
    Row,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&!])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_JOINER = "\\"


def markdown(
    document: Document, *, base_url: str | None = None, sidecar: Callable[[Picture], str] | None = None
) -> str:
    """Write a brief as Markdown.

    Args:
        document: the brief in words.
        base_url: address of a web app whose pages of events links lead to.
        sidecar: gives the path of a picture beside the text; without one pictures are data URIs.
    """
    address = sidecar or _data_uri
    return (
        "\n\n".join(part for block in document.blocks for part in _block(block, document, base_url, address))
        + "\n"
    )


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    flat = (
        " ".join(text.split(" "))
        if "\n" not in text and "\r" not in text
        else re.sub(r"\s*[\r\n]+\s*", " ", text)
    )
    flat = _SPECIAL.sub(r"\\\1", flat)
    flat = _AUTOLINK.sub(r"\1&#8203;\2", flat)
    return _LEADING.sub(lambda m: f"{m[1]}{_marked(m[2])}", flat)


def _marked(mark: str) -> str:
    return f"{mark[:-1]}{_JOINER}{mark[-1]}"


def _block(
    block: Block, document: Document, base: str | None, address: Callable[[Picture], str]
) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escape(block.text)}"
        case Paragraph():
            yield _line(block.line, document, base)
        case Bullets():
            yield "\n".join(f"- {_line(item, document, base)}" for item in block.items)
        case Table():
            yield _table(block, document, base)
        case Picture():
            yield f"![{escape(block.alt)}]({address(block)})"
            yield f"*{escape(block.caption)}*"


def _table(table: Table, document: Document, base: str | None) -> str:
    rule = ("---:" if at in table.numeric else "---" for at in range(len(table.columns)))
    head = [f"| {' | '.join(map(escape, table.columns))} |", f"| {' | '.join(rule)} |"]
    return "\n".join([*head, *(_row(row, document, base) for row in table.rows)])


def _row(row: Row, document: Document, base: str | None) -> str:
    cells = [_cell(cell, document, base) for cell in row.cells]
    if row.id is not None:
        cells[0] = f'<a id="{quote(row.id, safe="")}"></a>{cells[0]}'
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, document: Document, base: str | None) -> str:
    return "<br>".join(_line(line, document, base) for line in cell)


def _line(line: Line, document: Document, base: str | None) -> str:
    return "".join(_inline(inline, document, base) for inline in line).strip()


def _inline(inline: Inline, document: Document, base: str | None) -> str:
    if isinstance(inline, Link):
        target = address_of(inline, document, base)
        return f"[{escape(inline.text)}]({target})" if target else escape(inline.text)
    return f"**{escape(inline.text)}**" if inline.is_strong and inline.text.strip() else escape(inline.text)


def address_of(link: Link, document: Document, base: str | None) -> str | None:
    """Where a link leads: the row in this document, the page of the event, or nowhere."""
    name = quote(link.target, safe="")
    if link.target in document.anchors and not (link.is_permanent and base):
        return None if link.is_permanent else f"#{name}"
    return f"{base.rstrip('/')}/events/{name}" if base else None


def _data_uri(picture: Picture) -> str:
    return f"data:image/svg+xml;base64,{b64encode(picture.svg.encode()).decode()}"

"""A brief as PDF, set by Typst with the fonts that it brings along."""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from typing import Any

from firsthand.domain.errors import ConfigError
from firsthand.publish.brief.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Line,
    Link,
    Paragraph,
    Picture,
    Table,
)
from firsthand.publish.brief.markdown import address_of


def pdf(document: Document, *, base_url: str | None = None, made_at: datetime | None = None) -> bytes:
    """Set a brief as PDF.

    Args:
        document: the brief in words.
        base_url: address of a web app whose pages of events links lead to.
        made_at: the date that the file carries, so that one brief is one file.

    Raises:
        ConfigError: Typst is not installed.
    """
    try:
        import typst  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ConfigError("a PDF needs Typst: pip install 'firsthand[pdf]'") from error
    template = (files("firsthand.publish.brief") / "templates" / "brief.typ").read_bytes()
    record = {
        "title": document.title,
        "language": document.language,
        "blocks": [_block(block, document, base_url) for block in document.blocks],
    }
    compiler = typst.Compiler(
        template, ignore_system_fonts=True, sys_inputs={"brief": json.dumps(record, ensure_ascii=False)}
    )
    made = compiler.compile(format="pdf", timestamp=int(made_at.timestamp()) if made_at else 0)
    assert isinstance(made, bytes)  # noqa: S101 - several files come of pictures of pages alone
    return made


def _block(block: Block, document: Document, base: str | None) -> dict[str, Any]:
    def line(inlines: Line) -> list[dict[str, Any]]:
        return [_inline(inline, document, base) for inline in inlines]

    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "line": line(block.line)}
        case Bullets():
            return {"kind": "bullets", "items": [line(item) for item in block.items]}
        case Picture():
            return {
                "kind": "picture",
                "name": block.name,
                "svg": block.svg,
                "alt": block.alt,
                "caption": block.caption,
            }
        case Table():
            return _table(block, line)


def _table(table: Table, line: Any) -> dict[str, Any]:
    rows = [
        {"id": row.id, "cells": [[line(inlines) for inlines in cell] for cell in row.cells]}
        for row in table.rows
    ]
    widths = table.widths or (1,) * len(table.columns)
    return {
        "kind": "table", "columns": table.columns, "widths": widths, "numeric": table.numeric, "rows": rows,
    }  # fmt: skip


def _inline(inline: Inline, document: Document, base: str | None) -> dict[str, Any]:
    if not isinstance(inline, Link):
        return {"kind": "text", "text": inline.text, "strong": inline.is_strong}
    target = address_of(inline, document, base)
    is_inside = target is not None and target.startswith("#")
    return {
        "kind": "link",
        "text": inline.text,
        "anchor": inline.target if is_inside else None,
        "url": None if is_inside else target,
    }

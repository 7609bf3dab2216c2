"""JSON Schemas of the stored domain types and of what webhooks send, generated."""

from __future__ import annotations

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from firsthand.domain.change import Revision
from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.edit import Edit
from firsthand.domain.event import Aggregate, Event, Operation, Statement
from firsthand.domain.issue import Issue
from firsthand.domain.origin import DerivedFrom, Origin
from firsthand.domain.report import Report
from firsthand.publish.notification import Notification

TYPES = (
    Document,
    Report,
    Claim,
    Extraction,
    Origin,
    DerivedFrom,
    Event,
    Operation,
    Aggregate,
    Statement,
    Decision,
    Issue,
    Edit,
    Revision,
    Notification,
)


def schemas() -> dict[str, str]:
    """File name to the text of the schema, for every type."""
    texts = {}
    for record in TYPES:
        schema = _dedented(msgspec.json.schema(record))
        texts[f"{record.__name__.lower()}.json"] = (
            json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        )
    return texts


def _dedented(node: Any) -> Any:
    """The schema with its descriptions dedented: Python keeps the indentation of docstrings up to 3.12."""
    if isinstance(node, dict):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _dedented(value)
            for key, value in node.items()
        }
    return [_dedented(item) for item in node] if isinstance(node, list) else node


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")

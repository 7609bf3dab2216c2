"""The texts of MUC-4, read as any page is read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from firsthand.domain.claim import Extraction
from firsthand.domain.page import MediaType, Page
from firsthand.run.plan import Workshop, read_one

FOLDER = "muc4"
_CAPTURED = datetime(1992, 6, 1, tzinfo=UTC)


@dataclass(frozen=True)
class MucText:
    """One message of the corpus with the templates of its key, in whatever form its file has them."""

    id: str
    text: str
    templates: tuple[Mapping[str, Any], ...]


def read_forms(path: Path, split: str) -> Iterator[MucText]:
    """Messages of one part of a file with the forms of 1992, in its order; a file without parts is one part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("split", split) == split:
                yield MucText(row["docid"], row["text"], tuple(row["templates"]))


def read_slots(path: Path, originals: Mapping[str, str]) -> Iterator[MucText]:
    """Messages of a file with six slots. They are printed in lower case there and without their dateline.

    Args:
        path: the file, one JSON line a message.
        originals: id to the text as it came over the wire, all in capitals; a text that is not among them is set in capitals.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = originals.get(row["docid"]) or row["doctext"].upper()
            yield MucText(row["docid"], text, tuple(row["templates"]))


def extracted(
    texts: Iterable[MucText], workshop: Workshop, limit: int | None
) -> Iterator[tuple[MucText, Extraction | None]]:
    """Each message with what is read in it; None where the first look sets it aside or it cannot be read."""
    for text in islice(texts, limit):
        page = Page(text.id, text.text.encode(), MediaType.TEXT, _CAPTURED)
        outcome = read_one(page, workshop)
        yield text, outcome if isinstance(outcome, Extraction) else None

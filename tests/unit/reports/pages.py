"""Documents made from text, one sentence to a line."""

from __future__ import annotations

from datetime import UTC, datetime

from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.values import Span


def page(text: str, language: str | None = "en") -> Document:
    """A document of one block whose lines are its sentences."""
    sentences, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append(Sentence(len(sentences), 0, Span.of(text, start, start + len(line))))
        start += len(line) + 1
    blocks = (Block(BlockKind.BODY, Span.of(text, 0, len(text))),) if text else ()
    captured = datetime(2026, 1, 1, tzinfo=UTC)
    return Document("page", "page_x", text, blocks, tuple(sentences), (), language, captured)

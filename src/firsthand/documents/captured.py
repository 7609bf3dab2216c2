"""What a page gives before its words are looked at, whatever its form."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.documents.messages import BY_CODE
from firsthand.documents.metadata import Metadata
from firsthand.documents.pieces import Piece
from firsthand.domain.document import Dropped
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import Page


@dataclass(frozen=True)
class Captured:
    """A page on its way to a document.

    Attributes:
        pieces: in reading order: all lines of a plain text; of an HTML page those that its structure gives to the article.
        left_out: the rest of what a reader sees, with reasons.
        printed: lines with a date above the article, the nearest to it first.
        metadata: what the page says of itself.
        codes: what was repaired or lost on the way, see `note`.
        is_plain: whether the pieces are all lines of a page, its head unsorted.
    """

    pieces: list[Piece]
    left_out: list[Dropped] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    codes: list[str] = field(default_factory=list)
    is_plain: bool = True


def note(page: Page, code: str, message: str | None = None) -> Issue:
    """A warning of this stage; known codes bring their message."""
    return Issue(page.id, "documents", code, message or BY_CODE[code](), Severity.WARNING)

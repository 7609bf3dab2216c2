"""Pieces of a page on their way to blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_MARKDOWN = re.compile(r"^(?:#{1,6}\s+|[*_]{2,3}(?=\S)|>\s+|[-*•▪]\s+)|[*_]{2,3}$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”»’)\]]*\s*$|[:;]\s*$")
_SPACES = re.compile(r"[ \t]+")


class Hint(StrEnum):
    """What the page's markup says of a piece."""

    NONE = ""
    HEADING = "heading"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line or paragraph: its text without markup, and what the markup said."""

    text: str
    hint: Hint = Hint.NONE

    @property
    def is_prose(self) -> bool:
        """Long enough and ended like a sentence: a paragraph of an article."""
        return len(self.text) >= 60 and bool(_SENTENCE_END.search(self.text))

    @property
    def is_headline(self) -> bool:
        """Short and without a full stop: a title, label or teaser."""
        return len(self.text) <= 160 and not _SENTENCE_END.search(self.text)


def piece(text: str, hint: Hint = Hint.NONE) -> Piece:
    """A piece with its blanks levelled and its markdown marks taken off."""
    bare = _SPACES.sub(" ", text).strip()
    while (stripped := _MARKDOWN.sub("", bare).strip()) != bare:
        bare = stripped
    return Piece(bare, hint)


def lines(text: str) -> list[Piece]:
    """The lines of a plain text as pieces, empty ones left out."""
    pieces = (piece(line) for line in text.split("\n"))
    return [p for p in pieces if p.text]

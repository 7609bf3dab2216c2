"""Pieces of a page on their way to blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from firsthand.domain.document import Dropped, DropReason
from firsthand.knowledge.folding import plain

_MARKDOWN = re.compile(r"^(?:#{1,6}\s+|[*_]{2,3}(?=\S)|>\s+|[-*•▪]\s+)|[*_]{2,3}$")
_HEADING = re.compile(r"#{1,6}\s+\S")
_ITEM = re.compile(r"[-*•▪]\s+\S")
_EMPHASIS = re.compile(r"(?<![*_])(\*\*|__)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![*_])")
_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_ONLY_LINKS = re.compile(r"^\s*(?:!?\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)[\s|·,-]*)+$")
_RULE = re.compile(r"^[\s|:*_=~+-]+$")
_ROW = re.compile(r"\|?(?:[^|]{1,82}\|){1,12}[^|]{1,82}\|?")
_NUMBER = re.compile(r"^(\S{1,4}) \| ")  # of a list, parted from its item by a tab
_SLACK = 8  # characters of punctuation by which two printings of a title differ
_CELL = 80  # characters
_MOST_MARKS = 8  # of markdown around one line; more are no markup
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'”»’)\]」』]*\s*$|[:;]\s*$")
_SPACES = re.compile(r"[ \t]+")


class Hint(StrEnum):
    """What the page's markup says of a piece."""

    NONE = ""
    HEADING = "heading"
    TITLE = "title"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line or paragraph.

    Attributes:
        text: without markup, blanks levelled.
        hint: what the markup said.
        opens: time or heading of the entry of a live blog or round-up that starts here, None where none does.
    """

    text: str
    hint: Hint = Hint.NONE
    opens: str | None = None

    @property
    def is_prose(self) -> bool:
        """Long enough and ended like a sentence: a paragraph of an article."""
        return len(self.text) >= 60 and bool(_SENTENCE_END.search(self.text))

    @property
    def is_headline(self) -> bool:
        """Short and without a full stop: a title, label or teaser."""
        return len(self.text) <= 160 and not _SENTENCE_END.search(self.text)


def piece(line: str) -> Piece:
    """A line of plain text as a piece: blanks levelled, marks of markdown read and taken off, cells of a table joined."""
    hint = Hint.NONE
    bare = line.strip()
    cells = [
        cell.strip() for cell in (bare.strip("|").split("|") if _ROW.fullmatch(bare) else line.split("\t"))
    ]
    if len(cells) > 1 and all(cells) and all(len(cell) <= _CELL for cell in cells):
        hint = Hint.TABLE_ROW if _DIGIT.search(line) or "\t" in bare or bare.startswith("|") else Hint.NONE
        line = " | ".join(cells)
    bare = _SPACES.sub(" ", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line))).strip()
    if _HEADING.match(bare):
        hint = Hint.HEADING
    elif _ITEM.match(bare):
        hint = Hint.LIST_ITEM
    for _ in range(_MOST_MARKS):
        bare, before = _MARKDOWN.sub("", bare).strip(), bare
        if bare == before:
            break
    return Piece(bare, hint)


def lines(text: str) -> list[Piece]:
    """The lines of a plain text as pieces; empty ones, rules, and lines of nothing but links are left out."""
    pieces = (
        piece(line)
        for line in text.split("\n")
        if line and not _ONLY_LINKS.match(line) and not _RULE.match(line)
    )
    return _tables([p for p in pieces if p.text])


def link_lines(text: str) -> list[Dropped]:
    """The words of the lines that are nothing but links: menus."""
    words = (
        _SPACES.sub(" ", _LINK.sub(r"\1", line)).strip()
        for line in text.split("\n")
        if _ONLY_LINKS.match(line)
    )
    return [Dropped(DropReason.NAVIGATION, line) for line in words if line and not line.startswith("![](")]


def _tables(pieces: list[Piece]) -> list[Piece]:
    """Rows of a table stand with others of as many cells; a line alone that looks like one is none."""
    counts = [p.text.count(" | ") for p in pieces]
    is_row = [p.hint is Hint.TABLE_ROW for p in pieces]

    def beside(number: int) -> bool:
        return any(
            0 <= other < len(pieces) and counts[other] == counts[number] and is_row[other]
            for other in (number - 1, number + 1)
        )

    return [
        replace(p, hint=Hint.TABLE_ROW)
        if (is_row[n] or (counts[n] and p.hint is Hint.NONE)) and beside(n)
        else replace(p, hint=Hint.NONE, text=_NUMBER.sub(r"\1 ", p.text))
        if is_row[n]
        else p
        for n, p in enumerate(pieces)
    ]


def same_as(title: str | None) -> Callable[[str], bool]:
    """A test whether a text is the title, whatever its capitals, accents and punctuation."""
    folded = plain(title) if title else ""
    length = len(title or "")
    return lambda text: bool(folded) and abs(len(text) - length) <= _SLACK and plain(text) == folded

"""A brief as a document: blocks of text that every format draws in its own way. Text is data here, never markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an incident.

    Attributes:
        text: the words.
        target: id of the event or operation.
        is_permanent: whether they lead to its own page where there is one, and not to its row.
    """

    text: str
    target: str
    is_permanent: bool = False


Inline: TypeAlias = Text | Link
Line: TypeAlias = tuple[Inline, ...]
Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `id` is what links lead to."""

    cells: tuple[Cell, ...]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: what it is, for styles: "figures", "grades" or "incidents".
        caption: what it is, for a reader.
        columns: headings.
        rows: as many cells each.
        numeric: columns of numbers, from 0.
        widths: shares of the width, for formats that need them.
    """

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing.

    Attributes:
        name: "map" or "trend".
        svg: the drawing.
        alt: what it shows, in words.
        caption: how to read it.
    """

    name: str
    svg: str
    alt: str
    caption: str


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief in words."""

    language: str
    title: str
    blocks: tuple[Block, ...]
    anchors: frozenset[str]

    def pictures(self) -> tuple[Picture, ...]:
        """Its drawings."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))


def plain(line: Line) -> str:
    """The words of a line."""
    return "".join(inline.text for inline in line)

"""Annotated reports: a plain text that a person can write, and what it means.

A file holds documents. `@doc ID key=value ...` opens one; then each line is one sentence:

    asserted 1=attack | {I1 Gunmen} {T1 killed} {N1.killed.target at least 12} {V1.killed villagers} in {P1 Yelwata}.

Before the bar: the status of the sentence, then the type of each happening it names, numbered from 1. After the bar: the sentence with spans
in braces. A span opens with its code: a letter, the number of the happening that it belongs to (0 for none), attributes after dots.

    T trigger                       I initiator                    A target: the party or site struck
    V persons harmed, .kind         W weapon used                  N number of persons harmed, .kind.side and .part for a subset
    P place of the happening        D day or time of it            C party that claims responsibility
    S voice credited                Q words that credit it         R who passed it on
    L place of something else       O date of something else       X number of something else

Kinds: killed injured missing abducted captured displaced arrested casualties. Sides: initiator target bystander unknown. `<<` and `>>` put
what is credited to a voice in brackets. Spans do not nest; a brace of the text itself is not possible.

    python -m training.reader.annotation            checks every file, and counts
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.domain.report import CasualtyKind, Side, Status
from firsthand.knowledge.codebook import Codebook

FOLDER = Path(__file__).parent / "annotated"
NONE = "none"
STATUSES = (NONE, *(status.value for status in Status))
LETTERS = "TIAVWNPDCSQRLOX"
KINDS = frozenset(kind.value for kind in CasualtyKind)
SIDES = frozenset(side.value for side in Side)
_NUMBERED = frozenset("TIAVWNPDC")
_PIECE = re.compile(r"\{([A-Z])(\d?)((?:\.[a-z]+)*) ([^{}]+)\}|<<|>>")


class AnnotationError(ValueError):
    """A line that is not in the format, with where it stands."""


@dataclass(frozen=True)
class Mark:
    """A span of a sentence with its code."""

    letter: str
    happening: int
    start: int
    end: int
    kind: str | None = None
    side: str | None = None
    part: bool = False


@dataclass(frozen=True)
class Line:
    """A sentence: what it is, the types of its happenings by number, its spans, and what is credited to a voice."""

    text: str
    status: str
    types: dict[int, str]
    marks: tuple[Mark, ...]
    credited: tuple[tuple[int, int], ...] = ()


@dataclass
class Story:
    """A document."""

    id: str
    language: str
    values: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def read_line(line: str, types: frozenset[str]) -> Line:
    """Read one sentence.

    Raises:
        AnnotationError: it is not in the format.
    """
    head, bar, marked = line.partition(" | ")
    if not bar:
        raise AnnotationError("no ' | ' between head and sentence")
    status, happenings = _head(head, types)
    text, marks, credited = _marked(marked, happenings)
    if "{" in text or "}" in text:
        raise AnnotationError(f"a brace is not part of a span: {text[max(0, text.find('{')) :][:40]}")
    if text != text.strip() or "  " in text:
        raise AnnotationError("spaces at the ends, or two together")
    triggers = {mark.happening for mark in marks if mark.letter == "T"}
    if missing := set(happenings) - triggers:
        raise AnnotationError(f"no trigger for happening {sorted(missing)}")
    return Line(text, status, happenings, marks, credited)


def _head(head: str, types: frozenset[str]) -> tuple[str, dict[int, str]]:
    """What stands before the bar: the status, and the type of each happening."""
    status, *named = head.split() or [""]
    if status not in STATUSES:
        raise AnnotationError(f"no such status: {status}")
    happenings = {}
    for item in named:
        number, _, code = item.partition("=")
        if not number.isdecimal() or code not in types:
            raise AnnotationError(f"no such type: {item}")
        happenings[int(number)] = code
    return status, happenings


def _marked(
    marked: str, happenings: dict[int, str]
) -> tuple[str, tuple[Mark, ...], tuple[tuple[int, int], ...]]:
    """What stands behind the bar: the bare sentence, its spans, and what is credited to a voice."""
    text, at = "", 0
    marks: list[Mark] = []
    credited: list[tuple[int, int]] = []
    opened: list[int] = []
    for piece in _PIECE.finditer(marked):
        text += marked[at : piece.start()]
        at = piece.end()
        if piece.group() == "<<":
            opened.append(len(text))
        elif piece.group() == ">>":
            if not opened:
                raise AnnotationError(">> without <<")
            credited.append((opened.pop(), len(text)))
        else:
            marks.append(_mark(piece, len(text), happenings))
            text += piece[4]
    text += marked[at:]
    if opened:
        raise AnnotationError("<< without >>")
    return text, tuple(marks), tuple(credited)


def _mark(piece: re.Match[str], start: int, happenings: dict[int, str]) -> Mark:
    letter, number, attributes, words = piece[1], piece[2], piece[3].split(".")[1:], piece[4]
    if letter not in LETTERS:
        raise AnnotationError(f"no such code: {letter}")
    if letter in _NUMBERED and not number:
        raise AnnotationError(f"{letter} wants the number of its happening, 0 for none: {words}")
    if number and int(number) and int(number) not in happenings:
        raise AnnotationError(f"no happening {number}: {words}")
    if words != words.strip():
        raise AnnotationError(f"spaces inside a span: {words!r}")
    kind = next((a for a in attributes if a in KINDS), None)
    side = next((a for a in attributes if a in SIDES), None)
    if unknown := set(attributes) - KINDS - SIDES - {"part"}:
        raise AnnotationError(f"no such attribute: {sorted(unknown)}")
    if letter == "N" and (kind is None or side is None):
        raise AnnotationError(f"a number of persons wants a kind and a side: {words}")
    if letter == "V" and kind is None:
        raise AnnotationError(f"persons harmed want a kind: {words}")
    return Mark(letter, int(number or 0), start, start + len(words), kind, side, "part" in attributes)


def read_stories(path: Path, types: frozenset[str]) -> Iterator[Story]:
    """Read a file.

    Raises:
        AnnotationError: with the file and the line that is not in the format.
    """
    story: Story | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@doc "):
            if story is not None:
                yield story
            name, *values = line.removeprefix("@doc ").split()
            story = Story(name, path.parent.name, dict(value.split("=", 1) for value in values))
            continue
        if story is None:
            raise AnnotationError(f"{path}:{number}: a sentence before the first @doc")
        try:
            story.lines.append(read_line(line, types))
        except AnnotationError as fault:
            raise AnnotationError(f"{path}:{number}: {fault}") from fault
    if story is not None:
        yield story


def stories(folder: Path = FOLDER) -> Iterator[Story]:
    """Every annotated document, in the order of the files."""
    types = frozenset(event_type.code for event_type in Codebook.load().types)
    for path in sorted(folder.glob("*/*.txt")):
        yield from read_stories(path, types)


def main() -> int:
    """Check and count."""
    try:
        found = list(stories())
    except AnnotationError as fault:
        print(fault, file=sys.stderr)
        return 1
    lines = [line for story in found for line in story.lines]
    print(len(found), "documents,", len(lines), "sentences")
    print("languages", dict(Counter(story.language for story in found for _ in story.lines)))
    print("statuses", dict(Counter(line.status for line in lines)))
    print("types", dict(Counter(code for line in lines for code in line.types.values()).most_common()))
    print("codes", dict(Counter(mark.letter for line in lines for mark in line.marks).most_common()))
    print(
        "kinds",
        dict(Counter(mark.kind for line in lines for mark in line.marks if mark.letter == "N").most_common()),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

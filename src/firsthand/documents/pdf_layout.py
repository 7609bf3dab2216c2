"""Lines on pages to paragraphs."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_MARGIN_LINES = 3  # at the top and at the bottom, in which headers and footers stand
_MARGIN = 0.11  # of the page's height
_SHARE = 0.4  # of the pages on which a header comes back; left and right pages may have their own
_GAP = 1.4  # of the usual distance between lines; blank lines and space between paragraphs are above
_PITCH = 1.2  # of the size of the letters: the usual distance where a page has too few lines to tell
_SAME_SIZE = 0.1
_INDENT = 0.8  # of the size of the letters
_SHORT = 0.88  # of the column's width: the last line of a paragraph
_TITLE_SIZE = 1.15  # of the size of the text
_TITLE_LINES = 12  # at the top, in which the title stands
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”»’)\]]*$")
_NUMBER = re.compile(
    r"[-–—|\s]*+(?:page|p\.)?\s*+\d{1,4}(?:\s*+(?:/|of|sur|de|von)\s*+\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_WORD_AT_END = re.compile(r"[^\W\d_]+$")
_WORD_AT_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on a page; lengths in points, upwards from the bottom.

    Attributes:
        text: without blanks at its ends; the hyphen at its end left out where `is_broken`.
        left: of its first letter.
        right: of its last letter.
        bottom: of its first letter, with the space that the font leaves below.
        size: of its first letter.
        height: how high up on the page it stands, from 0 to 1.
        is_broken: whether it ends within a word.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    height: float = 0.5
    is_broken: bool = False


def part_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Part page numbers, headers and footers from the text.

    Returns:
        The lines of each page without them, and what was left out, each once.
    """
    margins = [_margins(lines) for lines in pages]
    seen = Counter(key for places in margins for key in {_key(line) for line in places})
    needed = max(2, _SHARE * len(pages))
    bodies: list[list[Line]] = []
    left_out: dict[str, None] = {}
    for lines, places in zip(pages, margins, strict=True):
        outer = {id(line) for line in places if seen[_key(line)] >= needed}
        for end in (places[:1], places[-1:]):
            outer |= {id(line) for line in end if _NUMBER.fullmatch(line.text)}
        bodies.append([line for line in lines if id(line) not in outer])
        left_out.update(dict.fromkeys(line.text for line in lines if id(line) in outer))
    return bodies, list(left_out)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of all pages; one may run over columns and pages."""
    known = {
        word.lower() for lines in pages for line in lines for word in re.findall(r"\w+(?:-\w+)+", line.text)
    }
    open_lines: list[Line] = []
    for lines in pages:
        layout = _Layout(lines)
        for number, line in enumerate(lines):
            if open_lines and not (
                layout.runs_on(open_lines[-1], line) if number else _runs_over(open_lines[-1], line)
            ):
                yield _joined(open_lines, known)
                open_lines = []
            open_lines.append(line)
    if open_lines:
        yield _joined(open_lines, known)


def title_of(pages: Sequence[Sequence[Line]]) -> str | None:
    """The first of the largest lines at the top of the first page; None where all are of one size."""
    lines = next((lines for lines in pages if lines), ())
    weights: Counter[float] = Counter()
    for body in pages:
        for line in body:
            weights[round(line.size, 1)] += len(line.text)
    if not weights:
        return None
    usual = weights.most_common(1)[0][0]
    top = [line for line in lines[:_TITLE_LINES] if len(line.text) > 3]
    largest = max((line.size for line in top), default=0.0)
    if largest < usual * _TITLE_SIZE:
        return None
    first = next(at for at, line in enumerate(lines) if line.size >= largest * (1 - _SAME_SIZE))
    title = [lines[first]]
    for line in lines[first + 1 : first + 4]:
        if line.size < largest * (1 - _SAME_SIZE):
            break
        title.append(line)
    return _joined(title, set())[:300]


class _Layout:
    """How a page is set: the distance between its lines, and its columns."""

    def __init__(self, lines: Sequence[Line]) -> None:
        steps = [a.bottom - b.bottom for a, b in pairwise(lines)]
        steps = [step for step in steps if step > 1]
        self._step = statistics.median_low(steps) if len(steps) > 2 else 0.0
        self._lines = lines

    def runs_on(self, line: Line, after: Line) -> bool:
        """Whether a line goes on in the one after it, on the same page."""
        if line.is_broken:
            return True
        if abs(line.size - after.size) > _SAME_SIZE * max(line.size, after.size):
            return False
        step = line.bottom - after.bottom
        if step < -line.size:  # up into the next column
            return _runs_over(line, after)
        if step > _GAP * max(self._step, _PITCH * line.size):
            return False
        if not _SENTENCE_END.search(line.text):
            return True
        is_indented = after.left - line.left > _INDENT * after.size
        return not is_indented and line.right >= self._right(line)

    def _right(self, line: Line) -> float:
        """Where a line ends at the earliest that is not the last of its paragraph."""
        column = [other for other in self._lines if abs(other.left - line.left) < 3 * line.size]
        left, right = min(other.left for other in column), max(other.right for other in column)
        return left + _SHORT * (right - left)


def _runs_over(line: Line, after: Line) -> bool:
    """Whether a line goes on in the next column or on the next page."""
    if line.is_broken:
        return True
    is_same = abs(line.size - after.size) <= _SAME_SIZE * max(line.size, after.size)
    return is_same and not _SENTENCE_END.search(line.text) and not after.text[:1].isupper()


def _joined(lines: Sequence[Line], known: set[str]) -> str:
    text = lines[0].text
    for before, line in pairwise(lines):
        if not before.is_broken:
            text += " " + line.text
            continue
        first, second = _WORD_AT_END.search(text), _WORD_AT_START.match(line.text)
        is_compound = (
            first is None
            or second is None
            or second[0][0].isupper()  # as in "Franco-Malian"
            or f"{first[0]}-{second[0]}".lower() in known
        )
        text += ("-" if is_compound else "") + line.text
    return text + ("-" if lines[-1].is_broken else "")


def _margins(lines: Sequence[Line]) -> list[Line]:
    """The first and the last lines of a page by where they stand, from the top."""
    ordered = sorted(
        (line for line in lines if not _MARGIN < line.height < 1 - _MARGIN), key=lambda line: -line.bottom
    )
    return (
        ordered if len(ordered) <= 2 * _MARGIN_LINES else ordered[:_MARGIN_LINES] + ordered[-_MARGIN_LINES:]
    )


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())

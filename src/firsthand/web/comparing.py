"""Two documents side by side, sentence by sentence: what one took from the other, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from firsthand.domain.document import Document

_ALIKE = 0.5
"""Share of words in common from which two sentences in the same place are shown as one that was changed."""
_MOST_SENTENCES = 400
_MOST_WORDS = 400


@dataclass(frozen=True)
class Run:
    """Words of a sentence, and whether the other document has them too."""

    text: str
    is_shared: bool


@dataclass(frozen=True)
class Row:
    """A sentence of each document, or of one alone.

    Attributes:
        kind: "same", "changed", "left" (only the first has it) or "right".
        left, right: the words of each, empty where it has none.
    """

    kind: str
    left: tuple[Run, ...] = ()
    right: tuple[Run, ...] = ()


def compare(left: Document, right: Document) -> tuple[Row, ...]:
    """Lay two documents side by side, each up to its first 400 sentences."""
    one, other = _sentences(left), _sentences(right)
    matcher = SequenceMatcher(None, [_folded(s) for s in one], [_folded(s) for s in other], autojunk=False)
    rows: list[Row] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            rows += (
                Row("same", (Run(first, is_shared=True),), (Run(second, is_shared=True),))
                for first, second in zip(one[a:b], other[c:d], strict=True)
            )
        else:
            rows += _paired(one[a:b], other[c:d])
    return tuple(rows)


def _paired(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    """Sentences that differ, those alike in pairs, in the order of both."""
    at = 0
    for sentence in left:
        likeness = [(_likeness(sentence, other), -n) for n, other in enumerate(right[at:])]
        best, position = max(likeness, default=(0.0, 0))
        if best < _ALIKE:
            yield Row("left", left=(Run(sentence, is_shared=False),))
            continue
        for other in right[at : at - position]:
            yield Row("right", right=(Run(other, is_shared=False),))
        at -= position
        yield _changed(sentence, right[at])
        at += 1
    for other in right[at:]:
        yield Row("right", right=(Run(other, is_shared=False),))


def _changed(left: str, right: str) -> Row:
    one, other = left.split()[:_MOST_WORDS], right.split()[:_MOST_WORDS]
    matcher = SequenceMatcher(
        None, [w.casefold() for w in one], [w.casefold() for w in other], autojunk=False
    )
    ours: list[Run] = []
    theirs: list[Run] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if b > a:
            ours.append(Run(" ".join(one[a:b]), is_shared=tag == "equal"))
        if d > c:
            theirs.append(Run(" ".join(other[c:d]), is_shared=tag == "equal"))
    return Row("changed", tuple(ours), tuple(theirs))


def _likeness(one: str, other: str) -> float:
    first, second = set(_folded(one).split()), set(_folded(other).split())
    return len(first & second) / max(1, len(first), len(second))


def _sentences(document: Document) -> list[str]:
    return [" ".join(sentence.span.text.split()) for sentence in document.sentences[:_MOST_SENTENCES]]


def _folded(sentence: str) -> str:
    return "".join(c if c.isalnum() else " " for c in sentence.casefold())

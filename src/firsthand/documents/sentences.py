"""Sentences with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.documents.credit import dateline_end
from firsthand.domain.document import Block, Sentence
from firsthand.domain.values import Span
from firsthand.languages.base.sentences import SentenceRules

_END = re.compile(r"[.!?…]+(?:\s?»|[\"'”’)\]]+)*")
_WORD_BEFORE = re.compile(r"([\w°]+(?:\.\w+)*)$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.)*[A-ZÀ-Ý]")
_OPENERS = "\"'“‘«(["
_MAX_SENTENCE = 4000  # characters; more without an end is a list, a script or an attack


def cut(text: str, blocks: Sequence[Block], rules: SentenceRules) -> tuple[Sentence, ...]:
    """Cut every block into sentences. They are disjoint, in order, and leave out nothing but blanks.

    What goes on for thousands of characters without an end is cut at a blank, so that no page takes the time of its square.
    """
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        for start, end in _cut_block(text[block.span.start : block.span.end], rules):
            span = Span.of(text, block.span.start + start, block.span.start + end)
            sentences.append(Sentence(len(sentences), number, span))
    return tuple(sentences)


def _cut_block(text: str, rules: SentenceRules) -> Iterator[tuple[int, int]]:
    if start := dateline_end(text):
        yield from _trimmed(text, 0, start)
    for match in _END.finditer(text, start):
        if match.end() - start > _MAX_SENTENCE or _ends(text, match, rules):
            yield from _in_parts(text, start, match.end())
            start = match.end()
    yield from _in_parts(text, start, len(text))


def _in_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it stands, or what there is of it between blanks where it is endless."""
    while end - start > _MAX_SENTENCE:
        blank = text.rfind(" ", start + _MAX_SENTENCE // 2, start + _MAX_SENTENCE)
        cut_at = blank if blank > 0 else start + _MAX_SENTENCE
        yield from _trimmed(text, start, cut_at)
        start = cut_at
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, match: re.Match[str], rules: SentenceRules) -> bool:
    """Whether a mark ends a sentence: what follows begins one, and what precedes is no abbreviation or initial."""
    after = text[match.end() : match.end() + 3]
    if not after:
        return True
    marks = match.group()
    before = _WORD_BEFORE.search(text[max(match.start() - 20, 0) : match.start()])
    word = before.group(1) if before else ""
    if not after[0].isspace():
        glued = after[0].isupper() and after[1:2].isalpha() and word[-1:].islower() and len(word) > 2
        return glued and marks[0] in ".!?"
    following = text[match.end() :].lstrip()[:2]
    first = following.lstrip(_OPENERS + " ")[:1] or following[:1]
    if first.islower():
        return False
    if marks.startswith(".") and marks.count(".") == 1:
        if word.casefold() in rules.abbreviations:
            return False
        if _INITIALS.fullmatch(word) and word.casefold() not in rules.acronyms:
            return False
    return True

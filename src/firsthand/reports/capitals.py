"""Capitalised words and the names they make up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from firsthand.domain.values import Span

_WORD = re.compile(r"[^\W\d_]\w*(?:['’‑-][^\W_]\w*)*")
_ELISION = re.compile(r"(?:l|d|qu|s|j|m|c)['’](?=\w)|(?:L|D|Qu|S|C)['’](?=[A-ZÀ-Þ])")
_ARTICLE = re.compile(r"(?:a[dlnrstz]|ash|e[dlnrstz]|esh|ul)[-‑][A-ZÀ-Þ]")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_BOTH = re.compile(r"(?=\b([A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?\s(?:and|et|&)\s[A-ZÀ-Þ][\w’'-]+))")
_LONGEST_NAME = 6  # words
_LONG_WORD = 4  # letters: shorter words tell nothing about the case of a headline
_HEADLINE_SHARE = 0.7  # of long words capitalised, and no full stop: headline case


class Word(NamedTuple):
    """A word of a sentence, without an elided article before it or a possessive behind it.

    Attributes:
        start, end: offsets into the document's text.
        text: as written.
        weak: True where its capital tells nothing: at the start of a sentence or in a headline in title case.
    """

    start: int
    end: int
    text: str
    weak: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter, behind an Arabic article too: "el-Fasher"."""
        return self.text[0].isupper() or _ARTICLE.match(self.text) is not None

    @property
    def lower(self) -> str:
        """In lower case."""
        return self.text.lower()


def words_of(text: str, sentence: Span) -> tuple[Word, ...]:
    """The words of a sentence in order."""
    bounds = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        written = match.group()
        if "'" in written or "’" in written:
            if elided := _ELISION.match(written):
                start += elided.end()
            if possessive := _POSSESSIVE.search(text[start:end]):
                end = start + possessive.start()
        if end > start:
            bounds.append((start, end))
    long = [text[start] for start, end in bounds if end - start >= _LONG_WORD]
    ended = sentence.text.rstrip().endswith((".", "…", "»", "”", '"'))
    headline = (
        not ended and len(long) >= _LONG_WORD and sum(c.isupper() for c in long) > _HEADLINE_SHARE * len(long)
    )
    return tuple(
        Word(start, end, text[start:end], headline or n == 0) for n, (start, end) in enumerate(bounds)
    )


def runs(
    text: str, words: Sequence[Word], connectors: frozenset[str], apart: Collection[Word] = ()
) -> Iterator[tuple[Word, ...]]:
    """Maximal runs of adjacent capitalised words, particles inside allowed ("Nioro du Sahel").

    Args:
        text: of the document.
        words: of a sentence.
        connectors: the particles.
        apart: words that are in no run.
    """
    run: list[Word] = []
    pending: list[Word] = []
    for word in words:
        joined = bool(run) and _adjacent(text, (pending or run)[-1], word)
        if joined and word.is_capitalised and word not in apart:
            run += [*pending, word]
            pending = []
        elif joined and word.lower in connectors and len(pending) < 2:
            pending.append(word)
        else:
            if run:
                yield tuple(run)
            run = [word] if word.is_capitalised and word not in apart else []
            pending = []
    if run:
        yield tuple(run)


def joined_names(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of two names with "and" between, which may be one: "Jammu and Kashmir"."""
    for match in _BOTH.finditer(text):
        start, end = match.span(1)
        yield start, end - len("'s") if _POSSESSIVE.search(match[1]) else end


def names_at(run: Sequence[Word], position: int) -> Iterator[Sequence[Word]]:
    """Names that may start at a word of a run, the longest first."""
    for end in range(min(len(run), position + _LONGEST_NAME), position, -1):
        if run[end - 1].is_capitalised:
            yield run[position:end]


def _adjacent(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    return gap in {" ", "\u00a0", "-", "\u2011"} or gap.lower() in {" l'", " l’", " d'", " d’"}

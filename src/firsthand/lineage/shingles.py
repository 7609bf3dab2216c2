"""Word shingles of an article: the traces that a rewrite keeps of the wording it started from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.domain.document import Document
from firsthand.knowledge.folding import plain

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_LONG_WORD = 4  # letters; shorter words are mostly function words in every language we read

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """The wording of one document, ready to be compared.

    Attributes:
        pairs: two consecutive words of which at least one has four letters or more.
        triples: three consecutive words of which at least two have four letters or more.
        prose: the triples without names and numbers (every word is written in lower case): two reports
            of one incident share names and figures even when neither has seen the other, but not prose.
    """

    pairs: frozenset[Shingle]
    triples: frozenset[Shingle]
    prose: frozenset[Shingle]


def fold_words(text: str) -> list[str]:
    """The words of a text, folded."""
    return plain(text).split()


def wording(document: Document) -> Wording:
    """Cut the title and the clean text of a document into shingles."""
    title = document.title or ""
    text = document.text if not title or title in document.text else f"{title}\n{document.text}"
    words = _WORD.findall(text.translate(_APOSTROPHES))
    keys = {word: plain(word) for word in set(words)}
    folded = [keys[word] for word in words]
    is_prose = [word.islower() for word in words]
    is_long = [len(word) >= _LONG_WORD for word in folded]
    pairs = {(folded[at], folded[at + 1]) for at in range(len(words) - 1) if is_long[at] or is_long[at + 1]}
    starts = [at for at in range(len(words) - 2) if sum(is_long[at : at + 3]) >= 2]
    triples = {tuple(folded[at : at + 3]) for at in starts}
    prose = {tuple(folded[at : at + 3]) for at in starts if all(is_prose[at : at + 3])}
    return Wording(frozenset(pairs), frozenset(triples), frozenset(prose))


def jaccard(a: frozenset[Shingle], b: frozenset[Shingle]) -> float:
    """Shared part of the union of two sets; 0 where both are empty."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def containment(a: frozenset[Shingle], b: frozenset[Shingle]) -> float:
    """Shared part of the smaller of two sets; 0 where one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0

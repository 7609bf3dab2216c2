"""What another look at an address gives: the same article, an edited one, the beginning of it, or something else."""

from __future__ import annotations

import re
from enum import StrEnum

from firsthand.domain.document import Document

_WORDS = 5  # in a shingle
_SHARED = (
    0.1  # of the shingles of the shorter text, below which it is rewritten from end to end, or another text
)
_AKIN = 0.2  # of its longer words, names and places among them, below which it is another text
_LONG = 5  # letters
_NEW = 0.1  # of its shingles that are new, below which a far shorter text is a piece of the longer one
_SHORTER = 0.5


class Edit(StrEnum):
    """How an article stands to what it was."""

    SAME = "same"
    EDITED = "edited"
    SHORTENED = "shortened"  # a piece of what it was: most likely a wall that has come up before the rest
    OTHER = "other"  # next to nothing in common: the address has been given to something else


def compared(before: Document, now: Document) -> Edit:
    """How an article stands to what it was when it was read before."""
    if (before.title, before.text) == (now.title, now.text):
        return Edit.SAME
    old, new = _shingles(before.text), _shingles(now.text)
    shared = len(old & new)
    if shared < _SHARED * min(len(old), len(new)) and not _are_akin(before.text, now.text):
        return Edit.OTHER
    if len(now.text) < _SHORTER * len(before.text) and len(new) - shared < _NEW * len(new):
        return Edit.SHORTENED
    return Edit.EDITED


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(tuple(words[n : n + _WORDS]) for n in range(max(1, len(words) - _WORDS + 1)))


def _are_akin(one: str, other: str) -> bool:
    """Whether two texts may tell of the same: a story that is written anew keeps its names and its subject."""
    some, more = (
        frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _LONG)
        for text in (one, other)
    )
    fewer = min(len(some), len(more))
    return fewer > 0 and len(some & more) >= _AKIN * fewer

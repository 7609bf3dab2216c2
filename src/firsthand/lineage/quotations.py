"""Quoted words: a string of speech that two articles share points to one source for it."""

from __future__ import annotations

import re

from firsthand.lineage.shingles import fold_words

# One alternative per pair of marks; each body excludes its own closing mark, so matching is linear.
_QUOTED = re.compile(r"“([^”\n]{3,600})”|«([^»\n]{3,600})»|\"([^\"\n]{3,600})\"")
LONG = 4  # words: enough that two people do not choose them by chance
_SHORT = 2


def quotations(text: str) -> frozenset[tuple[str, ...]]:
    """The quoted strings of a text with at least two words, folded to words."""
    found = set()
    for match in _QUOTED.finditer(text):
        words = tuple(fold_words(next(group for group in match.groups() if group is not None)))
        if len(words) >= _SHORT:
            found.add(words)
    return frozenset(found)


def shared_quotations(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Weigh the quotations two texts share.

    A quotation of four or more words counts 1, also where one text quotes only part of it; a shorter one
    counts one half, because two reporters may pick the same two words out of one speech.
    """
    weight = 0.0
    for words in sorted(a):
        if len(words) >= LONG:
            weight += any(len(other) >= LONG and _overlap(words, other) for other in b)
        elif words in b:
            weight += 0.5
    return weight


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter string stands inside the longer one."""
    short, long = sorted((a, b), key=len)
    return f" {' '.join(short)} " in f" {' '.join(long)} "

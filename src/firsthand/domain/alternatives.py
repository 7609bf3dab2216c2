"""Many alternatives as one regular expression that shares their beginnings.

Python's `re` tries the alternatives of a branch one by one at every position of a text. Factored by their first letters ("attack|attaque|raid"
as "atta(?:ck|que)|raid"), few are left to try. What matches stays the same: only alternatives that begin with different letters, of
which one at most can match at a position, change places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_HEAD = re.compile(r"(?:\\s|\\[^\w\s]|[^\W_])(?![?*+{])")
"""A piece that matches one character and always the same: a letter, a digit, an escaped mark, or white space."""

_NESTED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\([^()]*\)", re.DOTALL)

_Item = tuple[Sequence[str], str]


def either(patterns: Iterable[str]) -> str:
    """An expression for what any of some patterns matches, the earlier before the later; for a group of an expression that ignores case."""
    return _joined([_cut(pattern) for pattern in patterns])


def phrases(texts: Iterable[str], *, blank: str = r"\s") -> str:
    """An expression for literal words and phrases, the longest first; empty where there is none.

    Args:
        texts: as they are written.
        blank: the pattern for a blank inside a phrase.
    """
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    return either(re.escape(text).replace(r"\ ", blank) for text in ordered)


def _cut(pattern: str) -> _Item:
    """The pieces that a pattern begins with, and the rest of it; no pieces where it is a choice itself."""
    if "|" in pattern and "|" in _flat(pattern):
        return (), pattern
    pieces: list[str] = []
    at = 0
    while match := _HEAD.match(pattern, at):
        pieces.append(match.group())
        at = match.end()
    return pieces, pattern[at:]


def _flat(pattern: str) -> str:
    """A pattern without what stands in brackets."""
    while (inner := _NESTED.sub("", pattern)) != pattern:
        pattern = inner
    return pattern


def _joined(items: Sequence[_Item]) -> str:
    parts: list[str] = []
    begun: dict[str, list[_Item]] = {}
    for pieces, rest in items:
        if pieces:
            begun.setdefault(pieces[0].lower(), []).append((pieces[1:], rest))
            continue
        parts += _closed(begun)
        begun = {}
        parts.append(rest)
    return "|".join([*parts, *_closed(begun)])


def _closed(begun: dict[str, list[_Item]]) -> list[str]:
    return [
        first + ("".join(items[0][0]) + items[0][1] if len(items) == 1 else f"(?:{_joined(items)})")
        for first, items in begun.items()
    ]

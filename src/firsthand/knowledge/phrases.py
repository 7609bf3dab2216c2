"""Fixed phrases found in running text, by their first word: linear in the text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
_REMEMBERED = 4  # texts whose words are kept: several lists are looked for in each


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[tuple[int, str], ...]:
    """Where each word of a text starts, and the word."""
    return tuple((word.start(), word.group()) for word in _WORD.finditer(text))


class PhraseIndex:
    """An index of phrases, matched with their case; the longest wins, matches do not overlap.

    Args:
        phrases: what to find; each starts with a word character.
        hyphen: whether a phrase may follow a hyphen ("Franco-Malian").
    """

    def __init__(self, phrases: Iterable[str], *, hyphen: bool = True) -> None:
        self._by_first: dict[str, list[str]] = {}
        self._hyphen = hyphen
        for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
            if first := _WORD.match(phrase):
                self._by_first.setdefault(first.group(), []).append(phrase)

    def spot(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the phrases stand, in order."""
        end, by_first = 0, self._by_first
        for start, word in _words(text):
            if word not in by_first or start < end or (not self._hyphen and text[start - 1 : start] == "-"):
                continue
            for phrase in by_first[word]:
                if (
                    text.startswith(phrase, start)
                    and not text[start + len(phrase) : start + len(phrase) + 1].isalnum()
                ):
                    end = start + len(phrase)
                    yield start, end
                    break

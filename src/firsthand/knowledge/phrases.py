"""Fixed phrases found in running text, by their first word: linear in the text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")


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
        end = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end or (not self._hyphen and text[start - 1 : start] == "-"):
                continue
            for phrase in self._by_first.get(word.group(), ()):
                if (
                    text.startswith(phrase, start)
                    and not text[start + len(phrase) : start + len(phrase) + 1].isalnum()
                ):
                    end = start + len(phrase)
                    yield start, end
                    break

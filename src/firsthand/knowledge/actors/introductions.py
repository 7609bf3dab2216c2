"""Short names that a text introduces in brackets: "the Front for X (FX)", "le FX (Front pour X)".

Which words an acronym stands for is told by the letters, from the last to the first, each found in the words before the bracket or in
it, the first at the beginning of a word (Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text"). A name from the list right before the bracket needs no letters: "the National Liberation Army (ELN)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.domain.values import Span
from firsthand.knowledge.folding import plain

_SHORT = r"(?=(?:[^()\s]*[A-Z]){2})[^\W\d_][\w’'-]{1,11}(?:/[\w-]{1,8})?"
_BRACKET = re.compile(r"\s?\((?P<inside>[^()]{2,160})\)")
_INSIDE = re.compile(
    rf"(?:(?:the|or|le|la|les|ou)\s|l['’])?[\"“«]?\s?(?P<short>{_SHORT})\s?[\"”»]?(?:[,;:]\s.*)?", re.DOTALL
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<short>{_SHORT})$")
_FULL = re.compile(r"[^\W\d_].{8,120}", re.DOTALL)
_NAME_WORD = re.compile(r"[^\W_][\w’'-]*")
_BREAK = re.compile(r"[.;:!?\n()\[\]]|,\s")
_REACH = 140  # characters before a bracket
_LONGEST_SHORT = 24  # characters, and one before to see where the word begins
_LETTERS = re.compile(r"[^\W\d_]|\d")
_PARTICLES = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "in",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "pour",
        "et",
        "en",
        "au",
        "aux",
        "al",
        "el",
        "wa",
        "wal",
        "to",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """A short name with the words that it stands for.

    Attributes:
        short: the short name in the brackets or before them.
        long: the full name; None where the letters tell of none.
        before: where what stands before the bracket ends, so that a name from the list that ends there can be told.
    """

    short: Span
    long: Span | None
    before: int


def introductions(text: str) -> Iterator[Introduction]:
    """Short names in brackets, and short names with their full name in brackets, in order."""
    for match in _BRACKET.finditer(text):
        inside = match["inside"]
        if short := _INSIDE.fullmatch(inside):
            base = match.start("inside")
            yield _behind(
                text, match.start(), Span.of(text, base + short.start("short"), base + short.end("short"))
            )
        elif _FULL.fullmatch(inside) and (found := _ahead(text, match)):
            yield found


def _behind(text: str, end: int, short: Span) -> Introduction:
    """A short name in brackets, with the words right before them that it stands for."""
    base = max(0, end - _REACH)
    for found in _BREAK.finditer(text, base, end):
        base = found.end()
    length = _stands_for(short.text, text[base:end])
    return Introduction(short, Span.of(text, end - length, end) if length else None, end)


def _ahead(text: str, bracket: re.Match[str]) -> Introduction | None:
    """A short name before brackets that hold its full name and at most an article besides."""
    base = max(0, bracket.start() - _LONGEST_SHORT)
    before, inside = _BEFORE.search(text[base : bracket.start()]), bracket["inside"]
    length = _stands_for(before["short"], inside) if before else 0
    if before is None or not length or _words_before(inside, length):
        return None
    short = Span.of(text, base + before.start("short"), base + before.end("short"))
    return Introduction(short, Span.of(text, *bracket.span("inside")), -1)


def _words_before(text: str, length: int) -> bool:
    """Whether more than an article stands before the last `length` characters of a text."""
    return any(plain(word) not in _PARTICLES for word in _NAME_WORD.findall(text[: len(text) - length]))


def _stands_for(short: str, text: str) -> int:
    """How many characters at the end of a text a short name stands for, 0 where it stands for none of it.

    The full name has as many words as the short one has letters, particles apart, or few more, and starts with a capital.
    """
    letters = [plain(letter) for letter in _LETTERS.findall(short)]
    position = len(text) - 1
    for number in range(len(letters) - 1, -1, -1):
        while position >= 0 and not (
            plain(text[position]) == letters[number] and (number or _begins_name(text, position))
        ):
            position -= 1
        if position < 0:
            return 0
        position -= 1
    start = position + 1
    words = [word for word in _NAME_WORD.findall(text[start:]) if plain(word) not in _PARTICLES]
    if short in text[start:]:  # "the KPA lost 5 men (KPA)"
        return 0
    is_name = 1 < len(words) <= min(len(letters) + 3, 2 * len(letters))
    return len(text) - start if is_name else 0


def _begins_name(text: str, position: int) -> bool:
    return text[position].isupper() and (position == 0 or not text[position - 1].isalnum())

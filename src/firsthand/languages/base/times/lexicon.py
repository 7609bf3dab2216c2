"""Words of time by category, and a text cut into tokens that each carry the categories of their word.

Categories are the alphabet of the grammar: every set of categories that some word has is one character, so that a text becomes
a string as long as it has tokens, and a rule is a regular expression over that string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.languages.base.times.tokens import TOKEN, Token, number_value

OTHER, BREAK = "\ue000", "\ue001"
_FIRST = 0xE002
_REMEMBERED = 50_000
_PAIR = 2
_WORDS = frozenset({"word", "mark"})
_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Words:
    """The words of one category.

    Attributes:
        category: its name in the rules.
        values: word or phrase, in lower case, to what it means.
        cased: whether they count only with a capital ("May").
    """

    category: str
    values: Mapping[str, Any]
    cased: bool = False


class Lexicon:
    """All words of a language.

    Args:
        words: every category with its words; a word may be in several.
    """

    def __init__(self, words: Iterable[Words]) -> None:
        self._single: dict[str, dict[str, Any]] = {}
        self._cased: dict[str, dict[str, Any]] = {}
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]]] = {}
        phrases: dict[tuple[str, ...], dict[str, Any]] = {}
        for group in words:
            for text, value in group.values.items():
                parts = tuple(_word(match) for match in TOKEN.finditer(text))
                if len(parts) > 1:
                    phrases.setdefault(parts, {})[group.category] = value
                else:
                    table = self._cased if group.cased else self._single
                    table.setdefault(text, {})[group.category] = value
        for parts, values in sorted(phrases.items(), key=lambda item: -len(item[0])):
            self._phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, values))
        self._codes: dict[frozenset[str], str] = {}
        self._known: dict[str, tuple[str, Mapping[str, Any], bool]] = {}

    def code(self, categories: Iterable[str]) -> str:
        """The character of a set of categories."""
        key = frozenset(categories)
        if key not in self._codes:
            self._codes[key] = chr(_FIRST + len(self._codes))
        return self._codes[key]

    def characters(self, category: str) -> str:
        """Every character whose set has the category; call after `close`."""
        return "".join(code for key, code in self._codes.items() if category in key)

    def close(self) -> None:
        """Give every set of categories that a token can have its character."""
        for word in (*self._single, *self._cased):
            for shown in (word, word.capitalize()):
                self._look_up(shown)
        for seconds in self._phrases.values():
            for group in seconds.values():
                for _, values in group:
                    self.code(values)
        for categories in NUMERIC:
            self.code(categories)

    def read(self, text: str) -> tuple[list[Token], str]:
        """The tokens of a text, phrases joined, and their characters."""
        tokens: list[Token] = []
        codes: list[str] = []
        add, code_of, new = (
            tokens.append,
            codes.append,
            tuple.__new__,
        )  # a name is looked up once, not for every token
        known, end = self._known, 0
        raw = list(TOKEN.finditer(text, 0, len(text.rstrip())))  # blanks at the end belong to no token
        at, count = 0, len(raw)
        while at < count:
            match = raw[at]
            group = match.lastindex or 0
            start, after = match.span(group)
            if start - end > 1 and text.count("\n", end, start) > 1:
                tokens.append(Token(start, start, _NOTHING))
                codes.append(BREAK)
            end, kind, word = after, match.lastgroup, match[group]
            if kind in _WORDS:
                code, values, begins = known.get(word) or self._look_up(word)
                if begins and (joined := self._phrase(raw, at, word.lower())):
                    size, values = joined
                    code = self.code(values)
                    at += size - 1
                    end = raw[at].end()
            else:
                values = number_value(kind or "", word)
                code = self._codes.get(frozenset(values), OTHER) if values else OTHER
            add(new(Token, (start, end, values)))
            code_of(code)
            at += 1
        return tokens, "".join(codes)

    def _phrase(self, raw: list[re.Match[str]], at: int, lower: str) -> tuple[int, Mapping[str, Any]] | None:
        if at + 1 == len(raw):
            return None
        for parts, values in self._phrases[lower].get(_word(raw[at + 1]), ()):
            size = len(parts)
            if size == _PAIR or (
                at + size <= len(raw) and all(_word(raw[at + n]) == parts[n] for n in range(_PAIR, size))
            ):
                return size, values
        return None

    def _look_up(self, word: str) -> tuple[str, Mapping[str, Any], bool]:
        lower = word.lower()
        values = dict(self._single.get(lower, {}))
        if word[:1].isupper():
            values |= self._cased.get(lower, {})
        found = (self.code(values) if values else OTHER, values or _NOTHING, lower in self._phrases)
        if len(self._known) < _REMEMBERED:
            self._known[word] = found
        return found


def _word(match: re.Match[str]) -> str:
    """The token of a match, in lower case."""
    return match[match.lastindex or 0].lower()


NUMERIC: tuple[frozenset[str], ...] = (
    frozenset({"num"}),
    frozenset({"num", "dnum"}),
    frozenset({"num", "year"}),
    frozenset({"ord", "dord"}),
    frozenset({"ord"}),
    frozenset({"iso"}),
    frozenset({"slash"}),
    frozenset({"slash2"}),
    frozenset({"clock"}),
    frozenset({"clock", "hlength"}),
    frozenset({"decade"}),
    frozenset({"year2"}),
    frozenset({"money"}),
    frozenset({"quarterword"}),
    frozenset({"halfname"}),
)
"""Sets of categories that tokens with digits have."""
